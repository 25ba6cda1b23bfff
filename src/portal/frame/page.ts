import type { PageName } from '../addresses.js';
import type { Answer, Document, DocumentName, Variables } from './documents.js';
import type { PageForm } from './form.js';
import type { Reader } from './reader.js';
import type { Sheet } from './render.js';

/** A second page for a thing that the reader may not see; its document has the same variables and runs only then. */
export interface Otherwise<Name extends DocumentName = DocumentName> {
  document: Document<Name>;
  /** `null` when nothing is known of it either. */
  sheet(data: Answer<Name>, reader: Reader): Sheet | null;
}

/** The answer to the document of a page; a page without a document gets an empty object. */
export type Data<Name extends PageName> = Name extends DocumentName ? Answer<Name> : Nothing;
type Asked<Name extends PageName> = Name extends DocumentName ? Variables<Name> : Nothing;
type Nothing = Record<string, never>;

export interface AnyPage<Name extends PageName> {
  variables?(key: string, search: URLSearchParams, reader: Reader): Asked<Name>;
  /** `null` when there is no such thing; a text is the address where it is instead. */
  sheet(data: Data<Name>, reader: Reader): Sheet | string | null;
  /** The page that is shown instead when the reader finds no such thing. */
  otherwise?: Otherwise;
  /** A visitor is asked to sign in and comes back. */
  signedInOnly?: true;
  /** Set when the page needs no data and has no document. */
  asks?: false;
  /** Forms of the page, by the name that each form carries. */
  forms?: Record<string, PageForm>;
}

/** A page: the document of its name, the variables, and the content made of the answer. */
export type Page<Name extends PageName> = AnyPage<Name> &
  (Name extends DocumentName ? { asks?: never } & Needed<Asked<Name>> : { asks: false });

/** A page must give the variables that its document requires. */
type Needed<Required> = Nothing extends Required ? unknown : { variables(...asked: never): Required };
