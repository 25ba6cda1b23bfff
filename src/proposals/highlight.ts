import type { SqlField } from '../api/read/read.js';

/** Marks around a word that was found. No text holds these two: they are refused at the door. */
const [START, STOP] = ['chr(2)', 'chr(3)'];

/**
 * The words of a search in a proposal, cut into pieces of plain text by the database, which knows the stems and leaves
 * accents out. Pieces and not HTML: nobody downstream has to trust a string with tags in it.
 */
export const matchesSql: SqlField = (t, q, field) => {
  const words = q.p(field.args['text'] ?? '', 'text');
  const title = inOriginal(`${t}.title`);
  const body = `concat_ws(E'\\n', ${['problem', 'action', 'expected_change', 'affected'].map((name) => inOriginal(`${t}.${name}`)).join(', ')})`;
  return `json_build_object(
    'title', ${pieces(headline(t, title, words, 'HighlightAll=true'))},
    'excerpt', ${pieces(headline(t, body, words, 'MaxFragments=2, MaxWords=30, MinWords=12, FragmentDelimiter=" … "'))})`;
};

export function searchQuery(words: string): string {
  return `(websearch_to_tsquery('tequio.es', ${words}) || websearch_to_tsquery('tequio.en', ${words}))`;
}

const inOriginal = (column: string) => `(${column} -> (${column} ->> 'original') ->> 'text')`;

function headline(t: string, text: string, words: string, options: string): string {
  return `ts_headline(case ${t}.title ->> 'original' when 'en' then 'tequio.en' else 'tequio.es' end::regconfig,
    translate(coalesce(${text}, ''), ${START} || ${STOP}, ''), ${searchQuery(words)},
    '${options}, StartSel=' || ${START} || ', StopSel=' || ${STOP})`;
}

/** Plain and found pieces take turns once both marks are the same. */
function pieces(marked: string): string {
  return `(select coalesce(json_agg(json_build_object('text', cut.piece, 'match', cut.n % 2 = 0) order by cut.n)
      filter (where cut.piece <> ''), '[]')
    from string_to_table(replace(${marked}, ${STOP}, ${START}), ${START}) with ordinality as cut(piece, n))`;
}
