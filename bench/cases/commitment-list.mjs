import { documentOf } from '../../dist/src/portal/frame/documents.js';
import { commitmentLine, list, object, place } from './bare-sql.mjs';
import { withFragments } from './peer-fragments.mjs';

const PEER = `query Commitments {
  allCommitments(first: 20, orderBy: [POSITION_ASC, PRIMARY_KEY_ASC]) {
    totalCount
    pageInfo { hasNextPage endCursor }
    nodes { ...Line planByPlanId { slug title } }
  }
  allPlans(first: 20, orderBy: SLUG_ASC) {
    nodes { planMembersByPlanId { nodes { jurisdictionByJurisdictionId { ...Place } } } }
  }
  allInstitutions(first: 100, orderBy: SLUG_ASC) { nodes { slug acronym kind synthetic name } }
  allPolicyAreas(condition: { vocabulary: "ogp_2024" }) { nodes { code parentCode name } }
}`;

const bare = (counted) => `select json_build_object(
  'commitments', ${list(
    commitmentLine({ plan: `(select ${object('p', 'slug title')} from plan p where p.id = c.plan_id)` }),
    `(select * from commitment where state <> 'draft' order by position, id limit 21) c`,
    'c.position, c.id',
  )},
  ${counted ? `'count', (select count(*) from commitment where state <> 'draft'),` : ''}
  'plans', ${list(
    list(
      object('m', 'position', { jurisdiction: place('m.jurisdiction_id') }),
      'plan_member m where m.plan_id = p.id',
      'm.position',
    ),
    '(select * from plan order by slug limit 20) p',
    'p.slug',
  )},
  'institutions', ${list(
    object('i', 'slug acronym kind synthetic name'),
    '(select * from institution order by slug limit 100) i',
    'i.slug',
  )},
  'policy_areas', ${list(object('a', 'code parent_code name'), "policy_area a where a.vocabulary = 'ogp_2024'", 'a.position')}) as json`;

const count = {
  tequio: ({ data }) => data.commitments.nodes.length,
  postgraphile: ({ data }) => data.allCommitments.nodes.length,
  bare: ({ commitments }) => Math.min(commitments.length, 20),
};

export const COMMITMENT_LIST = {
  name: 'commitment list',
  tequio: { query: documentOf('commitments'), variables: {} },
  postgraphile: { query: withFragments(PEER), variables: {} },
  bare: { text: bare(true) },
  count,
  grows: true,
};

/** The same list without the total count, which has to visit all matching rows. */
export const COMMITMENT_LIST_UNCOUNTED = {
  name: 'commitment list without its count',
  tequio: { query: documentOf('commitments').replace('totalCount', ''), variables: {} },
  postgraphile: { query: withFragments(PEER.replace('totalCount', '')), variables: {} },
  bare: { text: bare(false) },
  count,
};
