import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { Layout } from './components/layout.js';
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

function draw(reader: Reader, sheet: Sheet): string {
  const page = (
    <ReaderContext.Provider value={reader}>
      <Layout {...sheet} />
    </ReaderContext.Provider>
  );
  return `<!doctype html>${renderToString(page)}`;
}
