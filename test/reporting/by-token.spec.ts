import { testApp, type TestApp } from '../support/app.js';
import { signedIn } from '../support/browsing.js';
import { png, upload } from '../support/files.js';
import { mover, reporter, reporting } from '../support/reporting.js';

/** The journey of `portal/reporting`, by programs that act with a token each. */
let t: TestApp;
let byToken: TestApp;
const tokens = new Map<string, string>();
beforeAll(async () => {
  t = await testApp();
  byToken = { ...t, gql: { as: asProgram } } as unknown as TestApp;
});
afterAll(() => t.close());

async function tokenOf(handle: string): Promise<string> {
  const known = tokens.get(handle);
  if (known) return known;
  const { tokenCreate } = await (
    await signedIn(t, handle)
  ).ask(
    'mutation { tokenCreate(input: { name: "Guion", scopes: [READ, WRITE], days: 1 }) { secret userErrors { code } } }',
  );
  tokens.set(handle, tokenCreate.secret);
  return tokenCreate.secret;
}

function asProgram(handle: string) {
  return async (query: string, variables?: object) => {
    const headers = { authorization: `Bearer ${await tokenOf(handle)}` };
    const answer = await t.app.inject({ method: 'POST', url: '/graphql', headers, payload: { query, variables } });
    const { data, errors } = answer.json();
    expect(errors).toBeUndefined();
    return data;
  };
}

async function photograph(handle: string, report: string): Promise<string[]> {
  const { id } = await upload(t, { authorization: `Bearer ${await tokenOf(handle)}` }, png(), 'foto.png');
  const { evidenceAdd } = await asProgram(handle)(
    `mutation ($report: ID!, $file: ID!) { evidenceAdd(report: $report, input: { title: { language: ES, text: "Foto" }, file: $file }) {
       milestoneReport { evidence { kind } } userErrors { code path } } }`,
    { report, file: id },
  );
  expect(evidenceAdd.userErrors).toEqual([]);
  return evidenceAdd.milestoneReport.evidence.map(({ kind }: { kind: string }) => kind);
}

it('takes a milestone from “said by its owner” to “contradicted”, and moves its dates in the open', async () => {
  const at = await reporting(t);
  await at.person('guests', 'secretariat');
  const milestone = at.milestones[0]!;
  const [liaison, municipal, civil] = ['liaison', 'municipal', 'civil-society'].map((who) => reporter(byToken, who));
  const { milestoneReport: draft } = await liaison!.draft(milestone);
  expect(await photograph('liaison', draft.id)).toEqual(['FILE']);
  await liaison!.send(draft.id);
  expect((await municipal!.giveBack(draft.id)).milestoneReport.state).toBe('RETURNED');
  await liaison!.send(draft.id, { status: 'COMPLETE' });
  expect((await civil!.check(draft.id)).milestoneReport).toMatchObject({
    state: 'CHECKED',
    milestone: { status: 'COMPLETE', standing: 'SAID_BY_OWNER' },
  });

  for (const [who, voice] of [
    ['society', 'COUNTERPART'],
    ['monitor', 'MONITORING_BODY'],
  ] as const) {
    const speaker = reporter(byToken, who);
    const { milestoneReport: said, userErrors } = await speaker.draft(milestone, { voice });
    expect(userErrors).toEqual([]);
    if (who === 'society') await photograph(who, said.id);
    const { milestoneReport: published } = await speaker.publish(said.id);
    expect(published).toMatchObject({ milestone: { standing: 'CONTRADICTED', disputed: true } });
  }

  const { rebaseline } = await mover(byToken, 'liaison').propose(milestone, '2023-06-30');
  await mover(byToken, 'civil-society').object(rebaseline.id);
  expect((await mover(byToken, 'guests').agree(rebaseline.id)).rebaseline).toMatchObject({
    state: 'IN_FORCE',
    objection: 'Es la tercera vez',
    milestone: { moved: { times: 1, days: 181 }, late: { againstPlanned: true, againstCurrent: true } },
  });
});
