import { fact, stored } from '../api/read/fields.js';
import { Query } from '../api/read/query.js';
import type { Actor } from '../domain/actor.js';
import type { ConsultationFacts } from '../domain/consultation.js';
import type { Transaction } from '../kernel/transaction.js';
import { isOwnerSql } from '../twins/owner.sql.js';
import { windowsOf } from '../plans/windows.facts.js';

const written = (column: string) => fact<boolean>((t) => `(${t}.${column} is not null)`);

/** The facts of the check list before consultation; the field and the act read the same ones. */
export const CONSULTATION_FACTS = {
  title: written('title'),
  problem: written('problem'),
  action: written('action'),
  contribution: written('contribution'),
  startOn: stored<string | null>('start_on'),
  endOn: stored<string | null>('end_on'),
  ogpValues: stored<string[]>('ogp_values'),
  policyAreas: stored<string[]>('policy_areas'),
  milestones: fact<ConsultationFacts['milestones']>(
    (t, q) => `(select coalesce(json_agg(json_build_object('startOn', m.planned_start_on, 'endOn', m.planned_end_on,
        'verified', m.means_of_verification is not null)), '[]')
      from ${q.table('milestone', true)} m where m.commitment_id = ${t}.id)`,
  ),
  leads: fact<number>(
    (t, q) => `(select count(*)::int from ${q.table('commitment_owner', true)} o
      where o.commitment_id = ${t}.id and ${isOwnerSql('o', 'lead')})`,
  ),
  windows: windowsOf('plan_id'),
};

export async function consultationFacts(tx: Transaction, actor: Actor, commitmentId: string) {
  const q = new Query(actor, null, tx);
  const pairs = Object.entries(CONSULTATION_FACTS).map(([name, sql]) => `'${name}', ${sql('c', q)}`);
  const [row]: { facts: ConsultationFacts }[] = await tx.manager.query(
    `select json_build_object(${pairs.join(', ')}) as facts from commitment c where c.id = ${q.p(commitmentId, 'uuid')}`,
    q.values,
  );
  return row!.facts;
}
