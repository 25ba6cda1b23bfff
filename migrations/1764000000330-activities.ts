import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, dropTables, indexHistory, periodColumns, periodConstraints } from './support/tables.js';

/** Activities below a milestone: who does what by when. They are never counted, so nothing else points to them. */
export class Activities1764000000330 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await createTable(db, 'activity', {
      kind: 'logged',
      versioned: true,
      public: {
        id: 'uuid primary key',
        milestone_id: 'uuid not null references milestone',
        number: 'int not null',
        state: `text not null check (state in ('open', 'done', 'removed'))`,
        title: 'jsonb not null check (is_localized(title))',
        institution_id: 'uuid references institution',
        who: 'text',
        ...periodColumns(),
        done_on: 'date',
        removal_reason: 'text',
        synthetic: 'boolean not null default false',
        version: 'int not null default 1',
        created_at: 'timestamptz(3) not null default now()',
      },
      constraints: {
        activity_number_once: 'unique (milestone_id, number)',
        activity_one_who: 'check (institution_id is null or who is null)',
        activity_done_on_a_day: `check ((state = 'done') = (done_on is not null) or state = 'removed')`,
        activity_removed_why: `check ((state = 'removed') = (removal_reason is not null))`,
        ...periodConstraints('activity'),
      },
    });
    await indexHistory(db, 'activity', 'milestone_id');
  }

  async down(db: QueryRunner): Promise<void> {
    await dropTables(db, ['activity']);
  }
}
