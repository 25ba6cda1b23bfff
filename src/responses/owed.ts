import type { ListRead } from '../api/read/page.js';
import type { Alias, Query } from '../api/read/query.js';
import { DEBTS, isFoundSql } from '../proposals/proposal.lists.js';
import { mayRespondSql } from '../twins/debt.sql.js';
import { mayDecideContestSql } from '../twins/response.sql.js';
import { RESPONSE } from './response.fields.js';

interface Narrowed {
  plan?: string | undefined;
  jurisdiction?: string | undefined;
  reviewed?: boolean | undefined;
  text?: string | undefined;
}

const inPlan = (t: Alias, q: Query, slug: string | undefined) =>
  slug ? [`${t}.plan_id = (select s.id from plan s where s.slug = ${q.p(slug, 'text')})`] : [];

export const owedByMe = ({ plan, jurisdiction, reviewed, text }: Narrowed): ListRead<never> => ({
  ...DEBTS,
  scope: (t, q) => [
    ...mayRespondSql(t, q),
    ...inPlan(t, q, plan),
    ...(typeof reviewed === 'boolean'
      ? [`(select p.state from proposal p where p.id = ${t}.proposal_id) ${reviewed ? '<>' : '='} 'submitted'`]
      : []),
    ...(jurisdiction
      ? [`${t}.jurisdiction_id = (select j.id from jurisdiction j where j.code = ${q.p(jurisdiction, 'text')})`]
      : []),
    ...(text ? [`${t}.proposal_id in (select p.id from proposal p where ${isFoundSql('p', q, text)})`] : []),
  ],
});

export const contestsForMe = (plan: string | undefined): ListRead<never> => ({
  read: () => RESPONSE,
  orders: [
    {
      name: 'DECIDE_BY',
      keys: [
        {
          sql: (t) => `(select o.decide_by from response_contest o where o.response_id = ${t}.id and o.state = 'open')`,
          type: 'date',
        },
        { sql: (t) => `${t}.id`, type: 'uuid' },
      ],
    },
  ],
  scope: (t, q) => [...mayDecideContestSql(t, q), ...inPlan(t, q, plan)],
});
