import { column, derived, fact, globalId, instant, instantSql, many, one, rights, stored } from '../api/read/fields.js';
import type { Order } from '../api/read/cursor.js';
import type { ListRead } from '../api/read/page.js';
import type { Alias, Query } from '../api/read/query.js';
import { defineRead, everyoneSees, plainTable, type Read } from '../api/read/read.js';
import { isNoticeDue } from '../domain/account.js';
import { END_APPOINTMENT, HAND_OVER_APPOINTMENT, isOver } from '../domain/appointment.js';
import { may } from '../domain/policy.js';
import { siteDay } from '../kernel/clock.js';
import {
  type Account,
  type ApiToken,
  type Appointment,
  APPOINTMENT_ACTIONS,
  type LoginSession,
  type Viewer,
} from './account.types.js';
import type { AppointmentFilter } from './appointment.filters.js';
import { isCurrentOnSql } from '../twins/appointment.sql.js';

const validToday = (t: Alias, q: Query) => {
  const today = q.p(siteDay(q), 'date');
  return isCurrentOnSql(t, today);
};
const ownRow = (account: string) => (t: Alias, q: Query) =>
  q.actor.kind === 'person' ? `${t}.${account} = ${q.p(q.actor.accountId, 'uuid')}` : 'false';

export const APPOINTMENT: Read<Appointment> = defineRead<Appointment>({
  type: 'Appointment',
  node: 'Appointment',
  interfaces: ['Node'],
  source: plainTable('appointment'),
  visible: everyoneSees,
  fields: {
    id: globalId('Appointment'),
    role: column('role'),
    holder: one(
      () => ACCOUNT,
      (account, t) => `${account}.id = ${t}.account_id`,
    ),
    fromOn: column('from_on'),
    untilOn: column('until_on'),
    current: validToday,
    reason: column('reason'),
    availableActions: rights(
      {
        planId: fact<string>((t) => `coalesce(${t}.plan_id::text, '')`),
        institutionId: stored<string | null>('institution_id'),
        role: stored<string>('role'),
        untilOn: stored<string | null>('until_on'),
        endedAtOnce: fact<boolean>((t) => `${t}.ended_at is not null`),
      },
      (facts, { actor, ...moment }): (typeof APPOINTMENT_ACTIONS)[number][] =>
        isOver(facts, siteDay(moment))
          ? []
          : APPOINTMENT_ACTIONS.filter((action) =>
              may({ end: END_APPOINTMENT, hand_over: HAND_OVER_APPOINTMENT }[action], actor, facts),
            ),
    ),
  },
});

export const ACCOUNT: Read<Account> = defineRead<Account>({
  type: 'Account',
  node: 'Account',
  interfaces: ['Node'],
  source: plainTable('account'),
  visible: everyoneSees,
  fields: {
    id: globalId('Account'),
    handle: column('handle'),
    publicName: (t) => `case when ${t}.erased_at is null then ${t}.public_name end`,
    synthetic: column('synthetic'),
    memberSince: (t, q) =>
      `case when ${t}.erased_at is null and ${t}.kind = 'person' then (${t}.created_at at time zone ${q.p(q.timeZone, 'text')})::date end`,
    roles: many(
      () => APPOINTMENT,
      (a, t, q) => `${a}.account_id = ${t}.id and ${validToday(a, q)}`,
      (a) => `${a}.from_on, ${a}.id`,
    ),
  },
});

const LOGIN_SESSION: Read<LoginSession> = defineRead<LoginSession>({
  type: 'LoginSession',
  source: plainTable('login_session'),
  visible: ownRow('account_id'),
  fields: {
    id: globalId('LoginSession'),
    way: column('way'),
    createdAt: instant('created_at'),
    expiresAt: instant('expires_at'),
    secondFactor: (t) => `${t}.second_factor_at is not null`,
    current: (t, q) => `${t}.id = ${q.p(q.actor.kind === 'person' ? q.actor.sessionId : null, 'uuid')}`,
  },
});

const API_TOKEN: Read<ApiToken> = defineRead<ApiToken>({
  type: 'ApiToken',
  source: plainTable('api_token'),
  visible: ownRow('account_id'),
  fields: {
    id: globalId('ApiToken'),
    name: column('name'),
    scopes: column('scopes'),
    createdAt: (t) => instantSql(`${t}.created_at`),
    expiresAt: (t) => instantSql(`${t}.expires_at`),
  },
});

/** The account of the person who asks. It never leads to another person's row. */
export const VIEWER: Read<Viewer> = defineRead<Viewer>({
  type: 'Viewer',
  source: plainTable('account'),
  visible: ownRow('id'),
  fields: {
    account: one(
      () => ACCOUNT,
      (account, t) => `${account}.id = ${t}.id`,
    ),
    publicName: column('public_name'),
    language: column('language'),
    email: (t) => `(select c.email from account_contact c where c.account_id = ${t}.id)`,
    appointments: many(
      () => APPOINTMENT,
      (a, t) => `${a}.account_id = ${t}.id`,
      (a) => `${a}.from_on desc, ${a}.id`,
    ),
    sessions: many(
      () => LOGIN_SESSION,
      (session, t, q) => `${session}.account_id = ${t}.id and ${session}.expires_at > ${q.p(q.now, 'timestamptz')}`,
      (session) => `${session}.created_at desc`,
    ),
    tokens: many(
      () => API_TOKEN,
      (token, t, q) => `${token}.account_id = ${t}.id and ${token}.expires_at > ${q.p(q.now, 'timestamptz')}`,
      (token) => `${token}.created_at desc`,
    ),
    noticeVersion: column('notice_version'),
    noticeDue: derived({ accepted: stored<number | null>('notice_version') }, ({ accepted }) => isNoticeDue(accepted)),
    secondFactor: (t) =>
      `exists (select from second_factor f where f.account_id = ${t}.id and f.confirmed_at is not null)`,
    secondFactorPassed: (_, q) => {
      if (q.actor.kind !== 'person') return 'false';
      if (q.actor.sessionId === null) return q.p(q.actor.secondFactor, 'boolean');
      return `exists (select from login_session s where s.id = ${q.p(q.actor.sessionId, 'uuid')} and s.second_factor_at is not null)`;
    },
    recoveryCodesLeft: (t) =>
      `(select count(*)::int from recovery_code r where r.account_id = ${t}.id and r.used_at is null)`,
  },
});

const LATEST_FIRST: Order = {
  name: 'FROM_ON',
  descending: true,
  keys: [
    { sql: (t) => `${t}.from_on`, type: 'date' },
    { sql: (t) => `${t}.id`, type: 'uuid' },
  ],
};

/** Filter of the public register of appointments. The types of later features use it. */
function appointmentFilter(t: Alias, q: Query, { plan, current }: AppointmentFilter): string[] {
  return [
    ...(plan ? [`${t}.plan_id = (select p.id from plan p where p.slug = ${q.p(plan, 'text')})`] : []),
    ...(current ? [validToday(t, q)] : []),
  ];
}

export const APPOINTMENTS: ListRead<AppointmentFilter> = {
  read: () => APPOINTMENT,
  orders: [LATEST_FIRST],
  filter: appointmentFilter,
};
