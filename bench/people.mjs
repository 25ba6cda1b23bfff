import { PLANS_AT_1X } from './data.mjs';
import { batch, id, rows, words } from './rows.mjs';

const PROPOSALS_OF_A_PLAN = 2;
export const PROPOSALS_AT_1X = PLANS_AT_1X * PROPOSALS_OF_A_PLAN;
const SUPPORTS = 10;
/** Comments come in groups of five: one with a reply that has a reply, and one with a reply. */
const COMMENTS = 50;
const GROUP = 5;

/** This proposal has the same number of comments at every scale. */
export const LONG = { proposal: 900_000, comments: 50_000 };

/**
 * Accounts from 2020, so that limits of new accounts do not apply; they are so many that none reaches the limits of old
 * ones.
 */
export const ACCOUNTS = 2000;
export const tokenOf = (account) => `tq_bench-account-${String(account).padStart(8, '0')}`;

/** Rows per transaction, far below what the seal of the log allows. */
const BATCH = { plans: 25, comments: 2500 };

const person = (n) => id(`(${n}) % ${ACCOUNTS} + 1`);
const state = `(select id from jurisdiction where kind = 'state')`;
const outcome = `case n % 2 when 0 then 'not_accepted' else 'submitted' end`;
const responded = 'n % 2 = 0';
/** The first rows are the newest at every scale. */
const LISTED_FROM = '2026-01-31T00:00:00Z';
const listed = `timestamptz '${LISTED_FROM}' - n * interval '1 minute'`;
export const listedAt = (proposal) => new Date(Date.parse(LISTED_FROM) - proposal * 60_000);

const COMMENTED_FROM = '2026-02-01T00:00:00Z';
export const commentedAt = (k) => new Date(Date.parse(COMMENTED_FROM) + k * 10_000);

const ACCOUNT = `(select n from generate_series($1::int, $2::int) n) every_account`;
const PROPOSAL = `(select n, (n - 1) / ${PROPOSALS_OF_A_PLAN} + 1 as plan from generate_series($1::int, $2::int) n) every_proposal`;
const LONG_ONE = `(select ${LONG.proposal} as n, 1 as plan where $1::int <= $2::int) the_long_one`;
const SUPPORT = `(select p, s from generate_series($1::int, $2::int) p, generate_series(1, ${SUPPORTS}) s) every_support`;

const people = [
  rows('account', ACCOUNT, {
    id: id('n'),
    handle: `'bench-person-' || n`,
    public_name: `'Persona sintética ' || n`,
    created_at: `timestamptz '2020-01-01'`,
    synthetic: 'true',
  }),
  rows('api_token', ACCOUNT, {
    id: id('n'),
    account_id: id('n'),
    token_hash: `sha256(convert_to('tq_bench-account-' || lpad(n::text, 8, '0'), 'UTF8'))`,
    second_factor: 'false',
    name: `'bench'`,
    scopes: `array['read', 'write']`,
    created_at: `timestamptz '2020-01-01'`,
    expires_at: `timestamptz '2100-01-01'`,
  }),
];

const proposal = (of) =>
  rows('proposal', of, {
    id: id('n'),
    plan_id: id('plan'),
    reference: `'BENCH-P-' || n`,
    author_account_id: person('n'),
    title: words({ es: 'Propuesta sintética de apertura', en: 'Synthetic proposal on openness' }),
    problem: words({ es: 'Problema', en: 'Problem' }, 3),
    action: words({ es: 'Acción', en: 'Action' }, 3),
    jurisdiction_ids: `array(select jurisdiction_id from plan_member m where m.plan_id = ${id('plan')})`,
    theme_id: id('plan * 3 + 1'),
    state: outcome,
    submitted_at: listed,
    listed_at: listed,
    respond_by: `date '2026-05-31'`,
    synthetic: 'true',
  });

const proposals = [
  proposal(PROPOSAL),
  rows('proposal_version', PROPOSAL, {
    id: id('n'),
    proposal_id: id('n'),
    number: '1',
    title: words({ es: 'Propuesta sintética de apertura', en: 'Synthetic proposal on openness' }),
    supports: '0',
  }),
  rows('proposal_support', SUPPORT, { proposal_id: id('p'), account_id: person(`p * ${SUPPORTS} + s`) }),
  rows('response_assignment', PROPOSAL, {
    id: id('n'),
    proposal_id: id('n'),
    plan_id: id('plan'),
    jurisdiction_id: state,
    institution_id: id('plan'),
    state: `case when ${responded} then 'responded' else 'owed' end`,
    owed_since: `date '2026-02-01'`,
    responded_on: `case when ${responded} then date '2026-04-01' end`,
  }),
  rows('response', `${PROPOSAL} where ${responded}`, {
    id: id('n'),
    proposal_id: id('n'),
    plan_id: id('plan'),
    jurisdiction_id: state,
    institution_id: id('plan'),
    outcome: `'not_accepted'`,
    category: `'other'`,
    body: words({ es: 'Respuesta', en: 'Response' }, 3),
    published_at: `timestamptz '2026-04-01'`,
    synthetic: 'true',
  }),
];

/** The place of each comment in its group: its parent, its root, its depth. */
const place = (offsets) => `(array[${offsets}])[(k - 1) % ${GROUP} + 1]`;
const parent = place('null, 1, 1, null, 1');
const comments = (of) =>
  rows('comment', of, {
    id: id('n'),
    plan_id: id('plan'),
    subject_type: `'proposal'`,
    subject_id: id('p'),
    parent_id: `case when ${parent} is not null then ${id(`n - ${parent}`)} end`,
    root_id: id(`n - ${place('0, 1, 2, 0, 1')}`),
    depth: place('0, 1, 2, 0, 1'),
    author_account_id: person('n'),
    position: `(array['for', 'against', 'neutral', null])[k % 4 + 1]`,
    body: `'**Comentario ' || n || '.** Quien vive aquí sabe lo que falta: _agua, luz y transporte_. Conviene publicar los datos de cada colonia y revisarlos cada tres meses.'`,
    language: `'es'`,
    state: `'visible'`,
    created_at: `timestamptz '${COMMENTED_FROM}' + k * interval '10 seconds'`,
    imported_up: 'k % 20',
    imported_down: 'k % 7',
    synthetic: 'true',
  });

const THREAD = `(select p, k, (p - 1) / ${PROPOSALS_OF_A_PLAN} + 1 as plan, 1000000 + p * ${COMMENTS} + k as n
  from generate_series($1::int, $2::int) p, generate_series(1, ${COMMENTS}) k) every_comment`;
const LONG_THREAD = `(select ${LONG.proposal} as p, 1 as plan, n as k, n from generate_series($1::int, $2::int) n) every_comment`;

/** Adds people to the synthetic plans: proposals, supports, responses, threads, and one long thread. */
export async function fillPeople(work, operator, plans, say) {
  const write = (subject, statements, from, to) =>
    batch(work, operator, `${subject}-${from}-${to}`, statements, [from, to]);
  await write('accounts', people, 1, ACCOUNTS);
  await write('long-proposal', [proposal(LONG_ONE)], 1, 1);
  for (let first = 1; first <= LONG.comments; first += BATCH.comments)
    await write('long-thread', [comments(LONG_THREAD)], first, first + BATCH.comments - 1);
  const last = plans * PROPOSALS_OF_A_PLAN;
  const step = BATCH.plans * PROPOSALS_OF_A_PLAN;
  for (let first = 1; first <= last; first += step) {
    const to = Math.min(first + step - 1, last);
    await write('proposals', proposals, first, to);
    await write('comments', [comments(THREAD)], first, to);
    say(`${to} of ${last} proposals`);
  }
}
