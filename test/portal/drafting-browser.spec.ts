import type { BrowserContext } from 'playwright-core';
import { chromiumPath } from '../support/browser.js';
import { testApp, type TestApp } from '../support/app.js';
import { type CoCreation, proposer, title } from '../support/co-creation.js';
import { drafting, es, writer } from '../support/drafting.js';
import { PHONE, sharedBrowser, wrongOn } from '../support/in-browser.js';
import { cookieOf } from '../support/sign-in.js';

/** A text with a history: a proposal, changes, a conflict of words and one of a field, and a milestone. */
async function history(t: TestApp, plan: CoCreation) {
  const [drafter, society] = [writer(t, 'drafter'), writer(t, 'society')];
  const proposal = await proposer(t, await plan.citizen()).submitted(plan.plan, {
    ...title('Agua limpia'),
    problem: es('Se pierde mucha agua. Nadie la mide.'),
  });
  const { commitment } = await drafter.draft(plan.plan, {
    proposals: [proposal.id],
    action: es('Reparar la red de agua.\n\n- Medir las fugas\n- Cambiar los tubos'),
    period: { start: '2026-01', end: '2026-12' },
  });
  const { id, reference } = commitment;
  const clause = (text: string): string =>
    commitment.clauses.nodes.find((each: { text: { text: string } }) => each.text.text.startsWith(text)).id;
  const suggest = async (input: object): Promise<string> =>
    (await society.suggest({ commitment: id, baseVersion: 1, ...input })).suggestion.id;
  const leaks = clause('Medir');
  const taken = await suggest({
    clause: clause('Se pierde'),
    text: es('Se pierde mucha agua. Nadie la mide cada mes.'),
  });
  await drafter.accept(taken, { reason: 'Así se puede medir' });
  const one = await suggest({ clause: leaks, text: es('Medir las tomas') });
  const words = await suggest({ clause: leaks, text: es('Medir las cisternas') });
  await drafter.accept(one);
  const period = { kind: 'FIELD', field: 'PERIOD' };
  const first = await suggest({ ...period, value: { period: { start: '2026', end: '2027' } } });
  const value = await suggest({ ...period, value: { period: { start: '2026', end: '2028' } } });
  await drafter.accept(first);
  const milestoneDraft = { title: es('Tablero de fugas'), planned: { end: '2026-11' }, institutions: ['justicia'] };
  const added = await suggest({ kind: 'ADD_MILESTONE', milestoneDraft });
  await drafter.accept(added);
  const { node } = await t.gql(
    'query ($id: ID!) { node(id: $id) { ... on Commitment { milestones { nodes { id } } } } }',
    { id },
  );
  const { commitment: fresh } = await drafter.draft(plan.plan, { title: es('Vigilar los pozos') });
  const at = `compromisos/${reference}`;
  return [
    `compromisos/${fresh.reference}/escribir`,
    `compromisos/${fresh.reference}/situacion`,
    `clausulas/${leaks}`,
    `${at}/texto`,
    `${at}/sugerir?clause=${clause('Medir')}`,
    `${at}/sugerir?field=period`,
    `${at}/sugerir?field=ogp_values`,
    `${at}/sugerir?field=policy_areas`,
    `${at}/sugerir?field=owner`,
    `${at}/sugerir?field=budget`,
    `${at}/sugerir?field=sdgs`,
    `${at}/sugerir?field=challenge_area`,
    `${at}/sugerir?field=carried_over_from`,
    `${at}/sugerir?field=milestone_institutions&milestone=${node.milestones.nodes[0].id}`,
    `${at}/sugerir?section=contribution`,
    `${at}/sugerir?milestone=new`,
    `${at}/sugerir?without=${node.milestones.nodes[0].id}`,
    `${at}/sugerencias`,
    `${at}/versiones`,
    `${at}/versiones?version=1`,
    `${at}/versiones?from=1&to=5`,
    `sugerencias/${taken}`,
    `sugerencias/${words}`,
    `sugerencias/${value}`,
    `sugerencias/${added}`,
    `propuestas/${proposal.reference}`,
  ];
}

const ENGLISH: [string, string][] = [
  ['compromisos/', 'commitments/'],
  ['/texto', '/text'],
  ['/sugerir', '/suggest'],
  ['/sugerencias', '/suggestions'],
  ['/versiones', '/versions'],
  ['/escribir', '/write'],
  ['/situacion', '/state'],
  ['clausulas/', 'clauses/'],
  ['propuestas/', 'proposals/'],
];
const inEnglish = (path: string) =>
  ENGLISH.reduce((changed, [one, other]) => changed.replace(one, other), path).replace(
    /^sugerencias\//,
    'suggestions/',
  );

(chromiumPath() === null ? describe.skip : describe)('the pages of a text in a real browser', () => {
  let t: TestApp;
  let pages: string[];
  let base: string;
  const contexts: BrowserContext[] = [];
  beforeAll(async () => {
    t = await testApp();
    pages = await history(t, await drafting(t));
    await t.app.listen(0, '127.0.0.1');
    base = await t.app.getUrl();
  }, 120_000);
  afterAll(async () => {
    await Promise.all(contexts.map((context) => context.close()));
    await t.close();
  });

  it.each(['es', 'en'])(
    'have no violation of WCAG 2.2 AA in %s, in light and dark, and fit a screen of 360 pixels',
    async (language) => {
      const context = await (await sharedBrowser()).newContext({ viewport: PHONE });
      contexts.push(context);
      const [name, value] = (await cookieOf(t, 'drafter')).split('=');
      await context.addCookies([{ name: name!, value: value!, url: base }]);
      const page = await context.newPage();
      const wrong: string[] = [];
      for (const path of pages) {
        wrong.push(...(await wrongOn(page, `${base}/${language}/${language === 'es' ? path : inEnglish(path)}`)));
      }
      expect(wrong).toEqual([]);
    },
    240_000,
  );
});
