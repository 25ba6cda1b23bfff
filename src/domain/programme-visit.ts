import { RECORD_CHANGES, RECORD_STATES } from './indicator.js';
import type { LocalizedText } from './localized-text.js';
import type { InPlan, Permission, StatefulAction, StatelessAction } from './policy.js';
import { refuse } from './refusal.js';
import { type StatedDate } from './stated-date.js';

/** A visit that was taken back stays readable, with the reason. */
export const VISIT_STATES = RECORD_STATES;
/** The act that made a version of a visit. */
export const VISIT_CHANGES = RECORD_CHANGES;

/** Spanish, the five languages of the peoples of the State of Mexico, and any other. The codes are those of ISO 639. */
export const VISIT_LANGUAGES = ['spa', 'maz', 'oto', 'nah', 'ocu', 'mat', 'other'] as const;
export type VisitLanguage = (typeof VISIT_LANGUAGES)[number];

export const PERSONS_AT_MOST = 1_000_000;

export interface ProgrammeFacts extends InPlan {
  /** The institution that runs the programme; `null` when it is not on record. */
  ownerId: string | null;
}

/** The programme is shared by every plan that cites it. */
const WHO: readonly Permission<ProgrammeFacts>[] = [
  {
    role: 'institution_liaison',
    when: {
      words: 'of the institution that runs the programme',
      holds: ({ institutionId }, { ownerId }) => institutionId !== null && institutionId === ownerId,
    },
  },
  { role: 'secretariat' },
];

export const ADD_VISIT: StatelessAction<ProgrammeFacts> = {
  mutation: 'programmeVisitAdd',
  states: [],
  from: [],
  who: WHO,
};

/** A file adds visits and corrects those that it names. */
export const IMPORT_VISITS: StatelessAction<ProgrammeFacts> = { ...ADD_VISIT, mutation: 'programmeVisitsImport' };

export const EDIT_VISIT: StatefulAction<ProgrammeFacts> = {
  mutation: 'programmeVisitEdit',
  states: VISIT_STATES,
  from: ['recorded'],
  otherwise: { code: 'VISIT_TAKEN_BACK' },
  who: WHO,
};

export const REMOVE_VISIT: StatefulAction<ProgrammeFacts> = { ...EDIT_VISIT, mutation: 'programmeVisitRemove' };

export interface SpokenBy {
  language: VisitLanguage;
  persons: number;
}

export interface VisitSource {
  title: LocalizedText;
  url: string | null;
  /** The day on which it was read and what it says; both come from imports. */
  readOn?: string | null;
  about?: LocalizedText | null;
}

/** The values that are known of a visit; `null` means that it is not stated. */
export interface VisitSaid {
  jurisdictionId: string;
  visited: StatedDate | null;
  place: string | null;
  services: LocalizedText | null;
  personsAttended: number | null;
  womenAttended: number | null;
  menAttended: number | null;
  attendedByLanguage: SpokenBy[];
  sources: VisitSource[];
}

/** A visit has happened, and its numbers do not contradict each other. Nothing that is not stated is worked out. */
export function takeVisit(visit: VisitSaid, today: string): VisitSaid {
  const { visited, personsAttended, womenAttended, menAttended, attendedByLanguage } = visit;
  if (visited?.on && visited.on > today) refuse('VISIT_IN_THE_FUTURE', ['input', 'visited']);
  const bySex = (womenAttended ?? 0) + (menAttended ?? 0);
  if (personsAttended !== null && bySex > personsAttended)
    refuse('VISIT_NUMBERS_DISAGREE', ['input', womenAttended === null ? 'menAttended' : 'womenAttended']);
  const languages = attendedByLanguage.map(({ language }) => language);
  if (new Set(languages).size < languages.length) refuse('VISIT_LANGUAGE_TWICE', ['input', 'attendedByLanguage']);
  // Somebody may speak two languages, so only each number by itself is compared.
  if (personsAttended !== null && attendedByLanguage.some(({ persons }) => persons > personsAttended))
    refuse('VISIT_NUMBERS_DISAGREE', ['input', 'attendedByLanguage']);
  return { ...visit, attendedByLanguage: inOrder(attendedByLanguage) };
}

const inOrder = (spoken: SpokenBy[]): SpokenBy[] =>
  spoken.toSorted((one, other) => VISIT_LANGUAGES.indexOf(one.language) - VISIT_LANGUAGES.indexOf(other.language));

/** A visit of a programme is known by its municipality, date and place; other numbers of the same visit correct it. */
export const visitKey = ({ jurisdictionId, visited, place }: VisitSaid): string =>
  JSON.stringify([jurisdictionId, visited?.on, visited?.precision, visited?.written, place]);

/** A visit stands once on record, however often it is sent; `others` are the recorded visits besides this one. */
export function recordVisit(visit: VisitSaid, others: VisitSaid[], today: string): VisitSaid {
  const taken = takeVisit(visit, today);
  if (others.some((other) => visitKey(other) === visitKey(taken))) refuse('VISIT_THERE_ALREADY', ['input']);
  return taken;
}
