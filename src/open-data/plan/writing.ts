import type { EntityManager } from 'typeorm';
import { type Counts, none, type Row, store, type Stored } from '../store/store.js';
import { sourcesOf, storedText } from './values.js';
import type { SourceDocument, TextDocument } from './document.js';

/** Settings of a plan. */
export interface PlanSettings {
  timeZone: string;
  draftsPublic: boolean;
  reportingMonths: number;
  reportingDays: number;
  checkingDays: number;
  objectionDays: number;
}

/** Settings of a new plan whose source says none. */
export const NEW_PLAN = {
  draftsPublic: true,
  reportingMonths: 4,
  reportingDays: 15,
  checkingDays: 15,
  objectionDays: 15,
};

/** The columns of the settings of a plan. */
export const settingColumns = (settings: Omit<PlanSettings, 'timeZone'>): Row => ({
  drafts_public: settings.draftsPublic,
  reporting_months: settings.reportingMonths,
  reporting_days: settings.reportingDays,
  checking_days: settings.checkingDays,
  objection_days: settings.objectionDays,
});

/** One import in progress: its transaction, its counts, and the conversion of the document's short forms to columns. */
export class Writing {
  readonly counts: Record<string, Counts> = {};
  /** Ids of the questionnaires of the plan, by voice and version. */
  readonly questionnaires = new Map<string, string>();

  constructor(
    readonly db: EntityManager,
    /** The instant of the import. */
    readonly now: Date,
    private readonly language: string,
    /** Settings of the plan where its document does not say. */
    readonly kept: PlanSettings,
    readonly jurisdictions: Map<string, string>,
    readonly institutions: Map<string, string>,
    readonly programmes: Map<string, string>,
    private readonly earlier: Map<string, string>,
  ) {}

  store(into: Stored, rows: Row[]): Promise<string[]> {
    return store(this.db, into, rows, (this.counts[into.table] ??= none()));
  }

  text = (given: TextDocument | undefined) => storedText(given, this.language);

  marks(given: { sources?: SourceDocument[]; synthetic?: boolean }): Row {
    return { sources: sourcesOf(given.sources ?? [], this.language), synthetic: given.synthetic ?? false };
  }

  sources = (given: SourceDocument[]) => sourcesOf(given, this.language);

  jurisdiction = (code: string | undefined) => (code === undefined ? null : this.jurisdictions.get(code)!);
  institution = (slug: string | undefined) => (slug === undefined ? null : this.institutions.get(slug)!);
  earlierCommitment = (reference: string | null) => (reference === null ? null : this.earlier.get(reference)!);
  programmeIds = (slugs: string[]) => slugs.map((slug) => this.programmes.get(slug)!);
  institutionIds = (slugs: string[]) => slugs.map((slug) => this.institutions.get(slug)!);
}
