import { RECORD_STATES } from './indicator.js';
import { COMMITMENT_STATES } from './commitment.js';
import { COMMENT_STATES } from './comment.js';
import { ACTIONS } from './matrix.js';
import { PLAN_STAGES } from './plan.js';
import { OWNER_STATES } from './ownership.js';
import { APPEAL_STATES, REPORT_OUTCOMES } from './moderation.js';
import { MILESTONE_STATUSES } from './milestone.js';
import { REPORT_STATES } from './milestone-report.js';
import { type Action, SURE_ROLES } from './policy.js';
import { SUGGESTION_STATES, TEXT_STATES } from './suggestion.js';
import { RESPONSE_STATES } from './response.js';
import { remedyLines } from './remedies.js';
import { PROBLEM_CODES } from './refusal.js';
import { REBASELINE_STATES } from './rebaseline.js';
import { PROPOSAL_STATES } from './proposal.js';
import { VISIT_STATES } from './programme-visit.js';

/** One line for each action: who may do it, from which states, and the code of its refusal in other states. */
export function permissionLines(): string[] {
  return ACTIONS.map((action: Action<never>) => {
    const holders = action.who.map(({ role, when }) => (when ? `${role} (${when.words})` : role));
    return `| \`${action.mutation}\` | ${action.from.join(', ')} | ${holders.join('; ')} | ${elsewhere(action)} |`;
  });
}

function withSecondFactor(): string[] {
  const asking = ACTIONS.filter((action: Action<never>) => action.secondFactor);
  return asking.map(({ mutation }) => `\`${mutation}\``);
}

/** The code with which an action is refused in the other states. */
export function elsewhere(action: Action<never>): string {
  if (!('otherwise' in action)) return '';
  const { code, in: inStates = {} } = action.otherwise;
  const own = Object.entries(inStates).map(([state, its]) => `\`${its}\` (${state})`);
  return [`\`${code}\``, ...own].join(', ');
}

/** The text of `docs/domain.md`. */
export function domainDocument(): string {
  return [
    '# The domain, as the code has it',
    '',
    'Generated from `src/domain` by `npm run generate`. The rules themselves, in prose, are in the doc comments of that folder.',
    '',
    '## States',
    '',
    `- Plan: ${PLAN_STAGES.join(', ')}`,
    `- Proposal: ${PROPOSAL_STATES.join(', ')}`,
    `- Reasoned response: ${RESPONSE_STATES.join(', ')}`,
    `- Commitment: ${COMMITMENT_STATES.join(', ')}`,
    `- Ownership: ${OWNER_STATES.join(', ')}`,
    `- Milestone (computed): ${MILESTONE_STATUSES.join(', ')}`,
    `- Milestone report: ${REPORT_STATES.join(', ')}`,
    `- Move of the dates of a milestone: ${REBASELINE_STATES.join(', ')}`,
    `- Text of a commitment or plan (computed): ${TEXT_STATES.join(', ')}`,
    `- Suggestion: ${SUGGESTION_STATES.join(', ')}`,
    `- Indicator, value and evaluation: ${RECORD_STATES.join(', ')}`,
    `- Visit of a programme: ${VISIT_STATES.join(', ')}`,
    `- Comment: ${COMMENT_STATES.join(', ')}`,
    `- Report to the moderators: ${REPORT_OUTCOMES.join(', ')}`,
    `- Appeal: ${APPEAL_STATES.join(', ')}`,
    '',
    '## Who may do what',
    '',
    'A line names the states in which a mutation may be done and everybody who may do it; nobody else may, and in no other state: there it is refused with the code that stands last. A condition in brackets must hold besides. Without a state the mutation makes something new or concerns the account itself. A `person` has an account, a `visitor` has none; all other words are roles that somebody is appointed to.',
    '',
    `These roles act with the second factor only: ${SURE_ROLES.join(', ')}. These mutations ask everybody for it: ${withSecondFactor().join(', ')}.`,
    '',
    '| mutation | in the state | who may | else |',
    '|---|---|---|---|',
    ...permissionLines(),
    '',
    '## What can be taken back',
    '',
    'For every mutation: which one takes it back, or that it is asked before it is done (`preview: true` in the API, a second page in the portal), or why it needs neither. The table is `src/domain/remedies.ts`.',
    '',
    '| mutation | remedy | note |',
    '|---|---|---|',
    ...remedyLines(ACTIONS.map(({ mutation }) => mutation)),
    '',
    '## Problem codes',
    '',
    ...PROBLEM_CODES.map((code) => `- \`${code}\``),
    '',
  ].join('\n');
}
