import { Injectable } from '@nestjs/common';
import { encodeId, uuidOf } from '../api/node-id.js';
import { citedSession } from '../api/cited-session.js';
import { type Actor, isAccount } from '../domain/actor.js';
import { requireChange } from '../domain/change.js';
import {
  type AppointmentFacts,
  type Deciding,
  END,
  end,
  GRANT,
  grant,
  HAND_OVER,
  handOver,
  type Term,
} from '../domain/appointment.js';
import type { LocalizedText } from '../domain/localized-text.js';
import { refuse } from '../domain/refusal.js';
import { siteDay } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import { Site } from '../kernel/site.js';
import { UnitOfWork } from '../kernel/unit-of-work.js';
import type { Transaction } from '../kernel/transaction.js';
import type { AppointmentEndInput, AppointmentGrantInput, AppointmentHandOverInput } from './account.inputs.js';
import { hasLiaisonSql, isCurrentOnSql } from '../twins/appointment.sql.js';
import { ADMINISTRATORS_IN_TURN } from './administrators-in-turn.js';
import { tellHolder } from './telling-holders.js';

interface AppointmentRow {
  id: string;
  role: string;
  account_id: string;
  plan_id: string | null;
  institution_id: string | null;
  jurisdiction_id: string | null;
  commitment_id: string | null;
  from_on: string;
  until_on: string | null;
  ended: boolean;
}

interface StandingAppointment extends AppointmentRow {
  reason: string | null;
  session_id: string | null;
}

const LOOK_UPS = {
  plan: { sql: 'select id from plan where id = $1', code: 'PLAN_NOT_FOUND' },
  institution: { sql: 'select id from institution where slug = $1', code: 'INSTITUTION_NOT_FOUND' },
  account: {
    sql: `select id from account where handle = $1 and kind = 'person' and erased_at is null`,
    code: 'ACCOUNT_NOT_FOUND',
  },
} as const;
const TERM = 'from_on::text as from_on, until_on::text as until_on, ended_at is not null as ended';

/**
 * Grants, hands over and ends appointments. Each request reads its rights from these rows, so a change counts at once.
 */
@Injectable()
export class Appointments {
  constructor(
    private readonly work: UnitOfWork,
    private readonly site: Site,
  ) {}

  grant(actor: Actor, input: AppointmentGrantInput): Promise<string> {
    const once = { mutation: 'appointmentGrant', clientMutationId: input.clientMutationId, input };
    return this.work.run(
      actor,
      async (tx) => {
        const planId = input.plan ? uuidOf('Plan', input.plan, ['input', 'plan']) : null;
        const institutionId = input.institution ? await this.idOf(tx, 'institution', input.institution) : null;
        const facts: AppointmentFacts = { planId: planId ?? '', institutionId, role: input.role };
        // Rights are checked first: only a person who may appoint learns whether an account exists.
        tx.allow(GRANT, facts);
        if (planId) await this.found(tx, 'plan', planId, 'plan');
        if (input.institution && !institutionId) refuse('INSTITUTION_NOT_FOUND', ['input', 'institution']);
        const accountId = await this.found(tx, 'account', input.account, 'account');
        const today = siteDay(tx);
        const term = grant(facts, { fromOn: input.fromOn ?? today, untilOn: input.untilOn ?? null }, today);
        await this.refuseTwice(tx, accountId, { ...facts, commitmentId: null }, term, 'account');
        const [institution] = institutionId
          ? await tx.manager.query('select jurisdiction_id from institution where id = $1', [institutionId])
          : [];
        const id = await this.insert(tx, accountId, input.reason ?? null, {
          role: input.role,
          plan_id: planId,
          institution_id: institutionId,
          jurisdiction_id: institution?.jurisdiction_id ?? null,
          commitment_id: null,
          from_on: term.fromOn,
          until_on: term.untilOn,
        });
        await tellHolder(tx, this.site, actor, 'appointed', {
          ...facts,
          accountId,
          planId,
          ...term,
          reason: input.reason ?? null,
        });
        tx.record({ verb: 'appointment.granted', subject: encodeId('Appointment', id), planId });
        return id;
      },
      once,
    );
  }

  end(actor: Actor, id: string, input: AppointmentEndInput): Promise<string | null> {
    const once = { mutation: 'appointmentEnd', clientMutationId: input.clientMutationId, input: { id, input } };
    return this.work.run(
      actor,
      async (tx) => {
        const appointment = await this.lock(tx, id);
        tx.allow(END, factsOf(appointment));
        const sessionId = input.session ? await citedSession(tx, appointment.plan_id, input.session) : null;
        const kept = await this.close(tx, appointment, input.lastDay ?? null, {
          reason: input.reason ?? null,
          sessionId,
        });
        await this.tellFormer(tx, actor, appointment, kept, input.reason);
        await leavesBehind(tx, actor, appointment);
        const planId = appointment.plan_id;
        tx.record({ verb: 'appointment.ended', subject: encodeId('Appointment', appointment.id), planId });
        return kept ? appointment.id : null;
      },
      once,
    );
  }

  /** Ends one appointment and begins the other at the same moment; the tasks of the role pass to the new holder. */
  handOver(actor: Actor, id: string, input: AppointmentHandOverInput): Promise<string> {
    const once = { mutation: 'appointmentHandOver', clientMutationId: input.clientMutationId, input: { id, input } };
    return this.work.run(
      actor,
      async (tx) => {
        const appointment = await this.lock(tx, id);
        tx.allow(HAND_OVER, factsOf(appointment));
        const successor = await this.found(tx, 'account', input.to, 'to');
        const sessionId = input.session ? await citedSession(tx, appointment.plan_id, input.session) : null;
        const current = { ...termOf(appointment), holder: appointment.account_id, role: appointment.role };
        const term = handOver(current, successor, { today: siteDay(tx), sessionId });
        await this.refuseTwice(
          tx,
          successor,
          { ...factsOf(appointment), commitmentId: appointment.commitment_id },
          term,
          'to',
        );
        const given = { ...appointment, from_on: term.fromOn, until_on: term.untilOn };
        const next = await this.insert(tx, successor, input.reason ?? null, given);
        const kept = await this.close(tx, appointment, null, { reason: input.reason ?? null, sessionId });
        await tellHolder(tx, this.site, actor, 'appointed', {
          ...factsOf(appointment),
          ...term,
          accountId: successor,
          planId: appointment.plan_id,
          reason: input.reason ?? null,
        });
        await this.tellFormer(tx, actor, appointment, kept, input.reason);
        await leavesBehind(tx, actor, appointment);
        const planId = appointment.plan_id;
        tx.record({ verb: 'appointment.handed_over', subject: encodeId('Appointment', next), planId });
        return next;
      },
      once,
    );
  }

  /**
   * Refuses a second appointment to the same role: ending one would leave the other. The lock makes requests for one
   * account wait for each other.
   */
  private async refuseTwice(
    tx: Transaction,
    accountId: string,
    facts: AppointmentFacts & { commitmentId: string | null },
    term: Term,
    field: string,
  ) {
    await tx.manager.query('select from account where id = $1 for update', [accountId]);
    const [appointment] = await tx.manager.query(
      `select 1 from appointment where account_id = $1 and role = $2 and plan_id is not distinct from $3
          and institution_id is not distinct from $4 and commitment_id is not distinct from $5 and ended_at is null
          and daterange(from_on, until_on, '[]') && daterange($6, $7, '[]')`,
      [accountId, facts.role, facts.planId || null, facts.institutionId, facts.commitmentId, term.fromOn, term.untilOn],
    );
    if (appointment) refuse('ALREADY_HOLDER', ['input', field]);
  }

  private async lock(tx: Transaction, id: string): Promise<StandingAppointment> {
    const [appointment] = await tx.manager.query(
      `select id, role, account_id, plan_id, institution_id, jurisdiction_id, commitment_id, reason, session_id, ${TERM}
         from appointment where id = $1 for update`,
      [uuidOf('Appointment', id, ['id'])],
    );
    return appointment ?? refuse('APPOINTMENT_NOT_FOUND', ['id']);
  }

  private async close(
    tx: Transaction,
    appointment: StandingAppointment,
    on: string | null,
    { reason, sessionId }: Deciding & { reason: string | null },
  ): Promise<Term | null> {
    const today = siteDay(tx);
    if (appointment.role === 'administrator') await tx.manager.query(ADMINISTRATORS_IN_TURN);
    const [{ others }] = await tx.manager.query(
      `select count(distinct account_id)::int as others from appointment p
        where role = 'administrator' and id <> $1 and ${isCurrentOnSql('p', '$2::date')}`,
      [appointment.id, today],
    );
    const term = end({ ...termOf(appointment), role: appointment.role }, on, {
      today,
      otherAdministrators: others,
      sessionId,
    });
    if (!term) {
      await tx.manager.query('delete from appointment where id = $1', [appointment.id]);
      return null;
    }
    const before = {
      untilOn: appointment.until_on,
      atOnce: false,
      reason: appointment.reason,
      sessionId: appointment.session_id,
    };
    const after = {
      untilOn: term.untilOn,
      atOnce: term.atOnce,
      reason: reason ?? appointment.reason,
      sessionId: sessionId ?? appointment.session_id,
    };
    requireChange(before, after, ['input', 'lastDay']);
    await tx.manager.query(
      'update appointment set until_on = $2, ended_at = $3, reason = coalesce($4, reason), session_id = coalesce($5, session_id) where id = $1',
      [appointment.id, term.untilOn, term.atOnce ? tx.now : null, reason, sessionId],
    );
    return term;
  }

  private tellFormer(
    tx: Transaction,
    actor: Actor,
    appointment: AppointmentRow,
    kept: Term | null,
    reason: string | null = null,
  ): Promise<void> {
    const told = {
      ...factsOf(appointment),
      accountId: appointment.account_id,
      planId: appointment.plan_id,
      ...(kept ?? termOf(appointment)),
      reason,
    };
    return tellHolder(tx, this.site, actor, kept ? 'appointment_ended' : 'appointment_taken_back', told);
  }

  private async insert(
    tx: Transaction,
    accountId: string,
    reason: string | null,
    appointment: Omit<AppointmentRow, 'id' | 'account_id' | 'ended'>,
  ): Promise<string> {
    const id = newId();
    await tx.manager.query(
      `insert into appointment (id, account_id, role, plan_id, institution_id, jurisdiction_id, commitment_id, from_on, until_on, reason)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        id,
        accountId,
        appointment.role,
        appointment.plan_id,
        appointment.institution_id,
        appointment.jurisdiction_id,
        appointment.commitment_id,
        appointment.from_on,
        appointment.until_on,
        reason,
      ],
    );
    return id;
  }

  private async found(tx: Transaction, thing: keyof typeof LOOK_UPS, key: string, field: string): Promise<string> {
    return (await this.idOf(tx, thing, key)) ?? refuse(LOOK_UPS[thing].code, ['input', field]);
  }

  private async idOf(tx: Transaction, thing: keyof typeof LOOK_UPS, key: string): Promise<string | null> {
    const [row] = await tx.manager.query(LOOK_UPS[thing].sql, [key]);
    return row?.id ?? null;
  }
}

/**
 * Tells the preview what follows when people give up a role of their own, or when an institution loses its last
 * liaison.
 */
async function leavesBehind(tx: Transaction, actor: Actor, appointment: AppointmentRow): Promise<void> {
  if (isAccount(actor, appointment.account_id)) tx.follows({ code: 'own_role_ends', count: 1 });
  if (appointment.role !== 'institution_liaison') return;
  const [left]: { name: LocalizedText; owed: number }[] = await tx.manager.query(
    `select i.name, (select count(*)::int from response_assignment a
              where a.institution_id = i.id and a.plan_id = $2 and a.state = 'owed') as owed
       from institution i
      where i.id = $1 and not ${hasLiaisonSql('i.id', '$2', dayAfterTerm('$3', '$4::date'))}`,
    [appointment.institution_id, appointment.plan_id, appointment.id, siteDay(tx)],
  );
  if (!left) return;
  tx.follows(
    left.owed > 0
      ? { code: 'secretariat_takes_over', count: left.owed, names: [left.name] }
      : { code: 'nobody_answers', count: 1, names: [left.name] },
  );
}

/** SQL of the day after the appointment's last day, or of today when its row is gone. */
const dayAfterTerm = (id: string, today: string) =>
  `coalesce((select p.until_on + 1 from appointment p where p.id = ${id}::uuid), ${today})`;

function factsOf(appointment: AppointmentRow): AppointmentFacts {
  return { planId: appointment.plan_id ?? '', institutionId: appointment.institution_id, role: appointment.role };
}

function termOf(appointment: AppointmentRow) {
  return { fromOn: appointment.from_on, untilOn: appointment.until_on, endedAtOnce: appointment.ended };
}
