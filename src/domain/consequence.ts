import type { LocalizedText } from './localized-text.js';

/** Side effects of an act, one code each. Their sentences are in `src/api/words/*.json`. */
export const CONSEQUENCE_CODES = [
  'response_given',
  'responses_many',
  'responded_without_it',
  'responses_end',
  'responses_join',
  'contest_is_final',
  'contested_once',
  'assigned_already',
  'assigned_many',
  'coverage_drops',
  'debts_begin',
  'answer_days_moved',
  'answers_made_late',
  'answers_no_longer_late',
  'due_days_moved',
  'files_erased',
  'final',
  'followers_told',
  'former_stays_readable',
  'joined_stand_alone',
  'left_out',
  'made_late',
  'nobody_answers',
  'no_longer_late',
  'own_role_ends',
  'parts_owed',
  'parts_withdrawn',
  'response_replaced',
  'rights_end',
  'said_in_comments',
  'secretariat_takes_over',
  'suggested_changes',
  'supports_copied',
  'supports_taken_back',
  'task_given',
  'task_given_without_day',
  'task_moves',
  'texts_hidden',
  'synthesis_stays',
  'visits_added',
  'visits_changed',
  'visits_unchanged',
  'window_beside',
  'window_closes_for_good',
  'window_closes_now',
  'window_reopens',
] as const;
export type ConsequenceCode = (typeof CONSEQUENCE_CODES)[number];

/** The person who does it cannot take it back, and the sentence says so. */
const FINAL: readonly ConsequenceCode[] = [
  'contest_is_final',
  'contested_once',
  'final',
  'own_role_ends',
  'window_closes_for_good',
];
export const isFinal = (code: string): boolean => FINAL.some((each) => each === code);

/** A name inside a sentence: a reference or a day is the same in every language, the name of a body is translated. */
export type ConsequenceName = string | LocalizedText;

/** One affected thing: its name, or its author and its text. */
export interface ConsequenceLine {
  name: ConsequenceName;
  text: ConsequenceName;
}

export interface Consequence {
  code: ConsequenceCode;
  /** The number of affected things; a consequence with 0 is not reported. */
  count: number;
  /** The owners of the affected things, or the things themselves. */
  names?: ConsequenceName[];
  /** Texts that a person must read before they confirm. */
  lines?: ConsequenceLine[];
  /** The day before and the day after the act, when days move. */
  before?: string | null;
  after?: string | null;
}

/** Ends a command that only previews its consequences, so that the transaction is rolled back. */
export class Foreseen extends Error {
  constructor(readonly consequences: Consequence[]) {
    super('This was only asked.');
    this.name = 'Foreseen';
  }
}

/** Joins the consequences of several previewed acts: one line for each kind, with everything that it affects. */
export function joined(consequences: Consequence[]): Consequence[] {
  const kinds = new Map<string, Consequence>();
  for (const each of consequences) {
    const known = kinds.get(each.code);
    kinds.set(each.code, {
      ...each,
      count: (known?.count ?? 0) + each.count,
      names: [...new Set([...(known?.names ?? []), ...(each.names ?? [])])],
      lines: [...(known?.lines ?? []), ...(each.lines ?? [])],
    });
  }
  return [...kinds.values()];
}

export interface Waiting {
  respondBy: string | null;
}

/** Proposals and suggestions are told apart, because both are owed an answer and the sentences name what they count. */
export const MOVED = {
  proposals: { moved: 'due_days_moved', late: 'made_late', noLonger: 'no_longer_late' },
  suggestions: { moved: 'answer_days_moved', late: 'answers_made_late', noLonger: 'answers_no_longer_late' },
} as const;

/**
 * Reports how the due days of what waits move: one line for each pair of days, then how many become late and how many
 * are late no longer.
 */
export function movedDays(
  before: Map<string, string | null>,
  after: Map<string, string | null>,
  today: string,
  codes: (typeof MOVED)[keyof typeof MOVED] = MOVED.proposals,
): Consequence[] {
  const pairs = new Map<string, Consequence>();
  let [later, earlier] = [0, 0];
  for (const [id, day] of after) {
    const was = before.get(id) ?? null;
    if (was === day) continue;
    const key = `${was} ${day}`;
    const known = pairs.get(key);
    pairs.set(key, { code: codes.moved, count: (known?.count ?? 0) + 1, before: was, after: day });
    if (!isPast(was, today) && isPast(day, today)) later++;
    if (isPast(was, today) && !isPast(day, today)) earlier++;
  }
  return [
    ...[...pairs.values()].toSorted((a, b) => b.count - a.count),
    { code: codes.late, count: later },
    { code: codes.noLonger, count: earlier },
  ].filter(({ count }) => count > 0);
}

const isPast = (day: string | null, today: string) => day !== null && day < today;
