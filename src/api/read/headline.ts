import type { Query } from './query.js';

/** Marks around a found word. No stored text contains them, because input with them is refused. */
const [START, STOP] = ['chr(2)', 'chr(3)'];

/** Options for the most relevant parts of a longer text. */
export const EXCERPT = 'MaxFragments=2, MaxWords=30, MinWords=12, FragmentDelimiter=" … "';

/**
 * Signs before a word, of which only the last minus counts. PostgreSQL takes each minus for one more "not", and fails
 * on the 33rd: a line of dashes is searched for whenever somebody pastes it.
 */
const SIGNS_BEFORE = /(?<![^\s!&|()<"-])[\s!&|()<-]*-(?=[\s!&|()<]*-)/g;

/**
 * The search query in either language. The Spanish stemmer treats *accesible* and *accesibilidad* (*sostenible*,
 * *visible*…) as different words, but a person who searches for one means the other too.
 */
export function searchQuery(typed: string, q: Query): string {
  const text = typed.replaceAll(SIGNS_BEFORE, ' ');
  const meant = new Set([text, text.replace(/ibilidad(es)?\b/gi, 'ible'), text.replace(/ibles?\b/gi, 'ibilidad')]);
  const spanish = [...meant].map((words) => `websearch_to_tsquery('tequio.es', ${q.p(words, 'text')})`);
  return `(${[...spanish, `websearch_to_tsquery('tequio.en', ${q.p(text, 'text')})`].join(' || ')})`;
}

/**
 * The found words in a text of this language, as pieces of plain text. The database cuts them, because it knows the
 * stems and ignores accents. They are pieces and not HTML, so that nobody has to trust a string with tags.
 */
export function headline(language: string, text: string, words: string, options: string): string {
  return pieces(`ts_headline(case ${language} when 'en' then 'tequio.en' else 'tequio.es' end::regconfig,
    translate(coalesce(${text}, ''), ${START} || ${STOP}, ''), ${words},
    '${options}, StartSel=' || ${START} || ', StopSel=' || ${STOP})`);
}

/** Plain and found pieces alternate after both marks are made equal. */
function pieces(marked: string): string {
  return `(select coalesce(json_agg(json_build_object('text', cut.piece, 'match', cut.n % 2 = 0) order by cut.n)
      filter (where cut.piece <> ''), '[]')
    from string_to_table(replace(${marked}, ${STOP}, ${START}), ${START}) with ordinality as cut(piece, n))`;
}
