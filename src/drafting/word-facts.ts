import { nameOf } from '../api/words/words.js';
import type { Language } from '../domain/localized-text.js';
import { endOf, money, type PrintedPeriod, startOf, stated } from '../domain/printed.js';
import type { WordDocument } from './word/document.js';
import { type DocumentWords, documentWords } from './word/words.js';

/** A value beside the text of a version, as the schema gives it. */
export interface SentValue {
  field: string;
  milestoneId: string | null;
  period: PrintedPeriod | null;
  labels: { code: string; name: { text: string } }[];
}

export interface SentOwner {
  role: string;
  state: string;
  institution: { name: { text: string } } | null;
  jurisdiction: { name: { text: string } } | null;
}

interface Facts {
  owners: readonly SentOwner[];
  values: readonly SentValue[];
}

/**
 * The facts of a text, in the language of its file. A commitment has them, the text of a plan has none. `numbers` gives
 * the number of each milestone in the file.
 */
export function factsInWords(
  { owners, values }: Facts,
  numbers: ReadonlyMap<string, number>,
  language: Language,
): WordDocument['facts'] {
  const words = documentWords(language);
  const of = (milestoneId: string | null) =>
    milestoneId === null ? '' : `${words.milestone.replace('{{number}}', String(numbers.get(milestoneId)))}: `;
  const beside = values
    .filter(({ field, milestoneId }) => field !== 'STATE' && (milestoneId === null || numbers.has(milestoneId)))
    .map((value) => ({
      label: of(value.milestoneId) + nameOf(language, 'TextField', value.field.toLowerCase()),
      value: printed(value, words, language) || words.noValue,
    }));
  return [...owners.filter(({ state }) => OWNING.includes(state)).map((owner) => ownerOf(owner, language)), ...beside];
}

const OWNING: readonly string[] = ['INVITED', 'ACCEPTED'];

/** An institution that has not accepted yet is marked as invited. */
function ownerOf({ role, state, institution, jurisdiction }: SentOwner, language: Language) {
  const name = (institution ?? jurisdiction)?.name.text ?? '';
  const invited = state === 'INVITED' ? ` (${nameOf(language, 'OwnerState', 'invited').toLowerCase()})` : '';
  return { label: nameOf(language, 'OwnerRole', role.toLowerCase()), value: name + invited };
}

function printed({ field, period, labels }: SentValue, words: DocumentWords, language: Language): string {
  if (period) return between(period, words, language);
  return labels.map(({ code, name }) => named(field, code, name.text, language)).join('; ');
}

function named(field: string, code: string, name: string, language: Language): string {
  if (field === 'CHALLENGE_AREA') return nameOf(language, 'ChallengeArea', code);
  if (field === 'CARRIED_OVER_FROM') return `${code} ${name}`;
  if (field !== 'BUDGET') return name;
  const [amount = '', currency = ''] = code.split(' ');
  return money(language, { amount, currency });
}

function between(period: PrintedPeriod, words: DocumentWords, language: Language): string {
  const [start, end] = [startOf(period), endOf(period)];
  if (!start && !end) return '';
  const sides = [start ? stated(language, start) : words.noStart, end ? stated(language, end) : words.noEnd];
  return sides[0] === sides[1] ? sides[0]! : sides.join(' – ');
}
