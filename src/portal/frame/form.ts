import { LANGUAGES, type Language } from '../../domain/localized-text.js';
import { isWritten } from '../../domain/text.js';
import type { Answer, Document, FormName, Variables } from './documents.js';
import type { Done } from './done.js';
import type { Asking } from './asking.js';
import type { Fault } from './came-back.js';
import type { Reader } from './reader.js';
import { soughtField, wordsFor } from './seeking.js';
import type { Sent } from './sent.js';

/**
 * Describes a form of a page. A form has no address of its own: it is sent to the page it stands on and names itself in
 * a hidden field, so that a refusal shows the same page with what was written and what to do about it.
 */
export interface PageForm<Name extends FormName = FormName> {
  /**
   * The mutation, or one of several chosen by what was sent; its payload has the alias `result` and selects `userErrors
   * { ...Problem }`.
   */
  document: Document<Name> | ((sent: Sent) => Document<Name>);
  variables(sent: Sent, key: string): Variables<Name>;
  /**
   * Set when the form takes a file, which comes first: it is stored, or a Word file is read, a spreadsheet of reports is read, or a file of visits is kept. `variables` finds the id of
   * the stored file, or of the reading, in the field `upload`.
   */
  file?: true | 'word' | 'wordDraft' | 'visits' | 'reports';
  /** The page that shows what was read from the file, before anything is done; the form stands there again. */
  readAt?(reader: Reader, sent: Sent): string;
  /** Required fields: the name of each, and the words for it. */
  needs?(sent: Sent, reader: Reader): Record<string, string>;
  /** Other faults that the schema cannot judge: a day that does not exist, or nothing ticked. */
  unreadable?(sent: Sent, reader: Reader): Fault[];
  /** How the form asks before it acts (`asking.tsx`); its document selects `consequences { ...Foreseen }`. */
  asks?: Asking;
  /**
   * Names of fields by the path of a problem (`input.body`), when the last part of the path is not the name of the
   * field.
   */
  fields?: Record<string, string>;
  /** The same when the field depends on what was sent, such as the n-th of several alike. */
  fieldAt?(path: string[], sent: Sent): string | undefined;
  /** For a form about many things: true when some were done although others were refused. */
  partly?(result: Answer<Name>['result']): boolean;
  /** The address after success; `null` shows the result once, on the page of the form. */
  next(result: Result<Name>, reader: Reader, sent: Sent): string | null;
  /** The confirmation that the sender reads there, once. */
  done?: Done | Telling<Name>['done'];
}

/** The result of a form's mutation; its fields are never null, because nothing was refused. */
export type Result<Name extends FormName> = Whole<Answer<Name>['result']>;
type Whole<Payload> = { [Field in keyof Payload]: NonNullable<Payload[Field]> };

/** `done` is a method, so that forms of different documents fit in one record. */
interface Telling<Name extends FormName> {
  done(result: Result<Name>, sent: Sent): Done | null;
}

/** Field with the handle of the account for which the form was drawn; no other account can send it. */
export const AS = 'as';
/**
 * Field with the version of the text that the page showed (`components/newer.tsx`); of many texts, each has its own.
 */
export const VERSION = 'version';
export const versionOf = (id: string): string => `${VERSION}-${id}`;
/** Reads that version; `undefined` when the form did not send it. */
export function versionRead(sent: Sent, name = VERSION): number | undefined {
  const read = sent.text(name);
  return read === undefined ? undefined : Number(read);
}
/** Reads the versions of many things; `undefined` unless the form sent one for each. */
export function versionsRead(sent: Sent, ids: string[]): number[] | undefined {
  const read = ids.flatMap((id) => versionRead(sent, versionOf(id)) ?? []);
  return read.length === ids.length ? read : undefined;
}
/** Name of the field of the one thing among many that somebody changed meanwhile, from the path of the problem. */
export const outdatedOf = ([list, place]: string[], ids: string[]): string | undefined =>
  list === 'expectedVersions' ? versionOf(ids[Number(place)] ?? '') : undefined;
/** Value of `way` that discards a form that came back instead of sending it. */
export const DISCARD = 'discard';

/** Values of `way` that leave the page and return: what was typed is kept, and the form is not executed. */
export const TO_SIGN_IN = 'sign-in';
export const inLanguage = (language: Language): string => `language-${language}`;

/** Value of `way` that draws the same form with another number of parts and everything that was typed. */
export const inParts = (count: number): string => `parts-${count}`;
export const partsChosen = (sent: Sent): string | undefined => /^parts-(\d+)$/.exec(sent.text('way') ?? '')?.[1];

/** The address to which a way of this kind leads; `null` for every other way. */
export function ledTo(sent: Sent, { href, here, hereIn }: Reader): string | null {
  const way = sent.text('way');
  if (partsChosen(sent)) return here;
  const field = soughtField(sent);
  if (field !== undefined) return `${here}#${[sent.form, sent.at, wordsFor(field)].filter(Boolean).join('-')}`;
  if (way === TO_SIGN_IN) return href('signIn', '', { returnTo: here });
  const language = LANGUAGES.find((each) => way === inLanguage(each));
  return language ? hereIn(language) : null;
}

/** All faults that are known before the schema is asked; each missing field is named. */
export function faultsBefore(form: PageForm, sent: Sent, reader: Reader): Fault[] {
  const missing = Object.entries(form.needs?.(sent, reader) ?? {})
    .filter(([field]) => !isWritten(sent.text(field) ?? ''))
    .map(([field, what]) => ({ field, message: reader.t('form.missing', { what }) }));
  const unholdable = sent.unholdable.map(({ field, name, after }) => ({
    field,
    message: reader.t(after === '' ? 'form.unholdableFirst' : 'form.unholdable', { name, after }),
  }));
  return [...missing, ...unholdable, ...(form.unreadable?.(sent, reader) ?? [])];
}

interface UserErrorGiven {
  message: string;
  path: string[];
  code?: string;
}

export function faultsOf(form: PageForm, problems: UserErrorGiven[], sent: Sent): Fault[] {
  return problems.map(({ message, path, code }) => {
    const last = path.findLast((part) => !/^(\d+|text|id)$/.test(part)) ?? '';
    const field = form.fieldAt?.(path, sent) ?? form.fields?.[path.join('.')] ?? form.fields?.[last] ?? last;
    return { field, message, ...(code ? { code } : {}) };
  });
}
