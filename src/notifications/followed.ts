import type { NodeType } from '../api/node-id.js';
import type { FollowSubject } from '../domain/follow.js';

/** Kinds of things that can be followed, with their types in the API. */
export const FOLLOWED: Record<FollowSubject, NodeType> = {
  plan: 'Plan',
  theme: 'Theme',
  commitment: 'Commitment',
  proposal: 'Proposal',
};
