import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, createTable, dropTables, indexHistory, versioned } from './support/tables.js';

const MEASURED = ['programme_id', 'commitment_id', 'milestone_id'];
const STATES = `check (state in ('recorded', 'taken_back'))`;
/** The act that made this version, by whom and why; `imported` has neither. */
const MADE_BY = {
  state: `text not null default 'recorded' ${STATES}`,
  change: `text not null default 'imported' check (change in ('imported', 'added', 'edited', 'removed'))`,
  reason: 'text',
  changed_role: 'text',
  changed_institution_id: 'uuid references institution',
  version: 'int not null default 1',
};
/** The role and institution that stated a value; imported values have none. */
const SAID = { said_role: 'text', said_institution_id: 'uuid references institution' };
const ADDED = { indicator_id: 'uuid references indicator', ...SAID, ...MADE_BY };

/**
 * Indicators of programmes, commitments and milestones. The figures of programmes, which named what they measure by a
 * code only, become values of indicators.
 */
export class Indicators1764000000320 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await createTable(db, 'indicator', {
      kind: 'logged',
      versioned: true,
      public: {
        id: 'uuid primary key',
        programme_id: 'uuid references programme',
        commitment_id: 'uuid references commitment',
        milestone_id: 'uuid references milestone',
        position: 'int not null',
        code: 'text not null',
        name: 'jsonb not null',
        unit: 'text not null',
        unit_label: 'jsonb not null',
        baseline_value: 'numeric',
        baseline_on: 'date',
        baseline_precision: 'text',
        baseline_written: 'text',
        baseline_sources: `jsonb not null default '[]'`,
        target_value: 'numeric',
        target_on: 'date',
        target_precision: 'text',
        target_written: 'text',
        // True when it was added after the adoption of its commitment.
        added_later: 'boolean not null default false',
        synthetic: 'boolean not null default false',
        ...MADE_BY,
      },
      constraints: {
        indicator_measures_one_thing: `check (num_nonnulls(${MEASURED.join(', ')}) = 1)`,
        indicator_code_once: `unique nulls not distinct (${MEASURED.join(', ')}, code)`,
        indicator_texts_are_localized: 'check (is_localized(name) and is_localized(unit_label))',
        indicator_baseline_is_a_date: 'check (is_stated_date(baseline_on, baseline_precision, baseline_written))',
        indicator_target_is_a_date: 'check (is_stated_date(target_on, target_precision, target_written))',
      },
      indexes: Object.fromEntries(MEASURED.map((column) => [`index indicator_${column}`, `(${column}, position)`])),
    });
    for (const column of MEASURED) await indexHistory(db, 'indicator', column);

    await addColumns(db, 'measurement', { public: ADDED });
    await db.query('alter table measurement alter column programme_id drop not null');
    await versioned(db, 'measurement');
    await takeOver(db);
    await db.query('alter table measurement alter column indicator_id set not null');
    await db.query('create index measurement_indicator on measurement (indicator_id, position)');
    await indexHistory(db, 'measurement', 'indicator_id');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop index history.measurement_indicator_id_at');
    await db.query('drop index measurement_indicator');
    await db.query('drop function past.measurement_at(timestamptz)');
    await silently(db, ['measurement'], ['delete from measurement where programme_id is null']);
    await db.query('delete from history.measurement where programme_id is null');
    const drops = Object.keys(ADDED).map((column) => `drop column ${column}`);
    for (const table of ['measurement', 'history.measurement'])
      await db.query(`alter table ${table} ${drops.join(', ')}`);
    await db.query('alter table measurement alter column programme_id set not null');
    await versioned(db, 'measurement');
    await dropTables(db, ['indicator']);
  }
}

/** No entry is recorded, because nothing happened: the figures that are there get a name of what they measure. */
async function takeOver(db: QueryRunner): Promise<void> {
  await silently(
    db,
    ['indicator', 'measurement'],
    [
      `insert into indicator (id, programme_id, position, code, name, unit, unit_label, synthetic, valid_from)
       select gen_random_uuid(), programme_id, row_number() over (partition by programme_id order by position) - 1,
              indicator, label, unit, unit_label, synthetic, first
         from (select distinct on (programme_id, indicator) *,
                      min(valid_from) over (partition by programme_id, indicator) as first
                 from measurement order by programme_id, indicator, position) named`,
      `update measurement m set indicator_id = i.id, position = numbered.place
         from indicator i, (select id, row_number() over (partition by programme_id, indicator order by position) - 1 as place
                              from measurement) numbered
        where i.programme_id = m.programme_id and i.code = m.indicator and numbered.id = m.id`,
      `update history.measurement m set indicator_id = i.id, state = 'recorded', change = 'imported', version = 1
         from indicator i where i.programme_id = m.programme_id and i.code = m.indicator`,
    ],
  );
}

async function silently(db: QueryRunner, tables: string[], statements: string[]): Promise<void> {
  for (const table of tables)
    await db.query(`alter table ${table} disable trigger must_have_entry, disable trigger keep`);
  for (const statement of statements) await db.query(statement);
  for (const table of tables)
    await db.query(`alter table ${table} enable always trigger must_have_entry, enable always trigger keep`);
}
