import { JOBS_SCHEMA } from '../../src/kernel/jobs/install-queue.js';
import { testApp, type TestApp } from '../support/app.js';
import { coCreation, type CoCreation, proposer } from '../support/co-creation.js';
import { declined, responder } from '../support/responding.js';

/**
 * A change that would change nothing makes no version, no entry and no letter. Where it says a reason in public, it is
 * refused; where it tells nobody, it is taken.
 */
let t: TestApp;
let at: CoCreation;
let author: string;
let [answered, commented] = ['', ''];
beforeAll(async () => {
  t = await testApp();
  at = await coCreation(t);
  author = await at.citizen();
  answered = (await proposer(t, author).submitted(at.plan)).id;
  commented = (await proposer(t, author).submitted(at.plan)).id;
});
afterAll(() => t.close());

const es = (words: string) => ({ language: 'ES', text: words });
const done = async (who: string, call: string, declared = '', variables: object = {}): Promise<string[]> => {
  const { done: payload } = await t.gql.as(who)(
    `mutation ${declared} { done: ${call} { userErrors { code } } }`,
    variables as Record<string, unknown>,
  );
  return payload.userErrors.map(({ code }: { code: string }) => code);
};
const size = async () => Number((await t.db.query('select size from log_head'))[0].size);
const letters = async () => (await t.db.query(`select count(*)::int as n from ${JOBS_SCHEMA}.jobs`))[0].n as number;

/** The result of doing the same once more: its codes, and how much was written. */
async function again(act: () => Promise<string[]>): Promise<unknown[]> {
  const before = [await size(), await letters()];
  const codes = await act();
  return [codes, [await size(), await letters()].map((now, nth) => now - before[nth]!)];
}
const NOTHING_WRITTEN = [0, 0];

it('is refused where a reason of it is said in public', async () => {
  const secretariat = responder(t, 'secretariat');
  const { response } = await secretariat.respond(answered, '15', declined());
  const revise = async (version: number, more: object) =>
    (await secretariat.revise(response.id, version, declined({ reason: 'Se revisó', ...more }))).userErrors.map(
      ({ code }: { code: string }) => code,
    );
  expect(await again(() => revise(1, {}))).toEqual([['NOTHING_CHANGES'], NOTHING_WRITTEN]);
  expect(await revise(1, { text: es('No hay dinero.') })).toEqual([]);
  expect(await again(() => revise(2, { text: es('No hay dinero.') }))).toEqual([['NOTHING_CHANGES'], NOTHING_WRITTEN]);

  const [{ id: window }] = (await t.gql(`{ plan(slug: "joint") { windows { id } } }`)).plan.windows;
  await done('secretariat', `windowClose(id: "${window}", input: { reason: "Fin" })`);
  t.setNow(new Date(Date.now() + 1000).toISOString());
  const text = 'text: { language: ES, text: "Hubo tres mesas" }';
  expect(await done('secretariat', `synthesisPublish(window: "${window}", input: { ${text} })`)).toEqual([]);
  const correct = `synthesisCorrect(window: "${window}", expectedVersion: 1, input: { reason: "Error", ${text} })`;
  expect(await again(() => done('secretariat', correct))).toEqual([['NOTHING_CHANGES'], NOTHING_WRITTEN]);

  const hold = `planHoldFirstComments(id: "${at.plan}", input: { first: 2, reason: "Ataques" })`;
  expect(await done('secretariat', hold)).toEqual([]);
  expect(await again(() => done('secretariat', hold))).toEqual([['NOTHING_CHANGES'], NOTHING_WRITTEN]);
});

it('is taken and writes nothing where it tells nobody', async () => {
  const rename = `accountRename(input: { publicName: "Ana  Ruiz" })`;
  const language = 'accountSetLanguage(input: { language: EN })';
  expect([await done(author, rename), await done(author, language)]).toEqual([[], []]);
  expect(await again(() => done(author, rename))).toEqual([[], NOTHING_WRITTEN]);
  expect(await again(() => done(author, language))).toEqual([[], NOTHING_WRITTEN]);

  const save = async () =>
    (await responder(t, 'secretariat').saveTemplate(at.plan, { name: 'Sin dinero', ...declined() })).userErrors;
  expect(await save()).toEqual([]);
  expect(await again(save)).toEqual([[], NOTHING_WRITTEN]);

  const draft = `commitmentDraft(input: { plan: "${at.plan}", title: { language: ES, text: "Datos" }, origin: CO_CREATED, members: ["15"],
    problem: { language: ES, text: "Faltan" }, ogpValues: [] })`;
  const { made } = await t.gql.as('secretariat')(
    `mutation { made: ${draft} { commitment { id } userErrors { code } } }`,
  );
  const edit = (problem: string, version: number) =>
    done(
      'secretariat',
      `commitmentEdit(id: "${made.commitment.id}", expectedVersion: ${version}, input: { title: { language: ES, text: "Datos" },
        problem: { language: ES, text: "${problem}" } })`,
    );
  expect(await again(() => edit('Faltan', 1))).toEqual([[], NOTHING_WRITTEN]);
  expect(await edit('Faltan muchos', 1)).toEqual([]);

  const say = `mutation ($input: CommentCreateInput!) { commentCreate(input: $input) { comment { id } userErrors { code } } }`;
  const { commentCreate } = await t.gql.as(author)(say, { input: { subject: commented, body: 'De acuerdo.' } });
  const comment = `commentEdit(id: "${commentCreate.comment.id}", expectedVersion: 1, input: { body: "De acuerdo." })`;
  expect(await again(() => done(author, comment))).toEqual([[], NOTHING_WRITTEN]);
});
