import { EXCERPT, headline, searchQuery } from '../api/read/headline.js';
import type { SqlField } from '../api/read/read.js';

/** The words of a search as they stand in the proposal, in its original language. */
export const matchesSql: SqlField = (t, q, field) => {
  const words = searchQuery((field.args['text'] as string | undefined) ?? '', q);
  const language = `${t}.title ->> 'original'`;
  const body = `concat_ws(E'\\n', ${['problem', 'action', 'expected_change', 'affected'].map((name) => inOriginal(`${t}.${name}`)).join(', ')})`;
  return `json_build_object(
    'title', ${headline(language, inOriginal(`${t}.title`), words, 'HighlightAll=true')},
    'excerpt', ${headline(language, body, words, EXCERPT)})`;
};

const inOriginal = (column: string) => `(${column} -> (${column} ->> 'original') ->> 'text')`;
