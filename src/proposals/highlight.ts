import type { Query } from '../api/read/query.js';
import type { SqlField } from '../api/read/read.js';

/** Marks around a word that was found. No text holds these two: they are refused at the door. */
const [START, STOP] = ['chr(2)', 'chr(3)'];

/**
 * The words of a search in a proposal, cut into pieces of plain text by the database, which knows the stems and leaves
 * accents out. Pieces and not HTML: nobody downstream has to trust a string with tags in it.
 */
export const matchesSql: SqlField = (t, q, field) => {
  const words = searchQuery((field.args['text'] as string | undefined) ?? '', q);
  const title = inOriginal(`${t}.title`);
  const body = `concat_ws(E'\\n', ${['problem', 'action', 'expected_change', 'affected'].map((name) => inOriginal(`${t}.${name}`)).join(', ')})`;
  return `json_build_object(
    'title', ${pieces(headline(t, title, words, 'HighlightAll=true'))},
    'excerpt', ${pieces(headline(t, body, words, 'MaxFragments=2, MaxWords=30, MinWords=12, FragmentDelimiter=" … "'))})`;
};

/**
 * What people look for, in either language. The Spanish stemmer takes *accesible* and *accesibilidad* (*sostenible*,
 * *visible*…) for different words: whoever writes one means the other as well.
 */
export function searchQuery(text: string, q: Query): string {
  const meant = new Set([text, text.replace(/ibilidad(es)?\b/gi, 'ible'), text.replace(/ibles?\b/gi, 'ibilidad')]);
  const spanish = [...meant].map((words) => `websearch_to_tsquery('tequio.es', ${q.p(words, 'text')})`);
  return `(${[...spanish, `websearch_to_tsquery('tequio.en', ${q.p(text, 'text')})`].join(' || ')})`;
}

const inOriginal = (column: string) => `(${column} -> (${column} ->> 'original') ->> 'text')`;

function headline(t: string, text: string, words: string, options: string): string {
  return `ts_headline(case ${t}.title ->> 'original' when 'en' then 'tequio.en' else 'tequio.es' end::regconfig,
    translate(coalesce(${text}, ''), ${START} || ${STOP}, ''), ${words},
    '${options}, StartSel=' || ${START} || ', StopSel=' || ${STOP})`;
}

/** Plain and found pieces take turns once both marks are the same. */
function pieces(marked: string): string {
  return `(select coalesce(json_agg(json_build_object('text', cut.piece, 'match', cut.n % 2 = 0) order by cut.n)
      filter (where cut.piece <> ''), '[]')
    from string_to_table(replace(${marked}, ${STOP}, ${START}), ${START}) with ordinality as cut(piece, n))`;
}
