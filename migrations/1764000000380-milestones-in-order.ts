import type { MigrationInterface, QueryRunner } from 'typeorm';

const INDEXES = {
  milestone_due: `milestone ((coalesce(coalesce(current_end_on, planned_end_on), date '9999-12-31')), id)`,
  milestone_changed: 'milestone (valid_from, id)',
  milestone_institutions: 'milestone using gin (institution_ids)',
  milestone_report_changed: `milestone_report (valid_from, milestone_id) where state <> 'draft'`,
  milestone_report_of_others: `milestone_report (milestone_id) where voice <> 'owner' and state = 'published'`,
  milestone_report_stepped: 'milestone_report ((greatest(sent_at, checked_at)))',
  milestone_report_reported: 'milestone_report (reported_on)',
  milestone_report_step_created: 'milestone_report_step (created_at)',
  evidence_created: 'evidence (created_at)',
  rebaseline_decided: `rebaseline (decided_at) where state = 'in_force'`,
};

/** A list of milestones reads the slice that it gives; without these indexes it read all milestones and sorted them. */
export class MilestonesInOrder1764000000380 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const [name, on] of Object.entries(INDEXES)) await db.query(`create index ${name} on ${on}`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop index ${Object.keys(INDEXES).join(', ')}`);
  }
}
