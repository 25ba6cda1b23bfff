import { OPERATOR } from '../../src/domain/actor.js';
import { newId } from '../../src/kernel/ids.js';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import { testApp, type TestApp } from '../support/app.js';
import { BOTH, coCreation, type CoCreation, proposer } from '../support/co-creation.js';
import { crawl } from '../support/crawl.js';
import { MADRID_PROPOSALS, tableFile, take } from '../support/participation.js';
import { cookieOf } from '../support/sign-in.js';

/** The number on a link is the number of rows behind it, and parts sum to their whole: with 200 proposals and 80 imported ones. */
const OWN = 200;
const IMPORTED = 80;
let t: TestApp;
let at: CoCreation;

beforeAll(async () => {
  t = await testApp();
  at = await coCreation(t);
  await fill(await at.citizen());
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
  await inEveryState();
  await commitments();
}, 120_000);
afterAll(() => t.close());

/** Proposals that wait, each owed by both members; every fifth has no theme. */
async function fill(author: string): Promise<void> {
  const themes = [newId(), newId(), newId()];
  await t.app.get(UnitOfWork).run(OPERATOR, async ({ manager, record }) => {
    for (const [index, id] of themes.entries())
      await manager.query(
        `insert into theme (id, plan_id, code, position, name) values ($1, $2, $3::text, $4, jsonb_build_object('original', 'es', 'es', jsonb_build_object('text', $3::text)))`,
        [id, at.planId, `tema-${index}`, index + 1],
      );
    await manager.query(
      `insert into proposal (id, plan_id, reference, author_account_id, title, problem, action, state, submitted_at, respond_by, listed_at, theme_id)
       select gen_random_uuid(), $1, 'JOINT-P-' || (1000 + n), (select id from account where handle = $2), x.words, x.words, x.words,
         'submitted', now(), case when n % 4 = 0 then date '2020-01-01' else date '2030-01-01' end, now() - make_interval(mins => n),
         case when n % 5 = 0 then null else ($3::uuid[])[1 + n % 3] end
       from generate_series(1, $4::int) n,
         lateral (select jsonb_build_object('original', 'es', 'es', jsonb_build_object('text', 'Parque ' || n)) as words) x`,
      [at.planId, author, themes, OWN],
    );
    await manager.query(
      `insert into response_assignment (id, proposal_id, plan_id, jurisdiction_id, owed_since)
       select gen_random_uuid(), p.id, p.plan_id, j.id, current_date from proposal p cross join jurisdiction j where j.code in ('15', '15104')`,
    );
    record({ verb: 'plan.imported', subject: at.plan, planId: at.planId });
  });
}

/** Some of them are reviewed, merged, split, split and made whole again, withdrawn, hidden, and answered. */
async function inEveryState(): Promise<void> {
  const { proposals } = await t.gql('{ proposals(first: 60, filter: { unanswered: true }) { nodes { id } } }');
  const ids: string[] = proposals.nodes.map(({ id }: { id: string }) => id);
  const secretariat = proposer(t, 'secretariat');
  const parts = ['Una', 'Otra'].map((words) => {
    const text = { language: 'ES', text: words };
    return { title: text, problem: text, action: text };
  });
  const reason = { reason: 'Pide dos cosas.' };
  for (const id of ids.slice(0, 12)) await secretariat.review(id, BOTH);
  await secretariat.merge(ids[12]!, { into: ids[13]!, reason: 'Piden lo mismo.' });
  await secretariat.split(ids[14]!, { parts, ...reason });
  await secretariat.split(ids[15]!, { parts, ...reason });
  await secretariat.unmerge(ids[15]!, reason);
  await proposer(t, 'citizen-1').withdraw(ids[16]!);
  for (const id of [ids[0]!, ids[17]!, ids[18]!])
    await t.gql.as('moderator')(
      `mutation ($id: ID!) { proposalHide(id: $id, input: { rule: INSULT, reason: "Insulta." }) { userErrors { code } } }`,
      { id },
    );
}

/** Three commitments: one that an institution leads, one that it is invited to, one of nobody. */
async function commitments(): Promise<void> {
  const ask = t.gql.as('secretariat');
  for (const [index, accept] of [true, null, undefined].entries()) {
    const { commitmentDraft } = await ask(
      `mutation ($input: CommitmentDraftInput!) { commitmentDraft(input: $input) { commitment { id } userErrors { code } } }`,
      {
        input: {
          plan: at.plan,
          title: { language: 'ES', text: `Abrir ${index}` },
          origin: 'CO_CREATED',
          members: ['15'],
        },
      },
    );
    if (accept === undefined) continue;
    const { ownershipInvite } = await ask(
      `mutation ($id: ID!) { ownershipInvite(id: $id, input: { institution: "justicia", role: LEAD }) { commitment { owners { id } } } }`,
      { id: commitmentDraft.commitment.id },
    );
    if (accept)
      await t.gql.as('liaison')(
        `mutation ($id: ID!) { ownershipRespond(id: $id, input: { accept: true }) { userErrors { code } } }`,
        { id: ownershipInvite.commitment.owners[0].id },
      );
  }
}

const bodyOf = async (url: string, cookie: string) =>
  (await t.app.inject({ method: 'GET', url, headers: { cookie } })).body;

/** Rows of a kind on a page and on all that follow it. */
async function rowsBehind(url: string, kind: string, cookie: string): Promise<number> {
  const body = await bodyOf(url, cookie);
  const next = /<a class="button" rel="next" href="([^"]+)"/.exec(body)?.[1]?.replaceAll('&amp;', '&');
  return body.split(`data-row="${kind}"`).length - 1 + (next ? await rowsBehind(next, kind, cookie) : 0);
}

/** A desk is its rows; the one of invitations shows commitments. */
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

/** Headings that say how many rows stand below them and on the pages that follow. */
const COUNTED: [heading: RegExp, kind: string][] = [
  [/<h2 id="resultados">(\d+) propuestas?/, 'PROPOSAL'],
  [/<h2 id="resultados">(\d+) compromisos?/, 'COMMITMENT'],
  [/<h2 id="compromisos">(?:Responde por )?(\d+) compromisos?/, 'COMMITMENT'],
  [/<h2 id="registro">(\d+) encargos?/, 'APPOINTMENT'],
];
const NUMBERED = /<a href="([^"]+)"[^>]*>(\d+) (comentario|contestaci|propuesta|compromiso|encargo)/g;

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

type Figures = Record<'owed' | 'answered' | 'overdue' | 'late' | 'fromTemplate', number>;
const FIGURES = 'owed answered overdue late fromTemplate';

it('divides the coverage of a plan into themes and into institutions without losing an answer', async () => {
  const { plan } = await t.gql(`{ plan(slug: "joint") { responseCoverage { ${FIGURES} }
    responseCoverageByTheme { coverage { ${FIGURES} } } responseCoverageByInstitution { coverage { ${FIGURES} } }
    responseCoverageByDay { owed answered } } }`);
  const whole = plan.responseCoverage as Figures;
  expect(whole.owed).toBeGreaterThan(300);
  for (const parts of [plan.responseCoverageByTheme, plan.responseCoverageByInstitution] as { coverage: Figures }[][])
    for (const name of FIGURES.split(' ') as (keyof Figures)[])
      expect([name, parts.reduce((sum, { coverage }) => sum + coverage[name], 0)]).toEqual([name, whole[name]]);
  expect(plan.responseCoverageByDay.at(-1)).toEqual({ owed: whole.owed, answered: whole.answered });
});

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
  const { proposals } = await t.gql('{ proposals(first: 1, filter: { unanswered: true }) { nodes { id reference } } }');
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
