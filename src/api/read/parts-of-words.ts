/** True when each of the words stands somewhere in the text, also as a part of a word; accents and capitals do not count. */
export function hasPartsSql(text: string, words: string): string {
  const plain = (sql: string) => `lower(public.unaccent(${sql}))`;
  return `not exists (select from regexp_split_to_table(${plain(words)}, '\\s+') as word where position(word in ${plain(text)}) = 0)`;
}

/** A localized text in all its languages. */
export const inAllLanguages = (column: string): string =>
  `(select string_agg(value #>> '{}', ' ') from jsonb_path_query(${column}, '$.*.text') as value)`;
