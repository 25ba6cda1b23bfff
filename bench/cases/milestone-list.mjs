import { list, milestone, object } from './bare-sql.mjs';
import { withFragments as withOurs } from '../../dist/src/portal/frame/documents.js';
import { withFragments } from './peer-fragments.mjs';

const FIRST = 100;

const OURS = withOurs(`query Milestones { milestones(first: ${FIRST}) { nodes { ...Listed } } }`);

const PEER = `query Milestones {
  allMilestones(first: ${FIRST}, orderBy: PRIMARY_KEY_ASC) {
    nodes { ...Step commitmentByCommitmentId { reference title } }
  }
}`;

const BARE = `select json_build_object('milestones', ${list(
  milestone({
    commitment: `(select ${object('c', 'reference title')} from commitment c where c.id = m.commitment_id)`,
  }),
  `(select * from milestone order by id limit ${FIRST}) m`,
  'm.id',
)}) as json`;

/** Milestones of all plans, each with its status by the reports on it. */
export const MILESTONE_LIST = {
  name: 'milestones(first: 100)',
  tequio: { query: OURS, variables: {} },
  postgraphile: { query: withFragments(PEER), variables: {} },
  bare: { text: BARE, values: [] },
  count: {
    tequio: ({ data }) => data.milestones.nodes.length,
    postgraphile: ({ data }) => data.allMilestones.nodes.length,
    bare: ({ milestones }) => milestones.length,
  },
};
