import { languagesOf, type LocalizedText, translation } from './localized-text.js';
import { periodOfStated, type StatedDate } from './stated-date.js';

/** Code of the unit of a value whose source states none. */
export const NOT_STATED = 'not_stated';

export interface Unit {
  code: string;
  label: LocalizedText;
}

/** A unit with the words of a known unit keeps the code of that one, so that values in both stay comparable. */
export function unitCalled(typed: { language: string; text: string }, known: readonly Unit[]): Unit {
  const words = plainWords(typed.text);
  const same = known.find(({ label }) =>
    languagesOf(label).some((language) => plainWords(translation(label, language)!.text) === words),
  );
  return (
    same ?? { code: codeFrom(typed.text), label: { original: typed.language, [typed.language]: { text: typed.text } } }
  );
}

const plainWords = (text: string) => text.normalize('NFC').trim().toLowerCase().replaceAll(/\s+/g, ' ');

const CODE_LENGTH = 80;

/** A code in small letters: `municipios_visitados`. */
export const codeFrom = (text: string): string =>
  plainWords(text)
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, '_')
    .replaceAll(/^_|_$/g, '')
    .slice(0, CODE_LENGTH) || 'indicator';

/** The code of a new indicator, different from those that its thing has. */
export function nextCode(name: string, taken: readonly string[]): string {
  const code = codeFrom(name);
  if (!taken.includes(code)) return code;
  const endings = taken.filter((other) => other.startsWith(`${code}_`)).map((other) => other.slice(code.length + 1));
  const numbers = endings.filter((ending) => /^\d+$/.test(ending)).map(Number);
  return `${code}_${Math.max(1, ...numbers) + 1}`;
}

/** A value as far as it is compared with others of its indicator. */
export interface ComparedValue {
  id: string;
  value: number;
  unit: string;
  asOf: StatedDate | null;
  scope: LocalizedText | null;
}

/**
 * Two values of an indicator conflict when nothing that is stated tells them apart and they do not say the same: their
 * dates may be the same, their scopes may be the same, and the numbers or the units differ. What is not stated could be
 * the same. Nothing is converted, added up or averaged.
 */
export function isConflict(one: ComparedValue, other: ComparedValue): boolean {
  const saysTheSame =
    one.value === other.value && (one.unit === other.unit || [one.unit, other.unit].includes(NOT_STATED));
  return !saysTheSame && mayBeOfOneDate(one.asOf, other.asOf) && mayBeOfOneScope(one.scope, other.scope);
}

/** The ids of the values that conflict with another one. */
export const conflicting = (values: readonly ComparedValue[]): string[] =>
  values.filter((one) => values.some((other) => isConflict(one, other))).map(({ id }) => id);

function mayBeOfOneDate(one: StatedDate | null, other: StatedDate | null): boolean {
  const [first, second] = [one && periodOfStated(one), other && periodOfStated(other)];
  return !first || !second || (first.from <= second.to && second.from <= first.to);
}

function mayBeOfOneScope(one: LocalizedText | null, other: LocalizedText | null): boolean {
  if (!one || !other) return true;
  const shared = languagesOf(one).filter((language) => translation(other, language));
  // Texts in different languages cannot be told apart.
  return (
    shared.length === 0 ||
    shared.some(
      (language) => plainWords(translation(one, language)!.text) === plainWords(translation(other, language)!.text),
    )
  );
}

/** Fewer values make no picture. */
const PLOTTED_FROM = 3;

/** A value as far as it can be drawn: `on` is the first day of its date, `null` without one. */
export interface PlottedValue {
  unit: string;
  on: string | null;
  /** The scope in words; `null` when it is not stated. */
  scope: string | null;
}

/**
 * The longest series of values that can be compared: one unit, one scope, each with a date. `null` when none has three
 * dates. The values are in the order of time.
 */
export function comparable<Value extends PlottedValue>(values: readonly Value[]): Value[] | null {
  const series = new Map<string, Value[]>();
  for (const value of values.filter(({ unit, on }) => on !== null && unit !== NOT_STATED)) {
    const key = JSON.stringify([value.unit, value.scope]);
    series.set(key, [...(series.get(key) ?? []), value]);
  }
  const [longest] = [...series.values()]
    .filter((each) => new Set(each.map(({ on }) => on)).size >= PLOTTED_FROM)
    .toSorted((one, other) => other.length - one.length);
  return longest?.toSorted((one, other) => (one.on! < other.on! ? -1 : 1)) ?? null;
}
