import { readdirSync, readFileSync } from 'node:fs';
import { type ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';
import { ACTIVITY_STATES } from '../../src/domain/activity.js';
import { ROLES } from '../../src/domain/actor.js';
import { CLAUSE_KINDS, SECTIONS } from '../../src/domain/clause.js';
import { COMMENT_STATES, COMMENT_SUBJECTS, POSITIONS } from '../../src/domain/comment.js';
import { CHALLENGE_AREAS } from '../../src/domain/commitment-values.js';
import { COMMITMENT_ORIGINS, STORED_COMMITMENT_STATES } from '../../src/domain/commitment.js';
import { DEBT_STATES } from '../../src/domain/debt.js';
import { EVIDENCE_FILE_KINDS } from '../../src/domain/evidence.js';
import { FOLLOW_FREQUENCIES, FOLLOW_SUBJECTS } from '../../src/domain/follow.js';
import { QUALIFIERS, RECORD_CHANGES, RECORD_STATES } from '../../src/domain/indicator.js';
import {
  ASSESSMENT_STATES,
  INSTITUTION_KINDS,
  JURISDICTION_KINDS,
  MARKS,
  SEAT_KINDS,
  SECTORS,
  SESSION_KINDS,
  SIGN_IN_WAYS,
  VERSION_CAUSES,
} from '../../src/domain/kinds.js';
import { LINK_PROBLEMS } from '../../src/domain/link.js';
import { REPORT_STEPS, STORED_REPORT_STATES } from '../../src/domain/milestone-report.js';
import { LEVELS, VOICES } from '../../src/domain/milestone.js';
import { APPEAL_STATES, MODERATED_THINGS, MODERATION_RULES, REPORT_OUTCOMES } from '../../src/domain/moderation.js';
import { OWNER_ROLES, OWNER_STATES } from '../../src/domain/ownership.js';
import { PLAN_STAGES, WINDOW_KINDS } from '../../src/domain/plan.js';
import { VISIT_CHANGES, VISIT_STATES } from '../../src/domain/programme-visit.js';
import { PROPOSAL_STATES, PROPOSAL_VISIBILITIES } from '../../src/domain/proposal.js';
import { REBASELINE_STATES } from '../../src/domain/rebaseline.js';
import { REMINDERS } from '../../src/domain/reporting-calendar.js';
import { CONTEST_STATES, OUTCOMES, RESPONSE_CATEGORIES } from '../../src/domain/response.js';
import { DRAFTING_SIDES, SUGGESTION_KINDS, SUGGESTION_STATES } from '../../src/domain/suggestion.js';
import { WINDOW_CHANGES } from '../../src/domain/window.js';
import { ENTITIES } from '../../src/entities.js';
import { connect } from '../../src/kernel/database/data-source.js';
import { asSuperuser, type TestDatabase, testDatabase } from '../support/databases.js';

const SOURCES = new URL('../../src/', import.meta.url);

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const query = <Row>(sql: string): Promise<Row[]> =>
  asSuperuser(async (client) => (await client.query(sql)).rows as Row[], database.name);

const without = (values: readonly string[], ...computed: string[]) =>
  values.filter((value) => !computed.includes(value));

/** A list that only the server writes and nobody reads through the schema stands here in full. */
const LISTS: Record<string, readonly string[]> = {
  'account.kind': ['person', 'imported'],
  'activity.state': ACTIVITY_STATES,
  'appointment.role': ROLES,
  'assessment.state': ASSESSMENT_STATES,
  'clause.kind': CLAUSE_KINDS,
  'clause.section': SECTIONS,
  'clause_version.kind': CLAUSE_KINDS,
  'clause_version.section': SECTIONS,
  'comment.position': POSITIONS,
  'comment.state': COMMENT_STATES,
  'comment.subject_type': COMMENT_SUBJECTS,
  'commitment.challenge_area': CHALLENGE_AREAS,
  'commitment.origin': COMMITMENT_ORIGINS,
  'commitment.state': STORED_COMMITMENT_STATES,
  'commitment_owner.role': OWNER_ROLES,
  'commitment_owner.state': OWNER_STATES,
  'digest_cursor.frequency': FOLLOW_FREQUENCIES,
  'evaluation.not_copied': LINK_PROBLEMS,
  'evaluation.state': RECORD_STATES,
  'evidence.not_copied': LINK_PROBLEMS,
  'evidence.visibility': without(PROPOSAL_VISIBILITIES, 'held'),
  'evidence_file.kind': EVIDENCE_FILE_KINDS,
  'follow.frequency': FOLLOW_FREQUENCIES,
  'follow.subject_type': FOLLOW_SUBJECTS,
  'indicator.change': RECORD_CHANGES,
  'indicator.state': RECORD_STATES,
  'institution.kind': INSTITUTION_KINDS,
  'jurisdiction.kind': JURISDICTION_KINDS,
  'login_session.way': SIGN_IN_WAYS,
  'measurement.change': RECORD_CHANGES,
  'measurement.qualifier': QUALIFIERS,
  'measurement.state': RECORD_STATES,
  'milestone_report.state': STORED_REPORT_STATES,
  'milestone_report.status': LEVELS,
  'milestone_report.voice': VOICES,
  'milestone_report_step.kind': REPORT_STEPS,
  'milestone_report_step.role': ROLES,
  'milestone_report_step.status': LEVELS,
  // An appeal or report has no outcome while it waits, and an appeal lapses when what it is about is gone.
  'moderation_appeal.outcome': without(APPEAL_STATES, 'open', 'lapsed'),
  'moderation_decision.rule': MODERATION_RULES,
  'moderation_decision.subject_type': MODERATED_THINGS,
  'moderation_report.outcome': without(REPORT_OUTCOMES, 'open'),
  'moderation_report.rule': MODERATION_RULES,
  'moderation_report.subject_type': MODERATED_THINGS,
  'ogp_value.mark': MARKS,
  // The dates of a plan decide that it is implemented.
  'plan.stage': without(PLAN_STAGES, 'implementation'),
  'plan_window.kind': WINDOW_KINDS,
  'policy_area.mark': MARKS,
  'programme_visit.change': VISIT_CHANGES,
  'programme_visit.state': VISIT_STATES,
  'proposal.state': PROPOSAL_STATES,
  'proposal.visibility': PROPOSAL_VISIBILITIES,
  'questionnaire.voice': VOICES,
  'rebaseline.decided_role': ROLES,
  'rebaseline.role': ROLES,
  'rebaseline.state': REBASELINE_STATES,
  'rebaseline_agreement.role': ROLES,
  'report_reminder.kind': REMINDERS,
  'response.category': RESPONSE_CATEGORIES,
  'response.outcome': OUTCOMES,
  'response_assignment.state': DEBT_STATES,
  'response_contest.state': CONTEST_STATES,
  'response_template.category': RESPONSE_CATEGORIES,
  'response_template.outcome': OUTCOMES,
  'response_version.category': RESPONSE_CATEGORIES,
  'response_version.outcome': OUTCOMES,
  'seat.kind': SEAT_KINDS,
  'seat.sector': SECTORS,
  'session.kind': SESSION_KINDS,
  'sign_in_link.purpose': ['sign_in', 'first_administrator'],
  'suggestion.accepted_by_side': DRAFTING_SIDES,
  'suggestion.clause_kind': CLAUSE_KINDS,
  'suggestion.kind': SUGGESTION_KINDS,
  'suggestion.section': SECTIONS,
  'suggestion.source_type': ['proposal', 'comment', 'session'],
  'suggestion.state': SUGGESTION_STATES,
  'suggestion.through': ['site', 'word', 'import'],
  'suggestion.visibility': PROPOSAL_VISIBILITIES,
  'text_version.cause': VERSION_CAUSES,
  'window_change.change': WINDOW_CHANGES,
};

it('checks in the database exactly the values of the list that the rules have', async () => {
  const checks = await query<{ name: string; rule: string }>(
    `select format('%s.%s', conrelid::regclass::text, attname) as name, pg_get_constraintdef(c.oid) as rule
       from pg_constraint c join pg_attribute on attrelid = conrelid and array[attnum] = conkey
      where contype = 'c' and connamespace = 'tequio'::regnamespace order by 1`,
  );
  const checked = checks.flatMap(({ name, rule }) => {
    const [, values] = /^CHECK \(\("?\w+"? = ANY \(ARRAY\[(.*'::text)\]\)\)\)$/.exec(rule) ?? [];
    if (!values) return [];
    return [
      [name.replace('tequio.', ''), [...values.matchAll(/'(\w+)'::text/g)].map(([, value]) => value!).toSorted()],
    ];
  });
  expect(Object.fromEntries(checked)).toEqual(
    Object.fromEntries(Object.entries(LISTS).map(([name, values]) => [name, values.toSorted()])),
  );
});

it('builds every enum of the schema from a list with a name, and every list of a file from the one of the rules', () => {
  const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /(?<!\.spec)\.ts$/.test(file),
  );
  const source = (file: string) => readFileSync(new URL(file, SOURCES), 'utf8');
  const literal = /describedEnum\(\s*'\w+',\s*\[|z\.enum\(\[/;
  const own = ['config.ts'];
  expect(files.filter((file) => !own.includes(file) && literal.test(source(file)))).toEqual([]);
});

it('stores a list of the rules under one name only', () => {
  const written = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
    .filter((file) => /(?<!\.spec|frame\/types)\.ts$/.test(file))
    .flatMap((file) =>
      [...readFileSync(new URL(file, SOURCES), 'utf8').matchAll(/const ([A-Z_]+) = (\[[^\]]+\]) as const/g)].map(
        ([, name, list]) => ({ name: `${file} ${name}`, list: [...list!.matchAll(/'(\w+)'/g)].map(([, one]) => one!) }),
      ),
    );
  expect(written.length).toBeGreaterThan(60);
  const twice = written
    .filter(({ list }) => list.length > 3)
    .map(({ name, list }) => {
      const others = written.filter((other) => other.name !== name && other.list.join() === list.join());
      return [name, ...others.map((other) => other.name)].join(' = ');
    });
  expect(twice.filter((names) => names.includes('='))).toEqual([]);
});

const TYPES: Record<string, string> = { int: 'integer', timestamptz: 'timestamp with time zone' };

const declared = ({ type, isArray, isNullable }: ColumnMetadata) =>
  `${TYPES[String(type)] ?? String(type)}${isArray ? '[]' : ''}${isNullable ? '' : ' not null'}`;

it('declares every column of an entity as the database has it', async () => {
  const columns = await query<{ name: string; is: string }>(
    `select format('%s.%s', relname, attname) as name,
            regexp_replace(format_type(atttypid, atttypmod), '\\(\\d+\\)', '') || case when attnotnull then ' not null' else '' end as is
       from pg_attribute join pg_class c on c.oid = attrelid
      where relnamespace = 'tequio'::regnamespace and relkind = 'r' and attnum > 0 and not attisdropped`,
  );
  const stored = new Map(columns.map(({ name, is }) => [name, is]));
  const source = await connect(database.url, ENTITIES, 1);
  try {
    const said = source.entityMetadatas.flatMap((entity) =>
      entity.columns.map((column) => ({
        name: `${entity.tableName}.${column.databaseName}`,
        is: declared(column),
      })),
    );
    expect(said.length).toBeGreaterThan(250);
    expect(said.filter(({ name, is }) => stored.get(name) !== is)).toEqual([]);
  } finally {
    await source.destroy();
  }
});

it('types a property of an entity as one that may be null exactly where its column may', () => {
  const entities = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && /from 'typeorm'/.test(readFileSync(new URL(file, SOURCES), 'utf8')),
  );
  const properties = entities.flatMap((file) =>
    [...readFileSync(new URL(file, SOURCES), 'utf8').matchAll(/@(?:Primary)?Column\((.*)\) (\w+): (.*);$/gm)].map(
      ([, column, name, type]) => ({ name: `${file} ${name}`, column: column!, type: type! }),
    ),
  );
  expect(properties.length).toBeGreaterThan(200);
  expect(
    properties
      .filter(({ column, type }) => /nullable: true/.test(column) !== (type.endsWith('| null') || type === 'unknown'))
      .map(({ name }) => name),
  ).toEqual([]);
});
