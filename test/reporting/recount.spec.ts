import { testApp, type TestApp } from '../support/app.js';

let t: TestApp;
beforeAll(async () => {
  t = await testApp('demo');
});
afterAll(() => t.close());

/**
 * This counts again what the server counts, from nothing but the reports as everybody reads them. It shares no code
 * with the server, so that one mistake cannot be made twice.
 */
interface Report {
  voice: string;
  state: string;
  status: string | null;
  evidence: { id: string }[];
}
interface Read {
  number: number;
  actual: { endOn: string | null };
  institutions: { slug: string }[];
  reports: Report[];
}
interface Told extends Read {
  reference: string;
  origin: string;
  theme: string | null;
  owners: string[];
  plan: string;
  submittedOn: string | null;
}

const LEVELS = ['NOT_STARTED', 'LIMITED', 'SUBSTANTIAL', 'COMPLETE'];
const NONE = {
  total: 0,
  confirmed: 0,
  saidByOwner: 0,
  contradicted: 0,
  noEvidence: 0,
  underWay: 0,
  notStarted: 0,
  noReport: 0,
};
type Kind = Exclude<keyof typeof NONE, 'total'>;

function kindOf({ reports }: Read): Kind {
  const own = reports.findLast(({ voice, state }) => voice === 'OWNER' && state === 'CHECKED');
  if (!own?.status) return 'noReport';
  const other = reports.findLast(
    ({ voice, state, status }) => voice !== 'OWNER' && status && ['PUBLISHED', 'SUPERSEDED'].includes(state),
  );
  if (other && LEVELS.indexOf(other.status!) < LEVELS.indexOf(own.status)) return 'contradicted';
  if (!other && own.status !== 'NOT_STARTED' && own.evidence.length === 0) return 'noEvidence';
  if (own.status === 'COMPLETE') return other ? 'confirmed' : 'saidByOwner';
  return own.status === 'NOT_STARTED' ? 'notStarted' : 'underWay';
}

function groupOf({ actual, submittedOn, origin }: Told): 'coCreated' | 'proactive' | 'achievedBefore' {
  if (actual.endOn && submittedOn && actual.endOn < submittedOn) return 'achievedBefore';
  return origin === 'PROACTIVE' ? 'proactive' : 'coCreated';
}

function count(milestones: Told[]) {
  const counts = { coCreated: { ...NONE }, proactive: { ...NONE }, achievedBefore: { ...NONE } };
  for (const milestone of milestones) {
    const group = counts[groupOf(milestone)];
    group.total += 1;
    group[kindOf(milestone)] += 1;
  }
  return counts;
}

const COUNTS = Object.keys(NONE).join(' ');
const PROGRESS = `progress { coCreated { ${COUNTS} } proactive { ${COUNTS} } achievedBefore { ${COUNTS} } }`;
const SUMMED = `{ plans(first: 10) { nodes { slug ${PROGRESS} themes { code ${PROGRESS} }
  commitments(first: 60) { nodes { reference ${PROGRESS} } } } } }`;
const RAW = `{ milestones(first: 100) { pageInfo { hasNextPage } nodes { number actual { endOn } institutions { slug }
  reports { voice state status evidence { id } }
  commitment { reference origin theme { code } plan { slug submittedOn } owners { state institution { slug } } } } } }`;

// oxlint-disable-next-line typescript/no-explicit-any
type Answer = any;

async function everything(): Promise<Told[]> {
  const { milestones } = await t.gql(RAW);
  expect(milestones.pageInfo.hasNextPage).toBe(false);
  return milestones.nodes.map(({ commitment: { theme, owners, plan, ...commitment }, ...milestone }: Answer) => ({
    ...milestone,
    ...commitment,
    theme: theme?.code ?? null,
    owners: owners.flatMap(({ state, institution }: Answer) =>
      state === 'ACCEPTED' && institution ? institution.slug : [],
    ),
    plan: plan.slug,
    submittedOn: plan.submittedOn,
  }));
}

it('counts in each plan, theme and commitment what the raw reports give', async () => {
  const milestones = await everything();
  const { plans } = await t.gql(SUMMED);
  expect(milestones.length).toBeGreaterThan(26);
  expect(new Set(milestones.map(kindOf)).size).toBeGreaterThan(3);
  for (const plan of plans.nodes) {
    const within = milestones.filter((one) => one.plan === plan.slug);
    expect([plan.slug, plan.progress]).toEqual([plan.slug, count(within)]);
    for (const { code, progress } of plan.themes)
      expect([code, progress]).toEqual([code, count(within.filter(({ theme }) => theme === code))]);
    for (const { reference, progress } of plan.commitments.nodes)
      expect([reference, progress]).toEqual([reference, count(within.filter((one) => one.reference === reference))]);
  }
});

it('counts for each institution the milestones for which it answers, in one plan and in all', async () => {
  const milestones = await everything();
  const slugs = new Set(
    milestones.flatMap(({ owners, institutions }) => [...owners, ...institutions.map(({ slug }) => slug)]),
  );
  expect(slugs.size).toBeGreaterThan(3);
  for (const slug of slugs) {
    const { institution } = await t.gql(
      `query ($slug: String!) { institution(slug: $slug) { ${PROGRESS} one: progress(plan: "edomex-tlalnepantla-2021") { coCreated { total } } } }`,
      { slug },
    );
    const own = milestones.filter(
      ({ owners, institutions }) => owners.includes(slug) || institutions.some((one) => one.slug === slug),
    );
    expect([slug, institution.progress]).toEqual([slug, count(own)]);
    const inPlan = count(own.filter(({ plan }) => plan === 'edomex-tlalnepantla-2021'));
    expect([slug, institution.one.coCreated.total]).toEqual([slug, inPlan.coCreated.total]);
  }
});

it('lists behind each number exactly the milestones that it counts, and counts them under the same conditions', async () => {
  const milestones = await everything();
  const names: [Kind, string][] = (Object.keys(NONE) as (keyof typeof NONE)[]).flatMap((name) =>
    name === 'total' ? [] : [[name, name.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()]],
  );
  for (const [group, code] of [
    ['coCreated', 'CO_CREATED'],
    ['proactive', 'PROACTIVE'],
    ['achievedBefore', 'ACHIEVED_BEFORE'],
  ] as const) {
    for (const [kind, counted] of names) {
      const answer = await t.gql(
        `query ($filter: MilestoneFilter) { progress(filter: $filter) { ${group} { total ${kind} } }
           milestones(filter: $filter, first: 100) { totalCount nodes { reference group countedAs } } }`,
        { filter: { group: [code], countedAs: [counted] } },
      );
      const wanted = milestones.filter((one) => groupOf(one) === group && kindOf(one) === kind);
      expect(answer.milestones.nodes.map(({ reference }: Answer) => reference).toSorted()).toEqual(
        wanted.map(({ reference, number }) => `${reference}.${number}`).toSorted(),
      );
      expect(answer.progress).toEqual({ [group]: { total: wanted.length, [kind]: wanted.length } });
      for (const node of answer.milestones.nodes) expect(node).toMatchObject({ group: code, countedAs: counted });
    }
  }
});

it('reads a hundred milestones with their reports and counts in one SQL statement', async () => {
  const sent = await t.statements(() =>
    t.gql(`{ milestones(first: 100) { totalCount nodes { reference status standing countedAs group disputed updatedAt
      late { againstPlanned againstCurrent } commitment { reference title { text } plan { slug } }
      reports { voice state status evidence { id } } } } ${PROGRESS} }`),
  );
  expect(sent).toHaveLength(1);
});
