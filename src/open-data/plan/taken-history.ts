import { none, type Row } from '../store/store.js';
import { newId } from '../../kernel/ids.js';
import { valuesOf } from '../../commitments/commitment-values.fields.js';
import { TextHistory } from './history-document.js';
import { sessionKey, type WrittenPlan } from './write-plan.js';
import { Writing } from './writing.js';

export type Version = TextHistory['versions'][number];

export type Suggestion = TextHistory['suggestions'][number];

export const PERIOD = {
  startOn: null,
  startPrecision: null,
  startWritten: null,
  endOn: null,
  endPrecision: null,
  endWritten: null,
};

export const DATED: readonly (string | undefined)[] = ['period', 'milestone_period'];

export interface HistoryNames {
  plan: WrittenPlan;
  /** Accounts by handle. */
  accounts: Map<string, string>;
}

/** Writes the history of one text into the database. */
export class Taking {
  private readonly clauses: Map<string, string>;
  private readonly versions: Map<number, string>;
  private readonly suggestions: Map<number, string>;
  private readonly milestones = new Map<string, string>();
  private readonly owner: Row;

  constructor(
    private readonly to: Writing,
    private readonly given: TextHistory,
    private readonly commitmentId: string | null,
    private readonly names: HistoryNames,
  ) {
    this.owner = { plan_id: names.plan.id, commitment_id: commitmentId };
    this.clauses = new Map(given.clauses.map(({ key }) => [key, newId()]));
    this.versions = new Map(given.versions.map(({ number }) => [number, newId()]));
    this.suggestions = new Map(given.suggestions.map(({ number }) => [number, newId()]));
  }

  async write(): Promise<void> {
    const rows: { id: string; number: number }[] = await this.to.db.query(
      'select id, number from milestone where commitment_id = $1',
      [this.commitmentId],
    );
    for (const { id, number } of rows) this.milestones.set(`m${number}`, id);
    await this.insert('clause', this.clauseRows());
    await this.insert(
      'suggestion',
      this.given.suggestions.map((one) => this.suggestionRow(one)),
    );
    await this.insert(
      'text_version',
      this.given.versions.map((one) => this.versionRow(one)),
    );
    await this.insert('clause_version', this.clauseVersionRows());
    const newest = Math.max(...this.versions.keys());
    if (this.commitmentId === null)
      await this.to.db.query('update plan set text_version = $2 where id = $1', [this.names.plan.id, newest]);
    else await this.to.db.query('update commitment set version = $2 where id = $1', [this.commitmentId, newest]);
  }

  private async insert(table: string, rows: Row[]): Promise<void> {
    if (rows.length === 0) return;
    const names = Object.keys(rows[0]!).join(', ');
    await this.to.db.query(
      `insert into ${table} (${names}) select ${names} from jsonb_populate_recordset(null::${table}, $1)`,
      [JSON.stringify(rows)],
    );
    (this.to.counts[table] ??= none()).created += rows.length;
  }

  /** A milestone that is no longer there keeps an id of its own. */
  private milestone(key: string | undefined): string | null {
    if (key === undefined) return null;
    const id = this.milestones.get(key) ?? newId();
    this.milestones.set(key, id);
    return id;
  }

  private clause = (key: string | undefined) => (key === undefined ? null : (this.clauses.get(key) ?? null));
  private session = (named: { kind: string; number: number } | undefined) =>
    (named && this.names.plan.sessions.get(sessionKey(named))) ?? null;

  /** A source that is not in this document is kept by its name. */
  private source = (written: string): { kind: string; id: string } => {
    if (written === 'import') return { kind: 'import', id: '' };
    const [kind, name] = [written.split(' ', 1)[0]!, written.slice(written.indexOf(' ') + 1)];
    const id =
      kind === 'suggestion'
        ? this.suggestions.get(Number(name))
        : kind === 'drafter'
          ? this.versions.get(Number(name))
          : undefined;
    return id ? { kind, id } : { kind: 'import', id: written };
  };
  private sourced = <Run extends { source: string }>(run: Run) => ({ ...run, source: this.source(run.source) });

  private clauseRows(): Row[] {
    return this.given.clauses.map(({ key, milestone, section, at, versions }) => {
      const last = versions.at(-1)!;
      return {
        id: this.clauses.get(key),
        ...this.owner,
        milestone_id: this.milestone(milestone),
        section,
        kind: last.kind,
        place: last.place,
        text: this.to.text(last.text),
        removed: last.removed ?? false,
        changed_in: last.number,
        created_at: at,
      };
    });
  }

  private clauseVersionRows(): Row[] {
    return this.given.clauses.flatMap(({ key, milestone, section, versions }) =>
      versions.map(({ number, kind, place, text, removed, spans, taken, at }) => ({
        id: newId(),
        clause_id: this.clauses.get(key),
        ...this.owner,
        number,
        milestone_id: this.milestone(milestone),
        section,
        kind,
        place,
        text: this.to.text(text),
        removed: removed ?? false,
        spans: Object.fromEntries(Object.entries(spans).map(([language, runs]) => [language, runs.map(this.sourced)])),
        taken: taken.map(this.sourced),
        created_at: at,
      })),
    );
  }

  private versionRow({ number, cause, suggestion, role, institution, session, reason, fields, at }: Version): Row {
    return {
      id: this.versions.get(number),
      ...this.owner,
      number,
      cause,
      suggestion_id: suggestion === undefined ? null : this.suggestions.get(suggestion),
      role,
      institution_id: this.to.institution(institution),
      session_id: this.session(session),
      reason,
      fields: fields ? this.fields(fields) : {},
      created_at: at,
    };
  }

  private fields({ period, theme, state, owners, milestones, ...values }: NonNullable<Version['fields']>): Row {
    return {
      period: { ...PERIOD, ...period },
      ...valuesOf({ ...values, carriedOverFrom: this.to.earlierCommitment(values.carriedOverFrom) }),
      themeId: (theme && this.names.plan.themes.get(theme)) ?? null,
      state,
      ...(owners && {
        owners: owners.map((one) => ({ institutionId: this.to.institution(one.institution), role: one.role })),
      }),
      milestones: milestones.map((one) => ({
        id: this.milestone(one.key),
        number: one.number,
        planned: { ...PERIOD, ...one.planned },
        institutionIds: this.to.institutionIds(one.institutions),
      })),
    };
  }

  private suggestionRow(one: Suggestion): Row {
    const value = (given: unknown) => {
      if (DATED.includes(one.field) && typeof given === 'object') return { ...PERIOD, ...given };
      if (one.field === 'carried_over_from' && typeof given === 'string') return this.to.earlierCommitment(given);
      return given ?? null;
    };
    const author = one.by === undefined ? undefined : this.names.accounts.get(one.by);
    const { decided, reverted } = one;
    return {
      id: this.suggestions.get(one.number),
      ...this.owner,
      number: one.number,
      kind: one.kind,
      base_version: one.baseVersion,
      clause_id: this.clause(one.clause),
      milestone_id: this.milestone(one.milestone),
      section: one.section,
      clause_kind: one.clauseKind,
      after_clause_id: this.clause(one.after),
      language: one.language,
      base_text: one.baseText,
      text: one.text,
      field: one.field,
      institution_id: this.to.institution(one.institution),
      base_value: value(one.baseValue),
      value: value(one.value),
      reason: one.reason,
      on_behalf_of_id: this.to.institution(one.onBehalfOf),
      author_account_id: author ?? null,
      // Somebody wrote it whom the document does not name.
      through: author ? 'site' : 'import',
      state: one.state,
      in_conflict: one.inConflict ?? false,
      visibility: 'visible',
      respond_by: one.respondBy,
      decided_at: decided?.at,
      decided_role: decided?.role,
      decided_institution_id: this.to.institution(decided?.institution),
      session_id: this.session(decided?.session),
      decision_reason: decided?.reason,
      final_text: one.finalText,
      made_version: one.madeVersion,
      reverted_at: reverted?.at,
      reverted_role: reverted?.role,
      reverted_institution_id: this.to.institution(reverted?.institution),
      revert_reason: reverted?.reason,
      reverted_before: one.revertedBefore ?? false,
      accepted_by_side: one.acceptedBySide,
      synthetic: one.synthetic ?? false,
      version: one.version,
      created_at: one.at,
      listed_at: one.listedAt,
    };
  }
}
