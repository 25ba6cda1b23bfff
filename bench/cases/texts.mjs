import { documentOf } from '../../dist/src/portal/frame/documents.js';
import { TEXT } from '../texts.mjs';

/** A commitment with 200 clause versions and 500 suggestions, as its own pages ask for it. */
const ofCommitment = (name, document, variables, count) => ({
  name,
  tequio: { query: documentOf(document), variables: { reference: TEXT.reference, ...variables } },
  count: { tequio: ({ data }) => count(data.commitment) },
});

export const COMMITMENT_TEXT = ofCommitment(
  'commitment-text',
  'commitmentText',
  { milestone: '', ofMilestone: false, withClauses: true, withMilestones: true, clause: '', byClause: false },
  ({ clauses }) => clauses.nodes.length,
);

export const SUGGESTIONS = ofCommitment(
  'suggestions',
  'suggestions',
  { clause: '', ofClause: false },
  ({ suggestions }) => suggestions.nodes.length,
);
