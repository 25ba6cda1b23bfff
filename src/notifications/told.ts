/** Parts of a letter below the sentence about the event. `saying.ts` writes each part. */
export type Part =
  | ('words' | 'response' | 'contest' | 'decision' | 'window' | 'synthesis' | 'correction')
  | ('suggestion' | 'accepted' | 'declined' | 'reverted' | 'report' | 'move' | 'activity');

/**
 * Verbs of the public log that followers are told of, with the parts of their letter. The sentence of each verb stands
 * in `templates/verbs-*.json`. The rules in `domain/follow.ts` say what a follow covers: the plan, a theme, a
 * commitment or a proposal, and what a followed proposal became.
 */
export const TOLD: Record<string, readonly Part[]> = {
  'plan.imported': [],
  'window.opened': ['window'],
  'window.moved': ['window'],
  'window.closed': ['window'],
  'window.reopened': ['window'],
  'synthesis.published': ['synthesis'],
  'synthesis.corrected': ['correction', 'synthesis'],
  'proposal.submitted': ['words'],
  'proposal.transcribed': ['words'],
  'proposal.released': ['words'],
  'proposal.edited': ['words'],
  'proposal.file_attached': [],
  'proposal.file_removed': [],
  'proposal.reviewed': [],
  'proposal.merged': [],
  'proposal.unmerged': [],
  'proposal.split': [],
  'proposal.withdrawn': [],
  'proposal.responded': ['response'],
  'proposals.responded': [],
  'proposals.reviewed': [],
  'response.revised': ['response'],
  'response.contested': ['contest'],
  'response.contest_upheld': ['decision', 'response'],
  'response.contest_rejected': ['decision'],
  'response_debt.released': [],
  'proposal.hidden': [],
  'proposal.hiding_taken_back': [],
  'appeal.upheld': [],
  'appeal.lapsed': [],
  'commitment.drafted': [],
  'commitment.edited': [],
  'commitment.opened': [],
  'commitment.returned_to_draft': [],
  'commitment.deferred': [],
  'commitment.withdrawn': [],
  'ownership.invited': [],
  'ownership.accepted': [],
  'ownership.declined': [],
  'milestone.added': [],
  'milestone.edited': [],
  'programme_visit.added': [],
  'programme_visit.edited': [],
  'programme_visit.removed': [],
  'programme_visits.imported': [],
  'indicator.added': [],
  'indicator.edited': [],
  'indicator.removed': [],
  'measurement.added': [],
  'measurement.edited': [],
  'measurement.removed': [],
  'evaluation.published': [],
  'evaluation.removed': [],
  'finding.answered': [],
  'milestone_report.sent': ['report'],
  'milestone_report.returned': ['report'],
  'milestone_report.checked': ['report'],
  'milestone_report.published': ['report'],
  'rebaseline.proposed': ['move'],
  'rebaseline.agreed': ['move'],
  'rebaseline.in_force': ['move'],
  'rebaseline.declined': ['move'],
  'rebaseline.withdrawn': ['move'],
  'rebaseline.objected': ['move'],
  'activity.added': ['activity'],
  'activity.edited': ['activity'],
  'activity.done': ['activity'],
  'activity.reopened': ['activity'],
  'activity.removed': ['activity'],
  'comment.created': ['words'],
  'comment.released': ['words'],
  'suggestion.created': ['suggestion'],
  'suggestion.accepted': ['accepted'],
  'suggestion.declined': ['declined'],
  'suggestion.reverted': ['reverted'],
};

/**
 * Verbs that the person concerned is told of by their own letter, unless they acted themselves; the names of letters
 * are those in `templates/*.json`.
 */
export const TOLD_TO_ONE: Record<string, { who: string; letters: readonly string[] }> = {
  'appointment.granted': { who: 'whoever holds the role from then on', letters: ['appointed'] },
  'appointment.ended': { who: 'whoever held it', letters: ['appointment_ended', 'appointment_taken_back'] },
  'appointment.handed_over': { who: 'both', letters: ['appointed', 'appointment_ended', 'appointment_taken_back'] },
  'comment.hidden': { who: 'its author', letters: ['text_hidden'] },
  'comment.hiding_taken_back': { who: 'its author', letters: ['hiding_taken_back'] },
  'proposal.hidden': { who: 'its author', letters: ['text_hidden'] },
  'proposal.hiding_taken_back': { who: 'its author', letters: ['hiding_taken_back'] },
  'suggestion.hidden': { who: 'its author', letters: ['text_hidden'] },
  'suggestion.hiding_taken_back': { who: 'its author', letters: ['hiding_taken_back'] },
  'appeal.upheld': { who: 'the author of the text', letters: ['appeal_upheld'] },
  'appeal.lapsed': { who: 'the author of the text', letters: ['appeal_lapsed'] },
  'appeal.rejected': { who: 'the author of the text', letters: ['appeal_rejected'] },
  'suggestion.accepted': { who: 'its author', letters: ['suggestion_accepted'] },
  'suggestion.declined': { who: 'its author', letters: ['suggestion_declined'] },
  'suggestion.reverted': { who: 'its author', letters: ['suggestion_reverted'] },
};

const COUNTED = 'votes and supports are counted, not announced one by one';
const DESK = 'it is work of a desk, which shows it';
const BULK = 'thousands of rows at once: pages show them, a letter would not help';
const PERSON = 'it is about one account and nobody’s business';

/** All other verbs of the public log, each with the reason why nobody gets a letter. */
export const NOT_TOLD: Record<string, string> = {
  'account.erased': `${PERSON}; proposals that stand alone again by it are told as such`,
  'account.language_set': PERSON,
  'account.notice_accepted': PERSON,
  'account.opened': PERSON,
  'account.renamed': PERSON,
  'appeal.heard': DESK,
  'comment.appealed': DESK,
  'comment.edited': 'the comment was announced; its page keeps every version',
  'comment.erased': 'what is gone is not announced',
  'comment.voted': COUNTED,
  'comment.vote.withdrawn': COUNTED,
  'comment.withdrawn': 'what is gone is not announced',
  'suggestion.appealed': DESK,
  'suggestion.accepted_by_one': 'the text changes only when the other drafter accepts too, and that is told',
  'suggestion.withdrawn': 'what was taken back is not announced',
  'questionnaire.set': 'whoever reports reads the questions in the form of the report',
  'milestone_report.drafted': 'a draft is not public',
  'milestone_report.edited': 'a draft is not public',
  'milestone_report.discarded': 'a draft is not public',
  'evidence.added': 'it is told with the report that shows it',
  'evidence.public_version_added': 'it is shown beside the original, whose evidence was told with its report',
  'evidence.removed': 'a draft is not public',
  'evidence.copied': 'the evidence was told with its report',
  'evidence.link_checked': 'it is shown beside the address',
  'evaluation.copied': 'the evaluation was told when it was published',
  'evaluation.link_checked': 'it is shown beside the address',
  'jurisdictions.loaded': 'reference data of the installation',
  'plan.first_comments.held': DESK,
  'plan.text_written': 'it may not be public yet; what becomes of its text is told',
  'proposal.appealed': DESK,
  'proposal.drafted': 'a draft is not public',
  'proposal.erased': 'a draft is not public',
  'proposal.supported': COUNTED,
  'proposal.unsupported': COUNTED,
  'proposals.imported': BULK,
  'report.dismissed': DESK,
  'report.made': DESK,
  'reports.dismissed': DESK,
  'response_template.saved': DESK,
  'rows.imported': BULK,
};

/** Verbs that say how far a plan is: reports of each voice, their checks, and moved dates. */
export const PROGRESS: readonly string[] = Object.keys(TOLD).filter((verb) =>
  /^(milestone_report|rebaseline)\./.test(verb),
);
