import { encodeId } from '../../src/api/node-id.js';
import type { Actor } from '../../src/domain/actor.js';
import { Actors } from '../../src/accounts/actors.js';
import { newId } from '../../src/kernel/ids.js';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import { OPERATOR } from '../../src/domain/actor.js';
import { anotherApp, testApp, type TestApp } from '../support/app.js';
import { jointPlan } from '../support/builders.js';
import { cookieOf, FROM_HERE } from '../support/sign-in.js';

let t: TestApp;
let plan: string;
beforeAll(async () => {
  t = await testApp();
  plan = encodeId('Plan', (await jointPlan(t)).planId);
  await t.app.get(UnitOfWork).run(OPERATOR, async ({ manager, record }) => {
    for (const handle of ['citizen', 'admin']) {
      await manager.query('insert into account (id, handle, public_name) values ($1, $2, $2)', [newId(), handle]);
    }
    await manager.query(
      `insert into appointment (id, account_id, role, from_on) select $1, id, 'administrator', '2020-01-01' from account where handle = 'admin'`,
      [newId()],
    );
    await manager.query(
      `insert into account_contact (account_id, email) select id, 'canary-7f3@example.org' from account where handle = 'liaison'`,
    );
    record({ verb: 'account.opened', subject: 'acc_test', planId: null });
  });
});
afterAll(() => t.close());

const GRANT = `mutation ($input: AppointmentGrantInput!) { appointmentGrant(input: $input) {
  appointment { id role fromOn untilOn current holder { handle } institution { slug } plan { slug } } userErrors { code path } } }`;
const END = `mutation ($id: ID!, $input: AppointmentEndInput!) { appointmentEnd(id: $id, input: $input) { appointment { untilOn current } userErrors { code } } }`;
const grant = async (as: string | Actor, input: object) =>
  (await t.gql.as(as)(GRANT, { input: { account: 'citizen', role: 'MODERATOR', plan, ...input } })).appointmentGrant;
const end = async (as: string, id: string, input: object = {}) =>
  (await t.gql.as(as)(END, { id, input })).appointmentEnd;
const mayDraft = async (app: TestApp, cookie: string) => {
  const answer = await app.app.inject({
    method: 'POST',
    url: '/graphql',
    headers: { ...FROM_HERE, cookie, 'content-type': 'application/json' },
    payload: {
      query: `mutation ($plan: ID!) { commitmentDraft(input: { plan: $plan, title: { language: ES, text: "X" }, origin: CO_CREATED, members: ["15"] }) { userErrors { code } } }`,
      variables: { plan },
    },
  });
  return answer.json().data.commitmentDraft.userErrors.length === 0;
};

it('gives and takes a role at once, on every process', async () => {
  const second = await anotherApp(t.database);
  try {
    const cookie = await cookieOf(t, 'citizen');
    expect(await mayDraft(second, cookie)).toBe(false);
    const { appointment, userErrors } = await grant('admin', { role: 'SECRETARIAT' });
    expect(userErrors).toEqual([]);
    expect(appointment).toMatchObject({
      role: 'SECRETARIAT',
      current: true,
      holder: { handle: 'citizen' },
      plan: { slug: 'joint' },
    });
    expect(await mayDraft(second, cookie)).toBe(true);
    await end('admin', appointment.id);
    expect(await mayDraft(second, cookie)).toBe(false);
  } finally {
    await second.close();
  }
});

it('lets a liaison appoint for their own institution, and for no other role or institution', async () => {
  const own = await grant('liaison', { role: 'FORUM_MEMBER', institution: 'justicia' });
  expect(own.userErrors).toEqual([]);
  expect((await grant('liaison', { role: 'ADMINISTRATOR', institution: 'justicia' })).userErrors[0].code).toBe(
    'NOT_ALLOWED',
  );
  expect((await grant('liaison', { role: 'MODERATOR', institution: 'justicia' })).userErrors[0].code).toBe(
    'NOT_ALLOWED',
  );
  expect((await grant('liaison', { role: 'FORUM_MEMBER' })).userErrors[0].code).toBe('NOT_ALLOWED');
  expect((await grant('citizen', { role: 'MODERATOR' })).userErrors[0].code).toBe('NOT_ALLOWED');
});

it('asks for the second factor', async () => {
  const admin = (await t.app.get(Actors).byHandle('admin')) as Extract<Actor, { kind: 'person' }>;
  expect((await grant({ ...admin, secondFactor: false }, {})).userErrors[0].code).toBe('SECOND_FACTOR_REQUIRED');
});

it('begins and ends on the days that are said, never in the past', async () => {
  t.setNow('2026-06-10T18:00:00Z');
  const { appointment } = await grant('admin', { fromOn: '2026-07-01', untilOn: '2026-12-31' });
  expect(appointment).toMatchObject({ fromOn: '2026-07-01', untilOn: '2026-12-31', current: false });
  expect((await grant('admin', { fromOn: '2026-06-09' })).userErrors[0].code).toBe('DATE_IN_THE_PAST');
  expect((await grant('admin', { fromOn: '2026-07-01', untilOn: '2026-06-30' })).userErrors[0].code).toBe(
    'DATE_AFTER_END',
  );
  expect((await end('admin', appointment.id, { lastDay: '2026-08-01' })).appointment).toEqual({
    untilOn: '2026-08-01',
    current: false,
  });
});

it('never loses its last administrator', async () => {
  const [{ id }] = await t.db.query(`select id from appointment where role = 'administrator'`);
  expect((await end('admin', encodeId('Appointment', id))).userErrors).toEqual([{ code: 'LAST_ADMINISTRATOR' }]);
});

it('hands a role over: the one ends as the other begins', async () => {
  const { appointment } = await grant('admin', { role: 'FACILITATOR', account: 'reader' });
  const { appointmentHandOver } = await t.gql.as('admin')(
    `mutation ($id: ID!) { appointmentHandOver(id: $id, input: { to: "citizen", reason: "Relevo" }) {
      appointment { role current holder { handle } reason } userErrors { code } } }`,
    { id: appointment.id },
  );
  expect(appointmentHandOver.appointment).toEqual({
    role: 'FACILITATOR',
    current: true,
    holder: { handle: 'citizen' },
    reason: 'Relevo',
  });
  const reader = await t.gql(`{ account(handle: "reader") { roles { role } } }`);
  expect(reader.account.roles.map(({ role }: { role: string }) => role)).not.toContain('FACILITATOR');
});

it('hands over what has not begun for the day on which it begins, and nothing that is over', async () => {
  t.setNow('2026-06-10T18:00:00Z');
  const handOver = async (id: string) =>
    (
      await t.gql.as('admin')(
        `mutation ($id: ID!) { appointmentHandOver(id: $id, input: { to: "reader" }) {
          appointment { fromOn untilOn current } userErrors { code path } } }`,
        { id },
      )
    ).appointmentHandOver;
  const { appointment: later } = await grant('admin', {
    role: 'GUARANTOR',
    fromOn: '2026-07-01',
    untilOn: '2026-12-31',
  });
  expect((await handOver(later.id)).appointment).toEqual({
    fromOn: '2026-07-01',
    untilOn: '2026-12-31',
    current: false,
  });
  const { appointment: over } = await grant('admin', { role: 'GUARANTOR', untilOn: '2026-06-20' });
  t.setNow('2026-06-22T18:00:00Z');
  expect((await handOver(over.id)).userErrors).toEqual([{ code: 'APPOINTMENT_ENDED', path: ['id'] }]);
});

it('ends at once what began today, and keeps on record that it was held that day', async () => {
  t.setNow('2026-06-10T18:00:00Z');
  const { appointment } = await grant('admin', { role: 'FORUM_MEMBER', account: 'reader' });
  expect((await end('admin', appointment.id)).appointment).toEqual({ untilOn: '2026-06-10', current: false });
  const { node } = await t.gql.as('admin')(
    'query ($id: ID!) { node(id: $id) { ... on Appointment { fromOn untilOn current availableActions } } }',
    { id: appointment.id },
  );
  expect(node).toEqual({ fromOn: '2026-06-10', untilOn: '2026-06-10', current: false, availableActions: [] });
  const { account } = await t.gql('{ account(handle: "reader") { roles { role } } }');
  expect(account.roles.map(({ role }: { role: string }) => role)).not.toContain('FORUM_MEMBER');
  expect((await end('admin', appointment.id)).userErrors[0].code).toBe('APPOINTMENT_ENDED');
});

it('gives nobody a role that they hold for the same days already', async () => {
  const twice = { role: 'FORUM_MEMBER', account: 'reader' };
  const { appointment } = await grant('admin', twice);
  expect((await grant('admin', twice)).userErrors).toEqual([{ code: 'ALREADY_HOLDER', path: ['input', 'account'] }]);
  await end('admin', appointment.id);
  expect((await grant('admin', twice)).userErrors).toEqual([]);
});

it('hands a role for one commitment to whoever holds it for another', async () => {
  t.setNow('2026-06-10T18:00:00Z');
  const [one, other] = [newId(), newId()];
  const ids: string[] = [];
  await t.app.get(UnitOfWork).run(OPERATOR, async ({ manager, record }) => {
    for (const [n, [id, handle]] of [
      [one, 'citizen'],
      [other, 'reader'],
    ].entries()) {
      await manager.query(
        `insert into commitment (id, plan_id, reference, position, state, title)
         values ($1, (select id from plan where slug = 'joint'), $2, $3, 'draft', '{"original":"es","es":{"text":"X"}}')`,
        [id, `HAND-${n}`, 90 + n],
      );
      ids.push(newId());
      await manager.query(
        `insert into appointment (id, account_id, role, plan_id, commitment_id, from_on)
         values ($1, (select id from account where handle = $2), 'drafter', (select id from plan where slug = 'joint'), $3, '2026-01-01')`,
        [ids[n], handle, id],
      );
    }
    record({ verb: 'account.opened', subject: 'acc_test', planId: null });
  });
  const { appointmentHandOver } = await t.gql.as('admin')(
    `mutation ($id: ID!) { appointmentHandOver(id: $id, input: { to: "reader" }) { appointment { current } userErrors { code } } }`,
    { id: encodeId('Appointment', ids[0]!) },
  );
  expect(appointmentHandOver).toEqual({ appointment: { current: true }, userErrors: [] });
});

it('keeps a public register without contact data', async () => {
  const register =
    await t.gql(`{ plan(slug: "joint") { appointments(first: 50) { totalCount nodes { role holder { publicName memberSince } institution { slug } } } }
    institution(slug: "justicia") { appointments { nodes { role holder { handle } } } } }`);
  expect(register.plan.appointments.totalCount).toBeGreaterThan(3);
  expect(
    register.institution.appointments.nodes.map(({ holder }: { holder: { handle: string } }) => holder.handle),
  ).toContain('liaison');
  expect(JSON.stringify(register)).not.toContain('canary');
});

it('ends and hands over the independent evaluator only by a session of the forum, which the register names', async () => {
  t.setNow('2026-06-10T18:00:00Z');
  const sessionId = newId();
  await t.app.get(UnitOfWork).run(OPERATOR, async ({ manager, record }) => {
    await manager.query(
      `insert into session (id, plan_id, kind, number) select $1, id, 'ordinary', 7 from plan where slug = 'joint'`,
      [sessionId],
    );
    record({ verb: 'session.recorded', subject: 'test', planId: null });
  });
  const { appointment } = await grant('admin', { role: 'MONITORING_BODY', account: 'reader' });
  expect((await end('admin', appointment.id)).userErrors).toEqual([{ code: 'SESSION_REQUIRED' }]);
  const unknown = encodeId('Session', newId());
  expect((await end('admin', appointment.id, { session: unknown })).userErrors).toEqual([
    { code: 'SESSION_NOT_FOUND' },
  ]);
  const handOver = async (input: object) =>
    (
      await t.gql.as('admin')(
        `mutation ($id: ID!, $input: AppointmentHandOverInput!) { appointmentHandOver(id: $id, input: $input) {
          appointment { id holder { handle } endedBy { number } } userErrors { code path } } }`,
        { id: appointment.id, input: { to: 'citizen', ...input } },
      )
    ).appointmentHandOver;
  expect((await handOver({})).userErrors).toEqual([{ code: 'SESSION_REQUIRED', path: ['input', 'session'] }]);
  const { appointment: next } = await handOver({ session: encodeId('Session', sessionId) });
  expect(next).toMatchObject({ holder: { handle: 'citizen' }, endedBy: null });
  const { node } = await t.gql(
    `query ($id: ID!) { node(id: $id) { ... on Appointment { endedBy { kind number } } } }`,
    {
      id: appointment.id,
    },
  );
  expect(node.endedBy).toEqual({ kind: 'ORDINARY', number: 7 });
});

it('takes back an evaluator who has not begun without asking the forum', async () => {
  t.setNow('2026-06-10T18:00:00Z');
  const later = { role: 'MONITORING_BODY', account: 'reader', fromOn: '2026-09-01' };
  const { appointment } = await grant('admin', later);
  expect(await end('admin', appointment.id)).toEqual({ appointment: null, userErrors: [] });
});

it('says before the last one who answers for an institution goes that nobody does from then on', async () => {
  const { appointment } = await grant('admin', { role: 'INSTITUTION_LIAISON', institution: 'justicia' });
  const END_ASKED = `mutation ($id: ID!, $input: AppointmentEndInput!) { appointmentEnd(id: $id, input: $input) {
    consequences { code count names } userErrors { code } } }`;
  const asked = async (as: string, id: string) =>
    (await t.gql.as(as)(END_ASKED, { id, input: { preview: true } })).appointmentEnd.consequences.map(
      ({ code }: { code: string }) => code,
    );
  expect(await asked('citizen', appointment.id)).toEqual(['OWN_ROLE_ENDS']);
  const [{ id }] = await t.db.query(
    `select p.id from appointment p join account a on a.id = p.account_id where a.handle = 'liaison' and p.role = 'institution_liaison'`,
  );
  expect(await asked('citizen', encodeId('Appointment', id))).toEqual([]);
  await end('admin', encodeId('Appointment', id));
  expect(await asked('citizen', appointment.id)).toEqual(['OWN_ROLE_ENDS', 'NOBODY_ANSWERS']);
  const { current } = (
    await t.gql(`query ($id: ID!) { node(id: $id) { ... on Appointment { current } } }`, { id: appointment.id })
  ).node;
  expect(current).toBe(true);
});

it('shows an administrator of two appointments each desk of roles once', async () => {
  await t.app.get(UnitOfWork).run(OPERATOR, async ({ manager, record }) => {
    await manager.query(
      `insert into appointment (id, account_id, role, from_on) select $1, id, 'administrator', '2020-01-01' from account where handle = 'admin'`,
      [newId()],
    );
    record({ verb: 'account.opened', subject: 'acc_test', planId: null });
  });
  const { tasks } = await t.gql.as('admin')('{ tasks { kind plan { slug } institution { slug } } }');
  expect(tasks).toEqual([{ kind: 'APPOINTMENT', plan: { slug: 'joint' }, institution: null }]);
});

it('says since when somebody takes part by the day it was at home', async () => {
  await t.app.get(UnitOfWork).run(OPERATOR, async ({ manager, record }) => {
    await manager.query(
      `insert into account (id, handle, public_name, created_at) values ($1, 'late', 'Tarde', '2026-03-02T04:40:00Z')`,
      [newId()],
    );
    record({ verb: 'account.opened', subject: 'acc_test', planId: null });
  });
  expect((await t.gql('{ account(handle: "late") { memberSince } }')).account.memberSince).toBe('2026-03-01');
});
