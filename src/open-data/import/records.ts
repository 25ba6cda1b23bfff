import type { LocalizedText } from '../../domain/localized-text.js';
import type { Period } from '../../domain/stated-date.js';

/** A cell that the import could not take at its word. It is kept as it was; this says why and what was done instead. */
export interface Doubt {
  column: string;
  value: string;
  reason: string;
  done: string;
}

export interface BodyRecord {
  slug: string;
  name: LocalizedText;
}

export interface PlanRecord {
  slug: string;
  title: LocalizedText;
  country: { code: string; name: LocalizedText };
  sources: { title: LocalizedText; url: string | null; readOn: null; about: null }[];
}

export interface AnswerRecord {
  question: string;
  answer: string | null;
  written: string;
}

export interface AssessmentRecord {
  instrument: string;
  version: string;
  assessor: string;
  publishedIn: string | null;
  answers: AnswerRecord[];
}

/** What a row says of a commitment, in our words; nothing here has been in the database yet. */
export interface CommitmentRecord {
  kind: 'commitment';
  plan: PlanRecord;
  reference: string;
  theme: { code: string; name: LocalizedText } | null;
  title: LocalizedText;
  action: LocalizedText | null;
  period: Period;
  state: 'adopted' | 'withdrawn';
  ogpValues: string[];
  policyAreas: string[];
  owners: { body: BodyRecord; role: 'lead' | 'supporting' }[];
  assessment: AssessmentRecord | null;
}

/** What a row says of a milestone; its commitment came with an earlier row or an earlier file. */
export interface MilestoneRecord {
  kind: 'milestone';
  country: PlanRecord['country'];
  commitment: string;
  number: number;
  title: LocalizedText;
  expectedResult: LocalizedText | null;
  planned: Period;
  bodies: BodyRecord[];
  report: { status: 'complete' | 'not_started' | null; written: string; narrative: LocalizedText | null } | null;
}

/** A proposal that somebody made on another site. */
export interface ProposalRecord {
  kind: 'proposal';
  reference: string;
  title: LocalizedText;
  action: LocalizedText | null;
  state: 'submitted' | 'accepted' | 'accepted_in_part' | 'not_accepted' | 'withdrawn';
  /** As PostgreSQL reads it, with its time zone; `null` when the source does not say. */
  writtenAt: string | null;
  /** Supports that the source states. */
  supports: number;
}

/** A comment that somebody wrote on another site, about a proposal that came with an earlier file. */
export interface CommentRecord {
  kind: 'comment';
  /** Source keys; `null` when only what it answers says which proposal it is about. */
  proposal: string | null;
  /** `null` when it begins a thread. */
  parent: string | null;
  body: string;
  language: string;
  position: 'for' | 'against' | null;
  writtenAt: string | null;
  up: number | null;
  down: number | null;
}

export type SourceRecord = CommitmentRecord | MilestoneRecord | ProposalRecord | CommentRecord;

/** Where something that people wrote comes from, in the words of its source. */
export interface Origin {
  pseudonym?: string | null;
  url?: string | null;
  state?: string | null;
  date?: string | null;
}

/** One row of a file as a layout read it. */
export type Reading = { row: number; raw: Record<string, string>; doubts: Doubt[] } & (
  { sourceKey: string; record: SourceRecord; origin: Origin; refused?: undefined } | { refused: Doubt }
);
