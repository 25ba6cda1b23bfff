import { fact, stored } from '../api/read/fields.js';
import type { Alias, Query } from '../api/read/query.js';
import { appointmentsOf } from '../domain/actor.js';
import { isCurrentOnSql } from '../twins/appointment.sql.js';
import { dayOfPlan } from '../twins/time.js';

/** The facts of `SpeakingFacts` and `CheckingFacts` for a milestone, given by the SQL of its id. */
export const speakingAbout = (milestone: (t: Alias) => string) => {
  const of = <Value>(selected: (m: Alias, c: Alias, q: Query) => string) =>
    fact<Value>((t, q) => {
      const [m, c] = [q.alias(), q.alias()];
      return `(select ${selected(m, c, q)} from ${q.table('milestone', true)} ${m}
        join ${q.table('commitment', true)} ${c} on ${c}.id = ${m}.commitment_id where ${m}.id = ${milestone(t)})`;
    });
  return {
    planId: of<string>((_, c) => `${c}.plan_id`),
    commitmentId: of<string>((_, c) => `${c}.id`),
    ownerInstitutionIds: of<string[]>((_, c, q) => {
      const o = q.alias();
      return `(select coalesce(json_agg(${o}.institution_id), '[]') from ${q.table('commitment_owner', true)} ${o}
        where ${o}.commitment_id = ${c}.id and ${o}.state = 'accepted' and ${o}.institution_id is not null)`;
    }),
    responsibleIds: of<string[]>((m) => `array_to_json(${m}.institution_ids)`),
    counterpartVacant: of<boolean>(
      (_, c, q) => `(not exists (select from appointment a join plan p on p.id = a.plan_id
        where a.plan_id = ${c}.plan_id and a.role = 'counterpart' and (a.commitment_id is null or a.commitment_id = ${c}.id)
          and ${isCurrentOnSql('a', dayOfPlan('p', q))}))`,
    ),
    institutionKinds: fact<Record<string, string>>(
      (_, q) => `(select coalesce(json_object_agg(i.id, i.kind), '{}') from ${q.table('institution', true)} i
        where i.id = any(${q.p(institutionsOf(q), 'uuid[]')}))`,
    ),
  };
};

/** The institutions for which the actor is appointed. */
const institutionsOf = (q: Query): string[] => appointmentsOf(q.actor).flatMap((one) => one.institutionId ?? []);

export const SPEAKING = { ...speakingAbout((t) => `${t}.milestone_id`), voice: stored<string>('voice') };
