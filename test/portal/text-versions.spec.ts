import { testApp, type TestApp } from '../support/app.js';
import { type CoCreation, proposer, title } from '../support/co-creation.js';
import { drafting, es, writer } from '../support/drafting.js';
import { filling } from '../support/filling.js';
import { measurer } from '../support/indicators.js';

let t: TestApp;
let plan: CoCreation;
beforeAll(async () => {
  t = await testApp();
  plan = await drafting(t);
});
afterAll(() => t.close());

const read = async (url: string) => (await filling(t, null).read(url)).body;
const plain = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');

/** A commitment from a proposal, whose words two suggestions changed. */
async function history() {
  const proposal = await proposer(t, await plan.citizen()).submitted(plan.plan, {
    ...title('Agua limpia'),
    problem: es('Se pierde mucha agua. Nadie la mide.'),
  });
  const { commitment } = await writer(t, 'drafter').draft(plan.plan, { proposals: [proposal.id] });
  const clause = commitment.clauses.nodes.find(({ section }: { section: string }) => section === 'PROBLEM').id;
  const changed = async (baseVersion: number, text: string) => {
    const given = { commitment: commitment.id, clause, baseVersion, text: es(text), reason: 'Con datos' };
    const { suggestion } = await writer(t, 'society').suggest(given);
    await writer(t, 'drafter').accept(suggestion.id, { reason: 'Así se puede medir' });
    return suggestion;
  };
  const first = await changed(1, 'Se pierde mucha agua. Nadie la mide cada mes.');
  const second = await changed(2, 'Nadie la mide cada mes.');
  return { at: `/es/compromisos/${commitment.reference}`, proposal: proposal.reference, clause, first, second };
}

it('lists the versions of a text, newest first: who made each, when, by which suggestion and why', async () => {
  const { at, first, second } = await history();
  const body = await read(`${at}/versiones`);
  expect([...body.matchAll(/data-row/g)]).toHaveLength(3);
  expect(plain(body)).toMatch(
    /Versión 3 · Sugerencia aceptada · Sugerencia 2 de society · la hizo [^·]*Secretaría de Justicia · [^·]* · qué cambió desde la versión 2 .*Así se puede medir/,
  );
  for (const { id } of [first, second]) expect(body).toContain(`href="/es/sugerencias/${id}"`);
  expect(await read(`${at}/texto`)).toContain(`href="${at}/versiones"`);
});

it('compares any two versions word by word, and names one of them for ever', async () => {
  const { at } = await history();
  const compared = await read(`${at}/versiones?from=1&to=3`);
  expect(compared).toMatch(/<del>.*Se pierde mucha agua\..*<\/del>/);
  expect(compared).toMatch(/<ins>.*cada mes.*<\/ins>/);
  expect(plain(compared)).toMatch(/\d+ cláusulas? qued(ó|aron) igual/);
  expect(compared).not.toContain('se compara el original');
  expect(await read(`${at.replace('/es/compromisos', '/en/commitments')}/versions?from=1&to=3`)).toContain(
    'the original is compared.',
  );
  const former = await read(`${at}/versiones?version=1`);
  expect(plain(former)).toContain('Se pierde mucha agua. Nadie la mide.');
  expect(former).toContain('Después cambió.');
  for (const none of ['version=9', 'from=1&to=9', 'version=1234567', 'version=x'])
    expect((await filling(t, null).read(`${at}/versiones?${none}`)).statusCode).toBe(404);
  expect((await filling(t, null).read(`${at.replace('JOINT', 'joint')}/versiones?version=1`)).headers.location).toBe(
    `${at}/versiones?version=1`,
  );
});

it('tells a value that differs before and after, also one that has no name of its own', async () => {
  const { commitment } = await writer(t, 'drafter').draft(plan.plan, { sdgs: [6] });
  const changed = { budget: { amount: '1500', currency: 'MXN' }, sdgs: [6, 16], challengeArea: 'JUSTICE' };
  expect((await writer(t, 'drafter').edit(commitment.id, 1, changed)).userErrors).toEqual([]);
  const body = plain(await read(`/es/compromisos/${commitment.reference}/versiones?from=1&to=2`));
  expect(body).toMatch(/Presupuesto Antes: Ningún dato · Después: 1,500 MXN/);
  expect(body).toMatch(/Objetivos de Desarrollo Sostenible Antes: 6 Agua [^0-9]* · Después: 6 Agua [^0-9]* · 16 Paz/);
  expect(body).toMatch(/Desafío de Gobierno Abierto Antes: Ningún dato · Después: Justicia/);
});

it('leads from each sentence to what brought it, and from the proposal back to the sentence and to who removed one', async () => {
  const { at, proposal, clause, first, second } = await history();
  const body = await read(`${at}/texto`);
  const [, own = ''] = body.split(`id="${clause}"`);
  const origin = /<details class="origin">[^]*?<\/details>/.exec(own)![0];
  expect(origin).toContain(`href="/es/propuestas/${proposal}"`);
  expect(origin).toContain(`href="/es/sugerencias/${first.id}"`);
  expect(plain(origin)).toMatch(/lo incorporó .*Secretaría de Justicia/);
  const page = await read(`/es/propuestas/${proposal}`);
  expect(page).toContain(`href="/es/clausulas/${clause}"`);
  expect(plain(page)).toMatch(/Lo que se quitó después, y por qué .*Se pierde mucha agua\..*Así se puede medir/);
  expect(page).toContain(`href="/es/sugerencias/${second.id}"`);
});

it('leads from a proposal to each clause with its words, however long the text is', async () => {
  const proposal = await proposer(t, await plan.citizen()).submitted(plan.plan, {
    ...title('Agua medida'),
    action: es(Array.from({ length: 40 }, (_, index) => `- Medir la toma ${index + 1}`).join('\n')),
  });
  const { commitment } = await writer(t, 'drafter').draft(plan.plan, { proposals: [proposal.id] });
  expect(commitment.action.text).toContain('Medir la toma 40');
  const page = await read(`/es/propuestas/${proposal.reference}`);
  const links = [...page.matchAll(/href="(\/es\/clausulas\/cla_\w+)"/g)].map(([, link]) => link!);
  expect(links).toHaveLength(41);
  const last = links.find((link) => page.split(`href="${link}"`)[1]!.split('href=')[0]!.includes('Medir la toma 40'));
  expect(await read(last!)).toContain('Medir la toma 40');
});

it('says how much of a long text it shows, and leads to the rest', async () => {
  const action = Array.from({ length: 60 }, (_, index) => `${index + 1}. Cláusula ${index + 1} de la acción.`).join(
    '\n',
  );
  const { commitment } = await writer(t, 'drafter').draft(plan.plan, { action: es(action) });
  const at = `/es/compromisos/${commitment.reference}/texto`;
  const body = await read(at);
  expect(plain(body)).toContain('Se muestran 35 de 61.');
  expect(Buffer.byteLength(body)).toBeLessThan(60_000);
  const next = /<a class="button" rel="next" href="([^"]+)"/.exec(body)![1]!.replaceAll('&amp;', '&');
  const rest = await read(next);
  expect(plain(rest)).toContain('Cláusula 60 de la acción.');
  // The numbers of a list go on where the page before ended.
  expect(rest).toMatch(/<ol start="35">\s*<li>[^]*?Cláusula 35 de/);
});

describe('indicators in the versions of a text', () => {
  const goals = (value: number, by: string) => ({ target: { value, by } });

  it('stay as they stood when each version was made, and a changed target is compared', async () => {
    const { commitment } = await writer(t, 'drafter').draft(plan.plan, { sdgs: [6] });
    const drafter = measurer(t, 'drafter');
    const { indicator } = await drafter.add(commitment.id, {
      name: es('Pozos medidos'),
      unit: es('pozos'),
      ...goals(100, '2023'),
    });
    const { indicator: gone } = await drafter.add(commitment.id, { name: es('Quejas por agua') });
    await writer(t, 'drafter').edit(commitment.id, 1, { sdgs: [6, 16] });
    await drafter.edit(indicator.id, 1, goals(162, '2024-06'));
    await drafter.remove(gone.id, 'Nadie las cuenta');
    await writer(t, 'drafter').edit(commitment.id, 2, { sdgs: [16] });
    await drafter.edit(indicator.id, 2, goals(7, '2025'));

    const { commitment: given } = await t.gql(
      `query ($reference: String!) { commitment(reference: $reference) {
         first: textAt(version: 1) { indicators { name { text } } } second: textAt(version: 2) { indicators { ...Then } }
         third: textAt(version: 3) { indicators { ...Then } }
         comparison(from: 2, to: 3) { indicators { indicatorId milestoneId change former { ...Then } later { ...Then } } } } }
       fragment Then on IndicatorInVersion { indicatorId name { text } unitLabel { text } baseline { value } target { value by { on precision } } }`,
      { reference: commitment.reference },
    );
    expect(given.first.indicators).toEqual([]);
    expect(given.second.indicators).toMatchObject([
      {
        indicatorId: indicator.id,
        target: { value: 100, by: { on: '2023-12-31', precision: 'YEAR' } },
        baseline: null,
      },
      { indicatorId: gone.id, target: null },
    ]);
    expect(given.third.indicators).toMatchObject([{ target: { value: 162, by: { on: '2024-06-30' } } }]);
    expect(given.comparison.indicators).toMatchObject([
      { change: 'CHANGED', former: { target: { value: 100 } }, later: { target: { value: 162 } } },
      { change: 'REMOVED', former: { indicatorId: gone.id }, later: null },
    ]);

    const at = `/es/compromisos/${commitment.reference}/versiones`;
    const compared = plain(await read(`${at}?from=2&to=3`));
    expect(compared).toMatch(
      /Cambió Pozos medidos Meta Antes: 100 pozos a más tardar: 2023 · Después: 162 pozos a más tardar: junio de 2024/,
    );
    expect(compared).toMatch(/Se retiró Quejas por agua/);
    const second = plain(await read(`${at}?version=2`));
    expect(second).toMatch(/Indicadores Así estaban cuando se hizo esta versión\..* Pozos medidos Meta 100 pozos/);
    expect(second).not.toContain('162 pozos');
    expect(plain(await read(`${at}?from=1&to=2`))).toMatch(/Se agregó Pozos medidos Meta 100 pozos/);
    expect(plain(await read(`${at}?version=1`))).not.toContain('Indicadores');
  });

  it('of a milestone name it', async () => {
    const { commitment } = await writer(t, 'drafter').draft(plan.plan, {});
    const { milestoneAdd } = await t.gql.as('drafter')(
      `mutation ($commitment: ID!, $input: MilestoneAddInput!) { milestoneAdd(commitment: $commitment, input: $input) {
         milestone { id } userErrors { code path } } }`,
      { commitment: commitment.id, input: { title: es('Medir los pozos'), planned: {} } },
    );
    expect(milestoneAdd.userErrors).toEqual([]);
    const { indicator } = await measurer(t, 'drafter').add(milestoneAdd.milestone.id, {
      name: es('Litros'),
      ...goals(5, '2023'),
    });
    await writer(t, 'drafter').edit(commitment.id, 2, { sdgs: [6] });
    const body = plain(await read(`/es/compromisos/${commitment.reference}/versiones?from=2&to=3`));
    expect(body).toContain('Se agregó Litros · Medir los pozos Meta 5 unidad no indicada');
    expect(indicator.version).toBe(1);
  });
});
