import { documentOf } from '../../dist/src/portal/frame/documents.js';

/** A page of the portal and the query behind it, which no other system has. */
const page = (name, path, holds) => ({
  name: `page: ${name}`,
  tequio: { page: path },
  holds,
  count: { tequio: ({ data }) => Number(data.includes(holds)) },
});
const query = (name, document, variables, thing) => ({
  name: `query: ${name}`,
  tequio: { query: documentOf(document), variables },
  count: { tequio: ({ data }) => Number(data[thing] !== null) },
});

const PLAN = 'edomex-tlalnepantla-2021';
const COMMITMENT = 'EDOMEX-TLALNE-2021-01';

export const PAGES = [
  page('home', '/es', '<main'),
  page('plan', `/es/planes/${PLAN}`, '<main'),
  page('commitment', `/es/compromisos/${COMMITMENT}`, '<main'),
  page('proposals', '/es/propuestas', '<main'),
];
export const PAGE_QUERIES = [
  query('home', 'home', { signedIn: false }, 'plans'),
  query('commitment', 'commitment', { reference: COMMITMENT }, 'commitment'),
];
