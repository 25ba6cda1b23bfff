import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, dropTables } from './support/tables.js';

const WRITES = ['insert', 'update', 'delete'] as const;
const TRANSITION = {
  insert: 'new table as added',
  update: 'old table as removed new table as added',
  delete: 'old table as removed',
};
const TABLES = { milestone: 'milestones', milestone_report: 'reports', evidence: 'evidence' };

const level = (status: string) =>
  `array_position(array['not_started', 'limited', 'substantial', 'complete'], ${status})`;
/** The reports that decide: those of the owner that were checked, and those of others that were published. */
const decides = (r: string) => `${r}.state = case ${r}.voice when 'owner' then 'checked' else 'published' end`;

/**
 * Progress over many milestones judged the reports of each. How the milestones of a commitment count is kept beside it
 * now. Triggers keep it when milestones, reports or evidence change; time alone changes none of it. The group of a
 * milestone is not kept, because it also depends on the plan.
 */
export class CountedMilestones1764000000466 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await createTable(db, 'milestone_count', {
      kind: 'technical',
      internal: {
        commitment_id: 'uuid not null references commitment on delete cascade',
        counted_as: 'text not null',
        // `infinity` stands for a milestone that has not ended.
        actual_end_on: 'date not null',
        milestones: 'int not null',
        synthetic: 'int not null',
      },
      constraints: { milestone_count_pkey: 'primary key (commitment_id, counted_as, actual_end_on)' },
    });
    // Each statement of the function sees what was committed until it began. Whoever waited for the commitment counts
    // what the other one wrote.
    await db.query(`
      create function count_milestones(commitments uuid[]) returns void language sql set search_path = tequio, pg_temp as $$
        select from commitment where id = any(commitments) order by id for no key update;
        delete from milestone_count where commitment_id = any(commitments);
        insert into milestone_count (commitment_id, counted_as, actual_end_on, milestones, synthetic)
        select m.commitment_id,
            case when o.status is null then 'no_report' when ${level('n.status')} < ${level('o.status')} then 'contradicted'
              when n.status is null and o.status <> 'not_started' and not o.shown then 'no_evidence'
              when o.status = 'complete' then case when n.status is null then 'said_by_owner' else 'confirmed' end
              when o.status = 'not_started' then 'not_started' else 'under_way' end,
            coalesce(m.actual_end_on, 'infinity'), count(*), count(*) filter (where m.synthetic)
          from milestone m
          left join lateral (select r.status, exists (select from evidence e where e.report_id = r.id) as shown
            from milestone_report r where r.milestone_id = m.id and r.voice = 'owner' and r.state = 'checked'
            order by r.position desc, r.id desc limit 1) o on true
          left join lateral (select r.status
            from milestone_report r where r.milestone_id = m.id and r.voice <> 'owner' and r.state = 'published' and r.status is not null
            order by r.position desc, r.id desc limit 1) n on true
         where m.commitment_id = any(commitments) group by 1, 2, 3;
      $$;
      create function count_of_milestones() returns trigger language plpgsql set search_path = tequio, pg_temp as $$
      declare touched uuid[];
      begin
        if tg_op = 'INSERT' then touched := array(select distinct a.commitment_id from added a);
        elsif tg_op = 'DELETE' then touched := array(select distinct r.commitment_id from removed r);
        else touched := array(
          select unnest(array[r.commitment_id, a.commitment_id]) from removed r full join added a on a.id = r.id
            where (r.commitment_id, r.actual_end_on, r.synthetic) is distinct from (a.commitment_id, a.actual_end_on, a.synthetic));
        end if;
        if touched <> '{}' then perform count_milestones(touched); end if;
        return null;
      end $$;
      create function count_of_reports() returns trigger language plpgsql set search_path = tequio, pg_temp as $$
      declare milestones uuid[];
      begin
        if tg_op = 'INSERT' then milestones := array(select a.milestone_id from added a where ${decides('a')});
        elsif tg_op = 'DELETE' then milestones := array(select r.milestone_id from removed r where ${decides('r')});
        else milestones := array(
          select unnest(array[r.milestone_id, a.milestone_id]) from removed r full join added a on a.id = r.id
            where (${decides('r')} or ${decides('a')})
              and (r.milestone_id, r.voice, r.state, r.status, r.position) is distinct from (a.milestone_id, a.voice, a.state, a.status, a.position));
        end if;
        if milestones <> '{}' then
          perform count_milestones(array(select distinct m.commitment_id from milestone m where m.id = any(milestones)));
        end if;
        return null;
      end $$;
      create function count_of_evidence() returns trigger language plpgsql set search_path = tequio, pg_temp as $$
      declare reports uuid[];
      begin
        if tg_op = 'INSERT' then reports := array(select a.report_id from added a);
        elsif tg_op = 'DELETE' then reports := array(select r.report_id from removed r);
        else reports := array(
          select unnest(array[r.report_id, a.report_id]) from removed r full join added a on a.id = r.id
            where r.report_id is distinct from a.report_id);
        end if;
        if reports <> '{}' then
          perform count_milestones(array(select distinct m.commitment_id from milestone_report r join milestone m on m.id = r.milestone_id
            where r.id = any(reports)));
        end if;
        return null;
      end $$`);
    for (const [table, counted] of Object.entries(TABLES))
      for (const write of WRITES)
        await db.query(`create trigger counted_${write} after ${write} on ${table} referencing ${TRANSITION[write]}
          for each statement execute function count_of_${counted}()`);
    await db.query('select count_milestones(array(select distinct commitment_id from milestone))');
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of Object.keys(TABLES))
      for (const write of WRITES) await db.query(`drop trigger counted_${write} on ${table}`);
    await db.query(
      'drop function count_of_milestones(), count_of_reports(), count_of_evidence(), count_milestones(uuid[])',
    );
    await dropTables(db, ['milestone_count']);
  }
}
