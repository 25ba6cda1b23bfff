import type { EntityManager } from 'typeorm';
import { daysAfter } from '../domain/days.js';
import { OWED, proposalReference, type ProposalState } from '../domain/proposal.js';
import { respondBy, respondedState } from '../domain/debt.js';
import { dayIn, type Moment } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import { type ExampleComment, writeExampleComments } from './example-comments.js';
import { ImportError } from './import-error.js';
import { storedText } from './plan/values.js';

type Said = { es: string; en?: string };

export interface ExampleProposal {
  key: string;
  author?: string;
  transcribed?: { receivedOn: number; how: string };
  onBehalfOf?: string;
  submitted?: number;
  state?: ProposalState;
  theme: string;
  areas?: string[];
  places?: string[];
  title: Said;
  problem: Said;
  action?: Said;
  expectedChange?: Said;
  affected?: Said;
  supports?: string[];
  review?: Record<string, string>;
  mergedInto?: string;
  reason?: Said;
  comments?: ExampleComment[];
  responses?: {
    jurisdiction: string;
    by: string;
    on: number;
    outcome: string;
    category: string;
    commitments?: string[];
    text: Said;
  }[];
}

type Ids = Record<string, string>;
interface Context {
  db: EntityManager;
  plan: { id: string; slug: string };
  members: Ids;
  ids: Record<'account' | 'institution' | 'jurisdiction' | 'theme' | 'commitment', Ids>;
  windows: { kind: string; opensAt: Date; closesAt: Date }[];
  now: Date;
  /** The day of an instant where the example lives. */
  day(instant: Date): string;
  /** Ids of proposals that are written already, by their key in the file. */
  written: Ids;
}

/** Writes invented proposals with dates in the past, which no command of today could do. Returns the ids of the plan and of the proposals. */
export async function writeExampleProposals(
  db: EntityManager,
  slug: string,
  proposals: ExampleProposal[],
  moment: Moment,
): Promise<{ planId: string; written: Ids }> {
  const context = await contextOf(db, slug, moment);
  let number = 0;
  for (const proposal of proposals) {
    const reference = proposal.submitted === undefined ? null : proposalReference(slug, ++number);
    await writeProposal(context, proposal, reference);
  }
  await db.query('insert into proposal_series (plan_id, last) values ($1, $2)', [context.plan.id, number]);
  return { planId: context.plan.id, written: context.written };
}

async function contextOf(db: EntityManager, slug: string, { now, timeZone }: Moment): Promise<Context> {
  const ids = async (sql: string, values: unknown[] = []): Promise<Ids> =>
    Object.fromEntries((await db.query(sql, values)).map((row: { name: string; id: string }) => [row.name, row.id]));
  const [plan] = await db.query('select id, slug from plan where slug = $1', [slug]);
  return {
    db,
    plan,
    day: (instant) => dayIn(timeZone, instant),
    now,
    written: {},
    members: await ids(
      'select j.code as name, j.id from plan_member m join jurisdiction j on j.id = m.jurisdiction_id where m.plan_id = $1 order by m.position',
      [plan.id],
    ),
    ids: {
      account: await ids('select handle as name, id from account'),
      institution: await ids('select slug as name, id from institution'),
      jurisdiction: await ids('select code as name, id from jurisdiction'),
      theme: await ids('select code as name, id from theme where plan_id = $1', [plan.id]),
      commitment: await ids('select reference as name, id from commitment where plan_id = $1', [plan.id]),
    },
    windows: await db.query(
      'select kind, opens_at as "opensAt", closes_at as "closesAt" from plan_window where plan_id = $1',
      [plan.id],
    ),
  };
}

/** Finds the id of a name in the file; an unknown name is a mistake in the file. */
function known(ids: Ids, name: string): string {
  const id = ids[name];
  if (!id) throw new ImportError([`example-proposals.yaml names "${name}", which is not there.`]);
  return id;
}

const json = (said: Said | undefined) => (said ? JSON.stringify(storedText({ original: 'es', ...said }, 'es')) : null);

async function writeProposal(context: Context, given: ExampleProposal, reference: string | null): Promise<void> {
  const { db, plan, ids, now } = context;
  const id = newId();
  const submittedAt = given.submitted === undefined ? null : daysAfter(now, given.submitted);
  const state = stateOf(given, context);
  const texts = [given.title, given.problem, given.action, given.expectedChange, given.affected].map(json);
  await db.query(
    `insert into proposal (id, plan_id, reference, author_account_id, transcribed_by_id, on_behalf_of_id, title, problem,
       action, expected_change, affected, policy_areas, jurisdiction_ids, theme_id, state, transcribed, received_on, received_how,
       submitted_at, respond_by, merged_into_id, reason, created_at, listed_at, synthetic)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $23, true)`,
    [
      id,
      plan.id,
      reference,
      given.author ? known(ids.account, given.author) : null,
      given.transcribed ? known(ids.account, 'secretariat') : null,
      given.onBehalfOf ? known(ids.institution, given.onBehalfOf) : null,
      ...texts,
      given.areas ?? [],
      (given.places ?? []).map((code) => known(ids.jurisdiction, code)),
      known(ids.theme, given.theme),
      state,
      Boolean(given.transcribed),
      given.transcribed ? context.day(daysAfter(now, given.transcribed.receivedOn)) : null,
      given.transcribed?.how ?? null,
      submittedAt,
      submittedAt ? respondBy(context.windows, submittedAt, context.day) : null,
      given.mergedInto ? known(context.written, given.mergedInto) : null,
      given.reason?.es ?? null,
      submittedAt ?? now,
    ],
  );
  context.written[given.key] = id;
  if (!submittedAt) return;
  await db.query(
    `insert into proposal_version (id, proposal_id, number, title, problem, action, expected_change, affected, supports, created_at)
     values ($1, $2, 1, $3, $4, $5, $6, $7, 0, $8)`,
    [newId(), id, ...texts, submittedAt],
  );
  await writeSupports(context, id, given, submittedAt);
  await writeDebts(context, id, given, submittedAt, state);
  await writeExampleComments(db, { planId: plan.id, proposalId: id, now }, given.comments ?? [], {
    account: (handle) => known(ids.account, handle),
    institution: (slug) => known(ids.institution, slug),
  });
}

function stateOf(given: ExampleProposal, { members }: Context): ProposalState {
  if (given.submitted === undefined) return 'draft';
  if (given.state) return given.state;
  if (given.mergedInto) return 'merged';
  const owing = Object.keys(given.review ?? members);
  const outcomes = (given.responses ?? []).map(({ outcome }) => outcome);
  return respondedState(outcomes, owing.length - outcomes.length) ?? (given.review ? 'under_review' : 'submitted');
}

/** Writes one support per account; a merged proposal brings its supporters along. */
async function writeSupports(context: Context, id: string, given: ExampleProposal, from: Date): Promise<void> {
  const accounts = (given.supports ?? []).map((handle) => known(context.ids.account, handle));
  const target = given.mergedInto ? known(context.written, given.mergedInto) : null;
  for (const [proposal, via] of target
    ? ([
        [id, null],
        [target, id],
      ] as const)
    : ([[id, null]] as const)) {
    await context.db.query(
      `insert into proposal_support (proposal_id, account_id, via_id, created_at)
       select $1, account, $3, $4 from unnest($2::uuid[]) account on conflict do nothing`,
      [proposal, accounts, via, from],
    );
  }
}

async function writeDebts(
  context: Context,
  id: string,
  given: ExampleProposal,
  submittedAt: Date,
  state: ProposalState,
): Promise<void> {
  const { db, plan, ids, members, now } = context;
  const released = !OWED.includes(state) && !given.responses;
  for (const code of Object.keys(given.review ?? members)) {
    const response = given.responses?.find(({ jurisdiction }) => jurisdiction === code);
    const institution = given.review ? known(ids.institution, given.review[code]!) : null;
    const respondedAt = response ? daysAfter(now, response.on) : null;
    await db.query(
      `insert into response_assignment (id, proposal_id, plan_id, jurisdiction_id, institution_id, state, owed_since, responded_on)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        newId(),
        id,
        plan.id,
        known(members, code),
        institution,
        respondedAt ? 'responded' : released ? 'released' : 'owed',
        context.day(submittedAt),
        respondedAt && context.day(respondedAt),
      ],
    );
    if (!response || !respondedAt) continue;
    const responseId = newId();
    const commitments = (response.commitments ?? []).map((reference) => known(ids.commitment, reference));
    const said = [response.outcome, response.category, json(response.text)];
    await db.query(
      `insert into response (id, proposal_id, plan_id, jurisdiction_id, institution_id, account_id, published_at, synthetic, outcome, category, body)
       values ($1, $2, $3, $4, $5, $6, $7, true, $8, $9, $10)`,
      [
        responseId,
        id,
        plan.id,
        known(members, code),
        institution,
        known(ids.account, response.by),
        respondedAt,
        ...said,
      ],
    );
    await db.query(
      `insert into response_version (id, response_id, number, institution_id, commitment_ids, created_at, outcome, category, body)
       values ($1, $2, 1, $3, $4, $5, $6, $7, $8)`,
      [newId(), responseId, institution, commitments, respondedAt, ...said],
    );
    for (const commitment of commitments)
      await db.query('insert into response_commitment (id, response_id, commitment_id) values ($1, $2, $3)', [
        newId(),
        responseId,
        commitment,
      ]);
  }
}
