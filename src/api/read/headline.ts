import type { Query } from './query.js';

/** Marks around a word that was found. No text holds these two: they are refused at the door. */
const [START, STOP] = ['chr(2)', 'chr(3)'];

/** The most fitting parts of a longer text. */
export const EXCERPT = 'MaxFragments=2, MaxWords=30, MinWords=12, FragmentDelimiter=" … "';

/**
 * What people look for, in either language. The Spanish stemmer takes *accesible* and *accesibilidad* (*sostenible*,
 * *visible*…) for different words: whoever writes one means the other as well.
 */
export function searchQuery(text: string, q: Query): string {
  const meant = new Set([text, text.replace(/ibilidad(es)?\b/gi, 'ible'), text.replace(/ibles?\b/gi, 'ibilidad')]);
  const spanish = [...meant].map((words) => `websearch_to_tsquery('tequio.es', ${q.p(words, 'text')})`);
  return `(${[...spanish, `websearch_to_tsquery('tequio.en', ${q.p(text, 'text')})`].join(' || ')})`;
}

/**
 * The words of a search in a text of this language, cut into pieces of plain text by the database, which knows the stems
 * and leaves accents out. Pieces and not HTML: nobody downstream has to trust a string with tags in it.
 */
export function headline(language: string, text: string, words: string, options: string): string {
  return pieces(`ts_headline(case ${language} when 'en' then 'tequio.en' else 'tequio.es' end::regconfig,
    translate(coalesce(${text}, ''), ${START} || ${STOP}, ''), ${words},
    '${options}, StartSel=' || ${START} || ', StopSel=' || ${STOP})`);
}

/** Plain and found pieces take turns once both marks are the same. */
function pieces(marked: string): string {
  return `(select coalesce(json_agg(json_build_object('text', cut.piece, 'match', cut.n % 2 = 0) order by cut.n)
      filter (where cut.piece <> ''), '[]')
    from string_to_table(replace(${marked}, ${STOP}, ${START}), ${START}) with ordinality as cut(piece, n))`;
}
