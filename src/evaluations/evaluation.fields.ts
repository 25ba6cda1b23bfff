import type { ResolveTree } from 'graphql-parse-resolve-info';
import { encodedIdSql } from '../api/node-id.js';
import type { Order } from '../api/read/cursor.js';
import {
  column,
  derived,
  fact,
  globalId,
  instant,
  localizedText,
  one,
  pointed,
  rights,
  sameRow,
  statedDate,
  stored,
} from '../api/read/fields.js';
import type { ListRead } from '../api/read/page.js';
import type { Alias, Query } from '../api/read/query.js';
import { defineRead, everyoneSees, type Read, versionedTable } from '../api/read/read.js';
import { isHereSql } from '../api/uploads/here.js';
import {
  ANSWER_FINDING,
  isFindingAnswerOverdue,
  isFindingAnswerOwed,
  REMOVE_EVALUATION,
} from '../domain/evaluation.js';
import { may } from '../domain/policy.js';
import { INSTITUTION } from '../institutions/institution.fields.js';
import { siteDay } from '../kernel/clock.js';
import { citingPlansSql, sharedBy } from '../programmes/programme.facts.js';
import { PROGRAMME } from '../programmes/programme.fields.js';
import { isFindingAnswerOverdueSql, isFindingAnswerOwedSql } from '../twins/evaluation.sql.js';
import type {
  Evaluation,
  EVALUATION_ACTIONS,
  EvaluationFile,
  Finding,
  FINDING_ACTIONS,
  FindingVersion,
} from './evaluation.types.js';
import type { FindingFilter } from './finding.lists.js';

const EVALUATION_FILE: Read<EvaluationFile> = defineRead<EvaluationFile>({
  type: 'EvaluationFile',
  source: versionedTable('evaluation'),
  visible: everyoneSees,
  fields: {
    sha256: column('sha256'),
    mediaType: column('media_type'),
    bytes: column('bytes'),
    here: isHereSql,
    address: (t, q) => `(case when ${isHereSql(t, q)} then '/files/' || ${encodedIdSql('Evaluation', `${t}.id`)} end)`,
  },
});

/** The document of an evaluation was sent here as a file, or copied from its address at an instant. */
const documentSql = (t: Alias, q: Query, field: ResolveTree, copied: 'is null' | 'is not null'): string =>
  `(case when ${t}.sha256 is not null and ${t}.copied_at ${copied} then ${sameRow(() => EVALUATION_FILE)(t, q, field)} end)`;

export const EVALUATION: Read<Evaluation> = defineRead<Evaluation>({
  type: 'Evaluation',
  node: 'Evaluation',
  interfaces: ['Node'],
  source: versionedTable('evaluation'),
  visible: everyoneSees,
  fields: {
    id: globalId('Evaluation'),
    programme: pointed(() => PROGRAMME, 'programme_id'),
    title: localizedText('title'),
    summary: localizedText('summary'),
    evaluated: statedDate('evaluated'),
    url: column('url'),
    file: (t, q, field) => documentSql(t, q, field, 'is null'),
    copy: (t, q, field) => documentSql(t, q, field, 'is not null'),
    copiedAt: instant('copied_at'),
    notCopied: column('not_copied'),
    notOpeningSince: instant('not_opening_since'),
    saidRole: column('said_role'),
    saidBy: pointed(() => INSTITUTION, 'said_institution_id'),
    state: column('state'),
    reason: column('reason'),
    synthetic: column('synthetic'),
    createdAt: instant('created_at'),
    version: column('version'),
    availableActions: rights(
      {
        recordState: stored<string>('state'),
        saidRole: stored<string | null>('said_role'),
        saidInstitutionId: stored<string | null>('said_institution_id'),
        plans: fact<string[]>((t) => citingPlansSql(`${t}.programme_id`)),
      },
      ({ recordState, plans, ...said }, { actor }): (typeof EVALUATION_ACTIONS)[number][] =>
        may(REMOVE_EVALUATION, actor, { ...said, councilIds: [], state: recordState, ...sharedBy(plans) })
          ? ['remove']
          : [],
    ),
  },
});

const evaluationState = fact<string>(
  (t, q) => `(select e.state from ${q.table('evaluation', true)} e where e.id = ${t}.evaluation_id)`,
);
const owing = {
  addresseeId: stored<string | null>('addressee_id'),
  answerBy: stored<string | null>('answer_by'),
  isAnswered: fact<boolean>((t) => `(${t}.answer is not null)`),
  state: evaluationState,
};

export const FINDING: Read<Finding> = defineRead<Finding>({
  type: 'Finding',
  node: 'Finding',
  interfaces: ['Node'],
  source: versionedTable('finding'),
  visible: everyoneSees,
  fields: {
    id: globalId('Finding'),
    evaluation: one(
      () => EVALUATION,
      (evaluation, t) => `${evaluation}.id = ${t}.evaluation_id`,
    ),
    text: localizedText('body'),
    addressee: pointed(() => INSTITUTION, 'addressee_id'),
    answerBy: column('answer_by'),
    answer: localizedText('answer'),
    answeredAt: instant('answered_at'),
    owed: derived(owing, isFindingAnswerOwed),
    overdue: derived(owing, (facts, view) => isFindingAnswerOverdue(facts, siteDay(view))),
    version: column('version'),
    availableActions: rights(
      {
        addresseeId: stored<string | null>('addressee_id'),
        state: evaluationState,
        plans: fact<string[]>(
          (t, q) =>
            `(select ${citingPlansSql('v.programme_id')} from ${q.table('evaluation', true)} v where v.id = ${t}.evaluation_id)`,
        ),
      },
      ({ addresseeId, state, plans }, { actor }): (typeof FINDING_ACTIONS)[number][] =>
        may(ANSWER_FINDING, actor, { addresseeId, state, ...sharedBy(plans) }) ? ['answer'] : [],
    ),
  },
});

/** A row of the table that stands or stood: each is one version. */
function versionsOfFindings(q: Query): string {
  const known = q.existed('valid_from');
  const columns = 'id, version, answer, answered_at';
  return `(select ${columns} from finding where ${known} union all select ${columns} from history.finding where ${known})`;
}

const FINDING_VERSION: Read<FindingVersion> = defineRead<FindingVersion>({
  type: 'FindingVersion',
  source: versionsOfFindings,
  visible: everyoneSees,
  fields: { number: column('version'), answer: localizedText('answer'), answeredAt: instant('answered_at') },
});

const NEWEST: Order = { name: 'NEWEST', descending: true, keys: [{ sql: (t) => `${t}.version`, type: 'int' }] };
export const VERSIONS_OF_FINDING: ListRead<never> = {
  read: () => FINDING_VERSION,
  on: (version, finding) => `${version}.id = ${finding}.id`,
  orders: [NEWEST],
};

const BY_POSITION: Order = {
  name: 'POSITION',
  keys: [
    { sql: (t) => `${t}.position`, type: 'int' },
    { sql: (t) => `${t}.id`, type: 'uuid' },
  ],
};
export const FINDINGS_OF_EVALUATION: ListRead<never> = {
  read: () => FINDING,
  on: (finding, evaluation) => `${finding}.evaluation_id = ${evaluation}.id`,
  orders: [BY_POSITION],
};

/** An evaluation without a date stands after all others. */
const LATEST: Order<{ state?: string }> = {
  name: 'LATEST',
  descending: true,
  keys: [
    { sql: (t) => `coalesce(${t}.evaluated_on, date '0001-01-01')`, type: 'date' },
    { sql: (t) => `${t}.id`, type: 'uuid' },
  ],
};
export const EVALUATIONS_OF_PROGRAMME: ListRead<{ state?: string }> = {
  read: () => EVALUATION,
  on: (evaluation, programme) => `${evaluation}.programme_id = ${programme}.id`,
  orders: [LATEST],
  scope: (t, q, filter) => [`${t}.state = ${q.p(filter?.state ?? 'recorded', 'text')}`],
};

/** A finding without a day stands after all others. */
const DUE: Order<FindingFilter> = {
  name: 'DUE',
  keys: [
    { sql: (t) => `coalesce(${t}.answer_by, date '9999-12-31')`, type: 'date' },
    { sql: (t) => `${t}.id`, type: 'uuid' },
  ],
};
export const ALL_FINDINGS: ListRead<FindingFilter> = {
  read: () => FINDING,
  orders: [DUE],
  filter: (t, q, { addressee, owed, overdue }) => [
    ...(addressee
      ? [`${t}.addressee_id = (select i.id from institution i where i.slug = ${q.p(addressee, 'text')})`]
      : []),
    ...(owed === undefined || owed === null ? [] : [`${owed ? '' : 'not '}${isFindingAnswerOwedSql(t, q)}`]),
    ...(overdue === undefined || overdue === null
      ? []
      : [`${overdue ? '' : 'not '}${isFindingAnswerOverdueSql(t, q)}`]),
  ],
};
