import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { isNoticeDue, NOTICE_VERSION } from '../domain/account.js';
import type { Actor, Appointment, Person } from '../domain/actor.js';
import { Clock, siteDay } from '../kernel/clock.js';
import { isCurrentOnSql } from '../twins/appointment.sql.js';

/** An account `a` with the appointments that are valid on the day `$1`. */
export const PERSON_COLUMNS = `a.id as account_id, a.handle, a.public_name, a.notice_version, coalesce((
    select json_agg(json_build_object('role', p.role, 'planId', p.plan_id, 'institutionId', p.institution_id,
      'institutionSlug', i.slug, 'jurisdictionId', p.jurisdiction_id, 'commitmentId', p.commitment_id))
      from appointment p left join institution i on i.id = p.institution_id
     where p.account_id = a.id and ${isCurrentOnSql('p', '$1::date')}), '[]') as appointments`;

export interface PersonRow {
  account_id: string;
  handle: string;
  public_name: string;
  notice_version: number | null;
  appointments: Appointment[];
}

export function personOf(row: PersonRow, proven: Pick<Person, 'scopes' | 'secondFactor' | 'sessionId'>): Person {
  const { account_id: accountId, handle, public_name: publicName, appointments } = row;
  const due = isNoticeDue(row.notice_version) ? { noticeDue: NOTICE_VERSION } : {};
  return { kind: 'person', accountId, handle, publicName, appointments, ...proven, ...due };
}

/** The actor that an account is today, for code on the server itself: the command line and tests. */
@Injectable()
export class Actors {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** `null` when no account has this handle. */
  async byHandle(handle: string): Promise<Actor | null> {
    const today = siteDay(this.clock.moment());
    const [row] = await this.db.query(
      `select ${PERSON_COLUMNS} from account a where a.handle = $2 and a.erased_at is null and a.kind = 'person'`,
      [today, handle],
    );
    return row ? personOf(row, { scopes: null, secondFactor: true, sessionId: null }) : null;
  }
}
