import { markUnholdable, type Unholdable, unholdableIn } from '../../domain/text.js';

/**
 * The fields that a form sent: every value is a text, with uniform line ends and no blanks around. A character that no
 * text can hold is shown as � in its place, so that people see where it was.
 */
export interface Sent {
  /** Name of the form of the page. */
  form: string;
  /** Id of the thing, when a page holds the same form at several things; empty otherwise. */
  at: string;
  /** A random key made with the form, so that sending it twice acts once. */
  once: string;
  /** `undefined` when the field was left empty or was not there. */
  text(name: string): string | undefined;
  all(name: string): string[];
  /** Every field that was filled in, by its name. */
  fields: ReadonlyMap<string, string[]>;
  /** The first character of each field that no text can hold. */
  unholdable: (Unholdable & { field: string })[];
}

/** Fields of a form by their names. */
export type Fields = Record<string, string | string[]>;

const isText = (value: unknown) => typeof value === 'string';

/** False for what no form sends: a body of JSON may hold values that have no text. */
export function isFields(body: unknown): body is Fields {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return false;
  return Object.values(body).every((value) => isText(value) || (Array.isArray(value) && value.every(isText)));
}

const clean = (value: string) => value.replaceAll(/\r\n?/g, '\n').trim();

export function sentFrom(given: Fields): Sent {
  const fields = new Map<string, string[]>();
  const unholdable: Sent['unholdable'] = [];
  for (const [name, value] of Object.entries(given)) {
    const written = [value]
      .flat()
      .map(clean)
      .filter((each) => each !== '');
    const [first] = written.flatMap((text) => unholdableIn(text) ?? []);
    if (first) unholdable.push({ field: name, ...first });
    if (written.length > 0) fields.set(name, written.map(markUnholdable));
  }
  const all = (name: string) => fields.get(name) ?? [];
  const text = (name: string) => all(name)[0];
  return { form: text('form') ?? '', at: text('at') ?? '', once: text('once') ?? '', text, all, fields, unholdable };
}

/** Adds a field that nobody typed. */
export const withField = (sent: Sent, name: string, value: string): Sent =>
  sentFrom(Object.fromEntries([...sent.fields, [name, [value]]]));
