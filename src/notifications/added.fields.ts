import { Viewer } from '../accounts/account.types.js';
import { extendType, type ExtensionField } from '../api/extend-type.js';
import { many, one } from '../api/read/fields.js';
import { Commitment } from '../commitments/commitment.types.js';
import { Plan, Theme } from '../plans/plan.types.js';
import { Proposal } from '../proposals/proposal.types.js';
import { FOLLOW_READ } from './follow.fields.js';
import { Follow } from './follow.types.js';

const ViewerFollows = extendType(() => Viewer, 'Viewer', {
  follows: {
    type: () => [Follow],
    description: 'What you follow, oldest first. Nobody else sees it.',
    read: many(
      () => FOLLOW_READ,
      (follow, t) => `${follow}.account_id = ${t}.id`,
      (follow) => `${follow}.created_at, ${follow}.id`,
    ),
  },
});

/** The reader's own follow of the thing; nobody sees another person's follow. */
const viewerFollow: ExtensionField = {
  type: () => Follow,
  nullable: true,
  description: 'How you follow it; null when you do not. Nobody else sees it.',
  read: one(
    () => FOLLOW_READ,
    (follow, t) => `${follow}.subject_id = ${t}.id`,
  ),
};

const Followable = [
  extendType(() => Plan, 'Plan', { viewerFollow }),
  extendType(() => Theme, 'Theme', { viewerFollow }),
  extendType(() => Commitment, 'Commitment', { viewerFollow }),
  extendType(() => Proposal, 'Proposal', { viewerFollow }),
];

/** The providers that carry these fields into the schema. */
export const ADDED_FIELDS = [ViewerFollows, ...Followable];
