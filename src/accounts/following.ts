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
 * Makes the account follow the thing; returns the id of the row. Following again changes the frequency only: what the
 * former frequency had not told yet, the new one tells.
 */
export async function follow(
  manager: EntityManager,
  moment: Moment,
  { accountId, kind, subjectId, planId, frequency }: Following,
): Promise<string> {
  const since = await unreadSince(manager, accountId, kind, subjectId);
  await place(manager, moment, accountId, frequency, since);
  const [row] = await manager.query(
    `insert into follow (id, account_id, subject_type, subject_id, plan_id, frequency, since_seq)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (account_id, subject_type, subject_id) do update
       set frequency = excluded.frequency, since_seq = excluded.since_seq
     returning id`,
    [newId(), accountId, kind, subjectId, planId, frequency, since],
  );
  return row.id as string;
}

/** The place in the log up to which letters told of the thing; the end of the log for a thing not followed yet. */
async function unreadSince(manager: EntityManager, accountId: string, kind: FollowSubject, subjectId: string) {
  // A letter that is being written moves the places too, so it is waited for.
  await manager.query('select from digest_cursor where account_id = $1 order by frequency for update', [accountId]);
  const [{ since }] = await manager.query(
    `select coalesce(
       (select greatest(f.since_seq, d.seq) from follow f left join digest_cursor d using (account_id, frequency)
         where f.account_id = $1 and f.subject_type = $2 and f.subject_id = $3),
       (select size - 1 from log_head)) as since`,
    [accountId, kind, subjectId],
  );
  return since as string;
}

/**
 * Sets the place in the log from which letters of this frequency begin. An account that gets such letters keeps its
 * place, or goes back to what is unread of one thing; its other things are not told again.
 */
async function place(
  manager: EntityManager,
  { now, timeZone }: Moment,
  accountId: string,
  frequency: FollowFrequency,
  since: string,
): Promise<void> {
  await manager.query(
    `update follow f set since_seq = d.seq from digest_cursor d
      where d.account_id = $1 and d.frequency = $2 and d.seq > $3
        and f.account_id = d.account_id and f.frequency = d.frequency and f.since_seq < d.seq`,
    [accountId, frequency, since],
  );
  await manager.query(
    `with others as (select exists (select from follow where account_id = $1 and frequency = $2) as told)
     insert into digest_cursor as d (account_id, frequency, seq, period) values ($1, $2, $3, $4)
     on conflict (account_id, frequency) do update set
       seq = case when (select others.told from others) then least(d.seq, excluded.seq) else excluded.seq end,
       period = case when (select others.told from others) then d.period else excluded.period end`,
    [accountId, frequency, since, periodDue(frequency, localTime(timeZone, now))],
  );
}
