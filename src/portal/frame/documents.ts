import { readFileSync } from 'node:fs';
import { filesBeside } from './beside.js';
import type { Documents } from './types.js';

/**
 * Name of a file in the `documents/` of a feature: `plan`, `forms/comment-create`. Names are unique across features.
 */
export type DocumentName = keyof Documents;

/** The mutation of a form; its payload has the alias `result`. */
export type FormName = Extract<DocumentName, `forms/${string}`>;

/** The answer of the schema to a document. */
export type Answer<Name extends DocumentName> = Documents[Name]['answer'];

/** The thing in one field of an answer, when the answer has one. */
export type Thing<Name extends DocumentName, Field extends keyof Answer<Name>> = NonNullable<Answer<Name>[Field]>;

/** Variables of a document: each value is as it stood in an address or was typed, and the schema judges it. */
export type Variables<Name extends DocumentName> = Typed<Documents[Name]['variables']>;

type Typed<Value> = Value extends string
  ? string | null | undefined
  : Value extends (infer Item)[]
    ? readonly Typed<Item>[] | undefined
    : Value extends object
      ? { [Key in keyof Value]: Typed<Value[Key]> }
      : Value | undefined;

declare const called: unique symbol;

/** The text of a document. Its type carries the document's name, from which the type of the answer follows. */
export type Document<Name extends DocumentName = DocumentName> = string & { readonly [called]?: Name };

const FILES = filesBeside('documents', '.graphql');

const PLACES = new Map(FILES.map(({ name, url }) => [name, url]));

/** A feature keeps its fragments in the file `fragments`; their names are unique across features. */
const FRAGMENTS = new Map(
  FILES.filter(({ name }) => name === 'fragments')
    .flatMap(({ url }) => readFileSync(url, 'utf8').split(/^(?=fragment )/m))
    .map((source) => [/^fragment (\w+)/.exec(source)?.[1] ?? '', source]),
);

/** Reads the one document of a page or a form. */
export const documentOf = <Name extends DocumentName>(name: Name): Document<Name> =>
  withFragments(readFileSync(PLACES.get(name)!, 'utf8'));

/** Adds the fragments that a document spreads, and no others: an unused fragment would make it invalid. */
export function withFragments(document: string): string {
  const parts = [document];
  const seen = new Set<string>();
  for (const part of parts) {
    for (const [, fragment = ''] of part.matchAll(/\.\.\.(\w+)/g)) {
      const source = FRAGMENTS.get(fragment);
      if (source && !seen.has(fragment)) {
        seen.add(fragment);
        parts.push(source);
      }
    }
  }
  return parts.join('\n');
}
