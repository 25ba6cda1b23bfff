import type { MigrationInterface, QueryRunner } from 'typeorm';
import { indexHistory, versioned } from './support/tables.js';

/**
 * Debts were not kept through time until now, but what ended them was: the states of the proposal, the response, the
 * release with a reason. Each of those instants gives a state of the debt; equal neighbours are one. Nothing kept who
 * was named between two reviews, so the institution of today stands since the first one. A debt whose last state is
 * not the one that stands now begins at this migration.
 */
const REBUILT = `
  create temporary table rebuilt on commit drop as
  with stood as (
    select id, state, valid_from from proposal union all select id, state, valid_from from history.proposal),
  facts as (
    select a.*, r.published_at,
        (select min(s.valid_from) from stood s where s.id = p.id and s.state <> 'draft'
           and (p.import_row_id is null or s.state = 'under_review')) as first_owed,
        (select min(s.valid_from) from stood s where s.id = p.id and s.state = 'under_review') as reviewed
      from response_assignment a join proposal p on p.id = a.proposal_id
      left join response r on r.proposal_id = a.proposal_id and r.jurisdiction_id = a.jurisdiction_id),
  changes as (
    select f.id, t.at from facts f cross join lateral (
      select s.valid_from as at from stood s where s.id = f.proposal_id
      union select f.published_at union select f.released_at) t
     where t.at >= f.first_owed),
  states as (
    select f.id, c.at, case when f.state = 'answered' and f.published_at <= c.at then 'answered'
        when f.released_at <= c.at then 'released'
        when (select s.state from stood s where s.id = f.proposal_id and s.valid_from <= c.at order by s.valid_from desc limit 1)
          in ('withdrawn', 'merged', 'split') then 'released' else 'owed' end as state,
        case when f.reviewed > c.at then null else f.institution_id end as institution_id
      from facts f join changes c on c.id = f.id),
  turns as (
    select *, lag((state, institution_id)) over (partition by id order by at) is distinct from (state, institution_id) as turned
      from states)
  select id, state, institution_id, at, lead(at) over (partition by id order by at) as until from turns where turned`;

export class DebtsThroughTime1764000000184 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await versioned(db, 'response_assignment');
    for (const column of ['proposal_id', 'plan_id', 'institution_id'])
      await indexHistory(db, 'response_assignment', column);
    await db.query(REBUILT);
    await db.query(`insert into history.response_assignment
        (id, proposal_id, plan_id, jurisdiction_id, institution_id, state, owed_since, valid_from, valid_to)
      select a.id, a.proposal_id, a.plan_id, a.jurisdiction_id, b.institution_id, b.state, a.owed_since, b.at, coalesce(b.until, now())
        from rebuilt b join response_assignment a on a.id = b.id
       where b.until is not null or (b.state, b.institution_id) is distinct from (a.state, a.institution_id)`);
    // No entry is recorded: what happened is in the log already.
    await db.query('alter table response_assignment disable trigger must_have_entry, disable trigger keep');
    await db.query(`update response_assignment a set valid_from = b.at from rebuilt b
       where b.id = a.id and b.until is null and (b.state, b.institution_id) is not distinct from (a.state, a.institution_id)`);
    await db.query('alter table response_assignment enable always trigger must_have_entry, enable always trigger keep');
    await db.query('drop table rebuilt');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop trigger keep on response_assignment');
    await db.query('drop function past.response_assignment_at(timestamptz)');
    await db.query('drop function history.keep_response_assignment()');
    await db.query('drop table history.response_assignment');
    await db.query('alter table response_assignment drop column valid_from');
  }
}
