import { OPERATOR } from '../../src/domain/actor.js';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import { testApp, type TestApp } from '../support/app.js';
import { coCreation, type CoCreation } from '../support/co-creation.js';
import { commitments, fill, inEveryState, suggestions } from '../support/counted-plan.js';
import { crawl } from '../support/crawl.js';
import { MADRID_PROPOSALS, tableFile, take } from '../support/participation.js';
import { cookieOf } from '../support/sign-in.js';

/**
 * The number on a link equals the number of rows behind it, and parts sum to their whole: with 200 proposals and 80
 * imported ones.
 */
const IMPORTED = 80;
let t: TestApp;
let at: CoCreation;

beforeAll(async () => {
  t = await testApp();
  at = await coCreation(t);
  await fill(t, at, await at.citizen());
  const rows = Array.from({ length: IMPORTED }, (_, n) => ({
    id: n + 1,
    title: `Carril ${n}`,
    userId: n,
    date: '2021-03-04',
    text: 'Hace falta un carril.',
    status: 'published',
    numSupports: n,
  }));
  await take(t, 'decide-madrid-proposals', tableFile(MADRID_PROPOSALS, rows));
  await inEveryState(t);
  await commitments(t, at);
  await suggestions(t, at);
}, 120_000);
afterAll(() => t.close());

const bodyOf = async (url: string, cookie: string) =>
  (await t.app.inject({ method: 'GET', url, headers: { cookie } })).body;

/** The number of rows of a kind on a page and on all following pages. */
async function rowsBehind(url: string, kind: string, cookie: string): Promise<number> {
  const body = await bodyOf(url, cookie);
  const next = /<a class="button" rel="next" href="([^"]+)"/.exec(body)?.[1]?.replaceAll('&amp;', '&');
  return body.split(`data-row="${kind}"`).length - 1 + (next ? await rowsBehind(next, kind, cookie) : 0);
}

/** The kind of row of each desk; the desk of invitations shows commitments. */
const rowsOf = (kind: string) => (kind === 'OWNERSHIP' ? 'COMMITMENT' : kind);

it.each(['secretariat', 'liaison', 'municipal', 'moderator'])(
  'shows %s behind each desk as many rows as its number says',
  async (who) => {
    const cookie = await cookieOf(t, who);
    const links = [
      ...(await bodyOf('/es/pendientes', cookie)).matchAll(/<a href="([^"]+)" data-count="(\d+)" data-of="([A-Z]+)"/g),
    ].map(([, url, count, kind]) => ({
      url: url!.replaceAll('&amp;', '&').split('#')[0]!,
      count: Number(count),
      kind: kind!,
    }));
    expect(links.length).toBeGreaterThan(0);
    if (who === 'liaison')
      expect(links.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['OWNERSHIP', 'APPOINTMENT']));
    for (const { url, count, kind } of links)
      expect({ kind, count: await rowsBehind(url, rowsOf(kind), cookie) }).toEqual({ kind, count });
  },
);

/** Headings that give the number of rows below them and on the following pages. */
const COUNTED: [heading: RegExp, kind: string][] = [
  [/<h2 id="resultados">(\d+) propuestas?/, 'PROPOSAL'],
  [/<h2 id="resultados">(\d+) compromisos?/, 'COMMITMENT'],
  [/<h2 id="compromisos">(?:Responde por )?(\d+) compromisos?/, 'COMMITMENT'],
  [/<h2 id="registro">(\d+) encargos?/, 'APPOINTMENT'],
];
const NUMBERED = /<a href="([^"]+)"[^>]*>(\d+) (comentario|contestaci|propuesta|compromiso|encargo|sugerencia)/g;

it.each([null, 'liaison', 'secretariat'])(
  'shows %s on every page as many rows as its headings and links say',
  async (who) => {
    const cookie = who ? await cookieOf(t, who) : '';
    const pages = await crawl(t, '/es', cookie, 5);
    expect(pages.size).toBeGreaterThan(30);
    let checked = 0;
    for (const [url, body] of pages) {
      for (const [heading, kind] of url.includes('after=') ? [] : COUNTED) {
        const count = heading.exec(body)?.[1];
        if (count === undefined) continue;
        expect({ url, count: await rowsBehind(url, kind, cookie) }).toEqual({ url, count: Number(count) });
        checked += 1;
      }
      const said = /<h2 id="comentarios">(\d+) comentario/.exec(body)?.[1];
      if (said !== undefined && !body.includes('rel="next"')) {
        const further = [...body.matchAll(/>(?:Ver )?(\d+) contestaci/g)].reduce((sum, [, n]) => sum + Number(n), 0);
        expect({ url, count: body.split('<article class="comment').length - 1 + further }).toEqual({
          url,
          count: Number(said),
        });
        checked += 1;
      }
      for (const [, href, count, what] of body.matchAll(NUMBERED)) {
        const to = href!.replaceAll('&amp;', '&').split('#')[0];
        const behind = to ? await bodyOf(to, cookie) : body;
        expect([url, href, new RegExp(`<h2[^>]*>(?:Responde por )?${count} ${what}`).test(behind)]).toEqual([
          url,
          href,
          true,
        ]);
        checked += 1;
      }
    }
    expect(checked).toBeGreaterThan(10);
  },
  60_000,
);

type Figures = Record<'owed' | 'responded' | 'overdue' | 'late' | 'fromTemplate', number>;
const FIGURES = 'owed responded overdue late fromTemplate';

it('divides the coverage of a plan into themes and into institutions without losing an answer', async () => {
  const { plan } = await t.gql(`{ plan(slug: "joint") { responseCoverage { ${FIGURES} }
    responseCoverageByTheme { coverage { ${FIGURES} } } responseCoverageByInstitution { coverage { ${FIGURES} } }
    responseCoverageByDay { owed responded } } }`);
  const whole = plan.responseCoverage as Figures;
  expect(whole.owed).toBeGreaterThan(300);
  for (const parts of [plan.responseCoverageByTheme, plan.responseCoverageByInstitution] as { coverage: Figures }[][])
    for (const name of FIGURES.split(' ') as (keyof Figures)[])
      expect([name, parts.reduce((sum, { coverage }) => sum + coverage[name], 0)]).toEqual([name, whole[name]]);
  expect(plan.responseCoverageByDay.at(-1)).toEqual({ owed: whole.owed, responded: whole.responded });
});

const ANSWERS = ['owed', 'answered', 'overdue', 'late'] as const;

it.each([null, 'citizen-1', 'secretariat', 'moderator'])(
  'divides for %s the answers to suggestions into themes, institutions and commitments, with a row behind each',
  async (who) => {
    const ask = who ? t.gql.as(who) : t.gql;
    const figures = ANSWERS.join(' ');
    const { plan, waiting, late } = await ask(`{ plan(slug: "joint") { suggestionCoverage { ${figures} }
      suggestionCoverageByTheme { coverage { ${figures} } }
      suggestionCoverageByInstitution { institution { slug } coverage { ${figures} } }
      commitments(first: 100) { nodes { id suggestionCoverage { ${figures} } } } }
      waiting: suggestions(filter: { plan: "joint", unanswered: true }) { totalCount }
      late: suggestions(filter: { plan: "joint", overdue: true }) { totalCount } }`);
    const whole = plan.suggestionCoverage;
    expect(whole.owed).toBe(20);
    const byText = plan.commitments.nodes.map((one: { suggestionCoverage: object }) => ({
      coverage: one.suggestionCoverage,
    }));
    for (const parts of [plan.suggestionCoverageByTheme, plan.suggestionCoverageByInstitution, byText])
      for (const name of ANSWERS)
        expect([
          name,
          parts.reduce((sum: number, part: { coverage: Figures }) => sum + part.coverage[name as 'owed'], 0),
        ]).toEqual([name, whole[name]]);
    expect([waiting.totalCount, late.totalCount]).toEqual([whole.owed - whole.answered, whole.overdue]);
    expect([whole.answered, whole.overdue, whole.late].every((count) => count > 0)).toBe(true);
    for (const { institution, coverage } of plan.suggestionCoverageByInstitution) {
      if (!institution) continue;
      const { suggestions: listed } = await ask(
        'query ($of: String) { suggestions(filter: { plan: "joint", institution: $of, unanswered: true }) { totalCount } }',
        { of: institution.slug },
      );
      expect([institution.slug, listed.totalCount]).toEqual([institution.slug, coverage.owed - coverage.answered]);
    }
  },
);

it.each([null, 'citizen-1', 'liaison', 'secretariat', 'moderator'])(
  'finds for %s each proposal in one state, and as many in all as its list says',
  async (who) => {
    const ask = who ? t.gql.as(who) : t.gql;
    const counts = async (filter: object) => {
      const { proposals } = await ask(
        `query ($filter: ProposalFilter) { proposals(first: 100, filter: $filter) { totalCount nodes { id } pageInfo { hasNextPage } } }`,
        { filter },
      );
      if (!proposals.pageInfo.hasNextPage) expect(proposals.nodes).toHaveLength(proposals.totalCount);
      return proposals.totalCount as number;
    };
    const states = [
      'SUBMITTED',
      'UNDER_REVIEW',
      'ACCEPTED',
      'ACCEPTED_IN_PART',
      'NOT_ACCEPTED',
      'MERGED',
      'SPLIT',
      'WITHDRAWN',
    ];
    let sum = 0;
    for (const state of states) sum += await counts({ state: [state] });
    expect(sum).toBe(await counts({}));
  },
);

it('counts a comment for those who read it, and for nobody else', async () => {
  const { proposals } = await t.gql(
    '{ proposals(first: 1, filter: { awaitingResponse: true }) { nodes { id reference } } }',
  );
  const { id, reference } = proposals.nodes[0];
  await t.app.get(UnitOfWork).run(OPERATOR, async ({ manager, record }) => {
    await manager.query('update plan set hold_first_comments = 3');
    record({ verb: 'plan.imported', subject: at.plan, planId: at.planId });
  });
  const newcomer = await at.citizen();
  const { commentCreate } = await t.gql.as(newcomer)(
    `mutation ($subject: ID!) { commentCreate(input: { subject: $subject, body: "Falta." }) { comment { state } userErrors { code } } }`,
    { subject: id },
  );
  expect(commentCreate.comment.state).toBe('HELD');
  const heading = async (cookie: string) => {
    const body = await bodyOf(`/es/propuestas/${reference}`, cookie);
    return [/<h2 id="comentarios">([^<]+)/.exec(body)?.[1], body.split('class="comment"').length - 1];
  };
  expect(await heading('')).toEqual(['0 comentarios', 0]);
  expect(await heading(await cookieOf(t, newcomer))).toEqual(['1 comentario', 1]);
  expect(await heading(await cookieOf(t, 'moderator'))).toEqual(['1 comentario', 1]);
});

const ROLES = [null, 'citizen-1', 'liaison', 'municipal', 'secretariat', 'moderator'];
const asked = (who: string | null) => (who ? t.gql.as(who) : t.gql);

it.each(ROLES)(
  'divides for %s the proposals of a plan into themes and none, and all proposals into plans',
  async (who) => {
    const ask = asked(who);
    const { plans } = await ask(
      '{ plans(first: 100) { nodes { slug themes { code } proposals(first: 1) { totalCount } } } }',
    );
    const count = async (filter: object) =>
      (await ask('query ($filter: ProposalFilter) { proposals(first: 1, filter: $filter) { totalCount } }', { filter }))
        .proposals.totalCount as number;
    let all = 0;
    for (const { slug, themes, proposals } of plans.nodes) {
      const plan = await count({ plan: slug });
      expect([slug, plan]).toEqual([slug, proposals.totalCount]);
      all += plan;
      let themed = 0;
      for (const { code } of themes) themed += await count({ plan: slug, theme: code });
      const rows: { theme: object | null }[] = [];
      const next = async (after: string | null): Promise<void> => {
        const { nodes, pageInfo } = (
          await ask(
            `query ($plan: String!, $after: String) { proposals(first: 100, after: $after, filter: { plan: $plan }) {
              nodes { theme { code } } pageInfo { hasNextPage endCursor } } }`,
            { plan: slug, after },
          )
        ).proposals;
        rows.push(...nodes);
        if (pageInfo.hasNextPage) await next(pageInfo.endCursor);
      };
      await next(null);
      expect([slug, rows.length]).toEqual([slug, plan]);
      expect([slug, themed + rows.filter(({ theme }) => !theme).length]).toEqual([slug, plan]);
    }
    expect(all).toBe(await count({}));
    expect(all).toBeGreaterThan(250);
  },
);

it.each(ROLES)('divides for %s the commitments into states, and into plans', async (who) => {
  const ask = asked(who);
  const {
    __type,
    commitments: whole,
    plans,
  } = await ask(`{ __type(name: "CommitmentState") { enumValues { name } }
    commitments(first: 1) { totalCount } plans(first: 100) { nodes { commitments(first: 1) { totalCount } } } }`);
  let byState = 0;
  for (const { name } of __type.enumValues)
    byState += (await ask(`{ commitments(first: 1, filter: { status: [${name}] }) { totalCount } }`)).commitments
      .totalCount;
  expect(byState).toBe(whole.totalCount);
  const byPlan = plans.nodes.reduce((sum: number, plan: typeof whole) => sum + plan.commitments.totalCount, 0);
  expect(byPlan).toBe(whole.totalCount);
});

it('divides what is owed into responded and waiting, late ones among them, and the waiting among who is to respond', async () => {
  const { plan } = await t.gql(
    '{ plan(slug: "joint") { responseCoverage { owed responded overdue late fromTemplate } } }',
  );
  const { owed, responded, overdue, late, fromTemplate } = plan.responseCoverage as Figures;
  const waiting = owed - responded;
  expect(overdue).toBeLessThanOrEqual(waiting);
  expect(Math.max(late, fromTemplate)).toBeLessThanOrEqual(responded);
  const count = async (who: string, more = '') =>
    (await t.gql.as(who)(`{ owed(first: 1, plan: "joint"${more}) { totalCount } }`)).owed.totalCount as number;
  const desks = ['secretariat', 'liaison', 'municipal'];
  let sum = 0;
  for (const who of desks) {
    const own = await count(who);
    sum += own;
    const reviewed = (await count(who, ', reviewed: true')) + (await count(who, ', reviewed: false'));
    const members = (await count(who, ', jurisdiction: "15"')) + (await count(who, ', jurisdiction: "15104"'));
    expect([who, reviewed, members]).toEqual([who, own, own]);
  }
  // Every waiting thing is on exactly one of these desks.
  expect(sum).toBe(waiting);
});

it('shows on the shelves of the review desk the proposals of the plan in their states', async () => {
  const cookie = await cookieOf(t, 'secretariat');
  const onShelf = async (show: string) =>
    Number(/<h2>(\d+) propuesta/.exec(await bodyOf(`/es/planes/joint/revision?show=${show}`, cookie))?.[1]);
  const count = async (state: string[], more = {}) =>
    (
      await t.gql.as('secretariat')(
        'query ($filter: ProposalFilter) { proposals(first: 1, filter: $filter) { totalCount } }',
        { filter: { plan: 'joint', state, ...more } },
      )
    ).proposals.totalCount;
  expect(await onShelf('submitted')).toBe(await count(['SUBMITTED'], { awaitingResponse: true }));
  expect(await onShelf('reviewed')).toBe(await count(['UNDER_REVIEW']));
  expect(await onShelf('joined')).toBe(await count(['MERGED', 'SPLIT']));
});

it('counts all milestones of a plan on its pages, also those of commitments that they do not list', async () => {
  await t.app.get(UnitOfWork).run(OPERATOR, async ({ manager, record }) => {
    await manager.query(
      `with made as (
         insert into commitment (id, plan_id, reference, position, title, state, origin)
         select gen_random_uuid(), $1, 'JOINT-2-' || n, 100 + n, jsonb_build_object('original', 'es', 'es', jsonb_build_object('text', 'Promesa ' || n)), 'adopted', 'co_created'
           from generate_series(1, 70) n returning id)
       insert into milestone (id, commitment_id, number, title, planned_end_on, planned_end_precision)
       select gen_random_uuid(), id, 1, jsonb_build_object('original', 'es', 'es', jsonb_build_object('text', 'Hito')), '2020-01-01', 'day' from made`,
      [at.planId],
    );
    record({ verb: 'plan.imported', subject: at.plan, planId: at.planId });
  });
  const { plan } = await t.gql(
    '{ plan(slug: "joint") { milestoneFigures { total late lateOpen } commitments { totalCount } } }',
  );
  const { total, late, lateOpen } = plan.milestoneFigures;
  expect([total > 60, late, lateOpen]).toEqual([true, 70, 70]);
  for (const url of ['/es', '/es/planes/joint']) {
    const body = await bodyOf(url, '');
    expect([url, body]).toEqual([url, expect.stringContaining(`de ${total} hitos cumplidos`)]);
    expect([url, body]).toEqual([url, expect.stringContaining(`${late} de ${total} hitos`)]);
  }
  const body = await bodyOf('/es/planes/joint', '');
  expect(body).toContain(`${lateOpen} hitos siguen abiertos`);
  const listed = Number(/Aquí se listan (\d+); los demás/.exec(body)?.[1]);
  expect(body.slice(body.indexOf('id="tarde"')).split('<table')[1]!.split('</table>')[0]!.split('<tr').length - 2).toBe(
    listed,
  );
});

it.each(ROLES)('divides for %s the milestones of a plan into statuses and into late and timely ones', async (who) => {
  const ask = asked(who);
  interface Step {
    status: string;
    late: { againstPlanned: boolean | null; againstCurrent: boolean | null };
    actual: { endOn: string | null };
  }
  const steps: Step[] = [];
  const next = async (after: string | null): Promise<void> => {
    const { commitments: found } = await ask(
      `query ($after: String) { commitments(first: 20, after: $after, filter: { plan: "joint" }) { pageInfo { hasNextPage endCursor }
        nodes { milestones(first: 30) { totalCount nodes { status late { againstPlanned againstCurrent } actual { endOn } } } } } }`,
      { after },
    );
    for (const { milestones } of found.nodes) {
      expect(milestones.nodes).toHaveLength(milestones.totalCount);
      steps.push(...milestones.nodes);
    }
    if (found.pageInfo.hasNextPage) await next(found.pageInfo.endCursor);
  };
  await next(null);
  const { plan } = await ask(
    '{ plan(slug: "joint") { milestoneFigures { total byStatus { status count } late lateOpen lateAdjusted } } }',
  );
  const { byStatus, ...figures } = plan.milestoneFigures as {
    byStatus: { status: string; count: number }[];
    total: number;
  };
  const late = steps.filter((step) => step.late.againstPlanned);
  expect(figures).toEqual({
    total: steps.length,
    late: late.length,
    lateOpen: late.filter(({ actual }) => !actual.endOn).length,
    lateAdjusted: steps.filter((step) => step.late.againstCurrent).length,
  });
  expect(steps.length).toBeGreaterThan(60);
  expect(byStatus.reduce((sum, { count }) => sum + count, 0)).toBe(figures.total);
  for (const { status, count } of byStatus)
    expect([status, count]).toEqual([status, steps.filter((step) => step.status === status).length]);
});

it.each(ROLES)('divides for %s what is found into the areas that are searched', async (who) => {
  const ask = asked(who);
  const found = async (text: string, areas: string[] | null) => {
    const ids: string[] = [];
    const next = async (after: string | null): Promise<void> => {
      const { search } = await ask(
        `query ($text: Text!, $in: [SearchArea!], $after: String) { search(text: $text, in: $in, first: 50, after: $after) {
          hasNextPage endCursor nodes { ... on Plan { id } ... on Commitment { id } ... on Proposal { id } ... on Comment { id } ... on Suggestion { id } ... on Indicator { id } } } }`,
        { text, in: areas, after },
      );
      ids.push(...search.nodes.map(({ id }: { id: string }) => id));
      if (search.hasNextPage) await next(search.endCursor);
    };
    await next(null);
    return ids.toSorted();
  };
  const { __type } = await ask('{ __type(name: "SearchArea") { enumValues { name } } }');
  for (const text of ['parque', 'plan', 'abrir', 'falta']) {
    const whole = await found(text, null);
    const parts: string[] = [];
    for (const { name } of __type.enumValues) parts.push(...(await found(text, [name])));
    expect([text, parts.toSorted()]).toEqual([text, whole]);
    expect([text, new Set(whole).size]).toEqual([text, whole.length]);
    if (text === 'parque') expect(whole.length).toBeGreaterThan(100);
  }
});

const lateMilestones = (from: number, to: number) =>
  t.app.get(UnitOfWork).run(OPERATOR, async ({ manager, record }) => {
    await manager.query(
      `insert into milestone (id, commitment_id, number, title, planned_end_on, planned_end_precision)
       select gen_random_uuid(), c.id, n, jsonb_build_object('original', 'es', 'es', jsonb_build_object('text', 'Hito')), '2020-01-01', 'day'
         from commitment c, generate_series($1::int, $2::int) n where c.reference = 'JOINT-2-1'`,
      [from, to],
    );
    record({ verb: 'plan.imported', subject: at.plan, planId: at.planId });
  });

it('counts all milestones of a commitment in its line, also those that the line does not read', async () => {
  await lateMilestones(2, 45);
  const { commitment } = await t.gql(
    '{ commitment(reference: "JOINT-2-1") { milestones(first: 100) { totalCount nodes { disputed late { againstPlanned } } } milestoneFigures { total late disputed } } }',
  );
  const { nodes, totalCount } = commitment.milestones as {
    totalCount: number;
    nodes: { disputed: boolean; late: { againstPlanned: boolean } }[];
  };
  const late = nodes.filter((step) => step.late.againstPlanned).length;
  expect(commitment.milestoneFigures).toEqual({
    total: totalCount,
    late,
    disputed: nodes.filter(({ disputed }) => disputed).length,
  });
  expect([totalCount, late]).toEqual([45, 45]);
  const body = await bodyOf('/es/planes/joint', '');
  const line = body.split('<li class="line"').find((each) => each.includes('href="/es/compromisos/JOINT-2-1"'));
  expect(line).toContain('0 de 45 hitos cumplidos');
  expect(line).toContain('45 hitos tarde');
});

it('counts all milestones on the page of their commitment, and leads to each of them', async () => {
  await lateMilestones(46, 120);
  const url = '/es/compromisos/JOINT-2-1';
  expect(await bodyOf(url, '')).toContain('0 de 120 hitos cumplidos');
  const numbers: number[] = [];
  const parts: string[] = [];
  for (let next: string | undefined = url; next !== undefined;) {
    const body = await bodyOf(next, '');
    parts.push(/<p class="notice">(Hitos [^<]+)</.exec(body)![1]!);
    numbers.push(...[...body.matchAll(/<div id="hito-(\d+)">/g)].map(([, number]) => Number(number)));
    next = /<a class="button" rel="next" href="([^"]+)#hitos"/.exec(body)?.[1]?.replaceAll('&amp;', '&');
  }
  expect(parts).toEqual(['Hitos 1 a 50 de 120.', 'Hitos 51 a 100 de 120.', 'Hitos 101 a 120 de 120.']);
  expect(numbers).toEqual(Array.from({ length: 120 }, (_, n) => n + 1));
});
