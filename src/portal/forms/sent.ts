import { markUnholdable, type Unholdable, unholdableIn } from '../../domain/text.js';

/**
 * What a form sent: every value a text, line ends as everywhere else, no blanks around. A character that no text can
 * hold is shown as � in its place, so that people see where it was.
 */
export interface Sent {
  /** Which form of the page. */
  form: string;
  /** Which of several equal forms: the id of the thing it stands at, empty where there is one. */
  at: string;
  /** Drawn when the form was made, so that sending it twice does it once. */
  once: string;
  /** `undefined` when the field was left empty or was not there. */
  text(name: string): string | undefined;
  all(name: string): string[];
  /** Names of all fields that were sent. */
  names: string[];
  /** The first such character of each field that had one. */
  unholdable: (Unholdable & { field: string })[];
}

const clean = (value: unknown) => String(value).replaceAll(/\r\n?/g, '\n').trim();

export function sentFrom(body: unknown): Sent {
  const fields = new Map<string, string[]>();
  const unholdable: Sent['unholdable'] = [];
  for (const [name, value] of Object.entries((body ?? {}) as Record<string, unknown>)) {
    const given = (Array.isArray(value) ? value : [value]).map(clean);
    const [first] = given.flatMap((text) => unholdableIn(text) ?? []);
    if (first) unholdable.push({ field: name, ...first });
    fields.set(name, given.map(markUnholdable));
  }
  const all = (name: string) => (fields.get(name) ?? []).filter((value) => value !== '');
  const text = (name: string) => all(name)[0];
  return {
    form: text('form') ?? '',
    at: text('at') ?? '',
    once: text('once') ?? '',
    text,
    all,
    names: [...fields.keys()],
    unholdable,
  };
}

/** The same with one more field that nobody typed. */
export function withField(sent: Sent, name: string, value: string): Sent {
  const all = (asked: string) => (asked === name ? [value] : sent.all(asked));
  return { ...sent, all, text: (asked) => all(asked)[0], names: [...new Set([...sent.names, name])] };
}
