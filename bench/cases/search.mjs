import { documentOf } from '../../dist/src/portal/frame/documents.js';

/** The page of the search asks for the first of what is found; no other system ranks what several kinds of things say. */
const search = (name, words) => ({
  name: `search: ${name}`,
  tequio: { query: documentOf('search'), variables: { words, asked: true } },
  count: { tequio: ({ data }) => data.search.nodes.length },
});

export const SEARCHES = [
  search('a word of every comment', 'transporte'),
  search('a word of every plan and commitment', 'sintético'),
  search('words of the demonstration', 'ventanilla trámites'),
];
