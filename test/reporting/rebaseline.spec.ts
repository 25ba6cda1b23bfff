import { testApp, type TestApp } from '../support/app.js';
import { written } from '../support/below.js';
import { mover, type Reporting, reporting } from '../support/reporting.js';

let t: TestApp;
let at: Reporting;
beforeAll(async () => {
  t = await testApp();
  at = await reporting(t);
  await at.person('guests', 'secretariat');
});
afterAll(() => t.close());

const codes = ({ userErrors }: { userErrors: { code: string; path: string[] }[] }) =>
  userErrors.map(({ code, path }) => [code, path.join('.')].join(' ').trim());

it('moves the dates with the consent of the secretariat where nobody else leads, and keeps the promised ones', async () => {
  const [liaison, municipal, secretariat] = [mover(t, 'liaison'), mover(t, 'municipal'), mover(t, 'guests')];
  const [milestone] = at.milestones;
  expect((await liaison.moves(milestone!)).availableActions).toEqual(['REBASELINE', 'ADD_ACTIVITY']);
  expect((await mover(t, 'society').moves(milestone!)).availableActions).not.toContain('REBASELINE');
  expect(codes(await mover(t, 'society').propose(milestone!, '2023-06'))).toEqual(['NOT_ALLOWED']);
  expect(codes(await liaison.propose(milestone!, '2022-12-31'))).toEqual(['SAME_DATES input']);
  const { rebaseline: proposed } = await liaison.propose(milestone!, '2023-06-30');
  expect(proposed).toMatchObject({
    number: 1,
    state: 'PROPOSED',
    former: { endOn: '2022-12-31' },
    milestone: { current: { endOn: '2022-12-31' }, moved: { times: 0, days: 0 } },
    availableActions: ['WITHDRAW'],
    missing: [],
  });
  expect(codes(await municipal.propose(milestone!, '2023-07'))).toEqual(['REBASELINE_OPEN id']);
  expect(codes(await municipal.agree(proposed.id))).toEqual(['NOT_ALLOWED']);
  expect((await secretariat.agree(proposed.id)).rebaseline).toMatchObject({
    state: 'IN_FORCE',
    milestone: {
      planned: { endOn: '2022-12-31' },
      current: { endOn: '2023-06-30' },
      moved: { times: 1, days: 181 },
    },
  });
  const { rebaseline: again } = await liaison.propose(milestone!, '2023-07');
  expect(again).toMatchObject({
    number: 2,
    former: { endOn: '2023-06-30' },
    next: { endOn: '2023-07-31', endPrecision: 'MONTH' },
  });
  expect((await liaison.withdraw(again.id)).rebaseline).toMatchObject({
    state: 'WITHDRAWN',
    milestone: { moved: { times: 1 } },
  });
  expect(codes(await secretariat.agree(again.id))).toEqual(['REBASELINE_DECIDED id']);
});

it('waits for every other lead, one of which may decline', async () => {
  await written(t, at.planId, (manager) =>
    manager.query(`update commitment_owner set role = 'lead' where commitment_id = $1`, [at.commitmentId]),
  );
  const [liaison, municipal] = [mover(t, 'liaison'), mover(t, 'municipal')];
  const { rebaseline: first } = await liaison.propose(at.milestones[1]!, '2023-06-30');
  expect(first.missing).toEqual([{ slug: 'transparencia' }]);
  expect(codes(await mover(t, 'guests').agree(first.id))).toEqual(['NOT_ALLOWED']);
  expect(codes(await municipal.decline(first.id, ' '))).toEqual(['TEXT_REQUIRED input.reason']);
  expect((await municipal.decline(first.id)).rebaseline).toMatchObject({
    state: 'DECLINED',
    decisionReason: 'Ya hubo otro plazo',
    decidedRole: 'INSTITUTION_LIAISON',
    decidedInstitution: { slug: 'transparencia' },
    milestone: { current: { endOn: '2022-12-31' } },
  });
  const { rebaseline: second } = await liaison.propose(at.milestones[1]!, '2023-03');
  expect((await municipal.agree(second.id)).rebaseline).toMatchObject({
    state: 'IN_FORCE',
    agreed: [{ slug: 'transparencia' }],
    agreements: [{ role: 'INSTITUTION_LIAISON', institution: { slug: 'transparencia' } }],
    missing: [],
  });
});

it('names who agreed in the order of time, not of the alphabet', async () => {
  await at.person('collective', 'institution_liaison', 'colectivo');
  await written(t, at.planId, (manager) =>
    manager.query(
      `insert into commitment_owner (id, commitment_id, institution_id, position, role, state)
       select gen_random_uuid(), $1, id, 2, 'lead', 'accepted' from institution where slug = 'colectivo'`,
      [at.commitmentId],
    ),
  );
  const { rebaseline } = await mover(t, 'liaison').propose(at.milestones[0]!, '2023-11-30');
  expect((await mover(t, 'municipal').agree(rebaseline.id)).rebaseline.state).toBe('PROPOSED');
  expect((await mover(t, 'collective').agree(rebaseline.id)).rebaseline).toMatchObject({
    state: 'IN_FORCE',
    agreed: [{ slug: 'transparencia' }, { slug: 'colectivo' }],
    decidedInstitution: { slug: 'colectivo' },
  });
  await written(t, at.planId, (manager) =>
    manager.query(
      `delete from commitment_owner where institution_id = (select id from institution where slug = 'colectivo')`,
    ),
  );
});

it('shows the objection of civil society for ever, which stops nothing', async () => {
  const [liaison, municipal, civil] = [mover(t, 'liaison'), mover(t, 'municipal'), mover(t, 'civil-society')];
  const { rebaseline: move } = await liaison.propose(at.milestones[2]!, '2023-06-30');
  expect(codes(await municipal.object(move.id))).toEqual(['NOT_ALLOWED']);
  expect((await civil.object(move.id)).rebaseline).toMatchObject({
    objection: 'Es la tercera vez',
    availableActions: [],
  });
  expect(codes(await civil.object(move.id))).toEqual(['ALREADY_OBJECTED id']);
  expect((await municipal.agree(move.id)).rebaseline).toMatchObject({
    state: 'IN_FORCE',
    objection: 'Es la tercera vez',
  });
  const { rebaseline: later } = await liaison.propose(at.milestones[2]!, '2023-09-30');
  t.setNow(new Date(Date.now() + 16 * 86_400_000).toISOString());
  expect(codes(await civil.object(later.id))).toEqual(['OBJECTION_TOO_LATE id']);
  const read = await t.gql('query ($id: ID!) { node(id: $id) { ... on Rebaseline { objection reason } } }', {
    id: move.id,
  });
  expect(read.node).toEqual({ objection: 'Es la tercera vez', reason: 'Las lluvias cerraron el camino' });
});
