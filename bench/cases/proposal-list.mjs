import { encodeCursor } from '../../dist/src/api/read/cursor.js';
import { documentOf } from '../../dist/src/portal/frame/documents.js';
import { listedAt } from '../people.mjs';
import { uuid } from '../rows.mjs';
import { list, object, place } from './bare-sql.mjs';
import { instantInCursor, withFragments } from './peer-fragments.mjs';

const FIRST = 20;
/** Each request asks for one of these slices, which exist at 1 × too: the one after this proposal, newest first. */
const PAGES = 10;
const before = (nth) => 1 + (nth % PAGES) * FIRST;

const PEER = `query Proposals($after: Cursor) {
  allProposals(first: ${FIRST}, after: $after, orderBy: [LISTED_AT_DESC, PRIMARY_KEY_DESC]) {
    totalCount
    pageInfo { hasNextPage endCursor }
    nodes {
      reference state synthetic submittedAt respondBy title
      proposalTallyByProposalId { supports importedSupports comments }
      planByPlanId { slug title }
    }
  }
  allPlans(first: 20, orderBy: SLUG_ASC) {
    nodes {
      slug synthetic title
      planWindowsByPlanId(orderBy: OPENS_AT_ASC) { nodes { kind opensAt closesAt } }
      planMembersByPlanId { nodes { jurisdictionByJurisdictionId { ...Place } } }
      themesByPlanId { nodes { code name } }
    }
  }
  allPolicyAreas(condition: { vocabulary: "ogp_2024" }) { nodes { code parentCode name } }
}`;

const CURSOR = `query Cursor($offset: Int!) {
  allProposals(first: 1, offset: $offset, orderBy: [LISTED_AT_DESC, PRIMARY_KEY_DESC]) {
    nodes { reference }
    pageInfo { endCursor }
  }
}`;

const bare = (counted) => `select json_build_object(
  'proposals', ${list(
    object('p', 'reference state synthetic submitted_at respond_by title supports elsewhere comments', {
      jurisdictions: list(
        object('j', 'code kind name'),
        'jurisdiction j where j.id = any(p.jurisdiction_ids)',
        'j.code',
      ),
      plan: `(select ${object('l', 'slug title')} from plan l where l.id = p.plan_id)`,
    }),
    `(select p.*, t.supports, t.imported_supports as elsewhere, t.comments
        from proposal p join proposal_tally t on t.proposal_id = p.id
       where p.state <> 'draft' and p.visibility = 'visible' and (p.listed_at, p.id) < ($1::timestamptz, $2::uuid)
       order by p.listed_at desc, p.id desc limit ${FIRST + 1}) p`,
    'p.listed_at desc, p.id desc',
  )},
  ${counted ? `'count', (select count(*) from proposal where state <> 'draft' and visibility = 'visible'),` : ''}
  'plans', ${list(
    object('p', 'slug synthetic title', {
      windows: list(object('w', 'kind opens_at closes_at'), 'plan_window w where w.plan_id = p.id', 'w.opens_at'),
      members: list(place('m.jurisdiction_id'), 'plan_member m where m.plan_id = p.id', 'm.position'),
      themes: list(object('h', 'code name'), 'theme h where h.plan_id = p.id', 'h.position'),
    }),
    '(select * from plan order by slug limit 20) p',
    'p.slug',
  )},
  'policy_areas', ${list(object('a', 'code parent_code name'), "policy_area a where a.vocabulary = 'ogp_2024'", 'a.position')}) as json`;

const proposals = (counted) => {
  const asked = (query) => (counted ? query : query.replace('totalCount', ''));
  const after = (nth) => encodeCursor('newest', [instantInCursor(listedAt(before(nth))), uuid(before(nth))]);
  return {
    variants: PAGES,
    tequio: {
      query: asked(documentOf('proposals')),
      // These are the variables of the page without a filter.
      variables: (nth) => ({ after: after(nth), words: '', searching: false, orderBy: 'NEWEST', filter: {} }),
    },
    postgraphile: {
      query: withFragments(asked(PEER)),
      cursor: {
        query: CURSOR,
        variables: (nth) => ({ offset: before(nth) }),
        of: (data) => data.allProposals.pageInfo.endCursor,
      },
      variables: (_nth, cursor) => ({ after: cursor }),
    },
    bare: { text: bare(counted), values: (nth) => [listedAt(before(nth)), uuid(before(nth))] },
    count: {
      tequio: ({ data }) => data.proposals.nodes.length,
      postgraphile: ({ data }) => data.allProposals.nodes.length,
      bare: ({ proposals: found }) => Math.min(found.length, FIRST),
    },
  };
};

export const PROPOSAL_LIST = { name: 'proposals page', ...proposals(true), grows: true };

/** The same list without the total count, which has to visit all matching rows. */
export const PROPOSAL_LIST_UNCOUNTED = { name: 'proposals page without its count', ...proposals(false) };
