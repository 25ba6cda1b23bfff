import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, dropTables } from './support/tables.js';

/**
 * How the questions of an instrument and their answers are worded, each found by its codes: a plan shows hundreds of
 * answers, and for each the whole instrument was taken apart. Follows the definition, which stays the source.
 */
export class InstrumentWording1764000000067 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await createTable(db, 'instrument_wording', {
      kind: 'reference',
      public: {
        instrument_code: 'text not null',
        instrument_version: 'text not null',
        // Empty for answers that may be given to every question.
        question: 'text not null',
        // Empty for the question itself.
        answer: 'text not null',
        words: 'jsonb',
      },
      constraints: {
        instrument_wording_once: 'primary key (instrument_code, instrument_version, question, answer)',
        instrument_wording_of:
          'foreign key (instrument_code, instrument_version) references instrument on delete cascade',
      },
    });
    await db.query(`
      create function word_instrument() returns trigger language plpgsql set search_path = tequio, pg_temp as $$
      begin
        delete from instrument_wording w where w.instrument_code = new.code and w.instrument_version = new.version;
        insert into instrument_wording
          with question as (
            select q.value from jsonb_array_elements(new.definition -> 'sections') s(value), jsonb_array_elements(s.value -> 'questions') q(value))
          select new.code, new.version, worded.* from (
            select q.value ->> 'code', '', q.value -> 'text' from question q
            union all
            select q.value ->> 'code', a.value ->> 'code', a.value -> 'label'
              from question q, jsonb_array_elements(nullif(q.value -> 'answers', 'null')) a(value)
            union all
            select '', a.value ->> 'code', a.value -> 'label' from jsonb_array_elements(nullif(new.definition -> 'specialAnswers', 'null')) a(value)
          ) worded
          on conflict do nothing;
        return null;
      end $$`);
    await db.query(`create trigger word_instrument after insert or update on instrument
      for each row execute function word_instrument()`);
    await db.query('update instrument set definition = definition');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop trigger word_instrument on instrument');
    await db.query('drop function word_instrument()');
    await dropTables(db, ['instrument_wording']);
  }
}
