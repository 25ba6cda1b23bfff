import { writtenIn } from '../../commitments/commitment-values.fields.js';
import { PLAN_SECTIONS } from '../../domain/clause.js';
import { type DraftClause, textOfSection } from '../../domain/draft-text.js';
import type { KeptPlan, Tables } from './read-plan.js';
import { type JsonRow, listFrom, textFrom } from './shorten.js';

/** Names things of one text inside the document, because their ids belong to one database. */
class Keys {
  private readonly clauses = new Map<string, string>();
  private readonly milestones = new Map<string, string>();

  constructor(
    private readonly kept: KeptPlan,
    private readonly rows: { clauses: JsonRow[]; versions: JsonRow[]; suggestions: JsonRow[] },
    commitmentId: string | null,
  ) {
    for (const { id, number } of commitmentId === null ? [] : kept.of('milestone', 'commitment_id', commitmentId))
      this.milestones.set(id, `m${number}`);
    // A milestone that was removed still stands in the versions that had it.
    const former = rows.versions.flatMap(({ fields }) => (fields.milestones ?? []) as JsonRow[]);
    let gone = 0;
    for (const { id } of former) if (!this.milestones.has(id)) this.milestones.set(id, `x${++gone}`);
    for (const [index, { id }] of rows.clauses.entries()) this.clauses.set(id, `c${index + 1}`);
  }

  clause = (id: string | null) => (id === null ? undefined : this.clauses.get(id));
  milestone = (id: string | null) => (id === null ? undefined : this.milestones.get(id));
  suggestion = (id: string | null) => this.rows.suggestions.find((row) => row['id'] === id)?.['number'];
  /** The number of a suggestion that leaves; none for one that moderation hides. */
  shown = (id: string | null) =>
    this.rows.suggestions.find((row) => row['id'] === id && row['visibility'] === 'visible')?.['number'];
  session = (id: string | null) => {
    const session = this.kept.all('session').find((row) => row['id'] === id);
    return session && { kind: session['kind'], number: session['number'] };
  };

  /** A source of words as text; one that came from elsewhere keeps the name that it had there. */
  source = ({ kind, id }: { kind: string; id: string }): string => {
    if (kind === 'import') return id || 'import';
    const name = {
      suggestion: () => this.suggestion(id),
      drafter: () => this.rows.versions.find((row) => row['id'] === id)?.['number'],
      proposal: () => this.kept.all('proposal').find((row) => row['id'] === id)?.['reference'],
    }[kind as 'suggestion']?.();
    return `${kind} ${name ?? id}`;
  };
}

const sourced = (keys: Keys) => (run: JsonRow) => ({ ...run, source: keys.source(run['source']) });

/** The text of the plan itself as it stands, by its parts. */
export function planTextOf(kept: KeptPlan) {
  const clauses = kept
    .of('clause', 'commitment_id', null)
    .map(({ id, section, kind, place, text, removed }): DraftClause => ({
      id,
      milestoneId: null,
      section,
      kind,
      place,
      text,
      removed,
      spans: {},
    }));
  const parts = PLAN_SECTIONS.flatMap((section) => {
    const text = textFrom(textOfSection(clauses, { milestoneId: null, section }));
    return text ? [[section, text] as const] : [];
  });
  return parts.length > 0 ? Object.fromEntries(parts) : undefined;
}

/**
 * How the text of a commitment, or of the plan, was written, where people wrote it here; a text that was only imported
 * begins anew elsewhere too.
 */
export function historyOf(kept: KeptPlan, commitmentId: string | null) {
  const of = (table: keyof Tables) => kept.of(table, 'commitment_id', commitmentId);
  const [versions, suggestions] = [of('text_version'), of('suggestion')];
  if (suggestions.length === 0 && versions.every(({ cause }) => cause === 'imported')) return undefined;
  const clauses = of('clause');
  const keys = new Keys(kept, { clauses, versions, suggestions }, commitmentId);
  // A suggestion that moderation hides does not leave; its number stays where it brought words.
  const shown = suggestions.filter(({ visibility }) => visibility === 'visible');
  return {
    clauses: listFrom(clauses.map((clause) => clauseOf(kept, keys, clause))),
    versions: versions.map((version) => versionOf(kept, keys, version)),
    suggestions: listFrom(shown.map((suggestion) => suggestionOf(kept, keys, suggestion))),
  };
}

function clauseOf(kept: KeptPlan, keys: Keys, row: JsonRow) {
  return {
    key: keys.clause(row['id']),
    milestone: keys.milestone(row['milestone_id']),
    section: row['section'],
    at: row['created_at'],
    versions: kept.of('clause_version', 'clause_id', row['id']).map((version) => ({
      number: version['number'],
      kind: version['kind'],
      place: version['place'],
      text: textFrom(version['text']),
      removed: version['removed'] || undefined,
      spans: Object.fromEntries(
        Object.entries(version['spans'] as Record<string, JsonRow[]>).map(([language, spans]) => [
          language,
          spans.map(sourced(keys)),
        ]),
      ),
      taken: listFrom((version['taken'] as JsonRow[]).map(sourced(keys))),
      at: version['created_at'],
    })),
  };
}

function versionOf(kept: KeptPlan, keys: Keys, row: JsonRow) {
  return {
    number: row['number'],
    cause: row['cause'],
    suggestion: keys.shown(row['suggestion_id']),
    role: row['role'],
    institution: kept.name(row['institution_id']),
    session: keys.session(row['session_id']),
    // The reason for a hidden suggestion speaks of words that nobody may read.
    reason: row['suggestion_id'] === null || keys.shown(row['suggestion_id']) !== undefined ? row['reason'] : undefined,
    fields: row['commitment_id'] === null ? undefined : fieldsOf(kept, keys, row['fields']),
    at: row['created_at'],
  };
}

function fieldsOf(kept: KeptPlan, keys: Keys, fields: JsonRow) {
  const { period, themeId, state, owners, milestones = [] } = fields;
  return {
    period,
    ...writtenIn(fields),
    carriedOverFrom: kept.name(fields['carriedOverFrom'] ?? null),
    theme: kept.all('theme').find(({ id }) => id === themeId)?.['code'],
    state,
    owners: (owners as JsonRow[] | undefined)?.map(({ institutionId, role }) => ({
      institution: kept.name(institutionId),
      role,
    })),
    milestones: milestones.map((one: JsonRow) => ({
      key: keys.milestone(one['id']),
      number: one['number'],
      planned: one['planned'],
      institutions: kept.names(one['institutionIds']) ?? [],
    })),
  };
}

/** The value of a suggested field; a commitment of an earlier plan is named by its reference. */
const valueOf = (kept: KeptPlan, row: JsonRow, value: unknown) =>
  row['field'] === 'carried_over_from' && typeof value === 'string' ? kept.name(value) : value;

function suggestionOf(kept: KeptPlan, keys: Keys, row: JsonRow) {
  const decided = (prefix: string, reason: string) =>
    row[`${prefix}_at`]
      ? {
          at: row[`${prefix}_at`],
          role: row[`${prefix}_role`],
          institution: kept.name(row[`${prefix}_institution_id`]),
          reason: row[reason],
        }
      : undefined;
  const decision = decided('decided', 'decision_reason');
  return {
    number: row['number'],
    kind: row['kind'],
    baseVersion: row['base_version'],
    clause: keys.clause(row['clause_id']),
    milestone: keys.milestone(row['milestone_id']),
    section: row['section'],
    clauseKind: row['clause_kind'],
    after: keys.clause(row['after_clause_id']),
    language: row['language'],
    baseText: row['base_text'],
    text: row['text'],
    field: row['field'],
    institution: kept.name(row['institution_id']),
    baseValue: valueOf(kept, row, row['base_value']),
    value: valueOf(kept, row, row['value']),
    reason: row['reason'],
    onBehalfOf: kept.name(row['on_behalf_of_id']),
    by: kept.all('account').find(({ id }) => id === row['author_account_id'])?.['handle'],
    state: row['state'],
    inConflict: row['in_conflict'] || undefined,
    respondBy: row['respond_by'],
    decided: decision && { ...decision, session: keys.session(row['session_id']) },
    finalText: row['final_text'],
    madeVersion: row['made_version'],
    reverted: decided('reverted', 'revert_reason'),
    revertedBefore: row['reverted_before'] || undefined,
    acceptedBySide: row['accepted_by_side'],
    version: row['version'],
    at: row['created_at'],
    listedAt: row['listed_at'],
    synthetic: row['synthetic'] || undefined,
  };
}
