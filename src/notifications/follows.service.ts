import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Execute } from '../api/execute.js';
import { decodeId, uuidOf } from '../api/node-id.js';
import { type Actor, mayWrite, type Person, VISITOR } from '../domain/actor.js';
import { type FollowFrequency, type FollowSubject, periodDue } from '../domain/follow.js';
import { refuse } from '../domain/refusal.js';
import { Clock, HOME_TIME_ZONE, localTime } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import { FOLLOWED } from './followed.js';

const PLAN_OF: Record<FollowSubject, string> = {
  plan: 'select id as plan_id from plan where id = $1',
  theme: 'select plan_id from theme where id = $1',
  commitment: 'select plan_id from commitment where id = $1',
  proposal: 'select plan_id from proposal where id = $1',
};

/** Who follows what is nobody else's business: it is bookkeeping, without an entry in the public log. */
@Injectable()
export class FollowsService {
  constructor(
    private readonly db: DataSource,
    private readonly execute: Execute,
    private readonly clock: Clock,
  ) {}

  async set(actor: Actor, subject: string, frequency: FollowFrequency): Promise<string> {
    const { accountId } = personIn(actor);
    const decoded = decodeId(subject);
    const kind = (Object.keys(FOLLOWED) as FollowSubject[]).find((known) => FOLLOWED[known] === decoded?.type);
    if (!decoded || !kind) refuse('ID_INVALID', ['subject'], { expected: 'pln, thm, com, prp' });
    // Everyone may see it: letters tell what a visitor may read, and nothing else.
    const { data } = await this.execute.run('query ($id: ID!) { node(id: $id) { id } }', {
      actor: VISITOR,
      language: 'es',
      variables: { id: subject },
    });
    if (!data?.['node']) refuse('SUBJECT_NOT_FOUND', ['subject']);
    return this.db.transaction(async (manager) => {
      const [place] = await manager.query(PLAN_OF[kind], [decoded.uuid]);
      const [{ last }] = await manager.query('select size - 1 as last from log_head');
      const period = periodDue(frequency, localTime(HOME_TIME_ZONE, this.clock.now()));
      // Whoever begins to be told at this pace is told from here on; who is told already goes on where they are.
      await manager.query(
        `insert into digest_cursor as d (account_id, frequency, seq, period) values ($1, $2, $3, $4)
         on conflict (account_id, frequency) do update set seq = excluded.seq, period = excluded.period
           where not exists (select from follow f where f.account_id = d.account_id and f.frequency = d.frequency)`,
        [accountId, frequency, last, period],
      );
      const [row] = await manager.query(
        `insert into follow as f (id, account_id, subject_type, subject_id, plan_id, frequency, since_seq)
         values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (account_id, subject_type, subject_id) do update set frequency = excluded.frequency,
           since_seq = case when f.frequency = excluded.frequency then f.since_seq else excluded.since_seq end
         returning id`,
        [newId(), accountId, kind, decoded.uuid, place.plan_id, frequency, last],
      );
      return row.id as string;
    });
  }

  /** Ending what has ended already changes nothing. */
  async end(actor: Actor, id: string): Promise<void> {
    const { accountId } = personIn(actor);
    await this.db.query('delete from follow where id = $1 and account_id = $2', [
      uuidOf('Follow', id, ['id']),
      accountId,
    ]);
  }
}

function personIn(actor: Actor): Person {
  if (!mayWrite(actor)) refuse('SCOPE_MISSING');
  if (actor.kind !== 'person') refuse('NOT_ALLOWED');
  return actor;
}
