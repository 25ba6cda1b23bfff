import {
  column,
  derived,
  fact,
  globalId,
  instant,
  instantFact,
  instantSql,
  localizedText,
  many,
  one,
  rights,
  stored,
} from '../api/read/fields.js';
import { inTime } from '../api/in-time.js';
import type { ListRead } from '../api/read/page.js';
import type { Alias, Query } from '../api/read/query.js';
import { defineRead, everyoneSees, plainTable, type Read, versionedTable } from '../api/read/read.js';
import { isHiddenSql } from '../twins/proposal.sql.js';
import { hasSessionSql, isResponseTemplateVisibleSql, isResponseVisibleSql } from '../twins/response.sql.js';
import { COMMITMENT } from '../commitments/commitment.fields.js';
import { type Action, may } from '../domain/policy.js';
import {
  CONTEST,
  DECIDE_CONTEST,
  isContestable,
  type LastContest,
  lastDayToContest,
  type ResponseFacts,
  responseState,
  REVISE,
} from '../domain/response.js';
import { hasEnded } from '../domain/proposal.js';
import { INSTITUTION, JURISDICTION } from '../institutions/institution.fields.js';
import { dayIn } from '../kernel/clock.js';
import { PROPOSAL } from '../proposals/proposal.fields.js';
import type {
  ReasonedResponse,
  RESPONSE_ACTIONS,
  ResponseContest,
  ResponseTemplate,
  ResponseVersion,
} from './response.types.js';

export const institution = one(
  () => INSTITUTION,
  (c, t) => `${c}.id = ${t}.institution_id`,
);
/** Leaves out rows that were added after the instant that is read. */
export const addedBySql = (c: Alias, q: Query) => ` and ${q.existed(`${c}.created_at`)}`;

export const RESPONSE_VERSION: Read<ResponseVersion> = defineRead<ResponseVersion>({
  type: 'ResponseVersion',
  source: plainTable('response_version'),
  visible: everyoneSees,
  fields: {
    number: column('number'),
    outcome: column('outcome'),
    category: column('category'),
    text: localizedText('body'),
    writeBy: column('write_by'),
    institution,
    reason: column('reason'),
    createdAt: instant('created_at'),
    contest: one(
      () => RESPONSE_CONTEST,
      (c, t, q) => `${c}.response_id = ${t}.response_id and ${c}.contested_version = ${t}.number${addedBySql(c, q)}`,
    ),
  },
});

/** A contest counts as open when it was decided after the instant that is read. */
const isDecided = (t: Alias, q: Query) => q.existed(`${t}.decided_at`);
const stateThen = (t: Alias, q: Query) => `(case when ${isDecided(t, q)} then ${t}.state else 'open' end)`;

const RESPONSE_CONTEST: Read<ResponseContest> = defineRead<ResponseContest>({
  type: 'ResponseContest',
  source: plainTable('response_contest'),
  visible: everyoneSees,
  fields: {
    reason: column('reason'),
    state: stateThen,
    contestedVersion: column('contested_version'),
    decideBy: column('decide_by'),
    decidedBy: one(
      () => INSTITUTION,
      (c, t, q) => `${c}.id = ${t}.decided_by_id and ${isDecided(t, q)}`,
    ),
    decision: (t, q) => `(case when ${isDecided(t, q)} then ${t}.decision end)`,
    decidedAt: (t, q) => `(case when ${isDecided(t, q)} then ${instantSql(`${t}.decided_at`)} end)`,
    createdAt: instant('created_at'),
  },
});

const lastContest = fact<LastContest | null>((t, q) => {
  const c = q.alias();
  return `(select json_build_object('state', ${stateThen(c, q)}, 'version', ${c}.contested_version) from response_contest ${c}
    where ${c}.response_id = ${t}.id${addedBySql(c, q)} order by ${c}.contested_version desc limit 1)`;
});
const ACTIONS: [(typeof RESPONSE_ACTIONS)[number], Action<ResponseFacts>][] = [
  ['revise', REVISE],
  ['contest', CONTEST],
  ['decide', DECIDE_CONTEST],
];

export const RESPONSE: Read<ReasonedResponse> = defineRead<ReasonedResponse>({
  type: 'ReasonedResponse',
  node: 'ReasonedResponse',
  interfaces: ['Node'],
  source: versionedTable('response'),
  visible: isResponseVisibleSql,
  fields: {
    id: globalId('ReasonedResponse'),
    proposal: one(
      () => PROPOSAL,
      (c, t) => `${c}.id = ${t}.proposal_id`,
    ),
    jurisdiction: one(
      () => JURISDICTION,
      (c, t) => `${c}.id = ${t}.jurisdiction_id`,
    ),
    institution,
    outcome: column('outcome'),
    category: column('category'),
    text: localizedText('body'),
    commitments: many(
      () => COMMITMENT,
      (c, t, q) =>
        `${c}.id in (select l.commitment_id from ${q.table('response_commitment', true)} l where l.response_id = ${t}.id)`,
      (c) => `${c}.position, ${c}.id`,
    ),
    writeBy: column('write_by'),
    fromTemplate: (t) => `(${t}.template_id is not null)`,
    late: column('late'),
    publishedAt: instant('published_at'),
    state: derived({ contest: lastContest, version: stored<number>('version') }, ({ contest, version }) =>
      responseState(version, contest),
    ),
    contestUntil: derived(
      {
        contest: lastContest,
        version: stored<number>('version'),
        publishedAt: instantFact('published_at'),
        timeZone: fact<string>(
          (t, q) => `(select p.time_zone from ${q.table('plan', true)} p where p.id = ${t}.plan_id)`,
        ),
      },
      ({ contest, version, publishedAt, timeZone }) =>
        isContestable(version, contest) ? lastDayToContest(dayIn(timeZone, new Date(publishedAt))) : null,
    ),
    contest: one(
      () => RESPONSE_CONTEST,
      (c, t, q) => {
        const later = q.alias();
        return `${c}.response_id = ${t}.id${addedBySql(c, q)} and not exists (select from response_contest ${later}
          where ${later}.response_id = ${t}.id and ${later}.contested_version > ${c}.contested_version${addedBySql(later, q)})`;
      },
    ),
    synthetic: column('synthetic'),
    version: column('version'),
    availableActions: rights(
      {
        contest: lastContest,
        version: stored<number>('version'),
        planId: stored<string>('plan_id'),
        answererId: stored<string | null>('account_id'),
        institutionId: stored<string | null>('institution_id'),
        authorId: fact<string | null>(
          (t) => `(select p.author_account_id from proposal p where p.id = ${t}.proposal_id)`,
        ),
        // The secretariat decides only when it cites a session; the command asks which one.
        citesSession: fact<boolean>((t) => hasSessionSql(`${t}.plan_id`)),
        proposalRests: fact<boolean>(
          (t, q) => `(select ${isHiddenSql('p', q)} from proposal p where p.id = ${t}.proposal_id)`,
        ),
        proposalState: fact<string>(
          (t, q) => `(select p.state from ${q.table('proposal', true)} p where p.id = ${t}.proposal_id)`,
        ),
      },
      (facts, { actor }) => {
        // A response does not change while moderation hides its proposal.
        if (facts.proposalRests) return [];
        const given = { ...facts, state: responseState(facts.version, facts.contest) };
        const isPossible = (name: string) =>
          name !== 'contest' || (isContestable(facts.version, facts.contest) && !hasEnded(facts.proposalState));
        return ACTIONS.flatMap(([name, action]) => (isPossible(name) && may(action, actor, given) ? name : []));
      },
    ),
  },
});

export const RESPONSE_VERSIONS: ListRead<never> = {
  read: () => RESPONSE_VERSION,
  on: (c, t, q) => `${c}.response_id = ${t}.id${addedBySql(c, q)}`,
  orders: inTime({ sql: (c) => `${c}.number`, type: 'int' }),
};

export const RESPONSE_TEMPLATE: Read<ResponseTemplate> = defineRead<ResponseTemplate>({
  type: 'ResponseTemplate',
  node: 'ResponseTemplate',
  interfaces: ['Node'],
  source: plainTable('response_template'),
  visible: isResponseTemplateVisibleSql,
  fields: {
    id: globalId('ResponseTemplate'),
    name: column('name'),
    institution,
    outcome: column('outcome'),
    category: column('category'),
    text: localizedText('body'),
    used: (t) => `(select count(*) from response r where r.template_id = ${t}.id)`,
    version: column('version'),
  },
});
