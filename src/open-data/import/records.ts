import type { LocalizedText } from '../../domain/localized-text.js';
import type { ClaimedStatus, Voice } from '../../domain/milestone.js';
import type { OwnerRole } from '../../domain/ownership.js';
import type { Question, QuestionAnswers } from '../../domain/questionnaire.js';
import type { Period, StatedDate } from '../../domain/stated-date.js';

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
  sdgs?: number[];
  owners: { body: BodyRecord; role: OwnerRole }[];
  /** Statements of the source that no field takes. */
  remarks?: { code: string; text: LocalizedText; sources: [] }[];
  assessment: AssessmentRecord | null;
}

/** The report of a voice as a row describes it. */
export interface ReportedRecord {
  voice: Voice;
  body: BodyRecord | null;
  status: ClaimedStatus | null;
  /** The level in the words of the source; `null` when it says none. */
  written: string | null;
  narrative: LocalizedText | null;
  reported: StatedDate | null;
  answers: QuestionAnswers;
  evidence: { title: LocalizedText; url: string }[];
}

/** A milestone as a row describes it; its commitment came with an earlier row or file, or stands in the same row. */
export interface MilestoneRecord {
  kind: 'milestone';
  country: PlanRecord['country'];
  commitment: string;
  /** The commitment, when each row of a milestone describes it too. */
  within?: CommitmentRecord;
  number: number;
  title: LocalizedText;
  expectedResult: LocalizedText | null;
  planned: Period;
  bodies: BodyRecord[];
  /** Reports that stand in the same row, in the order of time. */
  reports: ReportedRecord[];
}

/** A report on a milestone that came with an earlier file. */
export interface ReportRecord {
  kind: 'report';
  country: PlanRecord['country'];
  /** Source key of the milestone. */
  milestone: string;
  report: ReportedRecord;
  /** The questions that its voice was asked. */
  questions: Question[];
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

export type SourceRecord = CommitmentRecord | MilestoneRecord | ReportRecord | ProposalRecord | CommentRecord;

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
