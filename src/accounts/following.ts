import type { EntityManager } from 'typeorm';
import { type FollowFrequency, type FollowSubject, periodDue } from '../domain/follow.js';
import { localTime, type Moment } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';

interface Following {
  accountId: string;
  kind: FollowSubject;
  subjectId: string;
  planId: string;
  frequency: FollowFrequency;
}

/**
 * Makes the account follow the thing from now on; returns the id of the row. Following again changes the frequency
 * only.
 */
export async function follow(
  manager: EntityManager,
  moment: Moment,
  { accountId, kind, subjectId, planId, frequency }: Following,
): Promise<string> {
  const last = await placed(manager, moment, accountId, frequency);
  const [row] = await manager.query(
    `insert into follow as f (id, account_id, subject_type, subject_id, plan_id, frequency, since_seq)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (account_id, subject_type, subject_id) do update set frequency = excluded.frequency,
       since_seq = case when f.frequency = excluded.frequency then f.since_seq else excluded.since_seq end
     returning id`,
    [newId(), accountId, kind, subjectId, planId, frequency, last],
  );
  return row.id as string;
}

/**
 * Sets the place in the log from which letters of this frequency begin. An account that gets such letters keeps its
 * place.
 */
async function placed(
  manager: EntityManager,
  { now, timeZone }: Moment,
  accountId: string,
  frequency: FollowFrequency,
) {
  const [{ last }] = await manager.query('select size - 1 as last from log_head');
  await manager.query(
    `insert into digest_cursor as d (account_id, frequency, seq, period) values ($1, $2, $3, $4)
     on conflict (account_id, frequency) do update set seq = excluded.seq, period = excluded.period
       where not exists (select from follow f where f.account_id = d.account_id and f.frequency = d.frequency)`,
    [accountId, frequency, last, periodDue(frequency, localTime(timeZone, now))],
  );
  return last as string;
}
