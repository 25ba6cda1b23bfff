import { batch, id, rows, words } from './rows.mjs';

/**
 * Synthetic plans. They are all alike, so an answer is the same at every scale, and a slower benchmark at 100 × shows
 * the cost of the data and not of the answer.
 */
export const PLANS_AT_1X = 126;
const COMMITMENTS = 15;
const MILESTONES = 5;

/** Plans per transaction; the transaction must stay well under the ten seconds that the seal of the log allows. */
const BATCH = 25;

const cited = `jsonb_build_array(jsonb_build_object('title', ${words({ es: 'Fuente sintética', en: 'Synthetic source' })},
  'url', 'https://example.org/' || n, 'readOn', '2026-01-15'))`;

const PLANS = 'generate_series($1::int, $2::int) plan';
const each = (times, name, over = PLANS, parent = 'plan') =>
  `(select *, ${parent} * ${times} + ${name} as n from ${over}, generate_series(1, ${times}) ${name}) every_${name}`;
const plain = `(select plan, plan as n from ${PLANS}) every_plan`;
const OF_PLAN = { id: id('n'), plan_id: id('plan') };
const OF_COMMITMENT = { id: id('n'), commitment_id: id('commitment') };
const COMMITMENT = `(select plan, position, plan * ${COMMITMENTS} + position as commitment
  from ${PLANS}, generate_series(1, ${COMMITMENTS}) position) of_plan`;
const MILESTONE = `(select *, commitment * ${MILESTONES} + number as milestone
  from ${COMMITMENT}, generate_series(1, ${MILESTONES}) number) of_commitment`;
const office = id('case when plan >= rank then plan - rank + 1 else plan + rank end');
const municipality = `(array(select id from jurisdiction where kind = 'municipality' order by code))[plan % 125 + 1]`;
const member = `case rank when 1 then (select id from jurisdiction where kind = 'state') else ${municipality} end`;

const STATEMENTS = [
  rows('institution', plain, {
    id: id('n'),
    slug: `'bench-' || n`,
    name: words({ es: 'Secretaría sintética', en: 'Synthetic ministry' }),
    acronym: `'S' || n`,
    kind: `'government_office'`,
    jurisdiction_id: municipality,
    synthetic: 'true',
  }),
  rows('plan', plain, {
    id: id('n'),
    slug: `'plan-' || lpad(n::text, 6, '0')`,
    title: words({ es: 'Plan de acción sintético', en: 'Synthetic action plan' }),
    summary: words({ es: 'Resumen', en: 'Summary' }, 3),
    stage: `'submitted'`,
    submitted_on: `date '2025-01-31'`,
    start_on: `date '2025-02-01'`,
    start_precision: `'day'`,
    end_on: `date '2028-01-31'`,
    end_precision: `'day'`,
    synthetic: 'true',
  }),
  rows('plan_member', each(2, 'rank'), { ...OF_PLAN, jurisdiction_id: member, position: 'rank', sources: cited }),
  rows('expression_of_interest', plain, { ...OF_PLAN, summary: words({ es: 'Carta', en: 'Letter' }, 2) }),
  rows('story_event', each(4, 'position'), {
    ...OF_PLAN,
    position: 'position',
    title: words({ es: 'Hecho', en: 'Event' }),
    body: words({ es: 'Hecho', en: 'Event' }, 2),
    sources: cited,
  }),
  rows('plan_window', each(4, 'position'), {
    ...OF_PLAN,
    kind: `(array['call_for_proposals', 'drafting', 'public_consultation', 'reasoned_response'])[position]`,
    opens_at: `timestamptz '2024-06-01' + position * interval '30 days'`,
    // The last window stays open, so that people may comment.
    closes_at: `case position when 4 then timestamptz '2100-01-01' else timestamptz '2024-06-25' + position * interval '30 days' end`,
  }),
  rows('theme', each(3, 'position'), {
    ...OF_PLAN,
    code: `'theme-' || position`,
    position: 'position',
    name: words({ es: 'Tema', en: 'Theme' }),
  }),
  rows('forum', plain, { ...OF_PLAN, name: words({ es: 'Foro', en: 'Forum' }) }),
  rows('seat', each(6, 'rank'), {
    ...OF_PLAN,
    position: 'rank',
    sector: `case when rank <= 3 then 'government' else 'civil_society' end`,
    institution_id: office,
    kind: `'full'`,
  }),
  rows('session', each(4, 'number'), {
    ...OF_PLAN,
    number: 'number',
    kind: `'ordinary'`,
    summary: words({ es: 'Sesión', en: 'Session' }, 1),
  }),
  rows('commitment', `(select *, commitment as n from ${COMMITMENT}) every_commitment`, {
    id: id('n'),
    plan_id: id('plan'),
    theme_id: id('plan * 3 + 1 + position % 3'),
    reference: `'BENCH-' || n`,
    position: 'position',
    title: words({ es: 'Compromiso sintético de apertura', en: 'Synthetic commitment to openness' }),
    problem: words({ es: 'Problema', en: 'Problem' }, 3),
    action: words({ es: 'Acción', en: 'Action' }, 4),
    start_on: `date '2025-02-01'`,
    start_precision: `'day'`,
    end_on: `date '2028-01-31'`,
    end_precision: `'day'`,
    origin: `'co_created'`,
    state: `'adopted'`,
    synthetic: 'true',
  }),
  rows('commitment_member', each(2, 'rank', COMMITMENT, 'commitment'), {
    ...OF_COMMITMENT,
    jurisdiction_id: member,
    position: 'rank',
    reference: `'M' || rank || '-' || commitment`,
  }),
  rows('commitment_owner', each(2, 'rank', COMMITMENT, 'commitment'), {
    ...OF_COMMITMENT,
    institution_id: office,
    position: 'rank',
    role: `case rank when 1 then 'lead' else 'supporting' end`,
    state: `'accepted'`,
  }),
  rows('milestone', `(select *, milestone as n from ${MILESTONE}) every_milestone`, {
    ...OF_COMMITMENT,
    number: 'number',
    title: words({ es: 'Hito sintético con su entrega', en: 'Synthetic milestone with its output' }),
    planned_end_on: `date '2025-03-31' + number * 90`,
    planned_end_precision: `'day'`,
    synthetic: 'true',
  }),
  rows('milestone_report', `(select *, milestone as n from ${MILESTONE} where number <= 2) every_report`, {
    id: id('n'),
    milestone_id: id('milestone'),
    voice: `'owner'`,
    state: `'checked'`,
    status: `case number when 1 then 'complete' else 'substantial' end`,
    narrative: words({ es: 'Avance', en: 'Progress' }, 1),
    synthetic: 'true',
  }),
  rows('evidence', `(select *, milestone as n from ${MILESTONE} where number = 1) every_evidence`, {
    id: id('n'),
    report_id: id('milestone'),
    title: words({ es: 'Prueba', en: 'Evidence' }),
    url: `'https://example.org/evidence/' || n`,
    synthetic: 'true',
  }),
  rows('assessment', `(select *, commitment as n from ${COMMITMENT}) every_commitment`, {
    ...OF_COMMITMENT,
    instrument_code: `'end_of_commitment_local'`,
    instrument_version: `'2021'`,
    assessor_written: `'Synthetic monitoring body'`,
    state: `'published'`,
    sources: cited,
  }),
  rows(
    'assessment_answer',
    `(select *, commitment * 2 + answer as n from ${COMMITMENT}, generate_series(1, 2) answer) every_answer`,
    {
      id: id('n'),
      assessment_id: id('commitment'),
      position: 'answer',
      question: `(array['completion', 'information'])[answer]`,
      answer: `(array['substantial', 'marginal'])[answer]`,
    },
  ),
];

/** Adds synthetic plans to a database with the demonstration plan; each batch is one entry of the log. */
export async function fill(work, operator, plans, say, from = 1) {
  for (let first = from; first <= plans; first += BATCH) {
    const last = Math.min(first + BATCH - 1, plans);
    await batch(work, operator, `plans-${first}-${last}`, STATEMENTS, [first, last]);
    say(`${last} of ${plans} plans`);
  }
}
