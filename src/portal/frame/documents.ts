import { readFileSync } from 'node:fs';
import { filesBeside } from './beside.js';
import type { Documents } from './types.js';

/** What stands in the `documents/` of a feature: `plan`, `forms/comment-create`. No two features have the same name. */
export type DocumentName = keyof Documents;

/** The mutation of a form; its payload has the alias `result`. */
export type FormName = Extract<DocumentName, `forms/${string}`>;

/** What the schema answers to a document. */
export type Answer<Name extends DocumentName> = Documents[Name]['answer'];

/** The thing that an answer is about, when there is one. */
export type Thing<Name extends DocumentName, Field extends keyof Answer<Name>> = NonNullable<Answer<Name>[Field]>;

/** What a document is asked with: each value as it stood in an address or was typed, for the schema to judge. */
export type Variables<Name extends DocumentName> = Typed<Documents[Name]['variables']>;

type Typed<Value> = Value extends string
  ? string | null | undefined
  : Value extends (infer Item)[]
    ? readonly Typed<Item>[] | undefined
    : Value extends object
      ? { [Key in keyof Value]: Typed<Value[Key]> }
      : Value | undefined;

declare const called: unique symbol;

/** The text of a document, which knows its own name to the compiler: so what it answers needs no other description. */
export type Document<Name extends DocumentName = DocumentName> = string & { readonly [called]?: Name };

const PLACES = new Map(filesBeside('documents', '.graphql').map(({ name, url }) => [name, url]));

const read = (name: string) => readFileSync(PLACES.get(name)!, 'utf8');

const FRAGMENTS = new Map(
  read('fragments')
    .split(/^(?=fragment )/m)
    .map((source) => [/^fragment (\w+)/.exec(source)?.[1] ?? '', source]),
);

/** The one document of a page or a form. */
export const documentOf = <Name extends DocumentName>(name: Name): Document<Name> => withFragments(read(name));

/** A document with the fragments it spreads: an unused one would not be valid. */
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
