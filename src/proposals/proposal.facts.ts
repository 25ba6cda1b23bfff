import { type EntityManager, In } from 'typeorm';
import { encodeId } from '../api/node-id.js';
import { Query } from '../api/read/query.js';
import { isProposalVisibleSql, isShownSql } from '../twins/proposal.sql.js';
import { type Actor, VISITOR } from '../domain/actor.js';
import type { JurisdictionPlace } from '../domain/debt.js';
import type { ProposalFacts } from '../domain/proposal.js';
import { refuse } from '../domain/refusal.js';
import { isProposalVisible } from '../domain/visibility.js';
import { dayIn } from '../kernel/clock.js';
import type { Transaction } from '../kernel/transaction.js';
import { PROPOSAL_TEXTS, ProposalEntity } from './proposal.entity.js';

/** Loads and locks the proposal; a person who may not see it learns nothing about it. */
export async function lockProposal(
  tx: Transaction,
  actor: Actor,
  id: string,
  path: string[] = ['id'],
  mode: 'pessimistic_write' | 'pessimistic_read' = 'pessimistic_write',
): Promise<ProposalEntity> {
  const found = await tx.manager.findOne(ProposalEntity, { where: { id }, lock: { mode } });
  if (!found || !(isProposalVisible(found, actor) || (await isShownByItsAppeal(tx, found, actor)))) {
    refuse('PROPOSAL_NOT_FOUND', path);
  }
  return found;
}

/**
 * Does the same for many proposals, in a fixed order, so that two batches wait for each other instead of deadlocking.
 * One statement finds all but those that become visible by time or by an appeal.
 */
export async function lockProposals(
  tx: Transaction,
  actor: Actor,
  ids: string[],
  path: string[],
): Promise<ProposalEntity[]> {
  const found = await tx.manager.find(ProposalEntity, {
    where: { id: In(ids) },
    order: { id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
  if (found.length < new Set(ids).size) refuse('PROPOSAL_NOT_FOUND', path);
  for (const proposal of found) {
    if (!isProposalVisible(proposal, actor) && !(await isShownByItsAppeal(tx, proposal, actor)))
      refuse('PROPOSAL_NOT_FOUND', path);
  }
  return found;
}

/**
 * True when a held or hidden proposal is visible without a decision: after the time for one has passed, or to a person
 * who may have to decide the appeal.
 */
async function isShownByItsAppeal(tx: Transaction, proposal: ProposalEntity, actor: Actor): Promise<boolean> {
  if (proposal.visibility === 'visible') return false;
  const q = new Query(actor, null, tx);
  const [row] = await tx.manager.query(
    `select ${isProposalVisibleSql('p', q)} as visible from proposal p where p.id = ${q.p(proposal.id, 'uuid')}`,
    q.values,
  );
  return row.visible === true;
}

/** Refuses changes and responses to a hidden proposal, also from people who may see it. */
export async function refuseHidden(
  tx: Transaction,
  proposals: ProposalEntity[],
  path: string[] = ['id'],
): Promise<void> {
  const hidden = proposals.filter(({ visibility }) => visibility === 'hidden').map(({ id }) => id);
  if (hidden.length === 0) return;
  const q = new Query(VISITOR, null, tx);
  const still = await tx.manager.query(
    `select from proposal p where p.id = any(${q.p(hidden, 'uuid[]')}) and not ${isShownSql('p', q)}`,
    q.values,
  );
  if (still.length > 0) refuse('PROPOSAL_HIDDEN', path);
}

/** The facts of a proposal that policies need. */
export async function proposalFacts(manager: EntityManager, proposal: ProposalEntity) {
  const owed: { institution_id: string }[] = await manager.query(
    `select institution_id from response_assignment where proposal_id = $1 and state = 'owed' and institution_id is not null`,
    [proposal.id],
  );
  return {
    planId: proposal.planId,
    state: proposal.state,
    authorId: proposal.authorAccountId,
    transcribed: proposal.transcribed,
    responsibleIds: owed.map(({ institution_id }) => institution_id),
  } satisfies ProposalFacts;
}

export interface PlanFacts {
  id: string;
  slug: string;
  stage: string;
  timeZone: string;
  endOn: string | null;
  /** Members of the plan that have not left, by id and code. */
  members: { id: string; code: string }[];
  windows: { id: string; kind: string; opensAt: Date; closesAt: Date; title: string | null }[];
  dayOf(at: Date): string;
}

/** The facts of a plan that rules need, in one statement. */
export async function planFacts(manager: EntityManager, planId: string, path: string[]): Promise<PlanFacts> {
  const [row] = await manager.query(
    `select p.id, p.slug, p.stage, p.time_zone as "timeZone", p.end_on::text as "endOn",
       (select coalesce(json_agg(json_build_object('id', j.id, 'code', j.code) order by m.position), '[]')
          from plan_member m join jurisdiction j on j.id = m.jurisdiction_id
         where m.plan_id = p.id and m.left_on is null) as members,
       (select coalesce(json_agg(json_build_object('id', w.id, 'kind', w.kind, 'opensAt', w.opens_at, 'closesAt', w.closes_at,
            'title', w.title -> (w.title ->> 'original') ->> 'text')), '[]')
          from plan_window w where w.plan_id = p.id) as windows
     from plan p where p.id = $1`,
    [planId],
  );
  if (!row) refuse('PLAN_NOT_FOUND', path);
  return {
    ...row,
    windows: row.windows.map((window: { opensAt: string; closesAt: string }) => ({
      ...window,
      opensAt: new Date(window.opensAt),
      closesAt: new Date(window.closesAt),
    })),
    dayOf: (at: Date) => dayIn(row.timeZone, at),
  };
}

/** Places, each with the places above it up to the country. */
export async function placesAbove(manager: EntityManager, ids: string[]): Promise<Map<string, JurisdictionPlace>> {
  const rows: JurisdictionPlace[] = await manager.query(
    `with recursive line as (
       select id, parent_id from jurisdiction where id = any($1)
       union select j.id, j.parent_id from jurisdiction j join line l on l.parent_id = j.id)
     select id, parent_id as "parentId" from line`,
    [ids],
  );
  return new Map(rows.map((place) => [place.id, place]));
}

/**
 * Writes the log entry: it proves the exact text that is public from now on; for a draft it only says that there is
 * one. `freed` are proposals that stand alone again because of it.
 */
export function recordProposal(
  tx: Transaction,
  verb: string,
  proposal: ProposalEntity,
  reason?: string,
  freed: string[] = [],
): void {
  const contents: Record<string, string> = {};
  if (proposal.state !== 'draft') {
    const { reference, version } = proposal;
    const texts = Object.fromEntries(PROPOSAL_TEXTS.map((name) => [name, proposal[name]]));
    contents['proposal'] = tx.keep(JSON.stringify({ reference, version, ...texts }));
  }
  if (reason) contents['reason'] = tx.keep(reason);
  const about = freed.length > 0 ? { about: freed.map((id) => encodeId('Proposal', id)) } : {};
  tx.record({ verb, subject: encodeId('Proposal', proposal.id), planId: proposal.planId, contents, ...about });
}
