import type { NodeType } from '../api/node-id.js';
import type { FollowSubject } from '../domain/follow.js';

/** What can be followed, as the API names it. */
export const FOLLOWED: Record<FollowSubject, NodeType> = {
  plan: 'Plan',
  theme: 'Theme',
  commitment: 'Commitment',
  proposal: 'Proposal',
};
