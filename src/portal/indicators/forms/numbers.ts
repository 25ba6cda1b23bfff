import { writtenNumber } from '../../../domain/written-number.js';
import { asTyped, dateTyped } from '../../drafting/forms/period-fields.js';
import type { Fault } from '../../frame/came-back.js';
import type { Reader } from '../../frame/reader.js';
import type { Sent } from '../../frame/sent.js';
import type { Stated } from '../../frame/types.js';

export function numberTyped(sent: Sent, field: string): number | null {
  const text = sent.text(field);
  return text === undefined ? null : writtenNumber(text);
}

/** The number as it is typed again; a field of a number that is not stated is empty. */
export const numeral = (value: number | null | undefined): string =>
  value === null || value === undefined
    ? ''
    : value.toLocaleString('en', { useGrouping: false, maximumFractionDigits: 6 });

export function daySent(sent: Sent, field: string): string | null {
  const text = sent.text(field);
  return text === undefined ? null : (dateTyped(text) ?? text);
}

export const dayAgain = (date: Stated | null | undefined): string => asTyped(date?.on ?? null, date?.precision ?? null);

export const languageSent = (sent: Sent) => (sent.text('language') === 'EN' ? ('EN' as const) : ('ES' as const));

/** A source of the form; `null` when it was left empty. */
export function sourceSent(sent: Sent, field: string) {
  const text = sent.text(field);
  return text === undefined
    ? null
    : { title: { language: languageSent(sent), text }, url: sent.text(`${field}Url`) ?? null };
}

/** Numbers and dates that cannot be read, and addresses without the name of their source. */
export function unreadableIn(
  sent: Sent,
  { t }: Reader,
  fields: { numbers: string[]; days: string[]; source: string },
): Fault[] {
  const { numbers, days, source } = fields;
  return [
    ...numbers
      .filter((field) => sent.text(field) && numberTyped(sent, field) === null)
      .map((field) => ({ field, message: t('indicators.form.noNumber') })),
    ...days
      .filter((field) => sent.text(field) && !dateTyped(sent.text(field)!))
      .map((field) => ({ field, message: t('suggest.period.noSuchDate') })),
    ...(sent.text(`${source}Url`) && !sent.text(source)
      ? [{ field: source, message: t('programme.visit.unnamedSource') }]
      : []),
  ];
}
