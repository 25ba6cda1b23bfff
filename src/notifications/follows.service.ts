import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Execute } from '../api/execute.js';
import { decodeId, uuidOf } from '../api/node-id.js';
import { type Actor, requireWriter, VISITOR } from '../domain/actor.js';
import type { FollowFrequency, FollowSubject } from '../domain/follow.js';
import { refuse } from '../domain/refusal.js';
import { Clock } from '../kernel/clock.js';
import { FOLLOWED } from './followed.js';
import { follow } from '../accounts/following.js';

const PLAN_OF: Record<FollowSubject, string> = {
  plan: 'select id as plan_id from plan where id = $1',
  theme: 'select plan_id from theme where id = $1',
  commitment: 'select plan_id from commitment where id = $1',
  proposal: 'select plan_id from proposal where id = $1',
};

/** Begins and ends follows. A follow is private, so it has no entry in the public log. */
@Injectable()
export class FollowsService {
  constructor(
    private readonly db: DataSource,
    private readonly execute: Execute,
    private readonly clock: Clock,
  ) {}

  async set(actor: Actor, subject: string, frequency: FollowFrequency): Promise<string> {
    const { accountId } = requireWriter(actor);
    const decoded = decodeId(subject);
    const kind = (Object.keys(FOLLOWED) as FollowSubject[]).find((known) => FOLLOWED[known] === decoded?.type);
    if (!decoded || !kind) refuse('ID_INVALID', ['subject'], { expected: 'pln, thm, com, prp' });
    // A thing can be followed only when a visitor may read it, because letters tell nothing else.
    const { data } = await this.execute.run('query ($id: ID!) { node(id: $id) { id } }', {
      actor: VISITOR,
      language: 'es',
      variables: { id: subject },
    });
    if (!data?.['node']) refuse('SUBJECT_NOT_FOUND', ['subject']);
    return this.db.transaction(async (manager) => {
      const [{ plan_id: planId }] = await manager.query(PLAN_OF[kind], [decoded.uuid]);
      return follow(manager, this.clock.moment(), { accountId, kind, subjectId: decoded.uuid, planId, frequency });
    });
  }

  /** Ending a follow that has ended already changes nothing. */
  async end(actor: Actor, id: string): Promise<void> {
    const { accountId } = requireWriter(actor);
    await this.db.query('delete from follow where id = $1 and account_id = $2', [
      uuidOf('Follow', id, ['id']),
      accountId,
    ]);
  }
}
