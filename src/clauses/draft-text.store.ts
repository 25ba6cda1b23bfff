import type { EntityManager } from 'typeorm';
import { changedClauses, type DraftClause } from '../domain/draft-text.js';
import { newId } from '../kernel/ids.js';

/** The text of a commitment with its milestones, or the text of a plan itself. */
export interface TextOwner {
  planId: string;
  commitmentId: string | null;
}

/** The next version of a text has a number, and a change that made it. */
export interface NewVersion {
  number: number;
  /** The instant of the command that made it. */
  at: Date;
  cause: 'begun' | 'written' | 'suggestion' | 'reverted' | 'milestone' | 'state' | 'imported';
  /** The capacity in which somebody made it. */
  role: string | null;
  institutionId: string | null;
  suggestionId?: string | null;
  sessionId?: string | null;
  reason?: string | null;
  /** The values that stand beside the text, as they are in this version. */
  fields: object;
}

const OWN = `c.plan_id = $1 and c.commitment_id is not distinct from $2`;

/** All clauses of a text, removed ones too. Whoever changes them has locked the commitment or the plan. */
export function clausesOfText(manager: EntityManager, { planId, commitmentId }: TextOwner): Promise<DraftClause[]> {
  return manager.query(
    `select c.id, c.milestone_id as "milestoneId", c.section, c.kind, c.place, c.text, c.removed, v.spans
       from clause c join lateral (
         select spans from clause_version where clause_id = c.id order by number desc limit 1) v on true
      where ${OWN}`,
    [planId, commitmentId],
  );
}

/** Stores what a change made of the clauses, as one more version of the text. Gives the id of that version. */
export async function keepText(
  manager: EntityManager,
  { planId, commitmentId }: TextOwner,
  before: readonly DraftClause[],
  after: readonly DraftClause[],
  version: NewVersion,
  versionId = newId(),
): Promise<string> {
  const known = new Set(before.map(({ id }) => id));
  const changed = changedClauses(before, after).map(({ clause, taken }) => ({
    ...clause,
    taken,
    versionRow: newId(),
    isNew: !known.has(clause.id),
  }));
  const { number, at, cause, role, institutionId, fields } = version;
  await manager.query(
    `insert into text_version (id, plan_id, commitment_id, number, cause, suggestion_id, role, institution_id, session_id, reason, fields, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      versionId,
      planId,
      commitmentId,
      number,
      cause,
      version.suggestionId ?? null,
      role,
      institutionId,
      version.sessionId ?? null,
      version.reason ?? null,
      JSON.stringify(fields),
      at,
    ],
  );
  if (changed.length === 0) return versionId;
  const rows = JSON.stringify(changed);
  const read = `jsonb_to_recordset($3) as x(id uuid, "milestoneId" uuid, section text, kind text, place int,
    text jsonb, removed boolean, spans jsonb, taken jsonb, "versionRow" uuid, "isNew" boolean)`;
  const values = [planId, commitmentId, rows, number];
  await manager.query(
    `insert into clause (id, plan_id, commitment_id, milestone_id, section, kind, place, text, removed, changed_in)
     select x.id, $1, $2, x."milestoneId", x.section, x.kind, x.place, x.text, x.removed, $4 from ${read} where x."isNew"`,
    values,
  );
  await manager.query(
    `update clause c set kind = x.kind, place = x.place, text = x.text, removed = x.removed, changed_in = $4
       from ${read} where ${OWN} and c.id = x.id and not x."isNew"`,
    values,
  );
  await manager.query(
    `insert into clause_version (id, clause_id, plan_id, commitment_id, number, milestone_id, section, kind, place, text, removed, spans, taken, created_at)
     select x."versionRow", x.id, $1, $2, $4, x."milestoneId", x.section, x.kind, x.place, x.text, x.removed, x.spans, x.taken, $5 from ${read}`,
    [...values, at],
  );
  return versionId;
}
