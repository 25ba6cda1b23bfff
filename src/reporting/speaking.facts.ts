import { fact, stored } from '../api/read/fields.js';
import type { Alias, Query } from '../api/read/query.js';
import { ownersAccepted } from '../commitments/owner.facts.js';
import { type Actor, appointmentsOf } from '../domain/actor.js';
import { isCurrentOnSql } from '../twins/appointment.sql.js';
import { dayOfPlan } from '../twins/time.js';

/** True when nobody is the counterpart of civil society for the commitment on the day `day`. */
export const isCounterpartVacant = (commitment: string, plan: string, day: string) =>
  `(not exists (select from appointment a where a.plan_id = ${plan} and a.role = 'counterpart'
    and (a.commitment_id is null or a.commitment_id = ${commitment}) and ${isCurrentOnSql('a', day)}))`;

/** The kinds of the institutions with these ids, by id. */
export const kindsById = (ids: string, institutions: string) =>
  `(select coalesce(json_object_agg(i.id, i.kind), '{}') from ${institutions} i where i.id = any(${ids}))`;

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
    ownerInstitutionIds: of<string[]>((_, c, q) => ownersAccepted(`${c}.id`, q.table('commitment_owner', true))),
    responsibleIds: of<string[]>((m) => `array_to_json(${m}.institution_ids)`),
    counterpartVacant: of<boolean>((_, c, q) => {
      const p = q.alias();
      return `(select ${isCounterpartVacant(`${c}.id`, `${c}.plan_id`, dayOfPlan(p, q))} from plan ${p} where ${p}.id = ${c}.plan_id)`;
    }),
    institutionKinds: fact<Record<string, string>>((_, q) =>
      kindsById(q.p(institutionsOf(q.actor), 'uuid[]'), q.table('institution', true)),
    ),
  };
};

/** The institutions for which the actor is appointed. */
export const institutionsOf = (actor: Actor): string[] =>
  appointmentsOf(actor).flatMap((one) => one.institutionId ?? []);

export const SPEAKING = { ...speakingAbout((t) => `${t}.milestone_id`), voice: stored<string>('voice') };
