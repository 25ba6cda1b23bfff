import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import './isolation.js';
import { TypedIn } from './components/form.js';
import { Layout, Main } from './components/layout.js';
import type { FeedLink } from './feeds.js';
import { type Reader, ReaderContext } from './reader.js';
import { withReturned } from './returned.js';

/** What a page says of itself, and its content. */
export interface Sheet {
  title: string;
  description?: string;
  /** What is in its address is for one person: no cache keeps it, no search engine lists it. */
  secret?: true;
  /** Not for search engines. */
  unlisted?: true;
  /** What programs read of it. */
  feeds?: FeedLink[];
  content: VNode;
  /** Of a page that says why there is nothing to do on it for whoever reads. */
  status?: 400 | 403;
}

export function htmlOf(reader: Reader, sheet: Sheet): string {
  const drawn = draw(reader, sheet);
  const whole = withReturned(reader, sheet);
  return whole ? draw(reader, whole) : drawn;
}

/** What is inside comes first: the head of the page says how to leave a form that people type in without losing it. */
function draw(reader: Reader, sheet: Sheet): string {
  const typedIn = new Set<string>();
  const within = (node: VNode) =>
    renderToString(
      <ReaderContext.Provider value={reader}>
        <TypedIn.Provider value={typedIn}>{node}</TypedIn.Provider>
      </ReaderContext.Provider>,
    );
  const main = within(<Main content={sheet.content} />);
  return `<!doctype html>${within(<Layout {...sheet} main={main} />)}`;
}
