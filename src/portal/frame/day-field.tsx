import { TextField } from './components/fields.js';
import type { FieldProps } from './components/form.js';
import { daySaid, dayTyped } from './local-time.js';
import { type Reader, useReader } from './reader.js';
import type { Fault } from './came-back.js';
import type { Sent } from './sent.js';

/** Reports each field whose text is no existing day; the server never guesses a day. */
export const noSuchDays = (sent: Sent, names: string[], { t }: Reader): Fault[] =>
  names
    .filter((name) => sent.text(name) && !dayTyped(sent.text(name)))
    .map((field) => ({ field, message: t('time.noSuchDay') }));

/**
 * A day is typed as text, because the date field of a browser discards days that do not exist and looks different in
 * each browser.
 */
export function DayField({ day, hint, ...field }: Omit<FieldProps, 'value'> & { day?: string | undefined }) {
  const { t } = useReader();
  return (
    <TextField
      {...field}
      hint={[hint, t('time.dayHint')].filter(Boolean).join(' ')}
      autocomplete="off"
      value={day && daySaid(day)}
      short
    />
  );
}
