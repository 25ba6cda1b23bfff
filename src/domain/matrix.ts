import { ADD_ACTIVITY, DO_ACTIVITY, EDIT_ACTIVITY, REMOVE_ACTIVITY, REOPEN_ACTIVITY } from './activity.js';
import { END, GRANT, HAND_OVER } from './appointment.js';
import { ATTACH, DETACH } from './attachment.js';
import { COMMITMENT_STATES, DRAFT, EDIT } from './commitment.js';
import { COMMENT, COMMENT_STATES, EDIT_COMMENT, ERASE_COMMENT, VOTE, WITHDRAW_COMMENT } from './comment.js';
import { CONSULT, DEFER, RETURN_TO_DRAFT, WITHDRAW_COMMITMENT } from './consultation.js';
import { ANSWER_FINDING, PUBLISH_EVALUATION, REMOVE_EVALUATION } from './evaluation.js';
import { ADD_EVIDENCE, ADD_PUBLIC_VERSION, REMOVE_EVIDENCE } from './evidence.js';
import { FOLLOW, UNFOLLOW } from './follow.js';
import {
  ADD_INDICATOR,
  ADD_MEASUREMENT,
  EDIT_INDICATOR,
  EDIT_MEASUREMENT,
  RECORD_STATES,
  REMOVE_INDICATOR,
  REMOVE_MEASUREMENT,
} from './indicator.js';
import { ADD_MILESTONE, EDIT_MILESTONE, MILESTONE_STATUSES } from './milestone.js';
import { CHECK_REPORT, RETURN_REPORT } from './milestone-report-check.js';
import {
  DISCARD_REPORT,
  DRAFT_REPORT,
  EDIT_REPORT,
  PUBLISH_VOICE,
  REPORT_STATES,
  SAVE_REPORTS,
  SEND_REPORT,
} from './milestone-report.js';
import {
  APPEAL,
  APPEAL_STATES,
  DECIDE_APPEAL,
  DISMISS,
  DISMISS_ALL,
  HIDE,
  HIDE_COMMENTS,
  HOLD_FIRST,
  RELEASE,
  REPORT,
  REPORT_OUTCOMES,
  TAKE_BACK_HIDING,
} from './moderation.js';
import { OWN_ACCOUNT_ACTIONS } from './own-account.js';
import { CLAIM_PROPOSAL, DISCARD_PROPOSAL, KEEP_PROPOSAL } from './kept-proposal.js';
import { INVITE, OWNER_STATES, RESPOND } from './ownership.js';
import { PLAN_STAGES } from './plan.js';
import { WRITE_PLAN_TEXT } from './plan-text.js';
import { type Action, SURE_ROLES } from './policy.js';
import { ADD_VISIT, EDIT_VISIT, IMPORT_VISITS, REMOVE_VISIT, VISIT_STATES } from './programme-visit.js';
import {
  DRAFT_PROPOSAL,
  EDIT_PROPOSAL,
  ERASE_DRAFT,
  MERGE,
  PROPOSAL_STATES,
  RELEASE_DEBT,
  RESPOND_TO_MANY,
  RESPOND_TO_PROPOSAL,
  REVIEW,
  REVIEW_MANY,
  SPLIT,
  SUBMIT,
  SUPPORT,
  TRANSCRIBE,
  UNMERGE,
  UNSUPPORT,
  WITHDRAW,
} from './proposal.js';
import { SET_QUESTIONNAIRE } from './questionnaire.js';
import {
  AGREE_REBASELINE,
  DECLINE_REBASELINE,
  OBJECT_REBASELINE,
  REBASELINE,
  REBASELINE_STATES,
  WITHDRAW_REBASELINE,
} from './rebaseline.js';
import { PROBLEM_CODES } from './refusal.js';
import { remedyLines } from './remedies.js';
import { CONTEST, DECIDE_CONTEST, RESPONSE_STATES, REVISE, SAVE_TEMPLATE } from './response.js';
import {
  ACCEPT_SUGGESTION,
  ACCEPT_SUGGESTIONS,
  DECLINE_SUGGESTION,
  DECLINE_SUGGESTIONS,
  REVERT_SUGGESTION,
  SUGGEST,
  SUGGESTION_STATES,
  TEXT_STATES,
  WITHDRAW_SUGGESTION,
} from './suggestion.js';
import { TAKE_SHEET } from './report-sheet.js';
import { TAKE_WORD_FILE } from './word-reading.js';
import {
  CLOSE_WINDOW,
  CORRECT_SYNTHESIS,
  MOVE_WINDOW,
  OPEN_WINDOW,
  PUBLISH_SYNTHESIS,
  REOPEN_WINDOW,
} from './window.js';

/** The actions of all mutations. A mutation of the schema without an action fails a test. */
export const ACTIONS = [
  DRAFT_PROPOSAL,
  KEEP_PROPOSAL,
  CLAIM_PROPOSAL,
  DISCARD_PROPOSAL,
  TRANSCRIBE,
  EDIT_PROPOSAL,
  ATTACH,
  DETACH,
  SUBMIT,
  ERASE_DRAFT,
  SUPPORT,
  UNSUPPORT,
  WITHDRAW,
  REVIEW,
  REVIEW_MANY,
  RELEASE_DEBT,
  MERGE,
  UNMERGE,
  SPLIT,
  ...OWN_ACCOUNT_ACTIONS,
  GRANT,
  END,
  HAND_OVER,
  RESPOND_TO_PROPOSAL,
  RESPOND_TO_MANY,
  REVISE,
  CONTEST,
  DECIDE_CONTEST,
  SAVE_TEMPLATE,
  OPEN_WINDOW,
  MOVE_WINDOW,
  CLOSE_WINDOW,
  REOPEN_WINDOW,
  PUBLISH_SYNTHESIS,
  CORRECT_SYNTHESIS,
  DRAFT,
  EDIT,
  CONSULT,
  RETURN_TO_DRAFT,
  DEFER,
  WITHDRAW_COMMITMENT,
  INVITE,
  RESPOND,
  ADD_MILESTONE,
  SET_QUESTIONNAIRE,
  EDIT_MILESTONE,
  DRAFT_REPORT,
  SAVE_REPORTS,
  EDIT_REPORT,
  DISCARD_REPORT,
  SEND_REPORT,
  PUBLISH_VOICE,
  CHECK_REPORT,
  RETURN_REPORT,
  REBASELINE,
  AGREE_REBASELINE,
  DECLINE_REBASELINE,
  WITHDRAW_REBASELINE,
  OBJECT_REBASELINE,
  ADD_ACTIVITY,
  EDIT_ACTIVITY,
  DO_ACTIVITY,
  REOPEN_ACTIVITY,
  REMOVE_ACTIVITY,
  ADD_EVIDENCE,
  REMOVE_EVIDENCE,
  ADD_PUBLIC_VERSION,
  WRITE_PLAN_TEXT,
  SUGGEST,
  TAKE_SHEET,
  TAKE_WORD_FILE,
  WITHDRAW_SUGGESTION,
  ACCEPT_SUGGESTION,
  ACCEPT_SUGGESTIONS,
  DECLINE_SUGGESTION,
  DECLINE_SUGGESTIONS,
  REVERT_SUGGESTION,
  COMMENT,
  EDIT_COMMENT,
  WITHDRAW_COMMENT,
  ERASE_COMMENT,
  VOTE,
  REPORT.comment,
  HIDE.comment,
  HIDE_COMMENTS,
  TAKE_BACK_HIDING,
  RELEASE.comment,
  DISMISS,
  DISMISS_ALL,
  APPEAL.comment,
  REPORT.proposal,
  HIDE.proposal,
  RELEASE.proposal,
  APPEAL.proposal,
  REPORT.suggestion,
  HIDE.suggestion,
  APPEAL.suggestion,
  REPORT.evidence,
  HIDE.evidence,
  APPEAL.evidence,
  DECIDE_APPEAL,
  HOLD_FIRST,
  ADD_VISIT,
  EDIT_VISIT,
  REMOVE_VISIT,
  IMPORT_VISITS,
  ADD_INDICATOR,
  EDIT_INDICATOR,
  REMOVE_INDICATOR,
  ADD_MEASUREMENT,
  EDIT_MEASUREMENT,
  REMOVE_MEASUREMENT,
  PUBLISH_EVALUATION,
  REMOVE_EVALUATION,
  ANSWER_FINDING,
  FOLLOW,
  UNFOLLOW,
];

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
function elsewhere(action: Action<never>): string {
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
