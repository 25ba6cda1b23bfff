import { TextField } from './components/fields.js';
import type { FieldProps } from './components/form.js';
import { daySaid, dayTyped } from './local-time.js';
import { type Reader, useReader } from './reader.js';
import type { Fault } from './came-back.js';
import type { Sent } from './sent.js';

/** What was typed as a day and is none is told, never guessed. */
export const noSuchDays = (sent: Sent, names: string[], { t }: Reader): Fault[] =>
  names
    .filter((name) => sent.text(name) && !dayTyped(sent.text(name)))
    .map((field) => ({ field, message: t('time.noSuchDay') }));

/** A day, typed as a text: what a browser draws for days throws away one that does not exist, and differs everywhere. */
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
