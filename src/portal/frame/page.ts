import type { PageName } from '../addresses.js';
import type { Answer, Document, DocumentName, Variables } from './documents.js';
import type { PageForm } from './form.js';
import type { Reader } from './reader.js';
import type { Sheet } from './render.js';

/** What stands at the address of a thing that whoever asks may not see; asked with the same variables, and only then. */
export interface Otherwise<Name extends DocumentName = DocumentName> {
  document: Document<Name>;
  /** `null`: nothing is known of it either. */
  sheet(data: Answer<Name>, reader: Reader): Sheet | null;
}

/** What the document of a page answers; a page that has none gets nothing. */
export type Data<Name extends PageName> = Name extends DocumentName ? Answer<Name> : Nothing;
type Asked<Name extends PageName> = Name extends DocumentName ? Variables<Name> : Nothing;
type Nothing = Record<string, never>;

export interface AnyPage<Name extends PageName> {
  variables?(key: string, search: URLSearchParams, reader: Reader): Asked<Name>;
  /** `null`: there is no such thing. A text: it is at this address instead. */
  sheet(data: Data<Name>, reader: Reader): Sheet | string | null;
  /** What is shown in its place when there is no such thing for the one who asks. */
  otherwise?: Otherwise;
  /** Whoever is not signed in is asked to, and comes back. */
  signedInOnly?: true;
  /** It needs no data: it has no document. */
  asks?: false;
  /** What can be done on it, by the name that each form carries. */
  forms?: Record<string, PageForm>;
}

/** A page: the document of its name, what it asks with, and what it makes of the answer. */
export type Page<Name extends PageName> = AnyPage<Name> &
  (Name extends DocumentName ? { asks?: never } & Needed<Asked<Name>> : { asks: false });

/** What a document cannot be asked without, a page must say. */
type Needed<Given> = Nothing extends Given ? unknown : { variables(...asked: never): Given };
