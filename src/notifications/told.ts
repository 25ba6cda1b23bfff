/** What a letter says below the sentence of a happening. `words.ts` writes each part. */
export type Part = 'words' | 'response' | 'contest' | 'decision' | 'window' | 'synthesis' | 'correction';

/**
 * Every verb of the public log of which followers are told, with what their letter says below the sentence. The sentence
 * of each verb stands in `templates/verbs-*.json`. Who follows what is a rule of `domain/follow.ts`: the plan, a theme, a
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
  'commitment.edited': [],
  'ownership.invited': [],
  'ownership.accepted': [],
  'ownership.declined': [],
  'milestone.added': [],
  'comment.created': ['words'],
  'comment.released': ['words'],
};

/** Verbs of which the person concerned is told by a letter of their own, unless they did it themselves, by the names of the letters in `templates/*.json`. */
export const TOLD_TO_ONE: Record<string, { who: string; letters: readonly string[] }> = {
  'appointment.granted': { who: 'whoever holds the role from then on', letters: ['appointed'] },
  'appointment.ended': { who: 'whoever held it', letters: ['appointment_ended', 'appointment_taken_back'] },
  'appointment.handed_over': { who: 'both', letters: ['appointed', 'appointment_ended', 'appointment_taken_back'] },
  'comment.hidden': { who: 'its author', letters: ['text_hidden'] },
  'comment.hiding_taken_back': { who: 'its author', letters: ['hiding_taken_back'] },
  'proposal.hidden': { who: 'its author', letters: ['text_hidden'] },
  'proposal.hiding_taken_back': { who: 'its author', letters: ['hiding_taken_back'] },
  'appeal.upheld': { who: 'the author of the text', letters: ['appeal_upheld'] },
  'appeal.lapsed': { who: 'the author of the text', letters: ['appeal_lapsed'] },
  'appeal.rejected': { who: 'the author of the text', letters: ['appeal_rejected'] },
};

const COUNTED = 'votes and supports are counted, not announced one by one';
const DESK = 'it is work of a desk, which shows it';
const BULK = 'thousands of rows at once: pages show them, a letter would not help';
const PERSON = 'it is about one account and nobody’s business';

/** Every other verb of the public log, with the reason why nobody is written to. */
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
  'commitment.drafted': 'a draft is not public',
  'jurisdictions.loaded': 'reference data of the installation',
  'plan.first_comments.held': DESK,
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
