import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import './isolation.js';
import { TypedIn } from './components/form.js';
import { Layout, Main } from './components/layout.js';
import type { FeedLink } from './feeds.js';
import type { Live } from './live.js';
import { type Reader, ReaderContext, readerIn } from './reader.js';
import { settleFaults } from './came-back.js';
import { withReturned } from './returned.js';

/** A page: its content, and what it tells browsers and search engines. */
export interface Sheet {
  title: string;
  description?: string;
  /** Set when the address is for one person only: no cache keeps the page, no search engine lists it. */
  secret?: true;
  /** The time zone of the plan of the page; without one the page has the days of the site. */
  timeZone?: string;
  /** Set when search engines must not list the page. */
  unlisted?: true;
  /** Feeds and calendars of the page. */
  feeds?: FeedLink[];
  /** The events to which the page listens while it is open. */
  live?: Live;
  content: VNode;
  /** Set when the page only explains why the reader can do nothing here. */
  status?: 400 | 403;
}

export function htmlOf(asked: Reader, sheet: Sheet): string {
  const reader = readerIn(asked, sheet.timeZone ?? asked.timeZone);
  const drawn = draw(reader, sheet);
  const settled = reader.returned !== null && settleFaults(reader.returned);
  const whole = withReturned(reader, sheet);
  return whole || settled ? draw(reader, whole ?? sheet) : drawn;
}

/**
 * The content is drawn first, because the head needs to know whether people type in it: its links then keep what was
 * typed.
 */
function draw(reader: Reader, sheet: Sheet): string {
  const typedIn = new Set<string>();
  const within = (node: VNode) =>
    renderToString(
      <ReaderContext.Provider value={reader}>
        <TypedIn.Provider value={typedIn}>{node}</TypedIn.Provider>
      </ReaderContext.Provider>,
    );
  const main = within(<Main {...sheet} />);
  return `<!doctype html>${within(<Layout {...sheet} main={main} />)}`;
}
