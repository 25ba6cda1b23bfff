import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, versioned } from './support/tables.js';

const AREAS = `'access_to_information', 'anti_corruption', 'civic_space', 'climate_and_environment', 'digital_governance',
  'fiscal_openness', 'gender_and_inclusion', 'justice', 'media_freedom', 'public_participation'`;

/** A commitment says which area of the Open Gov Challenge it takes up. */
export class ChallengeArea1764000000213 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await addColumns(db, 'commitment', {
      public: { challenge_area: `text check (challenge_area in (${AREAS}))` },
    });
    await versioned(db, 'commitment');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop function past.commitment_at(timestamptz)');
    for (const table of ['commitment', 'history.commitment'])
      await db.query(`alter table ${table} drop column challenge_area`);
    await versioned(db, 'commitment');
  }
}
