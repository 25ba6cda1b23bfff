import type { Order } from '../api/read/cursor.js';
import type { ListRead } from '../api/read/page.js';
import type { Alias, Query } from '../api/read/query.js';
import { MODERATION_CASE, MODERATION_DECISION, waitsForMe } from './moderation.fields.js';
import type { ModerationQueueArgs } from './moderation.types.js';

const ofPlan = (slug: string) => (t: Alias, q: Query) => [
  `${t}.plan_id = (select p.id from plan p where p.slug = ${q.p(slug, 'text')})`,
];

const LONGEST_WAITING: Order = {
  name: 'waiting',
  keys: [
    { sql: (t) => `${t}.waiting_since`, type: 'timestamptz' },
    { sql: (t) => `${t}.subject_id`, type: 'uuid' },
  ],
};

const LATEST_DECIDED: Order = {
  name: 'decided',
  descending: true,
  keys: [
    { sql: (t) => `${t}.decided_at`, type: 'timestamptz' },
    { sql: (t) => `${t}.id`, type: 'uuid' },
  ],
};

export function queueOf({ plan, reason, forMe }: ModerationQueueArgs): ListRead<never> {
  return {
    read: () => MODERATION_CASE,
    orders: [LONGEST_WAITING],
    scope: (t, q) => [
      ...ofPlan(plan)(t, q),
      ...(reason === 'reported' || reason === 'held' || reason === 'appealed' ? [`${t}.${reason}`] : []),
      ...(forMe ? [waitsForMe(t, q)] : []),
    ],
  };
}

export function logOf(plan: string): ListRead<never> {
  return { read: () => MODERATION_DECISION, orders: [LATEST_DECIDED], scope: ofPlan(plan) };
}
