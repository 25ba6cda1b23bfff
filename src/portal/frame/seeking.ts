import { given, LONGEST } from './components/filters.js';
import type { Reader } from './reader.js';
import type { Sent } from './sent.js';

const WORDS = 'find-';
/** Name of the field for words that narrow the choices of another field; also the value of `way` of the button beside it. */
export const wordsFor = (field: string): string => `${WORDS}${field}`;
/** Name of the hidden field with the words by which those choices were narrowed when the page was drawn. */
export const narrowedBy = (field: string): string => `found-${field}`;

/**
 * The field whose choices the sender looks through: by the button, or by Enter behind new words, which must not send the
 * form. `undefined` when the form is sent as it stands.
 */
export function soughtField(sent: Sent): string | undefined {
  const fields = [...sent.fields.keys()].flatMap((name) => (name.startsWith(WORDS) ? [name.slice(WORDS.length)] : []));
  const pressed = sent.text('way');
  if (pressed?.startsWith(WORDS)) return pressed.slice(WORDS.length);
  return fields.find((field) => sent.text(wordsFor(field)) !== sent.text(narrowedBy(field)));
}

/** Words by which the choices of a field are narrowed: those of the form that came back, or of the address. */
export const sought = ({ returned, search }: Reader, field: string): string | undefined =>
  returned?.sent.text(wordsFor(field))?.slice(0, LONGEST) ?? given(search, wordsFor(field));
