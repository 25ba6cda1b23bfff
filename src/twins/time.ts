import { siteDay } from '../kernel/clock.js';
import type { Alias, Query } from '../api/read/query.js';

/** The instant of the read. */
export const instantNow = (q: Query) => q.p(q.now.toISOString(), 'timestamptz');

/**
 * The instant of the read less some hours. SQL subtracts them, because JavaScript writes years before 1 in a form that
 * PostgreSQL cannot read.
 */
export const hoursAgo = (q: Query, hours: number) => `(${instantNow(q)} - interval '${hours} hours')`;

/** The day of the read in the time zone of the site. */
export const today = (q: Query) => q.p(siteDay(q), 'date');

/** The day of an instant in the time zone of the plan. */
export const dayInPlan = (at: string, plan: Alias) => `(${at} at time zone ${plan}.time_zone)::date`;

/** The day of the read in the time zone of the plan. */
export const dayOfPlan = (plan: Alias, q: Query) => dayInPlan(instantNow(q), plan);

/** True in SQL when one of these conditions holds; an empty list gives false. */
export const anyOf = (ways: string[]) => (ways.length > 0 ? `(${ways.join(' or ')})` : 'false');
