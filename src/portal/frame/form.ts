import { LANGUAGES, type Language } from '../../domain/localized-text.js';
import { isWritten } from '../../domain/text.js';
import type { Answer, Document, FormName, Variables } from './documents.js';
import type { Done } from './done.js';
import type { Asking } from './asking.js';
import type { Fault } from './came-back.js';
import type { Reader } from './reader.js';
import type { Sent } from './sent.js';

/**
 * What a form of a page does. It has no address of its own: it is sent to the page it stands on and names itself in a
 * hidden field, so that a refusal shows the same page with what was written and what to do about it.
 */
export interface PageForm<Name extends FormName = FormName> {
  /** One mutation, or one of several by what was chosen; its payload has the alias `result` and selects `userErrors { ...Problem }`. */
  document: Document<Name> | ((sent: Sent) => Document<Name>);
  variables(sent: Sent, key: string): Variables<Name>;
  /** It comes with a file: that is taken first, and `variables` finds its id in the field `upload`. */
  file?: true;
  /** What must be filled in: by the name of each field, what it is called. */
  needs?(sent: Sent, reader: Reader): Record<string, string>;
  /** What besides cannot even be asked of the schema: a day that does not exist, nothing that was ticked. */
  unreadable?(sent: Sent, reader: Reader): Fault[];
  /** What will follow is said before it is done (`asking.tsx`); the document selects `consequences { ...Foreseen }`. */
  asks?: Asking;
  /** Fields by the path that a problem names (`input.body`), where the last part of the path is not the field's name. */
  fields?: Record<string, string>;
  /** The same, where it depends on what was sent: the n-th of several alike. */
  fieldAt?(path: string[], sent: Sent): string | undefined;
  /** Where to go once it is done; `null`: what it made is shown once, on the page that it stands on. */
  next(result: Result<Name>, reader: Reader, sent: Sent): string | null;
  /** What whoever sent it is told there, once. */
  done?: Done | Telling<Name>['done'];
}

/** What the mutation of a form made, as its document asked for it: nothing of it is missing where nothing was refused. */
export type Result<Name extends FormName> = Whole<Answer<Name>['result']>;
type Whole<Payload> = { [Field in keyof Payload]: NonNullable<Payload[Field]> };

/** A method, so that a form of one document stands among forms of all. */
interface Telling<Name extends FormName> {
  done(result: Result<Name>, sent: Sent): Done | null;
}

/** The field that says, by their handle, for whom a form was drawn: it is sent in nobody else's name. */
export const AS = 'as';
/** The field that carries the version of the text that the page showed (`components/newer.tsx`), and of each of many. */
export const VERSION = 'version';
export const versionOf = (id: string): string => `${VERSION}-${id}`;
/** That version; `undefined` when the form did not say it. */
export function versionRead(sent: Sent, name = VERSION): number | undefined {
  const read = sent.text(name);
  return read === undefined ? undefined : Number(read);
}
/** The versions of many, when the form said that of each. */
export function versionsRead(sent: Sent, ids: string[]): number[] | undefined {
  const read = ids.flatMap((id) => versionRead(sent, versionOf(id)) ?? []);
  return read.length === ids.length ? read : undefined;
}
/** Which of many somebody changed meanwhile, by the place that a problem names. */
export const outdatedOf = ([list, place]: string[], ids: string[]): string | undefined =>
  list === 'expectedVersions' ? versionOf(ids[Number(place)] ?? '') : undefined;
/** The way that forgets what came back instead of sending it. */
export const DISCARD = 'discard';

/** Ways that lead elsewhere and back, and take along what was typed: nothing is done with the form. */
export const TO_SIGN_IN = 'sign-in';
export const inLanguage = (language: Language): string => `language-${language}`;

/** The same form with another number of parts, and everything that was typed. */
export const inParts = (count: number): string => `parts-${count}`;
export const partsChosen = (sent: Sent): string | undefined => /^parts-(\d+)$/.exec(sent.text('way') ?? '')?.[1];

/** Where such a way leads; `null` for every other. */
export function ledTo(sent: Sent, { href, here, hereIn }: Reader): string | null {
  const way = sent.text('way');
  if (partsChosen(sent)) return here;
  if (way === TO_SIGN_IN) return href('signIn', '', { returnTo: here });
  const language = LANGUAGES.find((each) => way === inLanguage(each));
  return language ? hereIn(language) : null;
}

/** Everything that is wrong before the schema is asked, at once, each missing part by its name. */
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
