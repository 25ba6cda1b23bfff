import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor, Appointment } from '../domain/actor.js';
import { Clock, dayIn, HOME_TIME_ZONE } from '../kernel/clock.js';

/** Who somebody is today: the account with the appointments that are valid on this day. */
@Injectable()
export class Actors {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** `null` when no account has this handle. */
  async byHandle(handle: string): Promise<Actor | null> {
    const today = dayIn(HOME_TIME_ZONE, this.clock.now());
    const [row] = await this.db.query(
      `select a.id, a.handle, coalesce((
           select json_agg(json_build_object('role', p.role, 'planId', p.plan_id, 'institutionId', p.institution_id,
             'institutionSlug', i.slug, 'jurisdictionId', p.jurisdiction_id, 'commitmentId', p.commitment_id))
             from appointment p left join institution i on i.id = p.institution_id
            where p.account_id = a.id and p.from_on <= $2::date and (p.until_on is null or p.until_on >= $2::date)), '[]') as appointments
         from account a where a.handle = $1`,
      [handle, today],
    );
    if (!row) return null;
    return { kind: 'person', accountId: row.id, handle: row.handle, appointments: row.appointments as Appointment[] };
  }
}
