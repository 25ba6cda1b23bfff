import type { MigrationInterface, QueryRunner } from 'typeorm';

const SECTIONS = [
  'title',
  'problem',
  'status_quo',
  'action',
  'contribution',
  'outputs',
  'expected_result',
  'means_of_verification',
  'foreword',
  'vision',
  'achievements',
  'challenges',
  'engagement',
  'arrangements',
  'monitoring',
];
const LEVELS = ['not_started', 'limited', 'substantial', 'complete'];
const CATEGORIES = [
  'taken_up',
  'already_under_way',
  'outside_the_plan',
  'outside_competence',
  'legal_obstacle',
  'no_resources',
  'not_feasible',
  'too_unspecific',
  'other',
];
const ROLES = [
  'government_contact_point',
  'civil_society_contact_point',
  'forum_member',
  'facilitator',
  'secretariat',
  'guarantor',
  'institution_liaison',
  'drafter',
  'counterpart',
  'monitoring_body',
  'moderator',
  'ogp_reader',
  'administrator',
];

const CLOSED: [table: string, column: string, values: string[]][] = [
  ['clause', 'section', SECTIONS],
  ['clause_version', 'section', SECTIONS],
  ['suggestion', 'section', SECTIONS],
  ['milestone_report_step', 'status', LEVELS],
  ['milestone_report_step', 'role', ROLES],
  ['rebaseline', 'role', ROLES],
  ['rebaseline', 'decided_role', ROLES],
  ['rebaseline_agreement', 'role', ROLES],
  ['response', 'category', CATEGORIES],
  ['response_version', 'category', CATEGORIES],
  ['response_template', 'category', CATEGORIES],
];

/** The schema reads these columns as closed lists, so an unknown value would make a thing unreadable. */
export class ClosedLists1764000000440 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const [table, column, values] of CLOSED)
      await db.query(
        `alter table ${table} add constraint ${table}_${column}_check
           check (${column} in (${values.map((value) => `'${value}'`).join(', ')}))`,
      );
  }

  async down(db: QueryRunner): Promise<void> {
    for (const [table, column] of CLOSED)
      await db.query(`alter table ${table} drop constraint ${table}_${column}_check`);
  }
}
