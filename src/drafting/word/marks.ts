/** Names by which a returned document is recognised. Word takes names of bookmarks with at most 40 letters, digits and underscores. */
const CLAUSE = /^cla_([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/i;
const SECTION = /^sec_(\w{1,36})$/;
export const TITLE_MARK = 'tequio_title';
export const FACTS_MARK = 'tequio_facts';

export const PROPERTIES = {
  subject: 'TequioSubject',
  version: 'TequioVersion',
  language: 'TequioLanguage',
  /** Several properties begin so, because one holds the digests of some rows only. */
  facts: 'TequioFacts',
} as const;

export const clauseMark = (id: string): string => checked(`cla_${id.replaceAll('-', '')}`, CLAUSE);
export const sectionMark = (key: string): string => checked(`sec_${key}`, SECTION);

export function clauseOfMark(name: string): string | null {
  const [, ...parts] = CLAUSE.exec(name) ?? [];
  return parts.length > 0 ? parts.join('-').toLowerCase() : null;
}

export const sectionOfMark = (name: string): string | null => SECTION.exec(name)?.[1] ?? null;

function checked(name: string, shape: RegExp): string {
  if (!shape.test(name)) throw new Error(`A bookmark of a document cannot be called ${name}.`);
  return name;
}
