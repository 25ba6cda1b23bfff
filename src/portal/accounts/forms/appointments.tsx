import { planOf } from '../components/register.js';
import { Hidden, Select, TextField } from '../../frame/components/fields.js';
import { Finder, useKeptName } from '../../frame/components/finder.js';
import { Form } from '../../frame/components/form.js';
import { Of } from '../../frame/components/said.js';
import { documentOf } from '../../frame/documents.js';
import { dayTyped } from '../../frame/local-time.js';
import type { AppointmentLine, SessionLine, Words } from '../../frame/types.js';
import { useReader } from '../../frame/reader.js';
import { DayField, noSuchDays } from '../../frame/day-field.js';
import type { PageForm } from '../../frame/form.js';
import { sought } from '../../frame/seeking.js';
import { SessionField, sessionNeeded } from './session-field.js';
import { APPOINTMENT_REASON_LENGTH } from '../../../domain/lengths.js';

const backToRegister: PageForm['next'] = (_, { address, href }) => href(address!.page, address!.key);

export const appointmentGrant: PageForm<'forms/appointment-grant'> = {
  document: documentOf('forms/appointment-grant'),
  variables: (sent) => ({
    input: {
      account: sent.text('account') ?? '',
      role: sent.text('role'),
      // An administrator serves every plan, so the appointment names none.
      plan: sent.text('role') === 'ADMINISTRATOR' ? undefined : sent.text('plan'),
      institution: sent.text('institution'),
      fromOn: dayTyped(sent.text('fromOn')),
      untilOn: dayTyped(sent.text('untilOn')),
      reason: sent.text('reason'),
      clientMutationId: sent.once,
    },
  }),
  needs: (sent, { t }) => ({
    account: t('appoint.account'),
    role: t('appoint.role'),
    ...(sent.text('role') === 'ADMINISTRATOR' ? {} : { plan: t('appoint.plan') }),
    fromOn: t('appoint.from'),
  }),
  unreadable: (sent, reader) => noSuchDays(sent, ['fromOn', 'untilOn'], reader),
  next: backToRegister,
  done: 'granted',
};

export const appointmentEnd: PageForm<'forms/appointment-end'> = {
  document: documentOf('forms/appointment-end'),
  variables: (sent) => ({
    id: sent.at,
    input: {
      lastDay: dayTyped(sent.text('lastDay')),
      reason: sent.text('reason'),
      session: sent.text('session'),
      clientMutationId: sent.once,
    },
  }),
  needs: sessionNeeded,
  unreadable: (sent, reader) => noSuchDays(sent, ['lastDay'], reader),
  next: backToRegister,
  asks: { submit: 'sure.do.end', undo: 'sure.undo.end' },
  done: 'ended',
};

export const appointmentHandOver: PageForm<'forms/appointment-hand-over'> = {
  document: documentOf('forms/appointment-hand-over'),
  variables: (sent) => ({
    id: sent.at,
    input: {
      to: sent.text('to') ?? '',
      reason: sent.text('reason'),
      session: sent.text('session'),
      clientMutationId: sent.once,
    },
  }),
  needs: (sent, reader) => ({ to: reader.t('appoint.to'), ...sessionNeeded(sent, reader) }),
  next: backToRegister,
  asks: { submit: 'sure.do.handOver', undo: 'sure.undo.end' },
  done: 'handedOver',
};

export const APPOINTMENT_FORMS = { appointmentGrant, appointmentEnd, appointmentHandOver };

interface GrantProps {
  roles: string[];
  /** Plans to choose from; a single one is not asked for. */
  plans: { id: string; title: Words }[];
  /** Institutions to choose from, by slug; a single one is not asked for. */
  institutions: { totalCount: number; nodes: { slug: string; name: Words }[] };
}

export function Grant({ roles, plans, institutions }: GrantProps) {
  const reader = useReader();
  const { t, name, today } = reader;
  const kept = useKeptName();
  // A single institution that words were narrowed to is still a choice, because a role may have none.
  const isNarrowed = sought(reader, 'institution') !== undefined;
  const only = institutions.totalCount === 1 && !isNarrowed ? institutions.nodes[0]?.slug : undefined;
  return (
    <Form name="appointmentGrant" submit={t('appoint.submit')}>
      <TextField name="account" label={t('appoint.account')} hint={t('appoint.accountHint')} autocomplete="off" />
      <Select
        name="role"
        label={t('appoint.role')}
        options={roles.map((role) => ({ value: role, label: name('Role', role) }))}
      />
      {plans.length === 1 ? (
        <Hidden name="plan" value={plans[0]!.id} />
      ) : (
        <Select
          name="plan"
          label={t('appoint.plan')}
          options={plans.map(({ id, title }) => ({ value: id, label: title.text }))}
        />
      )}
      {only ? (
        <Hidden name="institution" value={only} />
      ) : (
        <>
          <Finder name="institution" label={t('finder.institution')} choices={institutions} />
          <Select
            name="institution"
            label={t('appoint.institution')}
            hint={t('appoint.institutionHint')}
            none={t('appoint.noInstitution')}
            kept={kept}
            optional
            options={institutions.nodes.map(({ slug, name: words }) => ({ value: slug, label: words.text }))}
          />
        </>
      )}
      <DayField name="fromOn" label={t('appoint.from')} day={today} />
      <DayField name="untilOn" label={t('appoint.until')} hint={t('appoint.untilHint')} optional />
      <ReasonField />
    </Form>
  );
}

function ReasonField() {
  const { t } = useReader();
  return (
    <TextField
      name="reason"
      label={t('appoint.reason')}
      hint={t('appoint.reasonHint')}
      most={APPOINTMENT_REASON_LENGTH}
      optional
    />
  );
}

/** The acts on one appointment, folded so that the register stays easy to read. */
export function Acts({ appointment, sessions }: { appointment: AppointmentLine; sessions: SessionLine[] }) {
  const { t, name, returned } = useReader();
  const { holder, role } = appointment;
  const plan = planOf(appointment);
  const whose = [holder.publicName ?? holder.handle, name('Role', role), plan?.title.text].filter(Boolean).join(' · ');
  // The forum decides when the independent evaluator's appointment ends, so the form asks for the session.
  const decided = role === 'MONITORING_BODY' && appointment.current ? sessions : null;
  const open = (form: string) => returned?.sent.form === form && returned.sent.at === appointment.id;
  return (
    <>
      {appointment.availableActions.includes('END') && (
        <details open={open('appointmentEnd')}>
          <summary>
            <Of what={t('appoint.end')} whose={whose} />
          </summary>
          <Form name="appointmentEnd" at={appointment.id} submit={<Of what={t('appoint.end')} whose={whose} />}>
            <DayField name="lastDay" label={t('appoint.lastDay')} hint={t('appoint.lastDayHint')} optional />
            {decided && <SessionField sessions={decided} hint={t('appoint.sessionHint')} />}
            <ReasonField />
          </Form>
        </details>
      )}
      {appointment.availableActions.includes('HAND_OVER') && (
        <details open={open('appointmentHandOver')}>
          <summary>
            <Of what={t('appoint.handOver')} whose={whose} />
          </summary>
          <Form
            name="appointmentHandOver"
            at={appointment.id}
            submit={<Of what={t('appoint.handOver')} whose={whose} />}
          >
            <TextField name="to" label={t('appoint.to')} hint={t('appoint.accountHint')} autocomplete="off" />
            {decided && <SessionField sessions={decided} hint={t('appoint.sessionHint')} />}
            <ReasonField />
          </Form>
        </details>
      )}
    </>
  );
}
