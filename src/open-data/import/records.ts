import type { LocalizedText } from '../../domain/localized-text.js';
import type { Period } from '../../domain/stated-date.js';

/**
 * A cell that could not be read as it stands. The cell is kept; the doubt gives the reason and what was done instead.
 */
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

/** A commitment as a row describes it, under our names, before the database is asked. */
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

/** A milestone as a row describes it; its commitment came with an earlier row or an earlier file. */
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
  /** The instant with its time zone, as PostgreSQL reads it; `null` when the source gives none. */
  writtenAt: string | null;
  /** Supports that the source states. */
  supports: number;
}

/** A comment that somebody wrote on another site, about a proposal that came with an earlier file. */
export interface CommentRecord {
  kind: 'comment';
  /** Source key of the proposal; `null` when only the parent tells which proposal the comment is about. */
  proposal: string | null;
  /** Source key of the parent comment; `null` when the comment begins a thread. */
  parent: string | null;
  body: string;
  language: string;
  position: 'for' | 'against' | null;
  writtenAt: string | null;
  up: number | null;
  down: number | null;
}

export type SourceRecord = CommitmentRecord | MilestoneRecord | ProposalRecord | CommentRecord;

/** Origin of a text of a person, in the words of its source. */
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
