/** How people are protected from an act that they did not intend. */
export type Remedy =
  /** The mutations in `by` take the act back. */
  | { kind: 'undone'; by: string[]; note?: string }
  /** The act cannot be taken back: pages list the consequences and ask; programs ask with `preview`. */
  | { kind: 'asked'; note: string }
  /** The act cannot be taken back; it has a page of its own that asks. */
  | { kind: 'own_page'; note: string }
  /** The act harms nobody: it is private, or can be repeated. */
  | { kind: 'harmless'; note: string };

const again = (note = 'it is done again'): Remedy => ({ kind: 'harmless', note });
const own = (note: string): Remedy => ({ kind: 'harmless', note });
const undone = (by: string[], note?: string): Remedy => ({ kind: 'undone', by, ...(note ? { note } : {}) });
const asked = (note: string): Remedy => ({ kind: 'asked', note });

/** The remedy of every mutation: how it is taken back, how people are asked before it, or why neither is needed. */
export const REMEDIES: Record<string, Remedy> = {
  proposalDraft: own('a draft is its author’s alone'),
  proposalKeep: own('a kept proposal is found by its token only'),
  proposalClaim: own('it gives the draft to whoever wrote it'),
  proposalDiscard: { kind: 'own_page', note: 'the draft is gone; the page says so beside the button' },
  proposalTranscribe: own('a transcription is a draft until it is sent'),
  proposalEdit: again('each edit is a version that stays readable'),
  proposalAttach: undone(['proposalDetach']),
  proposalDetach: undone(['proposalAttach'], 'with the file at hand'),
  proposalErase: asked('the draft and its files are gone for good'),
  proposalSubmit: undone(['proposalWithdraw'], 'the text stays readable'),
  proposalSupport: undone(['proposalUnsupport']),
  proposalUnsupport: undone(['proposalSupport']),
  proposalWithdraw: asked('nobody owes it a response any more; what was merged into it stands alone'),
  proposalReview: undone(['proposalReview', 'responseDebtRelease'], 'asked where a task moves or nobody would have it'),
  proposalsReview: undone(
    ['proposalsReview', 'proposalReview', 'responseDebtRelease'],
    'asked, with which, whose task it is and by when',
  ),
  responseDebtRelease: undone(['proposalReview'], 'asked, because coverage drops'),
  proposalMerge: undone(['proposalUnmerge'], 'until the other one has a response; asked'),
  proposalUnmerge: undone(['proposalMerge', 'proposalSplit'], 'asked'),
  proposalSplit: undone(['proposalUnmerge'], 'until a part has a response; asked'),
  accountRename: again(),
  accountSetLanguage: again(),
  accountErase: { kind: 'own_page', note: 'the page asks to type the own name' },
  noticeAccept: own('nothing is public'),
  tokenCreate: undone(['tokenRevoke']),
  tokenRevoke: again('another token is made'),
  sessionRevoke: again('its owner signs in again'),
  sessionsRevokeAll: again('its owner signs in again'),
  secondFactorStart: own('nothing counts until it is confirmed'),
  secondFactorConfirm: undone(['secondFactorRemove']),
  secondFactorRemove: undone(['secondFactorConfirm']),
  appointmentGrant: undone(['appointmentEnd']),
  appointmentEnd: undone(
    ['appointmentGrant'],
    'asked where it is the own role, or nobody else answers for the institution',
  ),
  appointmentHandOver: undone(['appointmentHandOver'], 'by the successor; asked where it is the own role'),
  proposalRespond: undone(['responseRevise'], 'each version stays readable'),
  proposalsRespond: undone(['responseRevise'], 'one by one; asked, with how many'),
  responseRevise: undone(['responseRevise'], 'each version stays readable'),
  responseContest: asked('a response is contested once'),
  contestDecide: asked('a contest is decided once'),
  responseTemplateSave: again('what was responded with it keeps its text'),
  windowOpen: undone(['windowMove'], 'asked where days move'),
  windowMove: undone(['windowMove'], 'while it has not closed; asked where days move'),
  windowClose: undone(['windowReopen'], 'while its plan takes windows; asked'),
  windowReopen: undone(['windowClose'], 'asked'),
  synthesisPublish: undone(['synthesisCorrect'], 'with a public reason; it stays public; asked'),
  synthesisCorrect: undone(['synthesisCorrect'], 'each version stays readable; asked'),
  commitmentDraft: undone(['commitmentEdit']),
  commitmentEdit: again('each edit is a version'),
  planTextEdit: again('each edit is a version'),
  commitmentConsult: undone(['commitmentReturnToDraft'], 'with a public reason'),
  commitmentReturnToDraft: undone(['commitmentConsult']),
  commitmentDefer: asked('it joins its plan by an amendment only'),
  commitmentWithdraw: asked('a withdrawn commitment never comes back'),
  ownershipInvite: undone(['ownershipRespond'], 'by the institution that is invited'),
  ownershipRespond: own('the institution is invited again'),
  questionnaireSet: again('each version stays readable, and reports keep theirs'),
  milestoneAdd: undone(['milestoneEdit', 'suggestionCreate'], 'a suggestion takes the whole milestone out'),
  milestoneEdit: again('each edit is a version of the text'),
  milestoneReportDraft: undone(['milestoneReportDiscard']),
  milestoneReportsSave: again('saved rows are drafts; a row that was sent waits for its check, which may return it'),
  milestoneReportsFileTake: again(
    'saved rows are drafts; a row that was sent waits for its check, which may return it',
  ),
  milestoneReportEdit: again(),
  milestoneReportDiscard: asked('the draft is gone with its evidence'),
  milestoneReportSend: own('it waits for its check, which may return it; a later report takes its place'),
  voicePublish: own('a later report of the same voice takes its place; this one stays readable'),
  milestoneReportCheck: own('a later report takes its place; each step stays readable'),
  milestoneReportReturn: undone(['milestoneReportSend'], 'by the institution that reports'),
  milestoneRebaseline: undone(['rebaselineWithdraw'], 'until the others agree'),
  rebaselineAgree: undone(['milestoneRebaseline'], 'by another move; each stays readable'),
  rebaselineDecline: undone(['milestoneRebaseline'], 'by another proposal'),
  rebaselineWithdraw: undone(['milestoneRebaseline'], 'by another proposal'),
  rebaselineObject: own('it is shown beside the move and stops nothing'),
  activityAdd: undone(['activityRemove'], 'it stays readable'),
  activityEdit: again(),
  activityDone: undone(['activityReopen']),
  activityReopen: undone(['activityDone']),
  activityRemove: undone(['activityAdd'], 'as a new one; the removed one stays readable'),
  evidenceAdd: undone(['evidenceRemove'], 'while the report is a draft'),
  evidencePublicVersionAdd: { kind: 'own_page', note: 'the page says beside the button that the file stays public' },
  evidenceRemove: undone(['evidenceAdd'], 'with the file at hand'),
  suggestionCreate: undone(['suggestionWithdraw']),
  wordFileTake: undone(['suggestionWithdraw', 'commentWithdraw'], 'one by one; asked, with how many'),
  suggestionWithdraw: again('it is suggested again'),
  suggestionAccept: undone(['suggestionRevert'], 'with a public reason; each version stays readable'),
  suggestionDecline: asked('a suggestion is declined once; its author may make another'),
  suggestionsAccept: undone(['suggestionRevert'], 'one by one, with a public reason'),
  suggestionsDecline: asked('a suggestion is declined once; its author may make another'),
  suggestionRevert: undone(['suggestionAccept'], 'by both drafters together or a session of the forum; asked'),
  commentCreate: undone(['commentWithdraw']),
  commentEdit: again('each edit is a version that stays readable'),
  commentWithdraw: asked('its text is gone for readers'),
  commentErase: asked('it is gone from every version'),
  commentVote: again('a vote may change or be taken back'),
  commentReport: own('reports hide nothing, and only moderators read them'),
  commentHide: undone(['hidingTakeBack', 'appealDecide']),
  commentsHide: undone(
    ['hidingTakeBack', 'appealDecide'],
    'one by one or all in one act; asked, with whose and how each begins',
  ),
  hidingTakeBack: undone(['commentHide', 'proposalHide', 'suggestionHide', 'evidenceHide']),
  commentRelease: undone(['commentHide']),
  reportDismiss: own('what was reported can still be hidden'),
  reportsDismiss: own('what was reported can still be hidden'),
  commentAppeal: own('it harms nobody; somebody else decides'),
  proposalReport: own('reports hide nothing, and only moderators read them'),
  proposalHide: undone(['hidingTakeBack', 'appealDecide']),
  proposalRelease: undone(['proposalHide']),
  proposalAppeal: own('it harms nobody; somebody else decides'),
  suggestionReport: own('reports hide nothing, and only moderators read them'),
  suggestionHide: undone(['hidingTakeBack', 'appealDecide']),
  evidenceReport: own('reports hide nothing, and only moderators read them'),
  evidenceHide: undone(['hidingTakeBack', 'appealDecide']),
  evidenceAppeal: own('it harms nobody; somebody else decides'),
  suggestionAppeal: own('it harms nobody; somebody else decides'),
  appealDecide: asked('an appeal is decided once'),
  planHoldFirstComments: again(),
  programmeVisitAdd: undone(['programmeVisitRemove'], 'with a public reason; it stays readable'),
  programmeVisitEdit: again('each edit is a version that stays readable'),
  programmeVisitRemove: undone(['programmeVisitAdd'], 'as a new visit; the one taken back stays readable'),
  programmeVisitsImport: undone(
    ['programmeVisitRemove', 'programmeVisitEdit'],
    'one by one; asked, with what each row would do',
  ),
  indicatorAdd: undone(['indicatorRemove'], 'until the commitment is adopted; it stays readable'),
  indicatorEdit: again('each edit is a version that stays readable'),
  indicatorRemove: undone(['indicatorAdd'], 'as a new indicator; the one taken back stays readable'),
  measurementAdd: undone(['measurementRemove'], 'with a public reason; it stays readable'),
  measurementEdit: again('each edit is a version that stays readable'),
  measurementRemove: undone(['measurementAdd'], 'as a new value; the one taken back stays readable'),
  evaluationPublish: undone(['evaluationRemove'], 'with a public reason; it stays readable'),
  evaluationRemove: undone(['evaluationPublish'], 'as a new evaluation; the one taken back stays readable'),
  findingAnswer: again('each answer stays readable'),
  followSet: undone(['followEnd']),
  followEnd: undone(['followSet']),
};

/** The rows as `docs/domain.md` prints them. */
export function remedyLines(mutations: readonly string[]): string[] {
  return mutations.map((mutation) => {
    const remedy = REMEDIES[mutation]!;
    const says = {
      undone: () => `taken back by ${(remedy as { by: string[] }).by.map((by) => `\`${by}\``).join(' or ')}`,
      asked: () => '**asked before it is done**',
      own_page: () => '**asked before, on a page of its own**',
      harmless: () => 'harmless',
    }[remedy.kind]();
    return `| \`${mutation}\` | ${says} | ${remedy.note ?? ''} |`;
  });
}
