import { encodedIdSql } from '../api/node-id.js';
import { column, globalId, instant, one } from '../api/read/fields.js';
import type { Alias } from '../api/read/query.js';
import { defineRead, plainTable, type Read } from '../api/read/read.js';
import { COMMITMENT } from '../commitments/commitment.fields.js';
import { PLAN, THEME } from '../plans/plan.fields.js';
import { PROPOSAL } from '../proposals/proposal.fields.js';
import { FOLLOWED } from './followed.js';
import type { Follow } from './follow.types.js';

const subject = (t: Alias) =>
  `(case ${t}.subject_type ${Object.entries(FOLLOWED)
    .map(([kind, type]) => `when '${kind}' then ${encodedIdSql(type, `${t}.subject_id`)}`)
    .join(' ')} end)`;

export const FOLLOW_READ: Read<Follow> = defineRead<Follow>({
  type: 'Follow',
  node: 'Follow',
  interfaces: ['Node'],
  source: plainTable('follow'),
  visible: (t, q) => (q.actor.kind === 'person' ? `${t}.account_id = ${q.p(q.actor.accountId, 'uuid')}` : 'false'),
  fields: {
    id: globalId('Follow'),
    subject,
    plan: one(
      () => PLAN,
      (plan, t) => `${plan}.id = ${t}.plan_id`,
    ),
    theme: one(
      () => THEME,
      (theme, t) => `${t}.subject_type = 'theme' and ${theme}.id = ${t}.subject_id`,
    ),
    commitment: one(
      () => COMMITMENT,
      (commitment, t) => `${t}.subject_type = 'commitment' and ${commitment}.id = ${t}.subject_id`,
    ),
    proposal: one(
      () => PROPOSAL,
      (proposal, t) => `${t}.subject_type = 'proposal' and ${proposal}.id = ${t}.subject_id`,
    ),
    frequency: column('frequency'),
    byMail: (t) => `exists (select from account_contact c where c.account_id = ${t}.account_id)`,
    since: instant('created_at'),
  },
});
