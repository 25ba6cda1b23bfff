import { Injectable } from '@nestjs/common';
import { encodeId, uuidOf } from '../api/node-id.js';
import { citedSession } from '../api/cited-session.js';
import { type Actor, isAccount } from '../domain/actor.js';
import {
  type AppointmentFacts,
  END_APPOINTMENT,
  GRANT_APPOINTMENT,
  grant,
  HAND_OVER_APPOINTMENT,
  handOver,
  type Term,
} from '../domain/appointment.js';
import type { LocalizedText } from '../domain/localized-text.js';
import { refuse } from '../domain/refusal.js';
import { siteDay } from '../kernel/clock.js';
import { Site } from '../kernel/site.js';
import { UnitOfWork } from '../kernel/unit-of-work.js';
import type { Transaction } from '../kernel/transaction.js';
import type { AppointmentEndInput, AppointmentGrantInput, AppointmentHandOverInput } from './account.inputs.js';
import { hasLiaisonSql } from '../twins/appointment.sql.js';
import {
  type AppointmentRow,
  closeAppointment,
  appointmentFacts,
  insertAppointment,
  lockAppointment,
  refuseTwice,
  termOf,
} from './appointment.writing.js';
import { tellHolder } from './telling-holders.js';

const LOOK_UPS = {
  plan: { sql: 'select id from plan where id = $1', code: 'PLAN_NOT_FOUND' },
  institution: { sql: 'select id from institution where slug = $1', code: 'INSTITUTION_NOT_FOUND' },
  account: {
    sql: `select id from account where handle = $1 and kind = 'person' and erased_at is null`,
    code: 'ACCOUNT_NOT_FOUND',
  },
} as const;

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
        tx.allow(GRANT_APPOINTMENT, facts);
        if (planId) await this.found(tx, 'plan', planId, 'plan');
        if (input.institution && !institutionId) refuse('INSTITUTION_NOT_FOUND', ['input', 'institution']);
        const accountId = await this.found(tx, 'account', input.account, 'account');
        const today = siteDay(tx);
        const term = grant(facts, { fromOn: input.fromOn ?? today, untilOn: input.untilOn ?? null }, today);
        await refuseTwice(tx, accountId, { ...facts, commitmentId: null }, term, 'account');
        const [institution] = institutionId
          ? await tx.manager.query('select jurisdiction_id from institution where id = $1', [institutionId])
          : [];
        const id = await insertAppointment(tx, accountId, input.reason ?? null, {
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
        const appointment = await lockAppointment(tx, id);
        tx.allow(END_APPOINTMENT, appointmentFacts(appointment));
        const sessionId = input.session ? await citedSession(tx, appointment.plan_id, input.session) : null;
        const kept = await closeAppointment(tx, appointment, input.lastDay ?? null, {
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
        const appointment = await lockAppointment(tx, id);
        tx.allow(HAND_OVER_APPOINTMENT, appointmentFacts(appointment));
        const successor = await this.found(tx, 'account', input.to, 'to');
        const sessionId = input.session ? await citedSession(tx, appointment.plan_id, input.session) : null;
        const current = { ...termOf(appointment), holder: appointment.account_id, role: appointment.role };
        const term = handOver(current, successor, { today: siteDay(tx), sessionId });
        await refuseTwice(
          tx,
          successor,
          { ...appointmentFacts(appointment), commitmentId: appointment.commitment_id },
          term,
          'to',
        );
        const given = { ...appointment, from_on: term.fromOn, until_on: term.untilOn };
        const next = await insertAppointment(tx, successor, input.reason ?? null, given);
        const kept = await closeAppointment(tx, appointment, null, { reason: input.reason ?? null, sessionId });
        await tellHolder(tx, this.site, actor, 'appointed', {
          ...appointmentFacts(appointment),
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

  private tellFormer(
    tx: Transaction,
    actor: Actor,
    appointment: AppointmentRow,
    kept: Term | null,
    reason: string | null = null,
  ): Promise<void> {
    const told = {
      ...appointmentFacts(appointment),
      accountId: appointment.account_id,
      planId: appointment.plan_id,
      ...(kept ?? termOf(appointment)),
      reason,
    };
    return tellHolder(tx, this.site, actor, kept ? 'appointment_ended' : 'appointment_taken_back', told);
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
