import { dayTyped, daySaid } from '../../frame/local-time.js';
import { TextField } from '../../frame/components/fields.js';
import type { Fault } from '../../frame/came-back.js';
import { type Reader, useReader } from '../../frame/reader.js';
import type { Sent } from '../../frame/sent.js';
import type { Span } from '../../frame/types.js';

const ENDS = ['start', 'end'] as const;
const YEAR_FIRST = /^\d{4}(?:-(?:0[1-9]|1[0-2]|[qQ][1-4]))?$/;
const MONTH_FIRST = /^(0?[1-9]|1[0-2])[/.-](\d{4})$/;

/** A date as precise as people know it: a day, a month (`11/2026`), a quarter (`2026-Q4`) or a year; `null` for no date. */
export function dateTyped(text: string): string | null {
  if (YEAR_FIRST.test(text)) return text.toUpperCase();
  const [, month, year] = MONTH_FIRST.exec(text) ?? [];
  return month ? `${year}-${month.padStart(2, '0')}` : dayTyped(text);
}

export const periodTyped = (sent: Sent): Record<'start' | 'end', string | undefined> => ({
  start: typedAt(sent, 'start'),
  end: typedAt(sent, 'end'),
});

function typedAt(sent: Sent, end: (typeof ENDS)[number]): string | undefined {
  const text = sent.text(end);
  return text === undefined ? undefined : (dateTyped(text) ?? text);
}

/** Reports each end whose text is no date, because the server never guesses one. */
export const noSuchDates = (sent: Sent, { t }: Reader): Fault[] =>
  ENDS.filter((end) => sent.text(end) && !dateTyped(sent.text(end)!)).map((field) => ({
    field,
    message: t('suggest.period.noSuchDate'),
  }));

/** Writes a stored date as it is typed; one that is known in words only cannot be. */
export function asTyped(on: string | null, precision: string | null): string {
  if (!on) return '';
  const [year, month] = on.split('-');
  if (precision === 'YEAR') return year!;
  if (precision === 'QUARTER') return `${year}-Q${Math.ceil(Number(month) / 3)}`;
  return precision === 'MONTH' ? `${month}/${year}` : daySaid(on);
}

/** Start and end of a period; either may be left empty. */
export function PeriodFields({ span }: { span?: Span }) {
  const { t } = useReader();
  const now = {
    start: asTyped(span?.startOn ?? null, span?.startPrecision ?? null),
    end: asTyped(span?.endOn ?? null, span?.endPrecision ?? null),
  };
  return (
    <>
      <TextField
        name="start"
        label={t('suggest.period.start')}
        hint={t('suggest.period.hint')}
        value={now.start}
        autocomplete="off"
        short
        optional
      />
      <TextField name="end" label={t('suggest.period.end')} value={now.end} autocomplete="off" short optional />
    </>
  );
}
