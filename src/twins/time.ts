import { dayIn, HOME_TIME_ZONE } from '../kernel/clock.js';
import type { Alias, Query } from '../api/read/query.js';

/** The instant that is read. */
export const instantNow = (q: Query) => q.p(q.now.toISOString(), 'timestamptz');

/** That instant less some hours; subtracted there: before year 1 JavaScript writes a year that PostgreSQL does not read. */
export const hoursAgo = (q: Query, hours: number) => `(${instantNow(q)} - interval '${hours} hours')`;

/** The day that it is then in the country. */
export const today = (q: Query) => q.p(dayIn(HOME_TIME_ZONE, q.now), 'date');

/** The day that it is then where the plan lives. */
export const dayOfPlan = (plan: Alias, q: Query) => `(${instantNow(q)} at time zone ${plan}.time_zone)::date`;

/** One of these ways at least; none is no way. */
export const anyOf = (ways: string[]) => (ways.length > 0 ? `(${ways.join(' or ')})` : 'false');
