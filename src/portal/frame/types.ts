// Made of the documents of the features and of schema.gql by `npm run generate`: change those, never this.
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type AccountEraseInput = {
  publicName: string;
  texts: boolean;
};

export type AccountRenameInput = {
  publicName: string;
};

export type AccountSetLanguageInput = {
  language: Language;
};

export type ActInput = {
  clientMutationId?: string | null | undefined;
  preview?: boolean | null | undefined;
};

export type ActivityAction = 'DONE' | 'EDIT' | 'REMOVE' | 'REOPEN';

export type ActivityAddInput = {
  clientMutationId?: string | null | undefined;
  institution?: string | null | undefined;
  period?: PeriodInput | null | undefined;
  title: TitleInput;
  who?: string | null | undefined;
};

export type ActivityDoneInput = {
  clientMutationId?: string | null | undefined;
  on?: string | null | undefined;
};

export type ActivityEditInput = {
  clientMutationId?: string | null | undefined;
  institution?: string | null | undefined;
  period?: PeriodInput | null | undefined;
  title?: TitleInput | null | undefined;
  who?: string | null | undefined;
};

export type ActivityState = 'DONE' | 'OPEN' | 'REMOVED';

export type AppealAction = 'DECIDE';

export type AppealDecideInput = {
  clientMutationId?: string | null | undefined;
  preview?: boolean | null | undefined;
  reason: string;
  restore: boolean;
};

export type AppealInput = {
  argument: string;
  clientMutationId?: string | null | undefined;
};

export type AppealState = 'LAPSED' | 'OPEN' | 'REJECTED' | 'UPHELD';

export type AppointmentAction = 'END' | 'HAND_OVER';

export type AppointmentEndInput = {
  clientMutationId?: string | null | undefined;
  lastDay?: string | null | undefined;
  preview?: boolean | null | undefined;
  reason?: string | null | undefined;
  session?: string | null | undefined;
};

export type AppointmentFilter = {
  current?: boolean | null | undefined;
  plan?: string | null | undefined;
};

export type AppointmentGrantInput = {
  account: string;
  clientMutationId?: string | null | undefined;
  fromOn?: string | null | undefined;
  institution?: string | null | undefined;
  plan?: string | null | undefined;
  reason?: string | null | undefined;
  role: Role;
  untilOn?: string | null | undefined;
};

export type AppointmentHandOverInput = {
  clientMutationId?: string | null | undefined;
  preview?: boolean | null | undefined;
  reason?: string | null | undefined;
  session?: string | null | undefined;
  to: string;
};

export type AssessmentState = 'ABANDONED' | 'DRAFT' | 'PUBLISHED' | 'SHARED' | 'SUPERSEDED';

export type AssignmentInput = {
  institution: string;
  jurisdiction: string;
};

export type BaselineInput = {
  asOf?: string | null | undefined;
  source?: CitedSourceInput | null | undefined;
  value: number;
};

export type BudgetInput = {
  amount: string;
  currency: string;
};

export type ChallengeArea =
  | 'ACCESS_TO_INFORMATION'
  | 'ANTI_CORRUPTION'
  | 'CIVIC_SPACE'
  | 'CLIMATE_AND_ENVIRONMENT'
  | 'DIGITAL_GOVERNANCE'
  | 'FISCAL_OPENNESS'
  | 'GENDER_AND_INCLUSION'
  | 'JUSTICE'
  | 'MEDIA_FREEDOM'
  | 'PUBLIC_PARTICIPATION';

export type CheckingSide = 'CIVIL_SOCIETY' | 'GOVERNMENT';

export type CitedSourceInput = {
  title: TitleInput;
  url?: string | null | undefined;
};

export type ClauseChange = 'ADDED' | 'CHANGED' | 'KEPT' | 'MOVED' | 'REMOVED';

export type ClauseKind = 'HEADING' | 'ITEM' | 'NUMBERED' | 'PARAGRAPH';

export type CommentAction =
  'APPEAL' | 'EDIT' | 'ERASE' | 'HIDE' | 'RELEASE' | 'REPLY' | 'REPORT' | 'TAKE_BACK_HIDING' | 'VOTE' | 'WITHDRAW';

export type CommentCreateInput = {
  body: string;
  clientMutationId?: string | null | undefined;
  language?: string | null | undefined;
  onBehalfOf?: string | null | undefined;
  position?: Position | null | undefined;
  replyTo?: string | null | undefined;
  subject: string;
};

export type CommentEditInput = {
  body: string;
  clientMutationId?: string | null | undefined;
};

export type CommentOrder = 'MOST_VOTED' | 'NEWEST' | 'OLDEST';

export type CommentState = 'ERASED' | 'HELD' | 'HIDDEN' | 'VISIBLE' | 'WITHDRAWN';

export type CommitmentAction =
  'ADD_MILESTONE' | 'CONSULT' | 'DEFER' | 'EDIT' | 'INVITE_OWNER' | 'RETURN_TO_DRAFT' | 'WITHDRAW';

export type CommitmentDraftInput = {
  action?: TextInput | null | undefined;
  budget?: BudgetInput | null | undefined;
  carriedOverFrom?: string | null | undefined;
  challengeArea?: ChallengeArea | null | undefined;
  clientMutationId?: string | null | undefined;
  contribution?: TextInput | null | undefined;
  developmentPlan?: string | null | undefined;
  members: Array<string>;
  ogpValues?: Array<string> | null | undefined;
  origin: CommitmentOrigin;
  period?: PeriodInput | null | undefined;
  plan: string;
  policyAreas?: Array<string> | null | undefined;
  problem?: TextInput | null | undefined;
  proposals?: Array<string> | null | undefined;
  sdgs?: Array<number> | null | undefined;
  statusQuo?: TextInput | null | undefined;
  theme?: string | null | undefined;
  title: TitleInput;
  wordDraft?: string | null | undefined;
};

export type CommitmentEditInput = {
  action?: TextInput | null | undefined;
  budget?: BudgetInput | null | undefined;
  carriedOverFrom?: string | null | undefined;
  challengeArea?: ChallengeArea | null | undefined;
  clientMutationId?: string | null | undefined;
  contribution?: TextInput | null | undefined;
  developmentPlan?: string | null | undefined;
  ogpValues?: Array<string> | null | undefined;
  period?: PeriodInput | null | undefined;
  policyAreas?: Array<string> | null | undefined;
  problem?: TextInput | null | undefined;
  sdgs?: Array<number> | null | undefined;
  statusQuo?: TextInput | null | undefined;
  theme?: string | null | undefined;
  title?: TitleInput | null | undefined;
};

export type CommitmentFilter = {
  assessedCompletion?: string | null | undefined;
  institution?: string | null | undefined;
  invited?: boolean | null | undefined;
  jurisdiction?: string | null | undefined;
  mineToWrite?: boolean | null | undefined;
  plan?: string | null | undefined;
  policyArea?: string | null | undefined;
  status?: Array<CommitmentState> | null | undefined;
  text?: string | null | undefined;
  value?: string | null | undefined;
};

export type CommitmentOrigin = 'CO_CREATED' | 'PROACTIVE';

export type CommitmentState =
  'ADOPTED' | 'AGREED' | 'DEFERRED' | 'DRAFT' | 'ENDED' | 'IN_CONSULTATION' | 'IN_IMPLEMENTATION' | 'WITHDRAWN';

export type Completion = 'COMPLETE' | 'LIMITED' | 'NOT_DETERMINABLE' | 'NOT_STARTED' | 'SUBSTANTIAL';

export type ConsequenceCode =
  | 'ANSWERS_MADE_LATE'
  | 'ANSWERS_NO_LONGER_LATE'
  | 'ANSWER_DAYS_MOVED'
  | 'ASSIGNED_ALREADY'
  | 'ASSIGNED_MANY'
  | 'CONTESTED_ONCE'
  | 'CONTEST_IS_FINAL'
  | 'COVERAGE_DROPS'
  | 'DEBTS_BEGIN'
  | 'DUE_DAYS_MOVED'
  | 'FILES_ERASED'
  | 'FINAL'
  | 'FOLLOWERS_TOLD'
  | 'FORMER_STAYS_READABLE'
  | 'JOINED_STAND_ALONE'
  | 'LEFT_OUT'
  | 'MADE_LATE'
  | 'NOBODY_ANSWERS'
  | 'NO_LONGER_LATE'
  | 'OWN_ROLE_ENDS'
  | 'PARTS_OWED'
  | 'PARTS_WITHDRAWN'
  | 'RESPONDED_WITHOUT_IT'
  | 'RESPONSES_END'
  | 'RESPONSES_JOIN'
  | 'RESPONSES_MANY'
  | 'RESPONSE_GIVEN'
  | 'RESPONSE_REPLACED'
  | 'RIGHTS_END'
  | 'SAID_IN_COMMENTS'
  | 'SECRETARIAT_TAKES_OVER'
  | 'SUGGESTED_CHANGES'
  | 'SUPPORTS_COPIED'
  | 'SUPPORTS_TAKEN_BACK'
  | 'SYNTHESIS_STAYS'
  | 'TASK_GIVEN'
  | 'TASK_GIVEN_WITHOUT_DAY'
  | 'TASK_MOVES'
  | 'TEXTS_HIDDEN'
  | 'VISITS_ADDED'
  | 'VISITS_CHANGED'
  | 'VISITS_UNCHANGED'
  | 'WINDOW_BESIDE'
  | 'WINDOW_CLOSES_FOR_GOOD'
  | 'WINDOW_CLOSES_NOW'
  | 'WINDOW_REOPENS';

export type ConsultationNeed =
  | 'ACTION'
  | 'CONTRIBUTION'
  | 'LEAD'
  | 'MILESTONE'
  | 'OGP_VALUE'
  | 'OPEN_WINDOW'
  | 'PERIOD'
  | 'POLICY_AREA'
  | 'PROBLEM'
  | 'TITLE';

export type ContestDecideInput = {
  clientMutationId?: string | null | undefined;
  decision: string;
  preview?: boolean | null | undefined;
  response?: ResponseInput | null | undefined;
  session?: string | null | undefined;
  uphold: boolean;
};

export type ContestState = 'OPEN' | 'REJECTED' | 'UPHELD';

export type CountedAs =
  'CONFIRMED' | 'CONTRADICTED' | 'NOT_STARTED' | 'NO_EVIDENCE' | 'NO_REPORT' | 'SAID_BY_OWNER' | 'UNDER_WAY';

export type DatePrecision = 'AS_WRITTEN' | 'DAY' | 'MONTH' | 'QUARTER' | 'YEAR';

export type DayMeantInput = {
  doneOn: string;
  milestone: string;
};

export type DebtAction = 'RELEASE' | 'RESPOND';

export type DebtState = 'OWED' | 'RELEASED' | 'RESPONDED';

export type DraftingSide = 'CIVIL_SOCIETY' | 'GOVERNMENT';

export type EvaluatedAction = 'PUBLISH_EVALUATION';

export type EvaluationAction = 'REMOVE';

export type EvaluationPublishInput = {
  clientMutationId?: string | null | undefined;
  evaluated?: string | null | undefined;
  file?: string | null | undefined;
  findings: Array<FindingInput>;
  summary?: TextInput | null | undefined;
  title: TitleInput;
  url?: string | null | undefined;
};

export type EvidenceAction = 'ADD' | 'ADD_PUBLIC_VERSION' | 'REMOVE';

export type EvidenceAddInput = {
  clientMutationId?: string | null | undefined;
  dated?: string | null | undefined;
  file?: string | null | undefined;
  legalGround?: string | null | undefined;
  proves?: TextInput | null | undefined;
  reservedFile?: string | null | undefined;
  title: TitleInput;
  url?: string | null | undefined;
};

export type EvidenceKind = 'FILE' | 'LINK' | 'NAMED' | 'RESERVED';

export type EvidenceModerationAction = 'APPEAL' | 'HIDE' | 'REPORT' | 'TAKE_BACK_HIDING';

export type EvidencePublicVersionAddInput = {
  clientMutationId?: string | null | undefined;
  file: string;
};

export type FindingAction = 'ANSWER';

export type FindingAnswerInput = {
  clientMutationId?: string | null | undefined;
  text: TextInput;
};

export type FindingFilter = {
  addressee?: string | null | undefined;
  overdue?: boolean | null | undefined;
  owed?: boolean | null | undefined;
};

export type FindingInput = {
  addressee?: string | null | undefined;
  answerBy?: string | null | undefined;
  text: TextInput;
};

export type FollowFrequency = 'DAILY' | 'IMMEDIATE' | 'WEEKLY';

export type FollowSetInput = {
  clientMutationId?: string | null | undefined;
  frequency: FollowFrequency;
};

export type HideInput = {
  clientMutationId?: string | null | undefined;
  preview?: boolean | null | undefined;
  reason: string;
  rule: ModerationRule;
};

export type IndicatorAction = 'ADD_MEASUREMENT' | 'EDIT' | 'REMOVE';

export type IndicatorAddInput = {
  baseline?: BaselineInput | null | undefined;
  clientMutationId?: string | null | undefined;
  name: TitleInput;
  target?: TargetInput | null | undefined;
  unit?: TitleInput | null | undefined;
};

export type IndicatorChange = 'ADDED' | 'CHANGED' | 'REMOVED';

export type IndicatorEditInput = {
  baseline?: BaselineInput | null | undefined;
  clientMutationId?: string | null | undefined;
  name?: TitleInput | null | undefined;
  reason?: string | null | undefined;
  target?: TargetInput | null | undefined;
  unit?: TitleInput | null | undefined;
};

export type InstitutionKind =
  | 'ACADEMIA'
  | 'AUTONOMOUS_BODY'
  | 'CIVIL_SOCIETY'
  | 'GOVERNMENT_OFFICE'
  | 'INTERNATIONAL'
  | 'JUDICIARY'
  | 'LEGISLATURE'
  | 'NOT_STATED'
  | 'PRIVATE_SECTOR';

export type JurisdictionKind = 'COUNTRY' | 'MUNICIPALITY' | 'STATE';

export type Language = 'EN' | 'ES';

export type LinkProblem =
  | 'ANSWERS_ERROR'
  | 'FILE_UNUSABLE'
  | 'NOT_PUBLIC'
  | 'TOO_LARGE'
  | 'TOO_MANY_REDIRECTS'
  | 'TOO_SLOW'
  | 'TYPE_NOT_KEPT'
  | 'UNREACHABLE';

export type MeasuredAction = 'ADD_INDICATOR';

export type MeasurementAction = 'EDIT' | 'REMOVE';

export type MeasurementAddInput = {
  asOf?: string | null | undefined;
  clientMutationId?: string | null | undefined;
  qualifier?: Qualifier | null | undefined;
  scope?: TitleInput | null | undefined;
  source?: CitedSourceInput | null | undefined;
  unit?: TitleInput | null | undefined;
  value: number;
};

export type MeasurementEditInput = {
  asOf?: string | null | undefined;
  clientMutationId?: string | null | undefined;
  qualifier?: Qualifier | null | undefined;
  reason?: string | null | undefined;
  scope?: TitleInput | null | undefined;
  source?: CitedSourceInput | null | undefined;
  unit?: TitleInput | null | undefined;
  value?: number | null | undefined;
};

export type MilestoneAction = 'ADD_ACTIVITY' | 'EDIT' | 'REBASELINE';

export type MilestoneAddInput = {
  clientMutationId?: string | null | undefined;
  expectedResult?: TextInput | null | undefined;
  institutions?: Array<string> | null | undefined;
  meansOfVerification?: TextInput | null | undefined;
  outputs?: TextInput | null | undefined;
  planned: PeriodInput;
  title: TitleInput;
};

export type MilestoneEditInput = {
  clientMutationId?: string | null | undefined;
  expectedResult?: TextInput | null | undefined;
  institutions?: Array<string> | null | undefined;
  meansOfVerification?: TextInput | null | undefined;
  outputs?: TextInput | null | undefined;
  planned?: PeriodInput | null | undefined;
  title?: TitleInput | null | undefined;
};

export type MilestoneFilter = {
  commitment?: string | null | undefined;
  countedAs?: Array<CountedAs> | null | undefined;
  disputed?: boolean | null | undefined;
  dueFrom?: string | null | undefined;
  dueUntil?: string | null | undefined;
  evidencedSince?: string | null | undefined;
  group?: Array<ProgressGroup> | null | undefined;
  institution?: string | null | undefined;
  late?: boolean | null | undefined;
  lateStill?: boolean | null | undefined;
  movedSince?: string | null | undefined;
  open?: boolean | null | undefined;
  plan?: string | null | undefined;
  reportedSince?: string | null | undefined;
  standing?: Array<Standing> | null | undefined;
  status?: Array<MilestoneStatus> | null | undefined;
  theme?: string | null | undefined;
  updatedSince?: string | null | undefined;
};

export type MilestoneLevel = 'COMPLETE' | 'LIMITED' | 'NOT_STARTED' | 'SUBSTANTIAL';

export type MilestoneOrder = 'DUE' | 'RECENT' | 'REFERENCE' | 'REPORTED';

export type MilestoneRebaselineInput = {
  clientMutationId?: string | null | undefined;
  period: PeriodInput;
  preview?: boolean | null | undefined;
  reason: string;
};

export type MilestoneReportAction = 'CHECK' | 'DISCARD' | 'EDIT' | 'PUBLISH' | 'RETURN' | 'SEND';

export type MilestoneReportAnswerInput = {
  choices?: Array<string> | null | undefined;
  number?: number | null | undefined;
  question: string;
  text?: TextInput | null | undefined;
  yes?: boolean | null | undefined;
};

export type MilestoneReportCheckInput = {
  clientMutationId?: string | null | undefined;
  justification?: string | null | undefined;
};

export type MilestoneReportDraftInput = {
  answers?: Array<MilestoneReportAnswerInput> | null | undefined;
  clientMutationId?: string | null | undefined;
  doneOn?: string | null | undefined;
  institution?: string | null | undefined;
  milestone: string;
  narrative?: TextInput | null | undefined;
  obstacles?: TextInput | null | undefined;
  period?: number | null | undefined;
  status?: MilestoneLevel | null | undefined;
  unchanged?: boolean | null | undefined;
  voice?: Voice;
};

export type MilestoneReportEditInput = {
  answers?: Array<MilestoneReportAnswerInput> | null | undefined;
  clientMutationId?: string | null | undefined;
  doneOn?: string | null | undefined;
  narrative?: TextInput | null | undefined;
  obstacles?: TextInput | null | undefined;
  period?: number | null | undefined;
  status?: MilestoneLevel | null | undefined;
  unchanged?: boolean | null | undefined;
};

export type MilestoneReportRowInput = {
  answers?: Array<MilestoneReportAnswerInput> | null | undefined;
  clientMutationId?: string | null | undefined;
  doneOn?: string | null | undefined;
  expectedVersion?: number | null | undefined;
  milestone: string;
  narrative?: TextInput | null | undefined;
  obstacles?: TextInput | null | undefined;
  status?: MilestoneLevel | null | undefined;
  unchanged?: boolean | null | undefined;
};

export type MilestoneReportStepKind = 'CHECKED' | 'PUBLISHED' | 'RETURNED' | 'SENT';

export type MilestoneReportsFileAct = 'BEGIN' | 'CORRECT' | 'GO_ON';

export type MilestoneReportsFileColumn = 'ANSWER' | 'DONE_ON' | 'NARRATIVE' | 'OBSTACLES' | 'STATUS' | 'UNCHANGED';

export type MilestoneReportsFileTakeInput = {
  clientMutationId?: string | null | undefined;
  days?: Array<DayMeantInput> | null | undefined;
  file: string;
  send?: boolean | null | undefined;
};

export type MilestoneReportsSaveInput = {
  clientMutationId?: string | null | undefined;
  institution?: string | null | undefined;
  period?: number | null | undefined;
  rows: Array<MilestoneReportRowInput>;
  send?: boolean | null | undefined;
};

export type MilestoneStatus = 'COMPLETE' | 'LIMITED' | 'NOT_STARTED' | 'NO_EVIDENCE' | 'NO_REPORT' | 'SUBSTANTIAL';

export type ModeratedThing = 'COMMENT' | 'EVIDENCE' | 'PROPOSAL' | 'SUGGESTION';

export type ModerationRule =
  'DISCRIMINATION' | 'DUPLICATE' | 'INSULT' | 'OFF_TOPIC' | 'PERSONAL_DATA' | 'SPAM' | 'THREAT' | 'UNLAWFUL';

export type NoticeAcceptInput = {
  version: number;
};

export type Outcome = 'ACCEPTED' | 'ACCEPTED_IN_PART' | 'NOT_ACCEPTED';

export type OwnerRole = 'LEAD' | 'MEMBER' | 'SUPPORTING';

export type OwnerState = 'ACCEPTED' | 'DECLINED' | 'HANDED_OVER' | 'INVITED';

export type OwnershipAction = 'RESPOND';

export type OwnershipInviteInput = {
  clientMutationId?: string | null | undefined;
  institution: string;
  role: OwnerRole;
};

export type OwnershipRespondInput = {
  accept: boolean;
  clientMutationId?: string | null | undefined;
  reason?: string | null | undefined;
};

export type PeriodInput = {
  end?: string | null | undefined;
  start?: string | null | undefined;
};

export type PieceChange = 'ADDED' | 'KEPT' | 'REMOVED';

export type PlanAction =
  | 'BEGIN_COMMITMENT'
  | 'CHECK_REPORTS'
  | 'HOLD_FIRST_COMMENTS'
  | 'MODERATE'
  | 'OPEN_WINDOW'
  | 'RESPOND'
  | 'REVIEW'
  | 'SAVE_TEMPLATE'
  | 'TRANSCRIBE'
  | 'WRITE_TEXTS';

export type PlanHoldFirstCommentsInput = {
  clientMutationId?: string | null | undefined;
  first: number;
  reason: string;
};

export type PlanStage =
  'CLOSED' | 'CO_CREATION' | 'DISCONTINUED' | 'EXPRESSION_OF_INTEREST' | 'IMPLEMENTATION' | 'PREPARATION' | 'SUBMITTED';

export type PlanTextEditInput = {
  achievements?: TextInput | null | undefined;
  arrangements?: TextInput | null | undefined;
  challenges?: TextInput | null | undefined;
  clientMutationId?: string | null | undefined;
  engagement?: TextInput | null | undefined;
  foreword?: TextInput | null | undefined;
  monitoring?: TextInput | null | undefined;
  vision?: TextInput | null | undefined;
};

export type Position = 'AGAINST' | 'FOR' | 'NEUTRAL';

export type ProblemCode =
  | 'ACCOUNT_NOT_FOUND'
  | 'ACTION_MISSING'
  | 'ACTIVITY_BEFORE_ADOPTION'
  | 'ACTIVITY_DONE'
  | 'ACTIVITY_NOT_DONE'
  | 'ACTIVITY_NOT_FOUND'
  | 'ACTIVITY_ONE_WHO'
  | 'ACTIVITY_REMOVED'
  | 'ACTIVITY_WHO_REQUIRED'
  | 'ADDRESSEE_REQUIRED'
  | 'ADDRESS_INVALID'
  | 'ALREADY_AGREED'
  | 'ALREADY_ANSWERED'
  | 'ALREADY_APPEALED'
  | 'ALREADY_ATTACHED'
  | 'ALREADY_CONTESTED'
  | 'ALREADY_DECIDED'
  | 'ALREADY_HIDDEN'
  | 'ALREADY_HOLDER'
  | 'ALREADY_OBJECTED'
  | 'ALREADY_REPORTED'
  | 'ALREADY_RESPONDED'
  | 'ALREADY_SUBMITTED'
  | 'ALREADY_SUPPORTED'
  | 'ANSWER_COUNTS_PERSONS'
  | 'ANSWER_DAY_REQUIRED'
  | 'ANSWER_OF_ANOTHER_KIND'
  | 'ANSWER_ONE_CHOICE'
  | 'ANSWER_REQUIRED'
  | 'ANSWER_UNKNOWN_CHOICE'
  | 'APPEAL_NOT_FOUND'
  | 'APPEAL_TOO_LATE'
  | 'APPOINTMENT_ENDED'
  | 'APPOINTMENT_NOT_FOUND'
  | 'ARGUMENT_REQUIRED'
  | 'ATTACHMENT_NOT_FOUND'
  | 'BOTH_DRAFTERS_REQUIRED'
  | 'BUDGET_INVALID'
  | 'CALL_CLOSED'
  | 'CALL_NOT_OPEN'
  | 'CHOICES_AT_MOST'
  | 'CLAUSE_NOT_FOUND'
  | 'CLAUSE_REMOVED'
  | 'CLIENT_MUTATION_ID_REUSED'
  | 'CODE_INVALID'
  | 'COMMENTS_CLOSED'
  | 'COMMENT_NOT_FOUND'
  | 'COMMENT_NOT_OPEN'
  | 'COMMENT_TOO_DEEP'
  | 'COMMITMENT_LINK_REQUIRED'
  | 'COMMITMENT_NOT_ADOPTED'
  | 'COMMITMENT_NOT_A_DRAFT'
  | 'COMMITMENT_NOT_EARLIER'
  | 'COMMITMENT_NOT_EDITABLE'
  | 'COMMITMENT_NOT_FOUND'
  | 'COMMITMENT_NOT_IN_CONSULTATION'
  | 'COMMITMENT_REFERENCE_TAKEN'
  | 'CONSULTATION_NOT_OPEN'
  | 'CONTEST_TOO_LATE'
  | 'CONTRIBUTION_MISSING'
  | 'CURSOR_INVALID'
  | 'DATE_AFTER_END'
  | 'DATE_INVALID'
  | 'DATE_IN_THE_PAST'
  | 'DAY_IN_THE_FUTURE'
  | 'EMAIL_INVALID'
  | 'EMAIL_UNUSABLE'
  | 'END_REQUIRED'
  | 'EVALUATION_DOCUMENT_MISSING'
  | 'EVALUATION_IN_THE_FUTURE'
  | 'EVALUATION_NOT_FOUND'
  | 'EVALUATION_TAKEN_BACK'
  | 'EVIDENCE_AT_MOST'
  | 'EVIDENCE_FILE_OR_LINK'
  | 'EVIDENCE_MISSING'
  | 'EVIDENCE_NOT_FOUND'
  | 'EVIDENCE_NOT_RESERVED'
  | 'FIELD_VALUE_REQUIRED'
  | 'FILES_AT_MOST'
  | 'FILES_TOO_LARGE'
  | 'FILE_DAMAGED'
  | 'FILE_EMPTY'
  | 'FILE_HOLDS_FILES'
  | 'FILE_LOCKED'
  | 'FILE_SIGNED'
  | 'FILE_TOO_LARGE'
  | 'FILE_TOO_SLOW'
  | 'FILE_TYPE_REFUSED'
  | 'FINDINGS_AT_MOST'
  | 'FINDING_NOT_FOUND'
  | 'ID_INVALID'
  | 'ID_OF_THE_PAST'
  | 'INDICATOR_COMMITMENT_OVER'
  | 'INDICATOR_FROZEN'
  | 'INDICATOR_NOT_FOUND'
  | 'INDICATOR_TAKEN_BACK'
  | 'INPUT_INVALID'
  | 'INSTANT_INVALID'
  | 'INSTANT_NOT_SETTLED'
  | 'INSTITUTION_ABOLISHED'
  | 'INSTITUTION_ALREADY_OWNER'
  | 'INSTITUTION_NOT_FOUND'
  | 'INSTITUTION_OF_ANOTHER_JURISDICTION'
  | 'INSTITUTION_REQUIRED'
  | 'INSTITUTION_SLUG_TAKEN'
  | 'JURISDICTION_NOT_A_MEMBER'
  | 'JUSTIFICATION_REQUIRED'
  | 'KEPT_PROPOSAL_CLAIMED'
  | 'KEPT_PROPOSAL_NOT_FOUND'
  | 'LAST_ADMINISTRATOR'
  | 'LAST_ONE_OWING'
  | 'LEAD_NOT_ACCEPTED'
  | 'LEGAL_GROUND_REQUIRED'
  | 'LEGAL_GROUND_WITHOUT_RESERVED'
  | 'LETTER_CODES_AT_MOST'
  | 'LINK_INVALID'
  | 'MEASURED_NOT_FOUND'
  | 'MEASUREMENT_IN_THE_FUTURE'
  | 'MEASUREMENT_NOT_FOUND'
  | 'MEASUREMENT_TAKEN_BACK'
  | 'MEMBER_REQUIRED'
  | 'MERGE_ACROSS_PLANS'
  | 'MERGE_INTO_ITSELF'
  | 'MERGE_LOSES_RESPONSE'
  | 'MERGE_TARGET_NOT_OPEN'
  | 'MILESTONE_FROZEN'
  | 'MILESTONE_HAS_REPORTS'
  | 'MILESTONE_INCOMPLETE'
  | 'MILESTONE_NOT_FOUND'
  | 'MILESTONE_NUMBER_TAKEN'
  | 'MILESTONE_REPORT_DRAFT_EXISTS'
  | 'MILESTONE_REPORT_NOT_FOUND'
  | 'MILESTONE_REPORT_NOT_SENT'
  | 'MILESTONE_REPORT_SENT'
  | 'MODERATOR_HAS_A_TIE'
  | 'MUNICIPALITY_NOT_FOUND'
  | 'NAME_DOES_NOT_MATCH'
  | 'NAME_OF_OFFICE'
  | 'NARRATIVE_REQUIRED'
  | 'NOTHING_CHANGES'
  | 'NOTHING_TO_MOVE'
  | 'NOTHING_TO_REPEAT'
  | 'NOTHING_TO_WRITE'
  | 'NOTICE_DUE'
  | 'NOTICE_REQUIRED'
  | 'NOT_ALLOWED'
  | 'NOT_CONTESTED'
  | 'NOT_HELD'
  | 'NOT_HIDDEN'
  | 'NOT_MERGED'
  | 'NOT_OF_THE_INSTITUTION'
  | 'NOT_SUPPORTED'
  | 'NO_RESPONSE_OWED'
  | 'OBJECTION_TOO_LATE'
  | 'OGP_VALUE_MISSING'
  | 'OGP_VALUE_UNKNOWN'
  | 'OIDC_FAILED'
  | 'ONE_NOT_OPEN'
  | 'ONE_OUTDATED'
  | 'OUTCOME_DECIDED'
  | 'OWNERSHIP_NOT_FOUND'
  | 'OWNER_HAS_ACCEPTED'
  | 'PAGE_SIZE_INVALID'
  | 'PERIOD_IN_THE_FUTURE'
  | 'PERIOD_MISSING'
  | 'PICTURE_TOO_LARGE'
  | 'PLACE_UNKNOWN'
  | 'PLAN_CLOSED'
  | 'PLAN_NOT_FOUND'
  | 'PLAN_NOT_IN_CO_CREATION'
  | 'PLAN_NOT_WANTED'
  | 'PLAN_REQUIRED'
  | 'PLAN_SUBMITTED'
  | 'PLAN_TAKES_NO_WINDOWS'
  | 'PLAN_TEXT_IS_CLAUSES'
  | 'POLICY_AREA_MISSING'
  | 'POLICY_AREA_UNKNOWN'
  | 'PROBLEM_MISSING'
  | 'PROGRAMME_NOT_FOUND'
  | 'PROPOSAL_HIDDEN'
  | 'PROPOSAL_NOT_EDITABLE'
  | 'PROPOSAL_NOT_FOUND'
  | 'PROPOSAL_NOT_OPEN'
  | 'PROPOSAL_NOT_TO_BE_TAKEN_UP'
  | 'PROPOSAL_OF_ANOTHER_PLAN'
  | 'PUBLIC_VERSION_EXISTS'
  | 'QUESTION_CODE_INVALID'
  | 'QUESTION_CODE_TWICE'
  | 'QUESTION_NEEDS_CHOICES'
  | 'QUESTION_UNKNOWN'
  | 'QUESTION_WITHOUT_CHOICES'
  | 'REASON_REQUIRED'
  | 'REBASELINE_DECIDED'
  | 'REBASELINE_NOT_FOUND'
  | 'REBASELINE_OPEN'
  | 'RECEIVED_OUTSIDE_CALL'
  | 'RECEPTION_NOT_EDITABLE'
  | 'REPORTING_PERIOD_UNKNOWN'
  | 'REPORT_NOT_FOUND'
  | 'RESPONSE_CONTESTED'
  | 'RESPONSE_NOT_FOUND'
  | 'RESPONSE_REQUIRED'
  | 'REVERT_IN_CONFLICT'
  | 'SAME_DATES'
  | 'SCOPE_MISSING'
  | 'SDG_UNKNOWN'
  | 'SEARCH_TOO_WIDE'
  | 'SECOND_FACTOR_ALREADY'
  | 'SECOND_FACTOR_NOT_STARTED'
  | 'SECOND_FACTOR_REQUIRED'
  | 'SESSION_NOT_FOUND'
  | 'SESSION_REQUIRED'
  | 'SHEET_BROKEN'
  | 'SHEET_CELL_INVALID'
  | 'SHEET_COLUMN_MISSING'
  | 'SHEET_DAY_UNANSWERED'
  | 'SHEET_DECLARES_ENTITIES'
  | 'SHEET_EXPANDS_TOO_FAR'
  | 'SHEET_FORMULA'
  | 'SHEET_HAS_MACROS'
  | 'SHEET_LOCKED'
  | 'SHEET_NOT_OURS'
  | 'SHEET_NOT_XLSX'
  | 'SHEET_OF_ANOTHER_TABLE'
  | 'SHEET_QUESTION_GONE'
  | 'SHEET_READING_NOT_FOUND'
  | 'SHEET_ROW_OF_ANOTHER'
  | 'SHEET_ROW_OUTDATED'
  | 'SHEET_ROW_SENT'
  | 'SHEET_ROW_TWICE'
  | 'SHEET_ROW_WITHOUT_ID'
  | 'SHEET_TEXT_CHANGED'
  | 'SHEET_TOO_COMPLEX'
  | 'SHEET_TOO_MANY_ROWS'
  | 'SOURCE_ADDRESS_INVALID'
  | 'STATUS_REQUIRED'
  | 'SUBJECT_NOT_FOUND'
  | 'SUGGESTIONS_CLOSED'
  | 'SUGGESTION_DECIDED'
  | 'SUGGESTION_HIDDEN'
  | 'SUGGESTION_INCOMPLETE'
  | 'SUGGESTION_IN_CONFLICT'
  | 'SUGGESTION_NOT_ACCEPTED'
  | 'SUGGESTION_NOT_FOUND'
  | 'SUGGESTION_PLACE_GONE'
  | 'SUGGESTION_WITHOUT_WORDS'
  | 'SYNTHESIS_NOT_PUBLISHED'
  | 'SYNTHESIS_PUBLISHED'
  | 'TARGET_NEEDS_AMENDMENT'
  | 'TEMPLATE_NAME_TAKEN'
  | 'TEMPLATE_NOT_FOUND'
  | 'TEMPLATE_OF_ANOTHER_INSTITUTION'
  | 'TEXT_IS_SHARED'
  | 'TEXT_NOT_OPEN'
  | 'TEXT_REQUIRED'
  | 'TEXT_TOO_LONG'
  | 'THEME_NOT_FOUND'
  | 'TITLE_MISSING'
  | 'TITLE_STAYS'
  | 'TOKENS_AT_MOST'
  | 'TOKEN_INVALID'
  | 'TOO_MANY'
  | 'UPLOAD_NOT_FOUND'
  | 'VALUE_REQUIRED'
  | 'VERSION_OUTDATED'
  | 'VERSION_UNKNOWN'
  | 'VISITS_CELL_INVALID'
  | 'VISITS_COLUMN_MISSING'
  | 'VISITS_FILE_TOO_LONG'
  | 'VISITS_FILE_UNREADABLE'
  | 'VISITS_ROW_OUTDATED'
  | 'VISITS_ROW_THERE'
  | 'VISITS_ROW_TWICE'
  | 'VISITS_ROW_UNKNOWN'
  | 'VISIT_IN_THE_FUTURE'
  | 'VISIT_LANGUAGE_TWICE'
  | 'VISIT_NOT_FOUND'
  | 'VISIT_NUMBERS_DISAGREE'
  | 'VISIT_TAKEN_BACK'
  | 'VISIT_THERE_ALREADY'
  | 'WINDOW_BEYOND_ITS_PLAN'
  | 'WINDOW_CLOSED'
  | 'WINDOW_CLOSES_BEFORE_IT_OPENS'
  | 'WINDOW_IN_THE_PAST'
  | 'WINDOW_NOT_CLOSED'
  | 'WINDOW_NOT_FOUND'
  | 'WINDOW_NOT_OPEN'
  | 'WINDOW_NOT_OVER'
  | 'WINDOW_OF_KIND_OPEN'
  | 'WINDOW_THERE_ALREADY'
  | 'WINDOW_TOO_FAR'
  | 'WORD_BROKEN'
  | 'WORD_DECLARES_ENTITIES'
  | 'WORD_DRAFT_TAKEN'
  | 'WORD_EXPANDS_TOO_FAR'
  | 'WORD_HAS_MACROS'
  | 'WORD_LOCKED'
  | 'WORD_NOT_DOCX'
  | 'WORD_OF_ANOTHER_TEXT'
  | 'WORD_READING_NOT_FOUND'
  | 'WORD_TOO_COMPLEX'
  | 'WORD_TOO_MANY_CHANGES'
  | 'WORD_WITHOUT_HEADINGS';

export type ProgrammeAction = 'ADD_VISIT' | 'IMPORT_VISITS';

export type ProgrammeVisitAddInput = {
  attendedByLanguage?: Array<SpokenByInput> | null | undefined;
  clientMutationId?: string | null | undefined;
  menAttended?: number | null | undefined;
  municipality: string;
  personsAttended?: number | null | undefined;
  place?: string | null | undefined;
  services?: TextInput | null | undefined;
  source?: CitedSourceInput | null | undefined;
  visited?: string | null | undefined;
  womenAttended?: number | null | undefined;
};

export type ProgrammeVisitEditInput = {
  attendedByLanguage?: Array<SpokenByInput> | null | undefined;
  clientMutationId?: string | null | undefined;
  menAttended?: number | null | undefined;
  municipality?: string | null | undefined;
  personsAttended?: number | null | undefined;
  place?: string | null | undefined;
  reason?: string | null | undefined;
  services?: TextInput | null | undefined;
  source?: CitedSourceInput | null | undefined;
  visited?: string | null | undefined;
  womenAttended?: number | null | undefined;
};

export type ProgrammeVisitFilter = {
  from?: string | null | undefined;
  municipality?: string | null | undefined;
  state?: VisitState | null | undefined;
  to?: string | null | undefined;
};

export type ProgrammeVisitsImportInput = {
  clientMutationId?: string | null | undefined;
  preview?: boolean | null | undefined;
  upload: string;
};

export type ProgressGroup = 'ACHIEVED_BEFORE' | 'CO_CREATED' | 'PROACTIVE';

export type ProposalAction =
  | 'APPEAL'
  | 'BEGIN_COMMITMENT'
  | 'EDIT'
  | 'ERASE'
  | 'HIDE'
  | 'MERGE'
  | 'RELEASE'
  | 'REPORT'
  | 'RESPOND'
  | 'REVIEW'
  | 'SPLIT'
  | 'SUBMIT'
  | 'SUPPORT'
  | 'TAKE_BACK_HIDING'
  | 'UNMERGE'
  | 'UNSUPPORT'
  | 'WITHDRAW';

export type ProposalAttachInput = {
  clientMutationId?: string | null | undefined;
  description: string;
  upload: string;
};

export type ProposalClaimInput = {
  clientMutationId?: string | null | undefined;
  token: string;
};

export type ProposalDiscardInput = {
  token: string;
};

export type ProposalDraftInput = {
  action?: TextInput | null | undefined;
  affected?: TextInput | null | undefined;
  clientMutationId?: string | null | undefined;
  expectedChange?: TextInput | null | undefined;
  jurisdictions?: Array<string> | null | undefined;
  onBehalfOf?: string | null | undefined;
  plan: string;
  policyAreas?: Array<string> | null | undefined;
  preview?: boolean | null | undefined;
  problem?: TextInput | null | undefined;
  theme?: string | null | undefined;
  title: TitleInput;
};

export type ProposalEditInput = {
  action?: TextInput | null | undefined;
  affected?: TextInput | null | undefined;
  clientMutationId?: string | null | undefined;
  expectedChange?: TextInput | null | undefined;
  jurisdictions?: Array<string> | null | undefined;
  policyAreas?: Array<string> | null | undefined;
  preview?: boolean | null | undefined;
  problem?: TextInput | null | undefined;
  receivedHow?: string | null | undefined;
  receivedOn?: string | null | undefined;
  theme?: string | null | undefined;
  title?: TitleInput | null | undefined;
};

export type ProposalFilter = {
  awaitingResponse?: boolean | null | undefined;
  inText?: boolean | null | undefined;
  jurisdiction?: string | null | undefined;
  mine?: boolean | null | undefined;
  onBehalfOf?: string | null | undefined;
  overdue?: boolean | null | undefined;
  owedText?: boolean | null | undefined;
  plan?: string | null | undefined;
  policyArea?: string | null | undefined;
  references?: Array<string> | null | undefined;
  responsible?: string | null | undefined;
  state?: Array<ProposalState> | null | undefined;
  supportedByMe?: boolean | null | undefined;
  text?: string | null | undefined;
  theme?: string | null | undefined;
  transcribed?: boolean | null | undefined;
  unassigned?: boolean | null | undefined;
};

export type ProposalKeepInput = {
  action?: TextInput | null | undefined;
  affected?: TextInput | null | undefined;
  expectedChange?: TextInput | null | undefined;
  plan: string;
  problem?: TextInput | null | undefined;
  title: TitleInput;
};

export type ProposalMergeInput = {
  clientMutationId?: string | null | undefined;
  into: string;
  preview?: boolean | null | undefined;
  reason: string;
};

export type ProposalOrder = 'MOST_DISCUSSED' | 'MOST_SUPPORTED' | 'NEWEST' | 'RELEVANCE' | 'TEXT_DUE' | 'WAITING';

export type ProposalPartInput = {
  action: TextInput;
  problem: TextInput;
  title: TitleInput;
};

export type ProposalRespondInput = {
  category: ResponseCategory;
  clientMutationId?: string | null | undefined;
  commitments?: Array<string> | null | undefined;
  jurisdiction: string;
  outcome: Outcome;
  preview?: boolean | null | undefined;
  text: TextInput;
  translations?: Array<TextInput> | null | undefined;
  writeBy?: string | null | undefined;
};

export type ProposalReviewInput = {
  assignments: Array<AssignmentInput>;
  clientMutationId?: string | null | undefined;
  preview?: boolean | null | undefined;
};

export type ProposalSplitInput = {
  clientMutationId?: string | null | undefined;
  parts: Array<ProposalPartInput>;
  preview?: boolean | null | undefined;
  reason: string;
};

export type ProposalState =
  | 'ACCEPTED'
  | 'ACCEPTED_IN_PART'
  | 'DRAFT'
  | 'MERGED'
  | 'NOT_ACCEPTED'
  | 'SPLIT'
  | 'SUBMITTED'
  | 'UNDER_REVIEW'
  | 'WITHDRAWN';

export type ProposalTranscribeInput = {
  action?: TextInput | null | undefined;
  affected?: TextInput | null | undefined;
  clientMutationId?: string | null | undefined;
  expectedChange?: TextInput | null | undefined;
  jurisdictions?: Array<string> | null | undefined;
  plan: string;
  policyAreas?: Array<string> | null | undefined;
  preview?: boolean | null | undefined;
  problem?: TextInput | null | undefined;
  receivedHow?: string | null | undefined;
  receivedOn: string;
  theme?: string | null | undefined;
  title: TitleInput;
};

export type ProposalsRespondInput = {
  clientMutationId?: string | null | undefined;
  commitments?: Array<string> | null | undefined;
  jurisdiction: string;
  plan: string;
  preview?: boolean | null | undefined;
  proposals: Array<string>;
  template: string;
  writeBy?: string | null | undefined;
};

export type ProposalsReviewInput = {
  clientMutationId?: string | null | undefined;
  institution: string;
  plan: string;
  preview?: boolean | null | undefined;
  proposals: Array<string>;
};

export type Qualifier = 'ABOUT' | 'AS_STATED' | 'EXACTLY' | 'MORE_THAN';

export type QuestionChoiceInput = {
  code: string;
  label: Array<TitleInput>;
};

export type QuestionInput = {
  choices?: Array<QuestionChoiceInput> | null | undefined;
  code: string;
  help?: Array<TitleInput> | null | undefined;
  kind: QuestionKind;
  label: Array<TitleInput>;
  required?: boolean | null | undefined;
};

export type QuestionKind = 'CHOICE' | 'CHOICES' | 'NUMBER' | 'PERSONS' | 'TEXT' | 'YES_NO';

export type QuestionnaireAction = 'SET';

export type QuestionnaireSetInput = {
  clientMutationId?: string | null | undefined;
  questions: Array<QuestionInput>;
  voice: Voice;
};

export type QueueReason = 'APPEALED' | 'HELD' | 'REPORTED';

export type ReasonInput = {
  clientMutationId?: string | null | undefined;
  preview?: boolean | null | undefined;
  reason: string;
};

export type RebaselineAction = 'AGREE' | 'DECLINE' | 'OBJECT' | 'WITHDRAW';

export type RebaselineState = 'DECLINED' | 'IN_FORCE' | 'PROPOSED' | 'WITHDRAWN';

export type RecordChange = 'ADDED' | 'EDITED' | 'IMPORTED' | 'REMOVED';

export type RecordFilter = {
  state?: RecordState | null | undefined;
};

export type RecordState = 'RECORDED' | 'TAKEN_BACK';

export type RemarkCode =
  | 'COMPLETION_CONTRADICTION'
  | 'CONFLICTING_FIGURES'
  | 'CONTINUATION_WITH_BINDING_CHANGE'
  | 'COUNTERPARTS_NAMED'
  | 'NOT_ATTACHED'
  | 'OUTPUT_NOT_OPENNESS'
  | 'RESULT_AT_START'
  | 'RESULT_BEFORE_SUBMISSION'
  | 'TEXT_CUT_OFF'
  | 'TITLE_NOT_SEEN';

export type ReportDueState = 'DUE' | 'OVERDUE' | 'SENT' | 'SENT_LATE' | 'UPCOMING';

export type ReportInput = {
  clientMutationId?: string | null | undefined;
  reason?: string | null | undefined;
  rule: ModerationRule;
};

export type ReportState =
  'APPROVED' | 'CHECKED' | 'DRAFT' | 'NOT_CHECKED' | 'PUBLISHED' | 'RETURNED' | 'SENT' | 'SUPERSEDED';

export type ResponseAction = 'CONTEST' | 'DECIDE' | 'REVISE';

export type ResponseCategory =
  | 'ALREADY_UNDER_WAY'
  | 'LEGAL_OBSTACLE'
  | 'NOT_FEASIBLE'
  | 'NO_RESOURCES'
  | 'OTHER'
  | 'OUTSIDE_COMPETENCE'
  | 'OUTSIDE_THE_PLAN'
  | 'TAKEN_UP'
  | 'TOO_UNSPECIFIC';

export type ResponseDebtReleaseInput = {
  clientMutationId?: string | null | undefined;
  jurisdiction: string;
  preview?: boolean | null | undefined;
  reason: string;
};

export type ResponseInput = {
  category: ResponseCategory;
  clientMutationId?: string | null | undefined;
  commitments?: Array<string> | null | undefined;
  outcome: Outcome;
  preview?: boolean | null | undefined;
  text: TextInput;
  translations?: Array<TextInput> | null | undefined;
  writeBy?: string | null | undefined;
};

export type ResponseReviseInput = {
  category: ResponseCategory;
  clientMutationId?: string | null | undefined;
  commitments?: Array<string> | null | undefined;
  outcome: Outcome;
  preview?: boolean | null | undefined;
  reason: string;
  text: TextInput;
  translations?: Array<TextInput> | null | undefined;
  writeBy?: string | null | undefined;
};

export type ResponseState = 'CONFIRMED' | 'CONTESTED' | 'PUBLISHED' | 'RECONSIDERED' | 'REVISED';

export type ResponseTemplateInput = {
  category: ResponseCategory;
  clientMutationId?: string | null | undefined;
  commitments?: Array<string> | null | undefined;
  institution?: string | null | undefined;
  name: string;
  outcome: Outcome;
  preview?: boolean | null | undefined;
  text: TextInput;
  translations?: Array<TextInput> | null | undefined;
  writeBy?: string | null | undefined;
};

export type Role =
  | 'ADMINISTRATOR'
  | 'CIVIL_SOCIETY_CONTACT_POINT'
  | 'COUNTERPART'
  | 'DRAFTER'
  | 'FACILITATOR'
  | 'FORUM_MEMBER'
  | 'GOVERNMENT_CONTACT_POINT'
  | 'GUARANTOR'
  | 'INSTITUTION_LIAISON'
  | 'MODERATOR'
  | 'MONITORING_BODY'
  | 'OGP_READER'
  | 'SECRETARIAT';

export type SearchArea = 'COMMENT' | 'COMMITMENT' | 'INDICATOR' | 'PLAN' | 'PROPOSAL' | 'SUGGESTION';

export type SeatKind = 'ALTERNATE' | 'FULL';

export type SecondFactorConfirmInput = {
  code: string;
};

export type Section =
  | 'ACHIEVEMENTS'
  | 'ACTION'
  | 'ARRANGEMENTS'
  | 'CHALLENGES'
  | 'CONTRIBUTION'
  | 'ENGAGEMENT'
  | 'EXPECTED_RESULT'
  | 'FOREWORD'
  | 'MEANS_OF_VERIFICATION'
  | 'MONITORING'
  | 'OUTPUTS'
  | 'PROBLEM'
  | 'STATUS_QUO'
  | 'TITLE'
  | 'VISION';

export type Sector = 'ACADEMIA' | 'AUTONOMOUS_BODY' | 'CITIZENS' | 'CIVIL_SOCIETY' | 'GOVERNMENT' | 'PRIVATE_SECTOR';

export type SessionKind = 'EXTRAORDINARY' | 'ORDINARY' | 'THEMATIC_TABLE';

export type SignInWay = 'DEMONSTRATION' | 'EMAIL' | 'OIDC';

export type SourceKind = 'COMMENT' | 'DRAFT' | 'DRAFTER' | 'IMPORT' | 'PROPOSAL' | 'SESSION' | 'SUGGESTION';

export type SpokenByInput = {
  language: VisitLanguage;
  persons: number;
};

export type Standing = 'CONFIRMED' | 'CONTRADICTED' | 'SAID_BY_OWNER';

export type SuggestedField =
  | 'BUDGET'
  | 'CARRIED_OVER_FROM'
  | 'CHALLENGE_AREA'
  | 'DEVELOPMENT_PLAN'
  | 'MILESTONE_INSTITUTIONS'
  | 'MILESTONE_PERIOD'
  | 'OGP_VALUES'
  | 'OWNER'
  | 'PERIOD'
  | 'POLICY_AREAS'
  | 'SDGS'
  | 'THEME';

export type SuggestedValueInput = {
  budget?: BudgetInput | null | undefined;
  carriedOverFrom?: string | null | undefined;
  challengeArea?: ChallengeArea | null | undefined;
  codes?: Array<string> | null | undefined;
  developmentPlan?: string | null | undefined;
  period?: PeriodInput | null | undefined;
  role?: OwnerRole | null | undefined;
  sdgs?: Array<number> | null | undefined;
};

export type SuggestionAcceptInput = {
  asSuggested?: boolean | null | undefined;
  clientMutationId?: string | null | undefined;
  preview?: boolean | null | undefined;
  reason?: string | null | undefined;
  session?: string | null | undefined;
  text?: string | null | undefined;
};

export type SuggestionAction =
  'ACCEPT' | 'APPEAL' | 'DECLINE' | 'HIDE' | 'REPORT' | 'REVERT' | 'TAKE_BACK_HIDING' | 'WITHDRAW';

export type SuggestionCreateInput = {
  after?: string | null | undefined;
  baseVersion: number;
  clause?: string | null | undefined;
  clauseKind?: ClauseKind | null | undefined;
  clientMutationId?: string | null | undefined;
  commitment?: string | null | undefined;
  field?: SuggestedField | null | undefined;
  institution?: string | null | undefined;
  kind: SuggestionKind;
  milestone?: string | null | undefined;
  milestoneDraft?: MilestoneAddInput | null | undefined;
  onBehalfOf?: string | null | undefined;
  plan?: string | null | undefined;
  reason: string;
  section?: Section | null | undefined;
  text?: TextInput | null | undefined;
  value?: SuggestedValueInput | null | undefined;
};

export type SuggestionFilter = {
  author?: string | null | undefined;
  clause?: string | null | undefined;
  commitment?: string | null | undefined;
  decidedSince?: string | null | undefined;
  inConflict?: boolean | null | undefined;
  institution?: string | null | undefined;
  mineToWrite?: boolean | null | undefined;
  ofPlanText?: boolean | null | undefined;
  onBehalfOf?: string | null | undefined;
  overdue?: boolean | null | undefined;
  plan?: string | null | undefined;
  state?: Array<SuggestionState> | null | undefined;
  text?: string | null | undefined;
  theme?: string | null | undefined;
  unanswered?: boolean | null | undefined;
  updatedSince?: string | null | undefined;
};

export type SuggestionKind = 'ADD' | 'ADD_MILESTONE' | 'CHANGE' | 'FIELD' | 'MOVE' | 'REMOVE' | 'REMOVE_MILESTONE';

export type SuggestionState = 'ACCEPTED' | 'ACCEPTED_WITH_CHANGES' | 'DECLINED' | 'PENDING' | 'REVERTED' | 'WITHDRAWN';

export type SynthesisCorrectInput = {
  clientMutationId?: string | null | undefined;
  preview?: boolean | null | undefined;
  reason: string;
  text: TextInput;
  translations?: Array<TextInput> | null | undefined;
};

export type SynthesisInput = {
  clientMutationId?: string | null | undefined;
  preview?: boolean | null | undefined;
  text: TextInput;
  translations?: Array<TextInput> | null | undefined;
};

export type TakeBackInput = {
  clientMutationId?: string | null | undefined;
  reason: string;
  together?: boolean | null | undefined;
};

export type TargetInput = {
  by?: string | null | undefined;
  value: number;
};

export type TaskKind =
  | 'APPOINTMENT'
  | 'CHECK'
  | 'CONTEST'
  | 'FINDING'
  | 'MODERATION'
  | 'OWED_TEXT'
  | 'OWNERSHIP'
  | 'REBASELINE'
  | 'REPORT'
  | 'RESPOND'
  | 'RETURNED'
  | 'REVIEW'
  | 'SUGGESTION'
  | 'SYNTHESIS'
  | 'TEMPLATE'
  | 'TRANSCRIPT'
  | 'VOICE'
  | 'WINDOW';

export type TextField =
  | 'BUDGET'
  | 'CARRIED_OVER_FROM'
  | 'CHALLENGE_AREA'
  | 'DEVELOPMENT_PLAN'
  | 'MILESTONE_INSTITUTIONS'
  | 'MILESTONE_PERIOD'
  | 'OGP_VALUES'
  | 'OWNER'
  | 'PERIOD'
  | 'POLICY_AREAS'
  | 'SDGS'
  | 'STATE'
  | 'THEME';

export type TextInput = {
  language: Language;
  text: string;
};

export type TextName = 'ACTION' | 'AFFECTED' | 'BODY' | 'EXPECTED_CHANGE' | 'PROBLEM' | 'TITLE';

export type TitleInput = {
  language: Language;
  text: string;
};

export type TokenCreateInput = {
  days?: number;
  name: string;
  scopes: Array<TokenScope>;
};

export type TokenScope = 'ADMIN' | 'READ' | 'WRITE';

export type VersionCause = 'BEGUN' | 'IMPORTED' | 'MILESTONE' | 'REVERTED' | 'STATE' | 'SUGGESTION' | 'WRITTEN';

export type Visibility = 'HELD' | 'HIDDEN' | 'VISIBLE';

export type VisitAction = 'EDIT' | 'REMOVE';

export type VisitChange = 'ADDED' | 'EDITED' | 'IMPORTED' | 'REMOVED';

export type VisitLanguage = 'MAT' | 'MAZ' | 'NAH' | 'OCU' | 'OTHER' | 'OTO' | 'SPA';

export type VisitState = 'RECORDED' | 'TAKEN_BACK';

export type Voice = 'COUNTERPART' | 'MONITORING_BODY' | 'OWNER';

export type Vote = 'DOWN' | 'UP';

export type WindowAction = 'CLOSE' | 'CORRECT_SYNTHESIS' | 'MOVE' | 'PUBLISH_SYNTHESIS' | 'REOPEN';

export type WindowChangeKind = 'CLOSED' | 'MOVED' | 'OPENED' | 'REOPENED';

export type WindowKind =
  'CALL_FOR_PROPOSALS' | 'DRAFTING' | 'PUBLIC_CONSULTATION' | 'REASONED_RESPONSE' | 'THEMATIC_TABLES';

export type WindowMoveInput = {
  clientMutationId?: string | null | undefined;
  closesAt?: string | null | undefined;
  opensAt?: string | null | undefined;
  preview?: boolean | null | undefined;
  reason: string;
};

export type WindowOpenInput = {
  clientMutationId?: string | null | undefined;
  closesAt: string;
  kind: WindowKind;
  opensAt?: string | null | undefined;
  preview?: boolean | null | undefined;
  reason: string;
  title?: TitleInput | null | undefined;
};

export type WindowReopenInput = {
  clientMutationId?: string | null | undefined;
  closesAt: string;
  preview?: boolean | null | undefined;
  reason: string;
};

export type WindowState = 'CLOSED' | 'OPEN' | 'PLANNED';

export type WordDraftLeftReason =
  'BEFORE_THE_HEADINGS' | 'COMMENT' | 'HEADING_UNKNOWN' | 'NOT_TEXT' | 'SECTION_TWICE' | 'TOO_LONG';

export type WordFileTakeInput = {
  clientMutationId?: string | null | undefined;
  preview?: boolean | null | undefined;
  reading: string;
  reason?: string | null | undefined;
};

export type WordLeftReason =
  | 'CLAUSES_JOINED'
  | 'CLAUSE_TWICE'
  | 'CLAUSE_UNKNOWN'
  | 'COMMENT_WITHOUT_CLAUSE'
  | 'EMBEDDED_OBJECT'
  | 'EQUATION'
  | 'FACTS'
  | 'FOOTNOTE'
  | 'FORMATTING'
  | 'IMAGE'
  | 'SECTION_HEADING'
  | 'SECTION_UNKNOWN'
  | 'SYMBOL'
  | 'TABLE'
  | 'TEXT_BOX'
  | 'TOO_LONG'
  | 'UNTRACKED_CHANGE'
  | 'UNTRACKED_PARAGRAPH';

export type AboutQueryVariables = Exact<{ [key: string]: never }>;

export type AboutQuery = {
  server: { logProtected: boolean; source: string | null; operator: Operator | null };
  plans: {
    nodes: Array<{ id: string; slug: string; synthetic: boolean; title: Words; indicators: { totalCount: number } }>;
  };
  programmes: { nodes: Array<{ slug: string; name: Words; recordedVisits: { totalCount: number } }> };
  instruments: Array<{ code: string; version: string; title: Words }>;
};

export type AccountQueryVariables = Exact<{ [key: string]: never }>;

export type AccountQuery = {
  noticeVersion: number;
  viewer: {
    publicName: string;
    language: Language;
    email: string | null;
    noticeVersion: number | null;
    noticeDue: boolean;
    secondFactor: boolean;
    recoveryCodesLeft: number;
    account: { handle: string; synthetic: boolean; memberSince: string | null };
    appointments: Array<AppointmentInPlan>;
    sessions: Array<{ id: string; way: SignInWay; createdAt: string; current: boolean }>;
    follows: Array<{
      id: string;
      subject: string;
      frequency: FollowFrequency;
      plan: { slug: string; title: Words };
      proposal: ProposalLink | null;
      commitment: { reference: string; title: Words } | null;
      theme: { code: string; name: Words } | null;
    }>;
    hiddenTexts: Array<
      {
        liftedAt: string | null;
        thing:
          | {
              __typename:
                | 'Account'
                | 'Activity'
                | 'Appointment'
                | 'Assessment'
                | 'Attachment'
                | 'Clause'
                | 'Commitment'
                | 'Evaluation'
                | 'EvidenceFile'
                | 'Finding'
                | 'Follow'
                | 'Indicator'
                | 'Institution'
                | 'Jurisdiction'
                | 'Measurement'
                | 'Milestone'
                | 'MilestoneReport'
                | 'MilestoneReportsFile'
                | 'ModerationAppeal'
                | 'ModerationDecision';
            }
          | {
              __typename:
                | 'ModerationReport'
                | 'Plan'
                | 'PlanWindow'
                | 'Programme'
                | 'ProgrammeVisit'
                | 'ReasonedResponse'
                | 'Rebaseline'
                | 'ResponseTemplate'
                | 'Session'
                | 'Theme'
                | 'WordDraft'
                | 'WordReading';
            }
          | ({ id: string; state: CommentState; hiddenBody: string | null } & { __typename: 'Comment' })
          | ({ id: string; visibility: Visibility; shown: Words; milestoneReport: { id: string } } & {
              __typename: 'Evidence';
            })
          | ({ visibility: Visibility; asked: string | null; title: Words } & { __typename: 'Proposal' })
          | ({
              id: string;
              number: number;
              visibility: Visibility;
              suggested: string | null;
              why: string;
            } & TextToChange & { __typename: 'Suggestion' })
          | null;
      } & Hiding
    >;
    tokens: Array<{ id: string; name: string; scopes: Array<TokenScope>; expiresAt: string }>;
  } | null;
};

export type BeginQueryVariables = Exact<{
  slug: string;
  references: Array<string> | string;
}>;

export type BeginQuery = {
  plan: {
    timeZone: string;
    id: string;
    slug: string;
    synthetic: boolean;
    availableActions: Array<PlanAction>;
    title: Words;
    members: Array<{ leftOn: string | null; jurisdiction: Place }>;
    chosen: { nodes: Array<{ id: string } & ProposalLink> };
    owed: { nodes: Array<{ id: string } & ProposalLink> };
  } | null;
};

export type BeginFromWordQueryVariables = Exact<{
  slug: string;
}>;

export type BeginFromWordQuery = {
  plan: {
    timeZone: string;
    id: string;
    slug: string;
    availableActions: Array<PlanAction>;
    wordDrafts: {
      nodes: Array<{
        id: string;
        expiresAt: string;
        language: string;
        texts: Array<{ section: Section; text: string }>;
        commitment: { reference: string } | null;
      }>;
    };
    title: Words;
  } | null;
};

export type BeginReportQueryVariables = Exact<{
  id: string;
  list: string;
  place?: string | null | undefined;
  tabling: boolean;
  institution: string;
  period?: number | null | undefined;
  sent?: boolean | null | undefined;
  state?: Array<ReportState> | ReportState | null | undefined;
  late?: boolean | null | undefined;
  text?: string | null | undefined;
}>;

export type BeginReportQuery = {
  node:
    | {
        __typename:
          | 'Account'
          | 'Activity'
          | 'Appointment'
          | 'Assessment'
          | 'Attachment'
          | 'Clause'
          | 'Comment'
          | 'Commitment'
          | 'Evaluation'
          | 'Evidence'
          | 'EvidenceFile'
          | 'Finding'
          | 'Follow'
          | 'Indicator'
          | 'Institution'
          | 'Jurisdiction'
          | 'Measurement'
          | 'MilestoneReport'
          | 'MilestoneReportsFile'
          | 'ModerationAppeal';
      }
    | {
        __typename:
          | 'ModerationDecision'
          | 'ModerationReport'
          | 'Plan'
          | 'PlanWindow'
          | 'Programme'
          | 'ProgrammeVisit'
          | 'Proposal'
          | 'ReasonedResponse'
          | 'Rebaseline'
          | 'ResponseTemplate'
          | 'Session'
          | 'Suggestion'
          | 'Theme'
          | 'WordDraft'
          | 'WordReading';
      }
    | ({
        availableVoices: Array<Voice>;
        commitment: { plan: { questionnaires: Array<{ voice: Voice; questions: Array<Asked> }> } };
        reports: Array<{
          id: string;
          voice: Voice;
          state: ReportState;
          status: MilestoneStatus | null;
          availableActions: Array<MilestoneReportAction>;
          institution: { slug: string } | null;
        }>;
      } & ReportedMilestone & { __typename: 'Milestone' })
    | null;
  viewer: { appointments: Array<AppointmentInPlan> } | null;
  tableList?: { milestonesToReport: NextToReport } | null;
};

export type ChecksQueryVariables = Exact<{
  slug: string;
  institution?: string | null | undefined;
  after?: string | null | undefined;
}>;

export type ChecksQuery = {
  plan: {
    timeZone: string;
    slug: string;
    synthetic: boolean;
    availableActions: Array<PlanAction>;
    reportingInstitutions: Array<Body>;
    title: Words;
  } | null;
  toCheck: {
    totalCount: number;
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
    edges: Array<{ cursor: string }>;
    nodes: Array<{
      id: string;
      state: ReportState;
      status: MilestoneStatus | null;
      synthetic: boolean;
      sentAt: string | null;
      checkBy: string | null;
      institution: Body | null;
      narrative: Words | null;
      milestone: { reference: string; title: Words };
    }>;
  };
};

export type ChosenQueryVariables = Exact<{
  member: string;
  institution: string;
}>;

export type ChosenQuery = {
  jurisdiction: { name: { text: string } } | null;
  institution: { name: { text: string } } | null;
};

export type ClauseQueryVariables = Exact<{
  id: string;
  commentsAfter?: string | null | undefined;
  commentsBy?: CommentOrder | null | undefined;
}>;

export type ClauseQuery = {
  node:
    | {
        __typename:
          | 'Account'
          | 'Activity'
          | 'Appointment'
          | 'Assessment'
          | 'Attachment'
          | 'Comment'
          | 'Commitment'
          | 'Evaluation'
          | 'Evidence'
          | 'EvidenceFile'
          | 'Finding'
          | 'Follow'
          | 'Indicator'
          | 'Institution'
          | 'Jurisdiction'
          | 'Measurement'
          | 'Milestone'
          | 'MilestoneReport'
          | 'MilestoneReportsFile'
          | 'ModerationAppeal';
      }
    | {
        __typename:
          | 'ModerationDecision'
          | 'ModerationReport'
          | 'Plan'
          | 'PlanWindow'
          | 'Programme'
          | 'ProgrammeVisit'
          | 'Proposal'
          | 'ReasonedResponse'
          | 'Rebaseline'
          | 'ResponseTemplate'
          | 'Session'
          | 'Suggestion'
          | 'Theme'
          | 'WordDraft'
          | 'WordReading';
      }
    | ({
        removed: boolean;
        milestone: { id: string; reference: string; title: Words } | null;
        commitment:
          ({ reference: string; suggestionsOpen: boolean; synthetic: boolean; title: Words } & VersionOfText) | null;
        plan: {
          slug: string;
          timeZone: string;
          suggestionsOpen: boolean;
          synthetic: boolean;
          title: Words;
        } & VersionOfPlanText;
      } & ClauseShown &
        Discussed & { __typename: 'Clause' })
    | null;
};

export type CommentQueryVariables = Exact<{
  id: string;
  commentsAfter?: string | null | undefined;
}>;

export type CommentQuery = {
  node:
    | {
        __typename:
          | 'Account'
          | 'Activity'
          | 'Appointment'
          | 'Assessment'
          | 'Attachment'
          | 'Clause'
          | 'Commitment'
          | 'Evaluation'
          | 'Evidence'
          | 'EvidenceFile'
          | 'Finding'
          | 'Follow'
          | 'Indicator'
          | 'Institution'
          | 'Jurisdiction'
          | 'Measurement'
          | 'Milestone'
          | 'MilestoneReport'
          | 'MilestoneReportsFile'
          | 'ModerationAppeal';
      }
    | {
        __typename:
          | 'ModerationDecision'
          | 'ModerationReport'
          | 'Plan'
          | 'PlanWindow'
          | 'Programme'
          | 'ProgrammeVisit'
          | 'Proposal'
          | 'ReasonedResponse'
          | 'Rebaseline'
          | 'ResponseTemplate'
          | 'Session'
          | 'Suggestion'
          | 'Theme'
          | 'WordDraft'
          | 'WordReading';
      }
    | ({
        version: number;
        body: string | null;
        hiddenBody: string | null;
        threadCursor: string;
        moderation: Hiding | null;
        versions: {
          pageInfo: { hasNextPage: boolean };
          nodes: Array<{ version: number; html: string; writtenAt: string }>;
        };
        plan: { timeZone: string; slug: string; title: Words };
        subject:
          | {
              commentsOpen: boolean;
              partOf: { id: string; viewerFollow: Follows | null } | null;
              speakingFor: Array<Body>;
            }
          | { commentsOpen: boolean; viewerFollow: Follows | null; speakingFor: Array<Body> }
          | { commentsOpen: boolean; within: { id: string; viewerFollow: Follows | null }; speakingFor: Array<Body> }
          | { commentsOpen: boolean; proposal: { id: string; viewerFollow: Follows | null }; speakingFor: Array<Body> }
          | {
              commentsOpen: boolean;
              commitment: { id: string; viewerFollow: Follows | null } | null;
              speakingFor: Array<Body>;
            };
        ancestors: Array<CommentLine>;
        replies: { pageInfo: { hasNextPage: boolean; endCursor: string | null }; nodes: Array<CommentThread> };
      } & CommentLine &
        CommentAbout & { __typename: 'Comment' })
    | null;
};

export type CommitmentQueryVariables = Exact<{
  reference: string;
  milestonesAfter?: string | null | undefined;
  commentsAfter?: string | null | undefined;
  commentsBy?: CommentOrder | null | undefined;
}>;

export type CommitmentQuery = {
  commitment:
    | ({
        reference: string;
        completion: Completion;
        state: CommitmentState;
        joint: boolean;
        origin: CommitmentOrigin | null;
        synthetic: boolean;
        id: string;
        indicatorActions: Array<MeasuredAction>;
        viewerFollow: Follows | null;
        title: Words;
        plan: { timeZone: string; slug: string; title: Words };
        theme: { name: Words } | null;
        members: Array<{ reference: string | null; jurisdiction: Place }>;
        owners: Array<Owner>;
        problem: Words | null;
        statusQuo: Words | null;
        action: Words | null;
        contribution: Words | null;
        period: Span;
        programmes: Array<{ slug: string; name: Words }>;
        remarks: Array<{ code: RemarkCode; text: Words; sources: Array<Cited> }>;
        milestoneFigures: Milestones;
        progress: Progress;
        milestones: {
          totalCount: number;
          pageInfo: { hasNextPage: boolean; endCursor: string | null };
          nodes: Array<
            {
              achievedBeforeSubmission: boolean | null;
              id: string;
              standing: Standing | null;
              availableActions: Array<MilestoneAction>;
              indicatorActions: Array<MeasuredAction>;
              availableVoices: Array<Voice>;
              outputs: Words | null;
              expectedResult: Words | null;
              meansOfVerification: Words | null;
              baseline: Words | null;
              institutions: Array<Body>;
              activities: { totalCount: number };
              rebaselines: { totalCount: number };
              indicators: { totalCount: number };
              reports: Array<{
                id: string;
                voice: Voice;
                state: ReportState;
                status: MilestoneStatus | null;
                statusWritten: string | null;
                answerCount: number;
                synthetic: boolean;
                availableActions: Array<MilestoneReportAction>;
                institution: Body | null;
                narrative: Words | null;
                reported: Stated | null;
                evidence: Array<Shown>;
                sources: Array<Cited>;
              }>;
            } & Step
          >;
        };
        indicators: { totalCount: number; nodes: Array<{ measurements: { totalCount: number } } & Goals> };
        assessments: Array<Judgement>;
        sources: Array<Cited>;
      } & Discussed &
        VersionOfText &
        ValuesBeside)
    | null;
};

export type CommitmentTextQueryVariables = Exact<{
  reference: string;
  after?: string | null | undefined;
  milestonesAfter?: string | null | undefined;
  milestone: string;
  ofMilestone: boolean;
  withClauses: boolean;
  withMilestones: boolean;
  clause: string;
  byClause: boolean;
}>;

export type CommitmentTextQuery = {
  commitment:
    | ({
        reference: string;
        state: CommitmentState;
        version: number;
        synthetic: boolean;
        suggestionsOpen: boolean;
        commentsOpen: boolean;
        title: Words;
        period: Span;
        theme: { code: string; name: Words } | null;
        plan: { slug: string; timeZone: string; title: Words; windows: Array<SuggestionWindow> };
        owners?: Array<Owner>;
        pending: { totalCount: number };
        clauses?: {
          totalCount: number;
          pageInfo: { hasNextPage: boolean; endCursor: string | null };
          nodes: Array<ClauseShown>;
        };
        onward?: ClausesShown;
        milestones?: {
          totalCount: number;
          pageInfo: { hasNextPage: boolean; endCursor: string | null };
          nodes: Array<{ clauses: ClausesShown } & MilestoneBeside>;
        };
      } & VersionOfText &
        ValuesBeside)
    | null;
  milestone?:
    | {
        __typename:
          | 'Account'
          | 'Activity'
          | 'Appointment'
          | 'Assessment'
          | 'Attachment'
          | 'Clause'
          | 'Comment'
          | 'Commitment'
          | 'Evaluation'
          | 'Evidence'
          | 'EvidenceFile'
          | 'Finding'
          | 'Follow'
          | 'Indicator'
          | 'Institution'
          | 'Jurisdiction'
          | 'Measurement'
          | 'MilestoneReport'
          | 'MilestoneReportsFile'
          | 'ModerationAppeal';
      }
    | {
        __typename:
          | 'ModerationDecision'
          | 'ModerationReport'
          | 'Plan'
          | 'PlanWindow'
          | 'Programme'
          | 'ProgrammeVisit'
          | 'Proposal'
          | 'ReasonedResponse'
          | 'Rebaseline'
          | 'ResponseTemplate'
          | 'Session'
          | 'Suggestion'
          | 'Theme'
          | 'WordDraft'
          | 'WordReading';
      }
    | ({ clauses: ClausesShown } & MilestoneBeside & { __typename: 'Milestone' })
    | null;
};

export type CommitmentsQueryVariables = Exact<{
  filter?: CommitmentFilter | null | undefined;
  after?: string | null | undefined;
  place?: string;
  byPlace?: boolean;
  body?: string;
  byBody?: boolean;
  bodies?: string | null | undefined;
}>;

export type CommitmentsQuery = {
  commitments: { totalCount: number; pageInfo: { hasNextPage: boolean; endCursor: string | null }; nodes: Array<Line> };
  plans: { nodes: Array<{ members: Array<{ jurisdiction: Place }> }> };
  institutions: { totalCount: number; nodes: Array<Body> };
  chosenPlace?: Place | null;
  chosenBody?: Body | null;
  policyAreas: Array<Area>;
};

export type DatesToAgreeQueryVariables = Exact<{
  slug: string;
  after?: string | null | undefined;
}>;

export type DatesToAgreeQuery = {
  plan: { timeZone: string; slug: string; synthetic: boolean; title: Words } | null;
  toAgree: {
    totalCount: number;
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
    edges: Array<{ cursor: string }>;
    nodes: Array<{
      id: string;
      number: number;
      reason: string;
      synthetic: boolean;
      createdAt: string;
      former: Span;
      next: Span;
      institution: Body | null;
      milestone: { id: string; reference: string; title: Words };
    }>;
  };
};

export type DemonstrationQueryVariables = Exact<{ [key: string]: never }>;

export type DemonstrationQuery = {
  demonstrationPeople: Array<{
    handle: string;
    publicName: string | null;
    roles: Array<{ role: Role; institution: { name: Words } | null }>;
  }>;
};

export type DraftQueryVariables = Exact<{
  id: string;
  where: boolean;
}>;

export type DraftQuery = {
  node:
    | {
        __typename:
          | 'Account'
          | 'Activity'
          | 'Appointment'
          | 'Assessment'
          | 'Attachment'
          | 'Clause'
          | 'Comment'
          | 'Commitment'
          | 'Evaluation'
          | 'Evidence'
          | 'EvidenceFile'
          | 'Finding'
          | 'Follow'
          | 'Indicator'
          | 'Institution'
          | 'Jurisdiction'
          | 'Measurement'
          | 'Milestone'
          | 'MilestoneReport'
          | 'MilestoneReportsFile';
      }
    | {
        __typename:
          | 'ModerationAppeal'
          | 'ModerationDecision'
          | 'ModerationReport'
          | 'Plan'
          | 'PlanWindow'
          | 'Programme'
          | 'ProgrammeVisit'
          | 'ReasonedResponse'
          | 'Rebaseline'
          | 'ResponseTemplate'
          | 'Session'
          | 'Suggestion'
          | 'Theme'
          | 'WordDraft'
          | 'WordReading';
      }
    | ({
        id: string;
        reference: string | null;
        version: number;
        state: ProposalState;
        transcribed: boolean;
        receivedOn: string | null;
        receivedHow: string | null;
        availableActions: Array<ProposalAction>;
        title: { original: string } & Words;
        problem: Words | null;
        action: Words | null;
        expectedChange: Words | null;
        affected: Words | null;
        attachments: Array<Attachment>;
        policyAreas: Array<{ code: string; name: Words }>;
        jurisdictions: Array<Place>;
        plan: {
          members: Array<{ jurisdiction: { parts?: Array<Place> } & Place }>;
          themes: Array<{ code: string; name: Words }>;
        } & Calling;
        theme: { code: string; name: Words } | null;
      } & { __typename: 'Proposal' })
    | null;
  policyAreas?: Array<Area>;
};

export type DraftingQueryVariables = Exact<{ [key: string]: never }>;

export type DraftingQuery = {
  viewer: {
    appointments: Array<{
      current: boolean;
      plan: { slug: string; availableActions: Array<PlanAction>; title: Words } | null;
    }>;
  } | null;
};

export type DraftingDeskQueryVariables = Exact<{
  slug: string;
  after?: string | null | undefined;
  suggestions: SuggestionFilter;
  proposals: ProposalFilter;
  since: string;
  sought?: string | null | undefined;
  texts: boolean;
  suggesting: boolean;
  owing: boolean;
  covering: boolean;
}>;

export type DraftingDeskQuery = {
  plan: {
    id: string;
    timeZone: string;
    slug: string;
    synthetic: boolean;
    availableActions: Array<PlanAction>;
    textEditable: boolean;
    title: Words;
    written?: { totalCount: number; nodes: Array<{ id: string } & Reachable> };
    ownText?: { totalCount: number };
    ownWaiting?: { totalCount: number };
    ownConflict?: { totalCount: number };
    ownSettled?: { totalCount: number };
    waiting: { totalCount: number };
    conflict: { totalCount: number };
    settled: { totalCount: number };
    owed: { totalCount: number };
    accepted: { totalCount: number };
    uncovered: { totalCount: number };
    commitments?: {
      totalCount: number;
      pageInfo: { hasNextPage: boolean; endCursor: string | null };
      nodes: Array<{
        id: string;
        reference: string;
        state: CommitmentState;
        synthetic: boolean;
        title: Words;
        consultationChecks: Array<{ met: boolean }> | null;
        waiting: { totalCount: number };
        conflict: { totalCount: number };
        settled: { totalCount: number };
      }>;
    };
    suggestions?: {
      totalCount: number;
      pageInfo: { hasNextPage: boolean; endCursor: string | null };
      edges: Array<{ cursor: string }>;
      nodes: Array<{ version: number; availableActions: Array<SuggestionAction> } & SuggestionLine & TextToChange>;
    };
    owedTexts?: {
      totalCount: number;
      pageInfo: { hasNextPage: boolean; endCursor: string | null };
      nodes: Array<{ owedText: { by: string; overdue: boolean } | null } & ProposalLine>;
    };
    coverage?: {
      totalCount: number;
      pageInfo: { hasNextPage: boolean; endCursor: string | null };
      nodes: Array<{ commitments: Array<{ state: CommitmentState } & Reachable> } & ProposalLine>;
    };
  } | null;
};

export type EraseQueryVariables = Exact<{ [key: string]: never }>;

export type EraseQuery = { viewer: { publicName: string; appointments: Array<{ current: boolean }> } | null };

export type EvaluationQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;

export type EvaluationQuery = {
  node:
    | {
        __typename:
          | 'Account'
          | 'Activity'
          | 'Appointment'
          | 'Assessment'
          | 'Attachment'
          | 'Clause'
          | 'Comment'
          | 'Commitment'
          | 'Evidence'
          | 'EvidenceFile'
          | 'Finding'
          | 'Follow'
          | 'Indicator'
          | 'Institution'
          | 'Jurisdiction'
          | 'Measurement'
          | 'Milestone'
          | 'MilestoneReport'
          | 'MilestoneReportsFile'
          | 'ModerationAppeal';
      }
    | {
        __typename:
          | 'ModerationDecision'
          | 'ModerationReport'
          | 'Plan'
          | 'PlanWindow'
          | 'Programme'
          | 'ProgrammeVisit'
          | 'Proposal'
          | 'ReasonedResponse'
          | 'Rebaseline'
          | 'ResponseTemplate'
          | 'Session'
          | 'Suggestion'
          | 'Theme'
          | 'WordDraft'
          | 'WordReading';
      }
    | ({
        url: string | null;
        reason: string | null;
        saidRole: string | null;
        version: number;
        availableActions: Array<EvaluationAction>;
        copiedAt: string | null;
        notCopied: LinkProblem | null;
        notOpeningSince: string | null;
        summary: Words | null;
        file: { sha256: string; mediaType: string; bytes: number; here: boolean; address: string | null } | null;
        copy: { sha256: string; mediaType: string; bytes: number; here: boolean; address: string | null } | null;
        programme: MeasuredProgramme;
        findings: {
          totalCount: number;
          pageInfo: { hasNextPage: boolean; endCursor: string | null };
          nodes: Array<
            {
              version: number;
              availableActions: Array<FindingAction>;
              versions: {
                totalCount: number;
                nodes: Array<{ number: number; answeredAt: string | null; answer: Words | null }>;
              };
            } & FindingLine
          >;
        };
      } & EvaluationLine & { __typename: 'Evaluation' })
    | null;
};

export type EvidenceQueryVariables = Exact<{
  id: string;
}>;

export type EvidenceQuery = {
  node:
    | {
        __typename:
          | 'Account'
          | 'Activity'
          | 'Appointment'
          | 'Assessment'
          | 'Attachment'
          | 'Clause'
          | 'Comment'
          | 'Commitment'
          | 'Evaluation'
          | 'Evidence'
          | 'EvidenceFile'
          | 'Finding'
          | 'Follow'
          | 'Indicator'
          | 'Institution'
          | 'Jurisdiction'
          | 'Measurement'
          | 'Milestone'
          | 'MilestoneReportsFile'
          | 'ModerationAppeal';
      }
    | {
        __typename:
          | 'ModerationDecision'
          | 'ModerationReport'
          | 'Plan'
          | 'PlanWindow'
          | 'Programme'
          | 'ProgrammeVisit'
          | 'Proposal'
          | 'ReasonedResponse'
          | 'Rebaseline'
          | 'ResponseTemplate'
          | 'Session'
          | 'Suggestion'
          | 'Theme'
          | 'WordDraft'
          | 'WordReading';
      }
    | ({
        id: string;
        state: ReportState;
        voice: Voice;
        synthetic: boolean;
        evidenceActions: Array<EvidenceAction>;
        institution: Body | null;
        evidence: Array<Shown>;
        moderated: Array<{
          id: string;
          visibility: Visibility;
          moderationActions: Array<EvidenceModerationAction>;
          moderation: Hiding | null;
        }>;
        milestone: { reference: string; title: Words };
      } & { __typename: 'MilestoneReport' })
    | null;
};

export type FindingsQueryVariables = Exact<{
  filter?: FindingFilter | null | undefined;
  after?: string | null | undefined;
}>;

export type FindingsQuery = {
  findings: {
    totalCount: number;
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
    nodes: Array<{ evaluation: { programme: MeasuredProgramme } & EvaluationLine } & FindingLine>;
  };
};

export type AccountEraseMutationVariables = Exact<{
  input: AccountEraseInput;
}>;

export type AccountEraseMutation = { result: { userErrors: Array<Problem> } };

export type AccountLanguageMutationVariables = Exact<{
  input: AccountSetLanguageInput;
}>;

export type AccountLanguageMutation = { result: { userErrors: Array<Problem> } };

export type AccountRenameMutationVariables = Exact<{
  input: AccountRenameInput;
}>;

export type AccountRenameMutation = { result: { userErrors: Array<Problem> } };

export type ActivityAddMutationVariables = Exact<{
  milestone: string;
  input: ActivityAddInput;
}>;

export type ActivityAddMutation = {
  result: { userErrors: Array<Problem>; activity: { milestone: { id: string } } | null };
};

export type ActivityDoneMutationVariables = Exact<{
  id: string;
  version?: number | null | undefined;
  input?: ActivityDoneInput | null | undefined;
}>;

export type ActivityDoneMutation = {
  result: { userErrors: Array<Problem>; activity: { milestone: { id: string } } | null };
};

export type ActivityEditMutationVariables = Exact<{
  id: string;
  version: number;
  input: ActivityEditInput;
}>;

export type ActivityEditMutation = {
  result: { userErrors: Array<Problem>; activity: { milestone: { id: string } } | null };
};

export type ActivityRemoveMutationVariables = Exact<{
  id: string;
  version?: number | null | undefined;
  input: ReasonInput;
}>;

export type ActivityRemoveMutation = {
  result: { userErrors: Array<Problem>; activity: { milestone: { id: string } } | null };
};

export type ActivityReopenMutationVariables = Exact<{
  id: string;
  version?: number | null | undefined;
  input?: ActInput | null | undefined;
}>;

export type ActivityReopenMutation = {
  result: { userErrors: Array<Problem>; activity: { milestone: { id: string } } | null };
};

export type AppealDecideMutationVariables = Exact<{
  id: string;
  input: AppealDecideInput;
}>;

export type AppealDecideMutation = { result: { consequences: Array<Foreseen>; userErrors: Array<Problem> } };

export type AppointmentEndMutationVariables = Exact<{
  id: string;
  input: AppointmentEndInput;
}>;

export type AppointmentEndMutation = { result: { consequences: Array<Foreseen>; userErrors: Array<Problem> } };

export type AppointmentGrantMutationVariables = Exact<{
  input: AppointmentGrantInput;
}>;

export type AppointmentGrantMutation = { result: { userErrors: Array<Problem> } };

export type AppointmentHandOverMutationVariables = Exact<{
  id: string;
  input: AppointmentHandOverInput;
}>;

export type AppointmentHandOverMutation = { result: { consequences: Array<Foreseen>; userErrors: Array<Problem> } };

export type CommentAppealMutationVariables = Exact<{
  id: string;
  input: AppealInput;
}>;

export type CommentAppealMutation = { result: { userErrors: Array<Problem> } };

export type CommentCreateMutationVariables = Exact<{
  input: CommentCreateInput;
}>;

export type CommentCreateMutation = {
  result: { userErrors: Array<Problem>; comment: { id: string; state: CommentState } | null };
};

export type CommentEditMutationVariables = Exact<{
  id: string;
  expectedVersion: number;
  input: CommentEditInput;
}>;

export type CommentEditMutation = { result: { userErrors: Array<Problem> } };

export type CommentEraseMutationVariables = Exact<{
  id: string;
  once?: string | null | undefined;
  preview?: boolean | null | undefined;
}>;

export type CommentEraseMutation = { result: { consequences: Array<Foreseen>; userErrors: Array<Problem> } };

export type CommentHideMutationVariables = Exact<{
  id: string;
  version?: number | null | undefined;
  input: HideInput;
}>;

export type CommentHideMutation = { result: { userErrors: Array<Problem> } };

export type CommentReleaseMutationVariables = Exact<{
  id: string;
  version?: number | null | undefined;
  once?: string | null | undefined;
}>;

export type CommentReleaseMutation = { result: { userErrors: Array<Problem> } };

export type CommentReportMutationVariables = Exact<{
  id: string;
  input: ReportInput;
}>;

export type CommentReportMutation = { result: { userErrors: Array<Problem> } };

export type CommentVoteMutationVariables = Exact<{
  id: string;
  vote?: Vote | null | undefined;
  once?: string | null | undefined;
}>;

export type CommentVoteMutation = { result: { userErrors: Array<Problem> } };

export type CommentWithdrawMutationVariables = Exact<{
  id: string;
  once?: string | null | undefined;
  preview?: boolean | null | undefined;
}>;

export type CommentWithdrawMutation = { result: { consequences: Array<Foreseen>; userErrors: Array<Problem> } };

export type CommentsHideMutationVariables = Exact<{
  ids: Array<string> | string;
  versions?: Array<number> | number | null | undefined;
  input: HideInput;
}>;

export type CommentsHideMutation = {
  result: { comments: Array<{ id: string }> | null; consequences: Array<Foreseen>; userErrors: Array<Problem> };
};

export type CommitmentConsultMutationVariables = Exact<{
  id: string;
  input?: ActInput | null | undefined;
}>;

export type CommitmentConsultMutation = {
  result: { consequences: Array<Foreseen>; userErrors: Array<Problem>; commitment: { reference: string } | null };
};

export type CommitmentDeferMutationVariables = Exact<{
  id: string;
  input: ReasonInput;
}>;

export type CommitmentDeferMutation = {
  result: { consequences: Array<Foreseen>; userErrors: Array<Problem>; commitment: { reference: string } | null };
};

export type CommitmentDraftMutationVariables = Exact<{
  input: CommitmentDraftInput;
}>;

export type CommitmentDraftMutation = {
  result: { userErrors: Array<Problem>; commitment: { reference: string } | null };
};

export type CommitmentEditMutationVariables = Exact<{
  id: string;
  expectedVersion: number;
  input: CommitmentEditInput;
}>;

export type CommitmentEditMutation = {
  result: { userErrors: Array<Problem>; commitment: { reference: string } | null };
};

export type CommitmentReturnToDraftMutationVariables = Exact<{
  id: string;
  input: ReasonInput;
}>;

export type CommitmentReturnToDraftMutation = {
  result: { consequences: Array<Foreseen>; userErrors: Array<Problem>; commitment: { reference: string } | null };
};

export type CommitmentWithdrawMutationVariables = Exact<{
  id: string;
  input: ReasonInput;
}>;

export type CommitmentWithdrawMutation = {
  result: { consequences: Array<Foreseen>; userErrors: Array<Problem>; commitment: { reference: string } | null };
};

export type ContestDecideMutationVariables = Exact<{
  id: string;
  version: number;
  input: ContestDecideInput;
}>;

export type ContestDecideMutation = {
  result: {
    consequences: Array<Foreseen>;
    userErrors: Array<Problem>;
    response: { proposal: { reference: string | null } } | null;
  };
};

export type EvaluationPublishMutationVariables = Exact<{
  programme: string;
  input: EvaluationPublishInput;
}>;

export type EvaluationPublishMutation = { result: { userErrors: Array<Problem>; evaluation: { id: string } | null } };

export type EvaluationRemoveMutationVariables = Exact<{
  id: string;
  version?: number | null | undefined;
  input: ReasonInput;
}>;

export type EvaluationRemoveMutation = {
  result: { userErrors: Array<Problem>; consequences: Array<Foreseen>; evaluation: { id: string } | null };
};

export type EvidenceAddMutationVariables = Exact<{
  report: string;
  input: EvidenceAddInput;
}>;

export type EvidenceAddMutation = { result: { userErrors: Array<Problem>; milestoneReport: { id: string } | null } };

export type EvidenceAppealMutationVariables = Exact<{
  id: string;
  input: AppealInput;
}>;

export type EvidenceAppealMutation = { result: { userErrors: Array<Problem> } };

export type EvidenceHideMutationVariables = Exact<{
  id: string;
  input: HideInput;
}>;

export type EvidenceHideMutation = { result: { userErrors: Array<Problem> } };

export type EvidencePublicVersionMutationVariables = Exact<{
  id: string;
  input: EvidencePublicVersionAddInput;
}>;

export type EvidencePublicVersionMutation = {
  result: { userErrors: Array<Problem>; milestoneReport: { id: string } | null };
};

export type EvidenceRemoveMutationVariables = Exact<{
  id: string;
  input?: ActInput | null | undefined;
}>;

export type EvidenceRemoveMutation = { result: { userErrors: Array<Problem>; milestoneReport: { id: string } | null } };

export type EvidenceReportMutationVariables = Exact<{
  id: string;
  input: ReportInput;
}>;

export type EvidenceReportMutation = { result: { userErrors: Array<Problem> } };

export type FindingAnswerMutationVariables = Exact<{
  id: string;
  version: number;
  input: FindingAnswerInput;
}>;

export type FindingAnswerMutation = {
  result: { userErrors: Array<Problem>; finding: { evaluation: { id: string } } | null };
};

export type FollowEndMutationVariables = Exact<{
  id: string;
}>;

export type FollowEndMutation = { result: { userErrors: Array<Problem> } };

export type FollowSetMutationVariables = Exact<{
  subject: string;
  input: FollowSetInput;
}>;

export type FollowSetMutation = { result: { follow: { byMail: boolean } | null; userErrors: Array<Problem> } };

export type HidingTakeBackMutationVariables = Exact<{
  id: string;
  input: TakeBackInput;
}>;

export type HidingTakeBackMutation = { result: { userErrors: Array<Problem> } };

export type IndicatorAddMutationVariables = Exact<{
  measured: string;
  input: IndicatorAddInput;
}>;

export type IndicatorAddMutation = { result: { userErrors: Array<Problem>; indicator: { id: string } | null } };

export type IndicatorEditMutationVariables = Exact<{
  id: string;
  version: number;
  input: IndicatorEditInput;
}>;

export type IndicatorEditMutation = { result: { userErrors: Array<Problem>; indicator: { id: string } | null } };

export type IndicatorRemoveMutationVariables = Exact<{
  id: string;
  version?: number | null | undefined;
  input: ReasonInput;
}>;

export type IndicatorRemoveMutation = {
  result: { userErrors: Array<Problem>; consequences: Array<Foreseen>; indicator: { id: string } | null };
};

export type MeasurementAddMutationVariables = Exact<{
  indicator: string;
  input: MeasurementAddInput;
}>;

export type MeasurementAddMutation = { result: { userErrors: Array<Problem>; measurement: { id: string } | null } };

export type MeasurementEditMutationVariables = Exact<{
  id: string;
  version: number;
  input: MeasurementEditInput;
}>;

export type MeasurementEditMutation = { result: { userErrors: Array<Problem>; measurement: { id: string } | null } };

export type MeasurementRemoveMutationVariables = Exact<{
  id: string;
  version?: number | null | undefined;
  input: ReasonInput;
}>;

export type MeasurementRemoveMutation = {
  result: { userErrors: Array<Problem>; consequences: Array<Foreseen>; measurement: { id: string } | null };
};

export type MilestoneAddMutationVariables = Exact<{
  commitment: string;
  input: MilestoneAddInput;
}>;

export type MilestoneAddMutation = {
  result: { userErrors: Array<Problem>; milestone: { commitment: { reference: string } } | null };
};

export type MilestoneEditMutationVariables = Exact<{
  id: string;
  expectedVersion: number;
  input: MilestoneEditInput;
}>;

export type MilestoneEditMutation = {
  result: { userErrors: Array<Problem>; milestone: { commitment: { reference: string } } | null };
};

export type MilestoneRebaselineMutationVariables = Exact<{
  id: string;
  version?: number | null | undefined;
  input: MilestoneRebaselineInput;
}>;

export type MilestoneRebaselineMutation = {
  result: { userErrors: Array<Problem>; rebaseline: { state: RebaselineState; milestone: { id: string } } | null };
};

export type MilestoneReportCheckMutationVariables = Exact<{
  id: string;
  version?: number | null | undefined;
  input?: MilestoneReportCheckInput | null | undefined;
}>;

export type MilestoneReportCheckMutation = {
  result: { userErrors: Array<Problem>; milestoneReport: { id: string } | null };
};

export type MilestoneReportDiscardMutationVariables = Exact<{
  id: string;
  input?: ActInput | null | undefined;
}>;

export type MilestoneReportDiscardMutation = {
  result: {
    consequences: Array<Foreseen>;
    userErrors: Array<Problem>;
    milestone: { number: number; commitment: { reference: string } } | null;
  };
};

export type MilestoneReportDraftMutationVariables = Exact<{
  input: MilestoneReportDraftInput;
}>;

export type MilestoneReportDraftMutation = {
  result: { userErrors: Array<Problem>; milestoneReport: { id: string } | null };
};

export type MilestoneReportEditMutationVariables = Exact<{
  id: string;
  version: number;
  input: MilestoneReportEditInput;
}>;

export type MilestoneReportEditMutation = {
  result: { userErrors: Array<Problem>; milestoneReport: { id: string } | null };
};

export type MilestoneReportReturnMutationVariables = Exact<{
  id: string;
  version?: number | null | undefined;
  input: ReasonInput;
}>;

export type MilestoneReportReturnMutation = {
  result: { userErrors: Array<Problem>; milestoneReport: { id: string } | null };
};

export type MilestoneReportSendMutationVariables = Exact<{
  id: string;
  version?: number | null | undefined;
  input?: MilestoneReportEditInput | null | undefined;
}>;

export type MilestoneReportSendMutation = {
  result: { userErrors: Array<Problem>; milestoneReport: { id: string } | null };
};

export type MilestoneReportsFileTakeMutationVariables = Exact<{
  input: MilestoneReportsFileTakeInput;
}>;

export type MilestoneReportsFileTakeMutation = { result: { userErrors: Array<Problem>; file: { id: string } | null } };

export type MilestoneReportsSaveMutationVariables = Exact<{
  input: MilestoneReportsSaveInput;
}>;

export type MilestoneReportsSaveMutation = {
  result: { userErrors: Array<Problem>; milestoneReports: Array<{ id: string }> | null };
};

export type NoticeAcceptMutationVariables = Exact<{
  input: NoticeAcceptInput;
}>;

export type NoticeAcceptMutation = { result: { userErrors: Array<Problem> } };

export type OwnershipInviteMutationVariables = Exact<{
  id: string;
  input: OwnershipInviteInput;
}>;

export type OwnershipInviteMutation = {
  result: { userErrors: Array<Problem>; commitment: { reference: string } | null };
};

export type OwnershipRespondMutationVariables = Exact<{
  id: string;
  input: OwnershipRespondInput;
}>;

export type OwnershipRespondMutation = {
  result: { userErrors: Array<Problem>; commitment: { reference: string } | null };
};

export type PlanHoldFirstCommentsMutationVariables = Exact<{
  id: string;
  input: PlanHoldFirstCommentsInput;
}>;

export type PlanHoldFirstCommentsMutation = { result: { userErrors: Array<Problem> } };

export type PlanTextEditMutationVariables = Exact<{
  id: string;
  version: number;
  input: PlanTextEditInput;
}>;

export type PlanTextEditMutation = { result: { userErrors: Array<Problem>; plan: { slug: string } | null } };

export type ProgrammeVisitAddMutationVariables = Exact<{
  programme: string;
  input: ProgrammeVisitAddInput;
}>;

export type ProgrammeVisitAddMutation = { result: { userErrors: Array<Problem>; visit: { id: string } | null } };

export type ProgrammeVisitEditMutationVariables = Exact<{
  id: string;
  version: number;
  input: ProgrammeVisitEditInput;
}>;

export type ProgrammeVisitEditMutation = { result: { userErrors: Array<Problem>; visit: { id: string } | null } };

export type ProgrammeVisitRemoveMutationVariables = Exact<{
  id: string;
  version?: number | null | undefined;
  input: ReasonInput;
}>;

export type ProgrammeVisitRemoveMutation = {
  result: { userErrors: Array<Problem>; consequences: Array<Foreseen>; visit: { id: string } | null };
};

export type ProgrammeVisitsImportMutationVariables = Exact<{
  id: string;
  input: ProgrammeVisitsImportInput;
}>;

export type ProgrammeVisitsImportMutation = {
  result: { userErrors: Array<Problem>; consequences: Array<Foreseen>; programme: { slug: string } | null };
};

export type ProposalAppealMutationVariables = Exact<{
  id: string;
  input: AppealInput;
}>;

export type ProposalAppealMutation = { result: { userErrors: Array<Problem> } };

export type ProposalAttachMutationVariables = Exact<{
  id: string;
  input: ProposalAttachInput;
}>;

export type ProposalAttachMutation = { result: { userErrors: Array<Problem>; proposal: { id: string } | null } };

export type ProposalClaimMutationVariables = Exact<{
  input: ProposalClaimInput;
}>;

export type ProposalClaimMutation = { result: { userErrors: Array<Problem>; proposal: { id: string } | null } };

export type ProposalDetachMutationVariables = Exact<{
  id: string;
  input?: ActInput | null | undefined;
}>;

export type ProposalDetachMutation = { result: { userErrors: Array<Problem>; proposal: { id: string } | null } };

export type ProposalDiscardMutationVariables = Exact<{
  input: ProposalDiscardInput;
}>;

export type ProposalDiscardMutation = { result: { userErrors: Array<Problem> } };

export type ProposalDraftMutationVariables = Exact<{
  input: ProposalDraftInput;
}>;

export type ProposalDraftMutation = { result: { userErrors: Array<Problem>; proposal: { id: string } | null } };

export type ProposalEditMutationVariables = Exact<{
  id: string;
  expectedVersion: number;
  input: ProposalEditInput;
}>;

export type ProposalEditMutation = {
  result: {
    userErrors: Array<Problem>;
    proposal: { id: string; reference: string | null; state: ProposalState } | null;
  };
};

export type ProposalEraseMutationVariables = Exact<{
  id: string;
  input?: ActInput | null | undefined;
}>;

export type ProposalEraseMutation = { result: { consequences: Array<Foreseen>; userErrors: Array<Problem> } };

export type ProposalHideMutationVariables = Exact<{
  id: string;
  version?: number | null | undefined;
  input: HideInput;
}>;

export type ProposalHideMutation = { result: { userErrors: Array<Problem> } };

export type ProposalKeepMutationVariables = Exact<{
  input: ProposalKeepInput;
}>;

export type ProposalKeepMutation = { result: { token: string | null; userErrors: Array<Problem> } };

export type ProposalMergeMutationVariables = Exact<{
  id: string;
  version?: number | null | undefined;
  intoVersion?: number | null | undefined;
  input: ProposalMergeInput;
}>;

export type ProposalMergeMutation = {
  result: { consequences: Array<Foreseen>; userErrors: Array<Problem>; proposal: { reference: string | null } | null };
};

export type ProposalReleaseMutationVariables = Exact<{
  id: string;
  version?: number | null | undefined;
  once?: string | null | undefined;
}>;

export type ProposalReleaseMutation = { result: { userErrors: Array<Problem> } };

export type ProposalReportMutationVariables = Exact<{
  id: string;
  input: ReportInput;
}>;

export type ProposalReportMutation = { result: { userErrors: Array<Problem> } };

export type ProposalRespondMutationVariables = Exact<{
  id: string;
  version?: number | null | undefined;
  input: ProposalRespondInput;
}>;

export type ProposalRespondMutation = {
  result: { userErrors: Array<Problem>; proposal: { reference: string | null } | null };
};

export type ProposalReviewMutationVariables = Exact<{
  id: string;
  version?: number | null | undefined;
  input: ProposalReviewInput;
}>;

export type ProposalReviewMutation = {
  result: { consequences: Array<Foreseen>; userErrors: Array<Problem>; proposal: { reference: string | null } | null };
};

export type ProposalSplitMutationVariables = Exact<{
  id: string;
  version?: number | null | undefined;
  input: ProposalSplitInput;
}>;

export type ProposalSplitMutation = {
  result: { consequences: Array<Foreseen>; userErrors: Array<Problem>; proposal: { reference: string | null } | null };
};

export type ProposalSubmitMutationVariables = Exact<{
  id: string;
  input?: ActInput | null | undefined;
}>;

export type ProposalSubmitMutation = {
  result: {
    userErrors: Array<Problem>;
    proposal: { reference: string | null; viewerFollow: { byMail: boolean } | null } | null;
  };
};

export type ProposalSupportMutationVariables = Exact<{
  id: string;
  input?: ActInput | null | undefined;
}>;

export type ProposalSupportMutation = {
  result: { userErrors: Array<Problem>; proposal: { reference: string | null } | null };
};

export type ProposalTranscribeMutationVariables = Exact<{
  input: ProposalTranscribeInput;
}>;

export type ProposalTranscribeMutation = { result: { userErrors: Array<Problem>; proposal: { id: string } | null } };

export type ProposalUnmergeMutationVariables = Exact<{
  id: string;
  input: ReasonInput;
}>;

export type ProposalUnmergeMutation = {
  result: { consequences: Array<Foreseen>; userErrors: Array<Problem>; proposal: { reference: string | null } | null };
};

export type ProposalUnsupportMutationVariables = Exact<{
  id: string;
  input?: ActInput | null | undefined;
}>;

export type ProposalUnsupportMutation = {
  result: { userErrors: Array<Problem>; proposal: { reference: string | null } | null };
};

export type ProposalWithdrawMutationVariables = Exact<{
  id: string;
  input?: ActInput | null | undefined;
}>;

export type ProposalWithdrawMutation = {
  result: { consequences: Array<Foreseen>; userErrors: Array<Problem>; proposal: { reference: string | null } | null };
};

export type ProposalsRespondMutationVariables = Exact<{
  versions?: Array<number> | number | null | undefined;
  templateVersion?: number | null | undefined;
  input: ProposalsRespondInput;
}>;

export type ProposalsRespondMutation = {
  result: { consequences: Array<Foreseen>; userErrors: Array<Problem>; plan: { slug: string } | null };
};

export type ProposalsReviewMutationVariables = Exact<{
  versions?: Array<number> | number | null | undefined;
  input: ProposalsReviewInput;
}>;

export type ProposalsReviewMutation = {
  result: {
    consequences: Array<Foreseen>;
    userErrors: Array<Problem>;
    proposals: Array<{ reference: string | null }> | null;
  };
};

export type QuestionnaireSetMutationVariables = Exact<{
  plan: string;
  version?: number | null | undefined;
  input: QuestionnaireSetInput;
}>;

export type QuestionnaireSetMutation = {
  result: { userErrors: Array<Problem>; questionnaire: { voice: Voice } | null };
};

export type RebaselineAgreeMutationVariables = Exact<{
  id: string;
  version?: number | null | undefined;
  input?: ActInput | null | undefined;
}>;

export type RebaselineAgreeMutation = {
  result: { userErrors: Array<Problem>; rebaseline: { state: RebaselineState; milestone: { id: string } } | null };
};

export type RebaselineDeclineMutationVariables = Exact<{
  id: string;
  version?: number | null | undefined;
  input: ReasonInput;
}>;

export type RebaselineDeclineMutation = {
  result: { userErrors: Array<Problem>; rebaseline: { state: RebaselineState; milestone: { id: string } } | null };
};

export type RebaselineObjectMutationVariables = Exact<{
  id: string;
  version?: number | null | undefined;
  input: ReasonInput;
}>;

export type RebaselineObjectMutation = {
  result: { userErrors: Array<Problem>; rebaseline: { state: RebaselineState; milestone: { id: string } } | null };
};

export type RebaselineWithdrawMutationVariables = Exact<{
  id: string;
  version?: number | null | undefined;
  input?: ActInput | null | undefined;
}>;

export type RebaselineWithdrawMutation = {
  result: { userErrors: Array<Problem>; rebaseline: { state: RebaselineState; milestone: { id: string } } | null };
};

export type ReportsDismissMutationVariables = Exact<{
  ids: Array<string> | string;
  once?: string | null | undefined;
}>;

export type ReportsDismissMutation = { result: { reports: Array<{ id: string }> | null; userErrors: Array<Problem> } };

export type ResponseContestMutationVariables = Exact<{
  id: string;
  version: number;
  input: ReasonInput;
}>;

export type ResponseContestMutation = {
  result: {
    consequences: Array<Foreseen>;
    userErrors: Array<Problem>;
    response: { proposal: { reference: string | null } } | null;
  };
};

export type ResponseDebtReleaseMutationVariables = Exact<{
  id: string;
  version?: number | null | undefined;
  input: ResponseDebtReleaseInput;
}>;

export type ResponseDebtReleaseMutation = {
  result: { consequences: Array<Foreseen>; userErrors: Array<Problem>; proposal: { reference: string | null } | null };
};

export type ResponseReviseMutationVariables = Exact<{
  id: string;
  version: number;
  input: ResponseReviseInput;
}>;

export type ResponseReviseMutation = {
  result: { userErrors: Array<Problem>; response: { proposal: { reference: string | null } } | null };
};

export type ResponseTemplateSaveMutationVariables = Exact<{
  plan: string;
  version?: number | null | undefined;
  input: ResponseTemplateInput;
}>;

export type ResponseTemplateSaveMutation = { result: { userErrors: Array<Problem> } };

export type SecondFactorConfirmMutationVariables = Exact<{
  input: SecondFactorConfirmInput;
}>;

export type SecondFactorConfirmMutation = { result: { userErrors: Array<Problem> } };

export type SecondFactorRemoveMutationVariables = Exact<{ [key: string]: never }>;

export type SecondFactorRemoveMutation = { result: { userErrors: Array<Problem> } };

export type SecondFactorStartMutationVariables = Exact<{ [key: string]: never }>;

export type SecondFactorStartMutation = { result: { userErrors: Array<Problem> } };

export type SessionRevokeMutationVariables = Exact<{
  id: string;
}>;

export type SessionRevokeMutation = { result: { userErrors: Array<Problem> } };

export type SuggestionAcceptMutationVariables = Exact<{
  id: string;
  version?: number | null | undefined;
  input?: SuggestionAcceptInput | null | undefined;
}>;

export type SuggestionAcceptMutation = {
  result: {
    consequences: Array<Foreseen>;
    userErrors: Array<Problem>;
    suggestion: { id: string; state: SuggestionState } | null;
  };
};

export type SuggestionAppealMutationVariables = Exact<{
  id: string;
  input: AppealInput;
}>;

export type SuggestionAppealMutation = { result: { userErrors: Array<Problem> } };

export type SuggestionCreateMutationVariables = Exact<{
  input: SuggestionCreateInput;
}>;

export type SuggestionCreateMutation = { result: { userErrors: Array<Problem>; suggestion: { id: string } | null } };

export type SuggestionDeclineMutationVariables = Exact<{
  id: string;
  input: ReasonInput;
}>;

export type SuggestionDeclineMutation = {
  result: { consequences: Array<Foreseen>; userErrors: Array<Problem>; suggestion: { id: string } | null };
};

export type SuggestionHideMutationVariables = Exact<{
  id: string;
  version?: number | null | undefined;
  input: HideInput;
}>;

export type SuggestionHideMutation = { result: { userErrors: Array<Problem> } };

export type SuggestionReportMutationVariables = Exact<{
  id: string;
  input: ReportInput;
}>;

export type SuggestionReportMutation = { result: { userErrors: Array<Problem> } };

export type SuggestionRevertMutationVariables = Exact<{
  id: string;
  input: ReasonInput;
}>;

export type SuggestionRevertMutation = {
  result: { consequences: Array<Foreseen>; userErrors: Array<Problem>; suggestion: { id: string } | null };
};

export type SuggestionWithdrawMutationVariables = Exact<{
  id: string;
  input?: ActInput | null | undefined;
}>;

export type SuggestionWithdrawMutation = { result: { userErrors: Array<Problem>; suggestion: { id: string } | null } };

export type SuggestionsAcceptMutationVariables = Exact<{
  ids: Array<string> | string;
  input?: ActInput | null | undefined;
}>;

export type SuggestionsAcceptMutation = {
  result: { consequences: Array<Foreseen>; userErrors: Array<Problem>; suggestions: Array<{ id: string }> | null };
};

export type SuggestionsDeclineMutationVariables = Exact<{
  ids: Array<string> | string;
  input: ReasonInput;
}>;

export type SuggestionsDeclineMutation = {
  result: { consequences: Array<Foreseen>; userErrors: Array<Problem>; suggestions: Array<{ id: string }> | null };
};

export type SynthesisCorrectMutationVariables = Exact<{
  window: string;
  version: number;
  input: SynthesisCorrectInput;
}>;

export type SynthesisCorrectMutation = { result: { consequences: Array<Foreseen>; userErrors: Array<Problem> } };

export type SynthesisPublishMutationVariables = Exact<{
  window: string;
  input: SynthesisInput;
}>;

export type SynthesisPublishMutation = { result: { consequences: Array<Foreseen>; userErrors: Array<Problem> } };

export type TokenCreateMutationVariables = Exact<{
  input: TokenCreateInput;
}>;

export type TokenCreateMutation = { result: { secret: string | null; userErrors: Array<Problem> } };

export type TokenRevokeMutationVariables = Exact<{
  id: string;
}>;

export type TokenRevokeMutation = { result: { userErrors: Array<Problem> } };

export type VoicePublishMutationVariables = Exact<{
  id: string;
  version?: number | null | undefined;
  input?: MilestoneReportEditInput | null | undefined;
}>;

export type VoicePublishMutation = { result: { userErrors: Array<Problem>; milestoneReport: { id: string } | null } };

export type WindowCloseMutationVariables = Exact<{
  id: string;
  version?: number | null | undefined;
  input: ReasonInput;
}>;

export type WindowCloseMutation = {
  result: {
    window: { availableActions: Array<WindowAction> } | null;
    consequences: Array<Foreseen>;
    userErrors: Array<Problem>;
  };
};

export type WindowMoveMutationVariables = Exact<{
  id: string;
  version?: number | null | undefined;
  input: WindowMoveInput;
}>;

export type WindowMoveMutation = { result: { consequences: Array<Foreseen>; userErrors: Array<Problem> } };

export type WindowOpenMutationVariables = Exact<{
  plan: string;
  input: WindowOpenInput;
}>;

export type WindowOpenMutation = { result: { consequences: Array<Foreseen>; userErrors: Array<Problem> } };

export type WindowReopenMutationVariables = Exact<{
  id: string;
  version?: number | null | undefined;
  input: WindowReopenInput;
}>;

export type WindowReopenMutation = { result: { consequences: Array<Foreseen>; userErrors: Array<Problem> } };

export type WordFileTakeMutationVariables = Exact<{
  input: WordFileTakeInput;
}>;

export type WordFileTakeMutation = {
  result: { consequences: Array<Foreseen>; userErrors: Array<Problem>; reading: { id: string } | null };
};

export type AppointmentLine = {
  id: string;
  role: Role;
  fromOn: string;
  untilOn: string | null;
  current: boolean;
  reason: string | null;
  availableActions: Array<AppointmentAction>;
  endedBy: { kind: SessionKind; number: number } | null;
  holder: { handle: string; publicName: string | null; synthetic: boolean };
  institution: Body | null;
  jurisdiction: Place | null;
  commitment: Reachable | null;
};

export type AppointmentInPlan = { plan: { slug: string; title: Words } | null } & AppointmentLine;

export type SessionLine = { id: string; kind: SessionKind; number: number; held: Stated | null };

export type Operator = { name: string; contact: string | null };

export type CommentLine = {
  id: string;
  state: CommentState;
  position: Position | null;
  official: boolean;
  html: string | null;
  language: string;
  createdAt: string;
  editedAt: string | null;
  replyCount: number;
  synthetic: boolean;
  availableActions: Array<CommentAction>;
  authorNamed: string | null;
  author: { publicName: string | null } | null;
  institution: Body | null;
  votes: { up: number; down: number; importedUp: number | null; importedDown: number | null; mine: Vote | null };
  imported: { pseudonym: string | null; url: string | null; statedDate: string | null } | null;
};

export type Discussed = {
  id: string;
  commentsOpen: boolean;
  commentCount: number;
  speakingFor: Array<Body>;
  comments: { pageInfo: { hasNextPage: boolean; endCursor: string | null }; nodes: Array<CommentThread> };
};

export type CommentThread = { replies: { nodes: Array<CommentLine> } } & CommentLine;

export type CommentAbout = {
  subject:
    | { removed: boolean; id: string; partOf: { reference: string; title: Words } | null }
    | { reference: string; id: string; title: Words }
    | { id: string; asked: string | null; title: Words }
    | { id: string; proposal: { asked: string | null; title: Words } }
    | ({ number: number; id: string } & TextToChange);
};

export type Owner = {
  id: string | null;
  availableActions: Array<OwnershipAction>;
  role: OwnerRole;
  state: OwnerState;
  reason: string | null;
  institution: Body | null;
  jurisdiction: Place | null;
};

export type Step = {
  number: number;
  status: MilestoneStatus;
  countedAs: CountedAs;
  disputed: boolean;
  synthetic: boolean;
  title: Words;
  late: { againstPlanned: boolean | null; againstCurrent: boolean | null };
  planned: Span;
  current: Span;
  actual: Span;
};

export type Line = {
  reference: string;
  completion: Completion;
  state: CommitmentState;
  synthetic: boolean;
  title: Words;
  theme: { code: string } | null;
  members: Array<{ jurisdiction: Place }>;
  owners: Array<Owner>;
  milestoneFigures: Milestones;
  progress: Progress;
  milestones: { nodes: Array<Step> };
  assessments: Array<{ answers: Array<{ question: string; answer: string | null; answerLabel: Words | null }> }>;
};

export type Milestones = {
  total: number;
  late: number;
  lateOpen: number;
  lateAdjusted: number;
  disputed: number;
  synthetic: number;
};

export type Judgement = {
  state: AssessmentState;
  assessorWritten: string | null;
  published: Stated | null;
  assessor: Body | null;
  instrument: { code: string; version: string; title: Words };
  answers: Array<{
    question: string;
    answer: string | null;
    written: string | null;
    questionText: Words | null;
    answerLabel: Words | null;
    explanation: Words | null;
  }>;
  sources: Array<Cited>;
};

export type ValuesBeside = {
  sdgs: Array<number>;
  challengeArea: ChallengeArea | null;
  developmentPlan: string | null;
  budget: { amount: string; currency: string } | null;
  carriedOverFrom: { id: string; reference: string; title: Words } | null;
  ogpValues: Array<Label>;
  policyAreas: Array<Label>;
};

export type SuggestionWindow = { kind: WindowKind; state: WindowState; opensAt: string; closesAt: string };

export type Valued = { period: Span | null; labels: Array<Label> };

export type WordsFrom = {
  kind: SourceKind;
  proposalReference: string | null;
  suggestionId: string | null;
  suggestionNumber: number | null;
  version: number | null;
  acceptedRole: string | null;
  acceptedAt: string | null;
  proposalTitle: Words | null;
  acceptedInstitution: Words | null;
};

export type ClauseShown = {
  id: string;
  section: Section;
  kind: ClauseKind;
  itemNumber: number | null;
  pendingSuggestions: number;
  commentCount: number;
  text: Words;
  provenance: Array<{ text: string; language: string; sources: Array<WordsFrom> }>;
};

export type ClausesShown = {
  totalCount: number;
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  nodes: Array<ClauseShown>;
};

export type ClausePlace = { id: string; text: Words };

export type MilestoneBeside = {
  id: string;
  reference: string;
  title: Words;
  planned: Span;
  institutions: Array<{ slug: string; name: Words }>;
};

export type WordsNow = {
  reference: string | null;
  clauseId: string;
  section: Section;
  language: string;
  words: Array<string>;
  title: Words;
};

export type WordsGone = {
  reference: string | null;
  slug: string;
  words: Array<string>;
  version: number;
  suggestionId: string | null;
  suggestionNumber: number | null;
  reason: string | null;
  role: string | null;
  takenAt: string;
  title: Words;
  institution: Words | null;
};

export type TextVersionLine = {
  number: number;
  cause: VersionCause;
  role: string | null;
  reason: string | null;
  createdAt: string;
  institution: Body | null;
  suggestion: {
    id: string;
    number: number;
    author: { publicName: string | null } | null;
    onBehalfOf: Body | null;
  } | null;
};

export type WordTaken = { id: string | null; wasThere: boolean; message: string | null };

export type SuggestionAsked = {
  id: string;
  number: number;
  kind: SuggestionKind;
  section: Section | null;
  field: SuggestedField | null;
  text: string | null;
  reason: string;
  createdAt: string;
  authorNamed: string | null;
  institution: Body | null;
  milestone: { reference: string; title: Words } | null;
  author: { publicName: string | null } | null;
  onBehalfOf: Body | null;
};

export type SuggestionLine = {
  state: SuggestionState;
  inConflict: boolean;
  language: string;
  baseText: string | null;
  decidedAt: string | null;
  synthetic: boolean;
  formerValue: Valued | null;
  suggestedValue: Valued | null;
  milestoneDraft: { title: Words } | null;
} & SuggestionAsked;

export type TextToChange = {
  commitment: { reference: string; title: Words } | null;
  plan: { slug: string; title: Words };
};

export type VersionOfText = { id: string; reference: string; state: CommitmentState; version: number };

export type VersionOfPlanText = { id: string; slug: string; stage: PlanStage; textVersion: number };

export type TextCompared = {
  from: number;
  to: number;
  fields: Array<{
    field: TextField;
    milestoneId: string | null;
    formerCodes: Array<string>;
    laterCodes: Array<string>;
    institution: Label | null;
    formerPeriod: Span | null;
    laterPeriod: Span | null;
    formerLabels: Array<Label>;
    laterLabels: Array<Label>;
  }>;
  clauses: Array<{
    clauseId: string;
    milestoneId: string | null;
    section: Section;
    change: ClauseChange;
    language: string;
    rewritten: boolean;
    pieces: Array<{ change: PieceChange; text: string }>;
  }>;
  indicators: Array<{
    indicatorId: string;
    change: IndicatorChange;
    former: IndicatorThen | null;
    later: IndicatorThen | null;
  }>;
};

export type WholeTextVersion = {
  indicators: Array<IndicatorThen>;
  clauses: Array<{ clauseId: string; milestoneId: string | null; section: Section; kind: ClauseKind; text: Words }>;
} & TextVersionLine;

export type SuggestionLines = {
  totalCount: number;
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  nodes: Array<SuggestionLine>;
};

export type IndicatorThen = {
  indicatorId: string;
  milestoneId: string | null;
  name: Words;
  unitLabel: Words;
  baseline: BaselineSaid | null;
  target: TargetSaid | null;
};

export type EvaluationLine = {
  id: string;
  state: RecordState;
  synthetic: boolean;
  title: Words;
  evaluated: Stated | null;
  saidBy: Body | null;
};

export type FindingLine = {
  id: string;
  owed: boolean;
  overdue: boolean;
  answerBy: string | null;
  answeredAt: string | null;
  text: Words;
  addressee: Body | null;
  answer: Words | null;
};

export type EvidenceFile = {
  mediaType: string;
  bytes: number;
  sha256: string;
  here: boolean;
  address: string | null;
  createdAt: string;
};

export type Shown = {
  id: string;
  url: string | null;
  legalGround: string | null;
  notCopied: LinkProblem | null;
  notOpeningSince: string | null;
  synthetic: boolean;
  shownAs: EvidenceKind;
  title: Words;
  dated: Stated | null;
  proves: Words | null;
  file: EvidenceFile | null;
  reservedFile: EvidenceFile | null;
  copy: EvidenceFile | null;
};

export type Words = { text: string; language: string; outdated: boolean };

export type Stated = { on: string | null; precision: DatePrecision; written: string | null };

export type Span = {
  startOn: string | null;
  endOn: string | null;
  startPrecision: DatePrecision | null;
  endPrecision: DatePrecision | null;
  startWritten: string | null;
  endWritten: string | null;
};

export type Place = { code: string; kind: JurisdictionKind; name: Words };

export type Body = { slug: string; acronym: string | null; kind: InstitutionKind; synthetic: boolean; name: Words };

export type Cited = { url: string | null; readOn: string | null; title: Words; about: Words | null };

export type Label = { code: string; name: Words };

export type Problem = { code: ProblemCode; message: string; path: Array<string> };

export type Foreseen = {
  code: ConsequenceCode;
  final: boolean;
  message: string;
  lines: Array<{ name: string; text: string }>;
};

export type Way = {
  reviewList?: {
    proposals: { totalCount: number; edges: Array<{ cursor: string }>; nodes: Array<ProposalLink> };
  } | null;
  owedList?: {
    totalCount: number;
    edges: Array<{ cursor: string }>;
    nodes: Array<{ institution: { slug: string } | null; proposal: ProposalLink }>;
  };
};

export type Compared = {
  from: number;
  to: number;
  texts: Array<{
    name: TextName;
    language: string;
    rewritten: boolean;
    pieces: Array<{ change: PieceChange; text: string }>;
  }>;
};

export type MeasuredProgramme = { id: string; slug: string; synthetic: boolean; name: Words } & {
  __typename: 'Programme';
};

export type MeasuredCommitment = { id: string; reference: string; synthetic: boolean; title: Words } & {
  __typename: 'Commitment';
};

export type MeasuredMilestone = {
  id: string;
  number: number;
  reference: string;
  synthetic: boolean;
  title: Words;
  commitment: { reference: string; title: Words };
} & { __typename: 'Milestone' };

export type MeasuredThing = {
  programme: MeasuredProgramme | null;
  commitment: MeasuredCommitment | null;
  milestone: MeasuredMilestone | null;
};

export type Goals = {
  id: string;
  unit: string;
  synthetic: boolean;
  conflicting: number;
  state: RecordState;
  reason: string | null;
  name: Words;
  unitLabel: Words;
  baseline: BaselineSaid | null;
  target: TargetSaid | null;
};

export type Figure = {
  id: string;
  value: number;
  qualifier: Qualifier;
  unit: string;
  synthetic: boolean;
  conflicts: boolean;
  state: RecordState;
  reason: string | null;
  saidRole: string | null;
  saidBy: Body | null;
  unitLabel: Words;
  asOf: Stated | null;
  scope: Words | null;
  sources: Array<Cited>;
};

export type BaselineSaid = { value: number; asOf: Stated | null; sources: Array<Cited> };

export type TargetSaid = { value: number; by: Stated | null };

export type Hiding = {
  rule: ModerationRule;
  reason: string;
  decidedAt: string;
  hiddenTogether: number;
  appealUntil: string | null;
  appeal: {
    state: AppealState;
    appealedAt: string;
    lapsesAt: string | null;
    decidedAt: string | null;
    reason: string | null;
  } | null;
};

export type Follows = { id: string; frequency: FollowFrequency; byMail: boolean };

export type Happening = {
  synthetic: boolean;
  happened: Stated | null;
  title: Words;
  body: Words | null;
  sources: Array<Cited>;
};

export type OpenWindow = {
  kind: WindowKind;
  state: WindowState;
  opensAt: string;
  closesAt: string;
  synthetic: boolean;
  plan: { timeZone: string };
  title: Words | null;
  sources: Array<Cited>;
};

export type VisitLine = {
  id: string;
  state: VisitState;
  reason: string | null;
  version: number;
  synthetic: boolean;
  place: string | null;
  personsAttended: number | null;
  womenAttended: number | null;
  menAttended: number | null;
  jurisdiction: Place;
  visited: Stated | null;
  services: Words | null;
  attendedByLanguage: Array<{ language: VisitLanguage; persons: number }>;
  sources: Array<Cited>;
};

export type Listed = { reference: string; commitment: { reference: string; title: Words } } & Step;

export type Counted = {
  total: number;
  confirmed: number;
  saidByOwner: number;
  contradicted: number;
  noEvidence: number;
  underWay: number;
  notStarted: number;
  noReport: number;
};

export type Progress = { synthetic: number; coCreated: Counted; proactive: Counted; achievedBefore: Counted };

export type Calling = {
  slug: string;
  synthetic: boolean;
  title: Words;
  windows: Array<{ kind: WindowKind; state: WindowState; closesAt: string; plan: { timeZone: string } }>;
};

export type ProposalLink = { reference: string | null; title: Words };

export type Draft = { id: string; synthetic: boolean; title: Words; plan: { title: Words } };

export type ProposalLine = {
  reference: string | null;
  state: ProposalState;
  splitUndone: boolean;
  visibility: Visibility;
  synthetic: boolean;
  submittedAt: string | null;
  overdue: boolean;
  commentCount: number;
  title: Words;
  supports: { totalCount: number; imported: number };
  imported: { url: string | null } | null;
  jurisdictions: Array<Place>;
  plan: { timeZone: string; slug: string; title: Words };
};

export type Attachment = { id: string; description: string; mediaType: string; bytes: number; address: string };

export type Area = { code: string; parentCode: string | null; name: { text: string } };

export type Linked = {
  state: ProposalState;
  splitUndone: boolean;
  reason: string | null;
  mergedInto: ProposalLink | null;
  mergedFrom: { totalCount: number; nodes: Array<ProposalLink> };
  splitFrom: ProposalLink | null;
  splitInto: Array<ProposalLink>;
};

export type ReportedMilestone = {
  id: string;
  number: number;
  reference: string;
  synthetic: boolean;
  title: Words;
  expectedResult: Words | null;
  meansOfVerification: Words | null;
  planned: Span;
  institutions: Array<{ slug: string }>;
  commitment: {
    reference: string;
    title: Words;
    owners: Array<{ state: OwnerState; institution: { slug: string } | null }>;
    plan: {
      slug: string;
      timeZone: string;
      synthetic: boolean;
      title: Words;
      reportingPeriods: Array<{ number: number; startOn: string; endOn: string; dueOn: string }>;
    };
  };
};

export type Asked = {
  code: string;
  kind: QuestionKind;
  required: boolean;
  label: Words;
  help: Words | null;
  choices: Array<{ code: string; label: Words }>;
};

export type Answered = {
  number: number | null;
  yes: boolean | null;
  choices: Array<string>;
  written: string | null;
  text: Words | null;
  question: Asked;
};

export type NextToReport = {
  totalCount: number;
  edges: Array<{ cursor: string }>;
  nodes: Array<{ id: string; reference: string; title: Words }>;
};

export type Response = {
  id: string;
  version: number;
  state: ResponseState;
  outcome: Outcome;
  category: ResponseCategory;
  late: boolean;
  fromTemplate: boolean;
  publishedAt: string;
  synthetic: boolean;
  availableActions: Array<ResponseAction>;
  writeBy: string | null;
  contestUntil: string | null;
  text: Words;
  institution: Body | null;
  jurisdiction: Place;
  commitments: Array<{ reference: string; title: Words }>;
  versions: {
    pageInfo: { hasNextPage: boolean };
    nodes: Array<{
      number: number;
      outcome: Outcome;
      category: ResponseCategory;
      reason: string | null;
      createdAt: string;
      text: Words;
      institution: Body | null;
      contest: Contest | null;
    }>;
  };
  contest: Contest | null;
};

export type Contest = {
  state: ContestState;
  reason: string;
  contestedVersion: number;
  decideBy: string;
  decision: string | null;
  decidedAt: string | null;
  decidedBy: Body | null;
};

export type Owed = {
  respondBy: string | null;
  overdue: boolean;
  jurisdiction: Place;
  institution: Body | null;
  proposal: { id: string; version: number; supports: { totalCount: number } } & ProposalLink;
};

export type Debt = {
  state: DebtState;
  respondBy: string | null;
  respondedOn: string | null;
  overdue: boolean;
  releasedAt: string | null;
  releaseReason: string | null;
  availableActions: Array<DebtAction>;
  jurisdiction: Place;
  institution: Body | null;
};

export type Reachable = { reference: string; title: Words };

export type Coverage = { owed: number; responded: number; overdue: number; medianDays: number | null };

export type WholeCoverage = { synthetic: boolean; late: number; fromTemplate: number } & Coverage;

export type SuggestionFigures = {
  owed: number;
  overdue: number;
  late: number;
  medianDays: number | null;
  synthetic: boolean;
  responded: number;
};

export type CoverageDay = { on: string; owed: number; responded: number };

export type Desk = {
  kind: TaskKind;
  count: number;
  overdue: number;
  plan: { slug: string; synthetic: boolean; title: Words };
  institution: Body | null;
};

export type HiddenProposalQueryVariables = Exact<{
  reference: string;
}>;

export type HiddenProposalQuery = {
  hiddenProposal: {
    reference: string;
    plan: { timeZone: string; slug: string; title: Words };
    moderation: Hiding;
  } | null;
};

export type HiddenSuggestionQueryVariables = Exact<{
  id: string;
}>;

export type HiddenSuggestionQuery = {
  hiddenSuggestion: {
    number: number;
    commitment: { reference: string; title: Words } | null;
    plan: { timeZone: string; slug: string; title: Words };
    moderation: Hiding;
  } | null;
};

export type HomeQueryVariables = Exact<{
  signedIn: boolean;
}>;

export type HomeQuery = {
  tasks?: Array<Desk>;
  drafts?: { nodes: Array<Draft> };
  plans: {
    nodes: Array<{
      slug: string;
      stage: PlanStage;
      synthetic: boolean;
      title: Words;
      members: Array<{ jurisdiction: Place }>;
      windows: Array<OpenWindow>;
      story: Array<Happening>;
      proposals: { nodes: Array<ProposalLine> };
      milestoneFigures: Milestones;
      progress: Progress;
      commitments: { totalCount: number; nodes: Array<Line> };
    }>;
  };
};

export type IndicatorQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
  versionsAfter?: string | null | undefined;
  filter?: RecordFilter | null | undefined;
}>;

export type IndicatorQuery = {
  node:
    | {
        __typename:
          | 'Account'
          | 'Activity'
          | 'Appointment'
          | 'Assessment'
          | 'Attachment'
          | 'Clause'
          | 'Comment'
          | 'Commitment'
          | 'Evaluation'
          | 'Evidence'
          | 'EvidenceFile'
          | 'Finding'
          | 'Follow'
          | 'Institution'
          | 'Jurisdiction'
          | 'Measurement'
          | 'Milestone'
          | 'MilestoneReport'
          | 'MilestoneReportsFile'
          | 'ModerationAppeal';
      }
    | {
        __typename:
          | 'ModerationDecision'
          | 'ModerationReport'
          | 'Plan'
          | 'PlanWindow'
          | 'Programme'
          | 'ProgrammeVisit'
          | 'Proposal'
          | 'ReasonedResponse'
          | 'Rebaseline'
          | 'ResponseTemplate'
          | 'Session'
          | 'Suggestion'
          | 'Theme'
          | 'WordDraft'
          | 'WordReading';
      }
    | ({
        version: number;
        frozen: boolean;
        availableActions: Array<IndicatorAction>;
        measurements: {
          totalCount: number;
          pageInfo: { hasNextPage: boolean; endCursor: string | null };
          nodes: Array<Figure>;
        };
        takenBack: { totalCount: number };
        versions: {
          totalCount: number;
          pageInfo: { hasNextPage: boolean; endCursor: string | null };
          nodes: Array<{
            number: number;
            change: RecordChange;
            reason: string | null;
            createdAt: string;
            role: string | null;
            institution: Body | null;
            name: Words;
            unitLabel: Words;
            baseline: BaselineSaid | null;
            target: TargetSaid | null;
          }>;
        };
      } & Goals &
        MeasuredThing & { __typename: 'Indicator' })
    | null;
};

export type IndicatorsQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
  filter?: RecordFilter | null | undefined;
}>;

export type IndicatorsQuery = {
  node:
    | {
        __typename:
          | 'Account'
          | 'Activity'
          | 'Appointment'
          | 'Assessment'
          | 'Attachment'
          | 'Clause'
          | 'Comment'
          | 'Evaluation'
          | 'Evidence'
          | 'EvidenceFile'
          | 'Finding'
          | 'Follow'
          | 'Indicator'
          | 'Institution'
          | 'Jurisdiction'
          | 'Measurement'
          | 'MilestoneReport'
          | 'MilestoneReportsFile'
          | 'ModerationAppeal'
          | 'ModerationDecision';
      }
    | {
        __typename:
          | 'ModerationReport'
          | 'PlanWindow'
          | 'ProgrammeVisit'
          | 'Proposal'
          | 'ReasonedResponse'
          | 'Rebaseline'
          | 'ResponseTemplate'
          | 'Session'
          | 'Suggestion'
          | 'Theme'
          | 'WordDraft'
          | 'WordReading';
      }
    | ({
        indicatorActions: Array<MeasuredAction>;
        indicators: {
          totalCount: number;
          pageInfo: { hasNextPage: boolean; endCursor: string | null };
          nodes: Array<{ measurements: { totalCount: number; nodes: Array<Figure> } } & Goals>;
        };
      } & MeasuredCommitment & { __typename: 'Commitment' })
    | ({
        indicatorActions: Array<MeasuredAction>;
        indicators: {
          totalCount: number;
          pageInfo: { hasNextPage: boolean; endCursor: string | null };
          nodes: Array<{ measurements: { totalCount: number; nodes: Array<Figure> } } & Goals>;
        };
      } & MeasuredMilestone & { __typename: 'Milestone' })
    | ({
        id: string;
        synthetic: boolean;
        planSlug: string;
        title: Words;
        indicators: {
          totalCount: number;
          pageInfo: { hasNextPage: boolean; endCursor: string | null };
          nodes: Array<{ measurements: { totalCount: number } } & Goals & MeasuredThing>;
        };
      } & { __typename: 'Plan' })
    | ({
        indicatorActions: Array<MeasuredAction>;
        indicators: {
          totalCount: number;
          pageInfo: { hasNextPage: boolean; endCursor: string | null };
          nodes: Array<{ measurements: { totalCount: number; nodes: Array<Figure> } } & Goals>;
        };
      } & MeasuredProgramme & { __typename: 'Programme' })
    | null;
};

export type InstitutionQueryVariables = Exact<{
  slug: string;
  after?: string | null | undefined;
}>;

export type InstitutionQuery = {
  institution:
    | ({
        website: string | null;
        publicContact: string | null;
        existence: Span;
        jurisdiction: Place | null;
        note: Words | null;
        successor: Body | null;
        sources: Array<Cited>;
        responseCoverage: WholeCoverage;
        responseCoverageByDay: Array<CoverageDay>;
        progress: Progress;
        commitments: {
          totalCount: number;
          pageInfo: { hasNextPage: boolean; endCursor: string | null };
          nodes: Array<Line>;
        };
        appointments: { totalCount: number; nodes: Array<AppointmentInPlan> };
      } & Body)
    | null;
};

export type InstitutionAppointmentsQueryVariables = Exact<{
  slug: string;
  after?: string | null | undefined;
  filter?: AppointmentFilter | null | undefined;
}>;

export type InstitutionAppointmentsQuery = {
  institution:
    | ({
        grantableRoles: Array<Role>;
        appointments: {
          totalCount: number;
          pageInfo: { hasNextPage: boolean; endCursor: string | null };
          nodes: Array<{ plan: { sessions: Array<SessionLine> } | null } & AppointmentInPlan>;
        };
      } & Body)
    | null;
  plans: { nodes: Array<{ id: string; grantableRoles: Array<Role>; title: Words }> };
  viewer: {
    appointments: Array<{ current: boolean; institution: { slug: string } | null; plan: { id: string } | null }>;
  } | null;
};

export type KeptQueryVariables = Exact<{
  token: string;
}>;

export type KeptQuery = {
  keptProposal: {
    claimed: boolean;
    expiresAt: string;
    language: Language | null;
    title: string | null;
    problem: string | null;
    action: string | null;
    expectedChange: string | null;
    affected: string | null;
    plan: { timeZone: string } & Calling;
    proposal: { id: string } | null;
  } | null;
};

export type LiveCommitmentTextSubscriptionVariables = Exact<{
  id: string;
}>;

export type LiveCommitmentTextSubscription = { text: { version: number } };

export type LiveDeskSubscriptionVariables = Exact<{
  id: string;
  since: string;
}>;

export type LiveDeskSubscription = {
  plan: {
    waiting: { totalCount: number };
    conflict: { totalCount: number };
    settled: { totalCount: number };
    owed: { totalCount: number };
    uncovered: { totalCount: number };
  };
};

export type LivePlanTextSubscriptionVariables = Exact<{
  id: string;
}>;

export type LivePlanTextSubscription = { text: { version: number } };

export type MeasurementQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;

export type MeasurementQuery = {
  node:
    | {
        __typename:
          | 'Account'
          | 'Activity'
          | 'Appointment'
          | 'Assessment'
          | 'Attachment'
          | 'Clause'
          | 'Comment'
          | 'Commitment'
          | 'Evaluation'
          | 'Evidence'
          | 'EvidenceFile'
          | 'Finding'
          | 'Follow'
          | 'Indicator'
          | 'Institution'
          | 'Jurisdiction'
          | 'Milestone'
          | 'MilestoneReport'
          | 'MilestoneReportsFile'
          | 'ModerationAppeal';
      }
    | {
        __typename:
          | 'ModerationDecision'
          | 'ModerationReport'
          | 'Plan'
          | 'PlanWindow'
          | 'Programme'
          | 'ProgrammeVisit'
          | 'Proposal'
          | 'ReasonedResponse'
          | 'Rebaseline'
          | 'ResponseTemplate'
          | 'Session'
          | 'Suggestion'
          | 'Theme'
          | 'WordDraft'
          | 'WordReading';
      }
    | ({
        version: number;
        availableActions: Array<MeasurementAction>;
        measuredBy: { id: string; name: Words } & MeasuredThing;
        versions: {
          totalCount: number;
          pageInfo: { hasNextPage: boolean; endCursor: string | null };
          nodes: Array<{
            number: number;
            change: RecordChange;
            reason: string | null;
            createdAt: string;
            role: string | null;
            value: number;
            qualifier: Qualifier;
            institution: Body | null;
            unitLabel: Words;
            asOf: Stated | null;
            scope: Words | null;
            sources: Array<Cited>;
          }>;
        };
      } & Figure & { __typename: 'Measurement' })
    | null;
};

export type MilestoneActivitiesQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
  named?: string | null | undefined;
}>;

export type MilestoneActivitiesQuery = {
  node:
    | {
        __typename:
          | 'Account'
          | 'Activity'
          | 'Appointment'
          | 'Assessment'
          | 'Attachment'
          | 'Clause'
          | 'Comment'
          | 'Commitment'
          | 'Evaluation'
          | 'Evidence'
          | 'EvidenceFile'
          | 'Finding'
          | 'Follow'
          | 'Indicator'
          | 'Institution'
          | 'Jurisdiction'
          | 'Measurement'
          | 'MilestoneReport'
          | 'MilestoneReportsFile'
          | 'ModerationAppeal';
      }
    | {
        __typename:
          | 'ModerationDecision'
          | 'ModerationReport'
          | 'Plan'
          | 'PlanWindow'
          | 'Programme'
          | 'ProgrammeVisit'
          | 'Proposal'
          | 'ReasonedResponse'
          | 'Rebaseline'
          | 'ResponseTemplate'
          | 'Session'
          | 'Suggestion'
          | 'Theme'
          | 'WordDraft'
          | 'WordReading';
      }
    | ({
        availableActions: Array<MilestoneAction>;
        activities: {
          totalCount: number;
          pageInfo: { hasNextPage: boolean; endCursor: string | null };
          nodes: Array<{
            id: string;
            number: number;
            state: ActivityState;
            version: number;
            synthetic: boolean;
            doneOn: string | null;
            who: string | null;
            removalReason: string | null;
            availableActions: Array<ActivityAction>;
            title: Words;
            institution: Body | null;
            period: Span;
          }>;
        };
      } & ReportedMilestone & { __typename: 'Milestone' })
    | null;
  institutions: { totalCount: number; nodes: Array<Body> };
};

export type MilestoneDatesQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
  list: string;
  place?: string | null | undefined;
  agreeing: boolean;
}>;

export type MilestoneDatesQuery = {
  node:
    | {
        __typename:
          | 'Account'
          | 'Activity'
          | 'Appointment'
          | 'Assessment'
          | 'Attachment'
          | 'Clause'
          | 'Comment'
          | 'Commitment'
          | 'Evaluation'
          | 'Evidence'
          | 'EvidenceFile'
          | 'Finding'
          | 'Follow'
          | 'Indicator'
          | 'Institution'
          | 'Jurisdiction'
          | 'Measurement'
          | 'MilestoneReport'
          | 'MilestoneReportsFile'
          | 'ModerationAppeal';
      }
    | {
        __typename:
          | 'ModerationDecision'
          | 'ModerationReport'
          | 'Plan'
          | 'PlanWindow'
          | 'Programme'
          | 'ProgrammeVisit'
          | 'Proposal'
          | 'ReasonedResponse'
          | 'Rebaseline'
          | 'ResponseTemplate'
          | 'Session'
          | 'Suggestion'
          | 'Theme'
          | 'WordDraft'
          | 'WordReading';
      }
    | ({
        version: number;
        availableActions: Array<MilestoneAction>;
        current: Span;
        actual: Span;
        late: { againstPlanned: boolean | null; againstCurrent: boolean | null };
        moved: { times: number; days: number };
        rebaselines: {
          totalCount: number;
          pageInfo: { hasNextPage: boolean; endCursor: string | null };
          nodes: Array<{
            id: string;
            number: number;
            state: RebaselineState;
            version: number;
            synthetic: boolean;
            reason: string;
            role: Role;
            createdAt: string;
            decidedAt: string | null;
            decidedRole: Role | null;
            decisionReason: string | null;
            objection: string | null;
            objectedAt: string | null;
            availableActions: Array<RebaselineAction>;
            decidedInstitution: Body | null;
            former: Span;
            next: Span;
            institution: Body | null;
            agreements: Array<{ role: Role; createdAt: string; institution: Body | null }>;
            missing: Array<Body>;
          }>;
        };
      } & ReportedMilestone & { __typename: 'Milestone' })
    | null;
  agreeList?: {
    totalCount: number;
    edges: Array<{ cursor: string }>;
    nodes: Array<{ milestone: { id: string; reference: string; title: Words } }>;
  };
};

export type MilestoneReportQueryVariables = Exact<{
  id: string;
  list: string;
  place?: string | null | undefined;
  checking: boolean;
  tabling: boolean;
  institution: string;
  checkedOf?: string | null | undefined;
  period?: number | null | undefined;
  sent?: boolean | null | undefined;
  state?: Array<ReportState> | ReportState | null | undefined;
  late?: boolean | null | undefined;
  text?: string | null | undefined;
}>;

export type MilestoneReportQuery = {
  node:
    | {
        __typename:
          | 'Account'
          | 'Activity'
          | 'Appointment'
          | 'Assessment'
          | 'Attachment'
          | 'Clause'
          | 'Comment'
          | 'Commitment'
          | 'Evaluation'
          | 'Evidence'
          | 'EvidenceFile'
          | 'Finding'
          | 'Follow'
          | 'Indicator'
          | 'Institution'
          | 'Jurisdiction'
          | 'Measurement'
          | 'Milestone'
          | 'MilestoneReportsFile'
          | 'ModerationAppeal';
      }
    | {
        __typename:
          | 'ModerationDecision'
          | 'ModerationReport'
          | 'Plan'
          | 'PlanWindow'
          | 'Programme'
          | 'ProgrammeVisit'
          | 'Proposal'
          | 'ReasonedResponse'
          | 'Rebaseline'
          | 'ResponseTemplate'
          | 'Session'
          | 'Suggestion'
          | 'Theme'
          | 'WordDraft'
          | 'WordReading';
      }
    | ({
        id: string;
        version: number;
        voice: Voice;
        state: ReportState;
        status: MilestoneStatus | null;
        statusWritten: string | null;
        unchanged: boolean;
        doneOn: string | null;
        synthetic: boolean;
        periodStartOn: string | null;
        periodEndOn: string | null;
        returnReason: string | null;
        checkBy: string | null;
        availableActions: Array<MilestoneReportAction>;
        evidenceActions: Array<EvidenceAction>;
        institution: Body | null;
        narrative: Words | null;
        obstacles: Words | null;
        reported: Stated | null;
        imported: { fileName: string; row: number } | null;
        questionnaire: { questions: Array<Asked> } | null;
        answers: Array<Answered>;
        check: {
          role: Role;
          side: CheckingSide;
          justification: string | null;
          checkedAt: string;
          institution: Body | null;
        } | null;
        evidence: Array<Shown>;
        steps: {
          nodes: Array<{
            number: number;
            kind: MilestoneReportStepKind;
            status: MilestoneStatus | null;
            role: Role;
            reason: string | null;
            createdAt: string;
            narrative: Words | null;
            obstacles: Words | null;
            institution: Body | null;
          }>;
        };
        sources: Array<Cited>;
        milestone: {
          reports: Array<{
            id: string;
            voice: Voice;
            state: ReportState;
            status: MilestoneStatus | null;
            institution: { slug: string } | null;
          }>;
        } & ReportedMilestone;
      } & { __typename: 'MilestoneReport' })
    | null;
  checkList?: {
    totalCount: number;
    edges: Array<{ cursor: string }>;
    nodes: Array<{ id: string; milestone: { reference: string; title: Words } }>;
  };
  tableList?: { milestonesToReport: NextToReport } | null;
};

export type MilestonesQueryVariables = Exact<{
  filter?: MilestoneFilter | null | undefined;
  orderBy?: MilestoneOrder | null | undefined;
  after?: string | null | undefined;
  plan?: string;
  byPlan?: boolean;
  body?: string;
  byBody?: boolean;
  bodies?: string | null | undefined;
}>;

export type MilestonesQuery = {
  milestones: {
    totalCount: number;
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
    nodes: Array<Listed>;
  };
  progress: Progress;
  plans: { nodes: Array<{ slug: string; title: Words; themes: Array<{ code: string; name: Words }> }> };
  institutions: { totalCount: number; nodes: Array<Body> };
  chosenPlan?: { slug: string; title: Words; themes: Array<{ code: string; name: Words }> } | null;
  chosenBody?: Body | null;
};

export type ModerationQueryVariables = Exact<{
  plan: string;
  after?: string | null | undefined;
  reason?: QueueReason | null | undefined;
  mine?: boolean | null | undefined;
}>;

export type ModerationQuery = {
  plan: { timeZone: string; slug: string; availableActions: Array<PlanAction>; title: Words } | null;
  waiting: { totalCount: number };
  whole: { totalCount: number };
  moderationQueue: {
    totalCount: number;
    edges: Array<{ cursor: string }>;
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
    nodes: Array<{
      kind: ModeratedThing;
      reasons: Array<QueueReason>;
      waitingSince: string;
      reports: Array<{ id: string; rule: ModerationRule; reason: string | null }>;
      decision: {
        rule: ModerationRule;
        reason: string;
        appeal: { id: string; argument: string | null; availableActions: Array<AppealAction> } | null;
      } | null;
      thing:
        | {
            __typename:
              | 'Account'
              | 'Activity'
              | 'Appointment'
              | 'Assessment'
              | 'Attachment'
              | 'Clause'
              | 'Commitment'
              | 'Evaluation'
              | 'EvidenceFile'
              | 'Finding'
              | 'Follow'
              | 'Indicator'
              | 'Institution'
              | 'Jurisdiction'
              | 'Measurement'
              | 'Milestone'
              | 'MilestoneReport'
              | 'MilestoneReportsFile'
              | 'ModerationAppeal'
              | 'ModerationDecision';
          }
        | {
            __typename:
              | 'ModerationReport'
              | 'Plan'
              | 'PlanWindow'
              | 'Programme'
              | 'ProgrammeVisit'
              | 'ReasonedResponse'
              | 'Rebaseline'
              | 'ResponseTemplate'
              | 'Session'
              | 'Theme'
              | 'WordDraft'
              | 'WordReading';
          }
        | ({ version: number; hiddenBody: string | null } & CommentLine & CommentAbout & { __typename: 'Comment' })
        | ({
            mayModerate: Array<EvidenceModerationAction>;
            milestoneReport: { id: string; milestone: { reference: string; title: Words } };
          } & Shown & { __typename: 'Evidence' })
        | ({
            id: string;
            version: number;
            mayNow: Array<ProposalAction>;
            asked: string | null;
            title: Words;
            problem: Words | null;
            action: Words | null;
            expectedChange: Words | null;
            affected: Words | null;
          } & { __typename: 'Proposal' })
        | ({ id: string; version: number; may: Array<SuggestionAction> } & SuggestionAsked &
            TextToChange & { __typename: 'Suggestion' })
        | null;
    }>;
  };
};

export type ModerationLogQueryVariables = Exact<{
  plan: string;
  after?: string | null | undefined;
}>;

export type ModerationLogQuery = {
  plan: { timeZone: string; slug: string; title: { original: string } & Words } | null;
  moderationLog: {
    totalCount: number;
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
    nodes: Array<{
      kind: ModeratedThing;
      rule: ModerationRule;
      reason: string;
      decidedAt: string;
      liftedAt: string | null;
      proposal: { reference: string | null; title: Words } | null;
      hiddenProposal: { reference: string } | null;
      commitment: { reference: string; title: Words } | null;
      planText: { slug: string } | null;
      appeal: { state: AppealState; reason: string | null } | null;
    }>;
  };
};

export type MyProposalsQueryVariables = Exact<{
  after?: string | null | undefined;
  sent?: Array<ProposalState> | ProposalState | null | undefined;
}>;

export type MyProposalsQuery = {
  drafts: { nodes: Array<Draft> };
  proposals: {
    totalCount: number;
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
    nodes: Array<ProposalLine>;
  };
};

export type OwedResponsesQueryVariables = Exact<{
  slug: string;
  member?: string | null | undefined;
  reviewed?: boolean | null | undefined;
  sought?: string | null | undefined;
  searching: boolean;
  after?: string | null | undefined;
  promised?: string | null | undefined;
}>;

export type OwedResponsesQuery = {
  plan: {
    timeZone: string;
    id: string;
    slug: string;
    synthetic: boolean;
    availableActions: Array<PlanAction>;
    title: Words;
    members: Array<{ jurisdiction: Place }>;
    commitments: { totalCount: number; nodes: Array<Reachable> };
    responseTemplates: Array<{ id: string; version: number; name: string; outcome: Outcome; institution: Body | null }>;
  } | null;
  whole?: { totalCount: number };
  owed: {
    totalCount: number;
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
    edges: Array<{ cursor: string }>;
    nodes: Array<Owed>;
  };
  contestsToDecide: {
    totalCount: number;
    nodes: Array<{
      id: string;
      contest: { reason: string; decideBy: string } | null;
      jurisdiction: Place;
      institution: Body | null;
      proposal: ProposalLink;
    }>;
  };
};

export type OwnDataQueryVariables = Exact<{ [key: string]: never }>;

export type OwnDataQuery = { accountExport: string | null };

export type PlanQueryVariables = Exact<{
  slug: string;
}>;

export type PlanQuery = {
  plan: {
    timeZone: string;
    id: string;
    slug: string;
    stage: PlanStage;
    submittedOn: string | null;
    textVersion: number;
    synthetic: boolean;
    viewerFollow: Follows | null;
    title: Words;
    summary: Words | null;
    period: Span;
    members: Array<{
      reference: string | null;
      joinedOn: string | null;
      leftOn: string | null;
      title: Words | null;
      note: Words | null;
      jurisdiction: Place;
      sources: Array<Cited>;
    }>;
    expressionOfInterest: {
      sent: Stated | null;
      signatory: Words | null;
      institution: Body | null;
      summary: Words;
      areas: Array<Words>;
      sources: Array<Cited>;
    } | null;
    story: Array<Happening>;
    windows: Array<OpenWindow>;
    themes: Array<{ id: string; code: string; viewerFollow: Follows | null; name: Words; progress: Progress }>;
    forum: {
      acronym: string | null;
      rulesUrl: string | null;
      name: Words;
      seats: Array<{
        kind: SeatKind;
        sector: Sector;
        synthetic: boolean;
        institution: Body | null;
        note: Words | null;
      }>;
      sources: Array<Cited>;
    } | null;
    sessions: Array<{
      kind: SessionKind;
      number: number;
      synthetic: boolean;
      held: Stated | null;
      summary: Words | null;
      sources: Array<Cited>;
    }>;
    programmes: Array<{ slug: string; name: Words; summary: Words | null }>;
    assessments: Array<Judgement>;
    sources: Array<Cited>;
    milestoneFigures: Milestones;
    progress: Progress;
    commitments: { totalCount: number; nodes: Array<Line> };
    appointments: { totalCount: number; nodes: Array<AppointmentLine> };
  } | null;
};

export type PlanAppointmentsQueryVariables = Exact<{
  slug: string;
  after?: string | null | undefined;
  filter?: AppointmentFilter | null | undefined;
  bodies?: string | null | undefined;
}>;

export type PlanAppointmentsQuery = {
  plan: {
    timeZone: string;
    id: string;
    slug: string;
    grantableRoles: Array<Role>;
    title: Words;
    sessions: Array<SessionLine>;
    appointments: {
      totalCount: number;
      pageInfo: { hasNextPage: boolean; endCursor: string | null };
      nodes: Array<AppointmentLine>;
    };
  } | null;
  institutions: { totalCount: number; nodes: Array<{ slug: string; name: Words }> };
};

export type PlanSuggestQueryVariables = Exact<{
  slug: string;
  clause: string;
  ofClause: boolean;
  among?: string | null | undefined;
}>;

export type PlanSuggestQuery = {
  plan:
    | ({
        id: string;
        slug: string;
        stage: PlanStage;
        timeZone: string;
        synthetic: boolean;
        textVersion: number;
        suggestionsOpen: boolean;
        title: Words;
        clauses?: { totalCount: number; nodes: Array<ClausePlace> };
        windows: Array<SuggestionWindow>;
      } & VersionOfPlanText)
    | null;
  clause?:
    | {
        __typename:
          | 'Account'
          | 'Activity'
          | 'Appointment'
          | 'Assessment'
          | 'Attachment'
          | 'Comment'
          | 'Commitment'
          | 'Evaluation'
          | 'Evidence'
          | 'EvidenceFile'
          | 'Finding'
          | 'Follow'
          | 'Indicator'
          | 'Institution'
          | 'Jurisdiction'
          | 'Measurement'
          | 'Milestone'
          | 'MilestoneReport'
          | 'MilestoneReportsFile'
          | 'ModerationAppeal';
      }
    | {
        __typename:
          | 'ModerationDecision'
          | 'ModerationReport'
          | 'Plan'
          | 'PlanWindow'
          | 'Programme'
          | 'ProgrammeVisit'
          | 'Proposal'
          | 'ReasonedResponse'
          | 'Rebaseline'
          | 'ResponseTemplate'
          | 'Session'
          | 'Suggestion'
          | 'Theme'
          | 'WordDraft'
          | 'WordReading';
      }
    | ({
        id: string;
        section: Section;
        removed: boolean;
        kind: ClauseKind;
        text: Words;
        commitment: { reference: string } | null;
        plan: { slug: string };
        milestone: {
          id: string;
          reference: string;
          title: Words;
          clauses: { totalCount: number; nodes: Array<ClausePlace> };
        } | null;
      } & { __typename: 'Clause' })
    | null;
};

export type PlanSuggestionsQueryVariables = Exact<{
  slug: string;
  after?: string | null | undefined;
  filter?: SuggestionFilter | null | undefined;
  clause: string;
  ofClause: boolean;
}>;

export type PlanSuggestionsQuery = {
  plan: { slug: string; timeZone: string; synthetic: boolean; title: Words; suggestions: SuggestionLines } | null;
  clause?:
    | {
        __typename:
          | 'Account'
          | 'Activity'
          | 'Appointment'
          | 'Assessment'
          | 'Attachment'
          | 'Comment'
          | 'Commitment'
          | 'Evaluation'
          | 'Evidence'
          | 'EvidenceFile'
          | 'Finding'
          | 'Follow'
          | 'Indicator'
          | 'Institution'
          | 'Jurisdiction'
          | 'Measurement'
          | 'Milestone'
          | 'MilestoneReport'
          | 'MilestoneReportsFile'
          | 'ModerationAppeal';
      }
    | {
        __typename:
          | 'ModerationDecision'
          | 'ModerationReport'
          | 'Plan'
          | 'PlanWindow'
          | 'Programme'
          | 'ProgrammeVisit'
          | 'Proposal'
          | 'ReasonedResponse'
          | 'Rebaseline'
          | 'ResponseTemplate'
          | 'Session'
          | 'Suggestion'
          | 'Theme'
          | 'WordDraft'
          | 'WordReading';
      }
    | ({ id: string; section: Section; text: Words } & { __typename: 'Clause' })
    | null;
};

export type PlanTextQueryVariables = Exact<{
  slug: string;
  after?: string | null | undefined;
  clause: string;
  byClause: boolean;
}>;

export type PlanTextQuery = {
  plan:
    | ({
        id: string;
        slug: string;
        stage: PlanStage;
        timeZone: string;
        synthetic: boolean;
        textVersion: number;
        suggestionsOpen: boolean;
        textEditable: boolean;
        title: Words;
        windows: Array<SuggestionWindow>;
        pending: { totalCount: number };
        discussed: { nodes: Array<{ commentsOpen: boolean }> };
        clauses: ClausesShown;
        onward?: ClausesShown;
      } & VersionOfPlanText)
    | null;
};

export type PlanTextVersionsQueryVariables = Exact<{
  slug: string;
  after?: string | null | undefined;
  from?: number | null | undefined;
  to?: number | null | undefined;
  version?: number | null | undefined;
  comparing: boolean;
  reading: boolean;
}>;

export type PlanTextVersionsQuery = {
  plan: {
    timeZone: string;
    synthetic: boolean;
    reference: string;
    version: number;
    title: Words;
    comparison?: TextCompared | null;
    textAt?: WholeTextVersion | null;
    versions: {
      totalCount: number;
      pageInfo: { hasNextPage: boolean; endCursor: string | null };
      nodes: Array<TextVersionLine>;
    };
  } | null;
};

export type PlanWordReturnQueryVariables = Exact<{
  slug: string;
}>;

export type PlanWordReturnQuery = {
  plan: {
    id: string;
    stage: PlanStage;
    timeZone: string;
    synthetic: boolean;
    suggestionsOpen: boolean;
    reference: string;
    version: number;
    title: Words;
    windows: Array<SuggestionWindow>;
  } | null;
};

export type PlansQueryVariables = Exact<{
  after?: string | null | undefined;
}>;

export type PlansQuery = {
  plans: {
    totalCount: number;
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
    nodes: Array<{
      slug: string;
      stage: PlanStage;
      synthetic: boolean;
      title: Words;
      summary: Words | null;
      period: Span;
      members: Array<{ jurisdiction: Place }>;
      commitments: { totalCount: number };
    }>;
  };
};

export type PrivacyQueryVariables = Exact<{ [key: string]: never }>;

export type PrivacyQuery = { noticeVersion: number; server: { operator: Operator | null } };

export type ProgrammeQueryVariables = Exact<{
  slug: string;
}>;

export type ProgrammeQuery = {
  programme: {
    slug: string;
    synthetic: boolean;
    id: string;
    indicatorActions: Array<MeasuredAction>;
    evaluationActions: Array<EvaluatedAction>;
    name: Words;
    summary: Words | null;
    owner: Body | null;
    council: Array<Body>;
    indicators: {
      totalCount: number;
      nodes: Array<{ measurements: { totalCount: number; nodes: Array<Figure> } } & Goals>;
    };
    evaluations: { totalCount: number; nodes: Array<{ findings: { totalCount: number } } & EvaluationLine> };
    municipalities: Array<{ visits: number; jurisdiction: Place; first: Stated | null; last: Stated | null }>;
    recordedVisits: { totalCount: number; nodes: Array<{ synthetic: boolean }> };
    sources: Array<Cited>;
  } | null;
};

export type ProgrammeVisitQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;

export type ProgrammeVisitQuery = {
  node:
    | {
        __typename:
          | 'Account'
          | 'Activity'
          | 'Appointment'
          | 'Assessment'
          | 'Attachment'
          | 'Clause'
          | 'Comment'
          | 'Commitment'
          | 'Evaluation'
          | 'Evidence'
          | 'EvidenceFile'
          | 'Finding'
          | 'Follow'
          | 'Indicator'
          | 'Institution'
          | 'Jurisdiction'
          | 'Measurement'
          | 'Milestone'
          | 'MilestoneReport'
          | 'MilestoneReportsFile';
      }
    | {
        __typename:
          | 'ModerationAppeal'
          | 'ModerationDecision'
          | 'ModerationReport'
          | 'Plan'
          | 'PlanWindow'
          | 'Programme'
          | 'Proposal'
          | 'ReasonedResponse'
          | 'Rebaseline'
          | 'ResponseTemplate'
          | 'Session'
          | 'Suggestion'
          | 'Theme'
          | 'WordDraft'
          | 'WordReading';
      }
    | ({
        availableActions: Array<VisitAction>;
        programme: { slug: string; name: Words; municipalities: Array<{ jurisdiction: Place }> };
        versions: {
          totalCount: number;
          pageInfo: { hasNextPage: boolean; endCursor: string | null };
          nodes: Array<{
            number: number;
            change: VisitChange;
            reason: string | null;
            createdAt: string;
            role: string | null;
            place: string | null;
            personsAttended: number | null;
            womenAttended: number | null;
            menAttended: number | null;
            institution: Body | null;
            jurisdiction: Place;
            visited: Stated | null;
            services: Words | null;
            attendedByLanguage: Array<{ language: VisitLanguage; persons: number }>;
          }>;
        };
      } & VisitLine & { __typename: 'ProgrammeVisit' })
    | null;
};

export type ProgrammeVisitsQueryVariables = Exact<{
  slug: string;
  filter?: ProgrammeVisitFilter | null | undefined;
  after?: string | null | undefined;
}>;

export type ProgrammeVisitsQuery = {
  programme: {
    id: string;
    slug: string;
    synthetic: boolean;
    availableActions: Array<ProgrammeAction>;
    name: Words;
    municipalities: Array<{ jurisdiction: Place }>;
    recordedVisits: {
      totalCount: number;
      pageInfo: { hasNextPage: boolean; endCursor: string | null };
      nodes: Array<VisitLine>;
    };
  } | null;
};

export type ProposalQueryVariables = Exact<{
  reference: string;
  commentsAfter?: string | null | undefined;
  commentsBy?: CommentOrder | null | undefined;
}>;

export type ProposalQuery = {
  proposal:
    | ({
        version: number;
        transcribed: boolean;
        receivedOn: string | null;
        receivedHow: string | null;
        editedAt: string | null;
        editedAfterSupports: number | null;
        supportedByViewer: boolean;
        availableActions: Array<ProposalAction>;
        viewerFollow: Follows | null;
        owedText: { by: string; overdue: boolean } | null;
        commitments: Array<{ state: CommitmentState } & Reachable>;
        moderation: Hiding | null;
        problem: Words | null;
        action: Words | null;
        expectedChange: Words | null;
        affected: Words | null;
        theme: { name: Words } | null;
        attachments: Array<Attachment>;
        policyAreas: Array<{ code: string; name: Words }>;
        author: { publicName: string | null } | null;
        imported: {
          pseudonym: string | null;
          url: string | null;
          statedState: string | null;
          statedDate: string | null;
        } | null;
        responses: Array<{ commentCount: number; comments: { nodes: Array<CommentLine> } } & Response>;
        onBehalfOf: Body | null;
        versions: {
          pageInfo: { hasNextPage: boolean };
          nodes: Array<{
            number: number;
            createdAt: string;
            supports: number;
            title: Words;
            problem: Words | null;
            action: Words | null;
          }>;
        };
        debts: Array<Debt>;
        wordsInTexts: Array<WordsNow>;
        wordsTaken: Array<WordsGone>;
      } & Discussed &
        ProposalLine &
        Linked)
    | null;
};

export type ProposalsQueryVariables = Exact<{
  filter?: ProposalFilter | null | undefined;
  orderBy?: ProposalOrder | null | undefined;
  after?: string | null | undefined;
  words: string;
  searching: boolean;
  plan?: string;
  byPlan?: boolean;
  place?: string;
  byPlace?: boolean;
}>;

export type ProposalsQuery = {
  proposals: {
    totalCount: number;
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
    nodes: Array<
      {
        matches?: { title: Array<{ text: string; match: boolean }>; excerpt: Array<{ text: string; match: boolean }> };
      } & ProposalLine
    >;
  };
  plans: {
    nodes: Array<{ themes: Array<{ code: string; name: Words }>; members: Array<{ jurisdiction: Place }> } & Calling>;
  };
  chosenPlan?: { slug: string; title: Words; themes: Array<{ code: string; name: Words }> } | null;
  chosenPlace?: Place | null;
  policyAreas: Array<Area>;
};

export type ProposeQueryVariables = Exact<{
  signedIn: boolean;
}>;

export type ProposeQuery = { drafts?: { nodes: Array<Draft> }; plans: { nodes: Array<{ id: string } & Calling> } };

export type PublishEvaluationQueryVariables = Exact<{
  slug: string;
  named?: string | null | undefined;
}>;

export type PublishEvaluationQuery = {
  programme: ({ evaluationActions: Array<EvaluatedAction> } & MeasuredProgramme) | null;
  institutions: { totalCount: number; nodes: Array<Body> };
};

export type QuestionnairesQueryVariables = Exact<{
  slug: string;
}>;

export type QuestionnairesQuery = {
  plan: {
    id: string;
    slug: string;
    synthetic: boolean;
    timeZone: string;
    questionnaireActions: Array<QuestionnaireAction>;
    title: Words;
    questionnaires: Array<{
      voice: Voice;
      version: number;
      createdAt: string;
      questions: Array<
        {
          label: { languages: Array<string>; es: string; en: string } & Words;
          help: ({ languages: Array<string>; es: string; en: string } & Words) | null;
          choices: Array<{ code: string; label: { languages: Array<string>; es: string; en: string } & Words }>;
        } & Asked
      >;
    }>;
  } | null;
};

export type ReportTableQueryVariables = Exact<{
  slug: string;
  institution: string;
  chosen: boolean;
  period?: number | null | undefined;
  sent?: boolean | null | undefined;
  state?: Array<ReportState> | ReportState | null | undefined;
  late?: boolean | null | undefined;
  text?: string | null | undefined;
  after?: string | null | undefined;
}>;

export type ReportTableQuery = {
  plan: {
    timeZone: string;
    slug: string;
    synthetic: boolean;
    title: Words;
    reportingInstitutions?: Array<Body>;
    questionnaires?: Array<{ voice: Voice; questions: Array<{ code: string; required: boolean }> }>;
    reportingPeriods: Array<{ number: number; startOn: string; endOn: string; dueOn: string }>;
    reportingDuties?: Array<{
      period: number;
      institution: string;
      sent: number;
      missing: number;
      state: ReportDueState;
    }>;
    milestonesToReport?: {
      totalCount: number;
      edges: Array<{ cursor: string }>;
      pageInfo: { hasNextPage: boolean; endCursor: string | null };
      nodes: Array<{
        id: string;
        number: number;
        reference: string;
        status: MilestoneStatus;
        synthetic: boolean;
        availableVoices: Array<Voice>;
        title: Words;
        planned: Span;
        commitment: { reference: string };
        reports: Array<{
          id: string;
          voice: Voice;
          state: ReportState;
          status: MilestoneStatus | null;
          unchanged: boolean;
          doneOn: string | null;
          version: number;
          periodStartOn: string | null;
          returnReason: string | null;
          institution: { slug: string } | null;
          narrative: Words | null;
          obstacles: Words | null;
          questionnaire: { questions: Array<{ code: string; required: boolean }> } | null;
          answers: Array<{ question: { code: string } }>;
        }>;
      }>;
    };
  } | null;
  institution?: Body | null;
  viewer?: {
    milestoneReportsFiles: Array<{
      id: string;
      period: number | null;
      createdAt: string;
      rowsToTake: number;
      plan: { slug: string } | null;
      institution: { slug: string };
    }>;
  } | null;
};

export type ReportsFileQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;

export type ReportsFileQuery = {
  node:
    | {
        __typename:
          | 'Account'
          | 'Activity'
          | 'Appointment'
          | 'Assessment'
          | 'Attachment'
          | 'Clause'
          | 'Comment'
          | 'Commitment'
          | 'Evaluation'
          | 'Evidence'
          | 'EvidenceFile'
          | 'Finding'
          | 'Follow'
          | 'Indicator'
          | 'Institution'
          | 'Jurisdiction'
          | 'Measurement'
          | 'Milestone'
          | 'MilestoneReport'
          | 'ModerationAppeal';
      }
    | {
        __typename:
          | 'ModerationDecision'
          | 'ModerationReport'
          | 'Plan'
          | 'PlanWindow'
          | 'Programme'
          | 'ProgrammeVisit'
          | 'Proposal'
          | 'ReasonedResponse'
          | 'Rebaseline'
          | 'ResponseTemplate'
          | 'Session'
          | 'Suggestion'
          | 'Theme'
          | 'WordDraft'
          | 'WordReading';
      }
    | ({
        id: string;
        period: number | null;
        takenAt: string | null;
        expiresAt: string;
        rowsToTake: number;
        rowsUnchanged: number;
        rowsMissing: number;
        rowsDone: number | null;
        rowsRefused: number | null;
        sent: boolean | null;
        asksOthers: boolean;
        institution: Body;
        plan: { slug: string; timeZone: string; title: Words } | null;
        rows: {
          totalCount: number;
          pageInfo: { hasNextPage: boolean; endCursor: string | null };
          nodes: Array<{
            row: number;
            act: MilestoneReportsFileAct | null;
            days: Array<string>;
            report: string | null;
            changes: Array<{
              column: MilestoneReportsFileColumn;
              cell: string;
              before: string;
              after: string;
              present: string;
              question: Asked | null;
            }>;
            problems: Array<{ message: string }>;
            leftOut: Array<{ message: string }>;
            notReady: { message: string } | null;
            refusal: { message: string } | null;
            milestone: { id: string; reference: string; title: Words } | null;
          }>;
        };
      } & { __typename: 'MilestoneReportsFile' })
    | null;
};

export type RespondQueryVariables = Exact<{
  reference: string;
  list: string;
  listed: ProposalFilter;
  member?: string | null | undefined;
  reviewed?: boolean | null | undefined;
  sought?: string | null | undefined;
  place?: string | null | undefined;
  reviewing: boolean;
  responding: boolean;
  promised?: string | null | undefined;
}>;

export type RespondQuery = {
  proposal:
    | ({
        id: string;
        version: number;
        availableActions: Array<ProposalAction>;
        problem: Words | null;
        action: Words | null;
        debts: Array<Debt>;
        responses: Array<
          { written: { original: string; languages: Array<string>; es: string; en: string } } & Response
        >;
        plan: {
          timeZone: string;
          availableActions: Array<PlanAction>;
          commitments: { totalCount: number; nodes: Array<Reachable> };
          sessions: Array<SessionLine>;
        };
      } & ProposalLine)
    | null;
} & Way;

export type ResponseQueryVariables = Exact<{
  id: string;
  commentsAfter?: string | null | undefined;
  commentsBy?: CommentOrder | null | undefined;
}>;

export type ResponseQuery = {
  node:
    | {
        __typename:
          | 'Account'
          | 'Activity'
          | 'Appointment'
          | 'Assessment'
          | 'Attachment'
          | 'Clause'
          | 'Comment'
          | 'Commitment'
          | 'Evaluation'
          | 'Evidence'
          | 'EvidenceFile'
          | 'Finding'
          | 'Follow'
          | 'Indicator'
          | 'Institution'
          | 'Jurisdiction'
          | 'Measurement'
          | 'Milestone'
          | 'MilestoneReport'
          | 'MilestoneReportsFile';
      }
    | {
        __typename:
          | 'ModerationAppeal'
          | 'ModerationDecision'
          | 'ModerationReport'
          | 'Plan'
          | 'PlanWindow'
          | 'Programme'
          | 'ProgrammeVisit'
          | 'Proposal'
          | 'Rebaseline'
          | 'ResponseTemplate'
          | 'Session'
          | 'Suggestion'
          | 'Theme'
          | 'WordDraft'
          | 'WordReading';
      }
    | ({ proposal: { plan: { timeZone: string } } & ProposalLink } & Discussed &
        Response & { __typename: 'ReasonedResponse' })
    | null;
};

export type ResponsesQueryVariables = Exact<{
  plan: string;
}>;

export type ResponsesQuery = {
  plan: {
    timeZone: string;
    slug: string;
    synthetic: boolean;
    title: Words;
    responseCoverage: WholeCoverage;
    suggestionCoverage: SuggestionFigures;
    suggestionCoverageByTheme: Array<{ theme: { name: Words } | null; coverage: SuggestionFigures }>;
    suggestionCoverageByInstitution: Array<{ institution: Body | null; coverage: SuggestionFigures }>;
    commitments: {
      nodes: Array<{ reference: string; title: Words; suggestionCoverage: { owed: number; answered: number } }>;
    };
    responseCoverageByDay: Array<CoverageDay>;
    responseCoverageByTheme: Array<{ theme: { name: Words } | null; coverage: Coverage }>;
    responseCoverageByInstitution: Array<{ institution: Body | null; coverage: Coverage }>;
  } | null;
};

export type ReviewQueryVariables = Exact<{
  slug: string;
  filter: ProposalFilter;
  whole: ProposalFilter;
  narrowed: boolean;
  after?: string | null | undefined;
}>;

export type ReviewQuery = {
  plan: {
    timeZone: string;
    id: string;
    slug: string;
    synthetic: boolean;
    availableActions: Array<PlanAction>;
    title: Words;
    themes: Array<{ code: string; name: Words }>;
    members: Array<{ leftOn: string | null; jurisdiction: Place; institutions: Array<Body> }>;
    whole?: { totalCount: number };
    proposals: {
      totalCount: number;
      pageInfo: { hasNextPage: boolean; endCursor: string | null };
      edges: Array<{ cursor: string }>;
      nodes: Array<
        {
          id: string;
          version: number;
          availableActions: Array<ProposalAction>;
          debts: Array<{ state: DebtState; jurisdiction: Place; institution: Body | null }>;
        } & ProposalLine
      >;
    };
  } | null;
  policyAreas: Array<Area>;
};

export type ReviewOneQueryVariables = Exact<{
  reference: string;
  into: string;
  merging: boolean;
  words?: string | null | undefined;
  searching: boolean;
  list: string;
  listed: ProposalFilter;
  member?: string | null | undefined;
  reviewed?: boolean | null | undefined;
  sought?: string | null | undefined;
  place?: string | null | undefined;
  reviewing: boolean;
  responding: boolean;
}>;

export type ReviewOneQuery = {
  proposal:
    | ({
        id: string;
        version: number;
        availableActions: Array<ProposalAction>;
        problem: Words | null;
        action: Words | null;
        debts: Array<Debt>;
        plan: {
          timeZone: string;
          availableActions: Array<PlanAction>;
          members: Array<{ leftOn: string | null; jurisdiction: Place; institutions: Array<Body> }>;
          proposals?: { totalCount: number; nodes: Array<ProposalLine> };
        };
      } & ProposalLine &
        Linked)
    | null;
  into?: ({ version: number; problem: Words | null; action: Words | null } & ProposalLine) | null;
} & Way;

export type SearchQueryVariables = Exact<{
  words: string;
  asked: boolean;
  areas?: Array<SearchArea> | SearchArea | null | undefined;
  after?: string | null | undefined;
}>;

export type SearchQuery = {
  search?: {
    newestOnly: Array<SearchArea>;
    hasNextPage: boolean;
    endCursor: string | null;
    nodes: Array<
      | ({
          id: string;
          synthetic: boolean;
          createdAt: string;
          excerpt: Array<{ text: string; match: boolean }>;
          author: { publicName: string | null } | null;
        } & { __typename: 'Comment' })
      | ({ synthetic: boolean; promised: string; title: Words; members: Array<{ jurisdiction: Place }> } & {
          __typename: 'Commitment';
        })
      | ({ id: string; synthetic: boolean; name: Words } & MeasuredThing & { __typename: 'Indicator' })
      | ({ slug: string; synthetic: boolean; title: Words; summary: Words | null } & { __typename: 'Plan' })
      | ({
          matches: { title: Array<{ text: string; match: boolean }>; excerpt: Array<{ text: string; match: boolean }> };
        } & ProposalLine & { __typename: 'Proposal' })
      | ({
          id: string;
          number: number;
          synthetic: boolean;
          createdAt: string;
          excerpt: Array<{ text: string; match: boolean }>;
          author: { publicName: string | null } | null;
          onBehalfOf: { name: Words } | null;
        } & TextToChange & { __typename: 'Suggestion' })
    >;
  };
};

export type SecondFactorQueryVariables = Exact<{ [key: string]: never }>;

export type SecondFactorQuery = {
  viewer: { secondFactor: boolean; recoveryCodesLeft: number } | null;
  secondFactorSetup: { secret: string; uri: string; recoveryCodes: Array<string> } | null;
};

export type SinceQueryVariables = Exact<{
  reported: MilestoneFilter;
  moved: MilestoneFilter;
  contradicted: MilestoneFilter;
  late: MilestoneFilter;
  evidenced: MilestoneFilter;
  plan?: string;
  byPlan?: boolean;
  commitment?: string;
  byCommitment?: boolean;
}>;

export type SinceQuery = {
  reported: {
    totalCount: number;
    nodes: Array<
      {
        reports: Array<{
          voice: Voice;
          state: ReportState;
          status: MilestoneStatus | null;
          lastStepAt: string | null;
          institution: Body | null;
        }>;
      } & Listed
    >;
  };
  moved: { totalCount: number; nodes: Array<Listed> };
  contradicted: { totalCount: number; nodes: Array<Listed> };
  late: { totalCount: number; nodes: Array<Listed> };
  evidenced: { totalCount: number; nodes: Array<Listed> };
  plan?: { slug: string; title: Words } | null;
  commitment?: { reference: string; title: Words } | null;
};

export type SuggestQueryVariables = Exact<{
  reference: string;
  clause: string;
  ofClause: boolean;
  milestone: string;
  ofMilestone: boolean;
  values: boolean;
  areas: boolean;
  themes: boolean;
  bodies: boolean;
  owners: boolean;
  earlier: boolean;
  promised?: string | null | undefined;
  earlierChosen: string;
  byEarlier: boolean;
  named?: string | null | undefined;
  among?: string | null | undefined;
}>;

export type SuggestQuery = {
  commitment:
    | ({
        id: string;
        reference: string;
        state: CommitmentState;
        version: number;
        synthetic: boolean;
        suggestionsOpen: boolean;
        speakingFor?: Array<Body>;
        title: Words;
        period: Span;
        theme: { code: string; name: Words } | null;
        clauses?: { totalCount: number; nodes: Array<ClausePlace> };
        plan: {
          slug: string;
          timeZone: string;
          windows: Array<SuggestionWindow>;
          themes?: Array<{ code: string; name: Words }>;
        };
      } & VersionOfText &
        ValuesBeside)
    | null;
  clause?:
    | {
        __typename:
          | 'Account'
          | 'Activity'
          | 'Appointment'
          | 'Assessment'
          | 'Attachment'
          | 'Comment'
          | 'Commitment'
          | 'Evaluation'
          | 'Evidence'
          | 'EvidenceFile'
          | 'Finding'
          | 'Follow'
          | 'Indicator'
          | 'Institution'
          | 'Jurisdiction'
          | 'Measurement'
          | 'Milestone'
          | 'MilestoneReport'
          | 'MilestoneReportsFile'
          | 'ModerationAppeal';
      }
    | {
        __typename:
          | 'ModerationDecision'
          | 'ModerationReport'
          | 'Plan'
          | 'PlanWindow'
          | 'Programme'
          | 'ProgrammeVisit'
          | 'Proposal'
          | 'ReasonedResponse'
          | 'Rebaseline'
          | 'ResponseTemplate'
          | 'Session'
          | 'Suggestion'
          | 'Theme'
          | 'WordDraft'
          | 'WordReading';
      }
    | ({
        id: string;
        section: Section;
        removed: boolean;
        kind: ClauseKind;
        text: Words;
        commitment: { reference: string } | null;
        milestone: {
          id: string;
          reference: string;
          title: Words;
          clauses: { totalCount: number; nodes: Array<ClausePlace> };
        } | null;
      } & { __typename: 'Clause' })
    | null;
  milestone?:
    | {
        __typename:
          | 'Account'
          | 'Activity'
          | 'Appointment'
          | 'Assessment'
          | 'Attachment'
          | 'Clause'
          | 'Comment'
          | 'Commitment'
          | 'Evaluation'
          | 'Evidence'
          | 'EvidenceFile'
          | 'Finding'
          | 'Follow'
          | 'Indicator'
          | 'Institution'
          | 'Jurisdiction'
          | 'Measurement'
          | 'MilestoneReport'
          | 'MilestoneReportsFile'
          | 'ModerationAppeal';
      }
    | {
        __typename:
          | 'ModerationDecision'
          | 'ModerationReport'
          | 'Plan'
          | 'PlanWindow'
          | 'Programme'
          | 'ProgrammeVisit'
          | 'Proposal'
          | 'ReasonedResponse'
          | 'Rebaseline'
          | 'ResponseTemplate'
          | 'Session'
          | 'Suggestion'
          | 'Theme'
          | 'WordDraft'
          | 'WordReading';
      }
    | (MilestoneBeside & { __typename: 'Milestone' })
    | null;
  ogpValues?: Array<Label>;
  policyAreas?: Array<Area>;
  earlier?: {
    totalCount: number;
    nodes: Array<{ id: string; reference: string; state: CommitmentState; title: Words; plan: { slug: string } }>;
  };
  earlierChosen?:
    | {
        __typename:
          | 'Account'
          | 'Activity'
          | 'Appointment'
          | 'Assessment'
          | 'Attachment'
          | 'Clause'
          | 'Comment'
          | 'Evaluation'
          | 'Evidence'
          | 'EvidenceFile'
          | 'Finding'
          | 'Follow'
          | 'Indicator'
          | 'Institution'
          | 'Jurisdiction'
          | 'Measurement'
          | 'Milestone'
          | 'MilestoneReport'
          | 'MilestoneReportsFile'
          | 'ModerationAppeal';
      }
    | {
        __typename:
          | 'ModerationDecision'
          | 'ModerationReport'
          | 'Plan'
          | 'PlanWindow'
          | 'Programme'
          | 'ProgrammeVisit'
          | 'Proposal'
          | 'ReasonedResponse'
          | 'Rebaseline'
          | 'ResponseTemplate'
          | 'Session'
          | 'Suggestion'
          | 'Theme'
          | 'WordDraft'
          | 'WordReading';
      }
    | ({ id: string } & Reachable & { __typename: 'Commitment' })
    | null;
  institutions?: { totalCount: number; nodes: Array<{ slug: string; name: Words }> };
};

export type SuggestionQueryVariables = Exact<{
  id: string;
  list: string;
  listed: SuggestionFilter;
  place?: string | null | undefined;
  deciding: boolean;
  commentsAfter?: string | null | undefined;
  commentsBy?: CommentOrder | null | undefined;
}>;

export type SuggestionQuery = {
  node:
    | {
        __typename:
          | 'Account'
          | 'Activity'
          | 'Appointment'
          | 'Assessment'
          | 'Attachment'
          | 'Clause'
          | 'Comment'
          | 'Commitment'
          | 'Evaluation'
          | 'Evidence'
          | 'EvidenceFile'
          | 'Finding'
          | 'Follow'
          | 'Indicator'
          | 'Institution'
          | 'Jurisdiction'
          | 'Measurement'
          | 'Milestone'
          | 'MilestoneReport'
          | 'MilestoneReportsFile';
      }
    | {
        __typename:
          | 'ModerationAppeal'
          | 'ModerationDecision'
          | 'ModerationReport'
          | 'Plan'
          | 'PlanWindow'
          | 'Programme'
          | 'ProgrammeVisit'
          | 'Proposal'
          | 'ReasonedResponse'
          | 'Rebaseline'
          | 'ResponseTemplate'
          | 'Session'
          | 'Theme'
          | 'WordDraft'
          | 'WordReading';
      }
    | ({
        version: number;
        baseVersion: number;
        baseText: string | null;
        text: string | null;
        presentText: string | null;
        clauseKind: ClauseKind | null;
        finalText: string | null;
        madeVersion: number | null;
        decisionReason: string | null;
        decidedRole: string | null;
        revertedAt: string | null;
        revertReason: string | null;
        acceptedBySide: DraftingSide | null;
        availableActions: Array<SuggestionAction>;
        visibility: Visibility;
        decidedInstitution: Body | null;
        moderation: Hiding | null;
        presentValue: Valued | null;
        milestoneDraft: {
          title: Words;
          outputs: Words | null;
          expectedResult: Words | null;
          meansOfVerification: Words | null;
          planned: Span;
          institutions: Array<Label>;
        } | null;
        wordsInTexts: Array<WordsNow>;
        wordsTaken: Array<WordsGone>;
        difference: Array<{ change: PieceChange; text: string }>;
        clause: { id: string; milestone: { id: string } | null } | null;
        after: { id: string; text: Words } | null;
        ofCommitment: ({ version: number } & VersionOfText) | null;
        ofPlan: { timeZone: string; textVersion: number; sessions: Array<SessionLine> } & VersionOfPlanText;
      } & SuggestionLine &
        Discussed &
        TextToChange & { __typename: 'Suggestion' })
    | null;
  suggestionList?: {
    suggestions: {
      totalCount: number;
      edges: Array<{ cursor: string }>;
      nodes: Array<{ id: string; number: number } & TextToChange>;
    };
  } | null;
};

export type SuggestionsQueryVariables = Exact<{
  reference: string;
  after?: string | null | undefined;
  filter?: SuggestionFilter | null | undefined;
  clause: string;
  ofClause: boolean;
}>;

export type SuggestionsQuery = {
  commitment: {
    reference: string;
    synthetic: boolean;
    title: Words;
    plan: { slug: string; timeZone: string };
    suggestions: SuggestionLines;
  } | null;
  clause?:
    | {
        __typename:
          | 'Account'
          | 'Activity'
          | 'Appointment'
          | 'Assessment'
          | 'Attachment'
          | 'Comment'
          | 'Commitment'
          | 'Evaluation'
          | 'Evidence'
          | 'EvidenceFile'
          | 'Finding'
          | 'Follow'
          | 'Indicator'
          | 'Institution'
          | 'Jurisdiction'
          | 'Measurement'
          | 'Milestone'
          | 'MilestoneReport'
          | 'MilestoneReportsFile'
          | 'ModerationAppeal';
      }
    | {
        __typename:
          | 'ModerationDecision'
          | 'ModerationReport'
          | 'Plan'
          | 'PlanWindow'
          | 'Programme'
          | 'ProgrammeVisit'
          | 'Proposal'
          | 'ReasonedResponse'
          | 'Rebaseline'
          | 'ResponseTemplate'
          | 'Session'
          | 'Suggestion'
          | 'Theme'
          | 'WordDraft'
          | 'WordReading';
      }
    | ({ id: string; section: Section; text: Words } & { __typename: 'Clause' })
    | null;
};

export type TasksQueryVariables = Exact<{
  after?: string | null | undefined;
}>;

export type TasksQuery = {
  tasks: Array<Desk>;
  viewer: { appointments: Array<{ plan: { submittedOn: string | null } | null } & AppointmentInPlan> } | null;
  owed: { totalCount: number; pageInfo: { hasNextPage: boolean; endCursor: string | null }; nodes: Array<Owed> };
};

export type TemplatesQueryVariables = Exact<{
  slug: string;
}>;

export type TemplatesQuery = {
  plan: {
    timeZone: string;
    id: string;
    slug: string;
    synthetic: boolean;
    availableActions: Array<PlanAction>;
    title: Words;
    templateInstitutions: Array<Body>;
    responseTemplates: Array<{
      id: string;
      version: number;
      name: string;
      outcome: Outcome;
      category: ResponseCategory;
      used: number;
      institution: Body | null;
      text: Words;
      written: { original: string; languages: Array<string>; es: string; en: string };
    }>;
  } | null;
};

export type TextStateQueryVariables = Exact<{
  reference: string;
  bodies?: string | null | undefined;
}>;

export type TextStateQuery = {
  commitment:
    | ({
        id: string;
        reference: string;
        state: CommitmentState;
        synthetic: boolean;
        availableActions: Array<CommitmentAction>;
        suggestionsOpen: boolean;
        title: Words;
        consultationChecks: Array<{ code: ConsultationNeed; met: boolean }> | null;
        milestones: { totalCount: number };
        all: { totalCount: number };
        owners: Array<Owner>;
        pending: { totalCount: number };
        plan: { slug: string; timeZone: string; availableActions: Array<PlanAction>; synthetic: boolean; title: Words };
      } & VersionOfText)
    | null;
  institutions: { totalCount: number; nodes: Array<{ slug: string; name: Words }> };
};

export type TextVersionsQueryVariables = Exact<{
  reference: string;
  after?: string | null | undefined;
  from?: number | null | undefined;
  to?: number | null | undefined;
  version?: number | null | undefined;
  comparing: boolean;
  reading: boolean;
}>;

export type TextVersionsQuery = {
  commitment: {
    reference: string;
    version: number;
    synthetic: boolean;
    title: Words;
    plan: { timeZone: string };
    comparison?: TextCompared | null;
    textAt?: WholeTextVersion | null;
    versions: {
      totalCount: number;
      pageInfo: { hasNextPage: boolean; endCursor: string | null };
      nodes: Array<TextVersionLine>;
    };
  } | null;
};

export type TranscribeQueryVariables = Exact<{
  slug: string;
  after?: string | null | undefined;
}>;

export type TranscribeQuery = {
  plan:
    | ({
        timeZone: string;
        id: string;
        availableActions: Array<PlanAction>;
        members: Array<{ jurisdiction: { parts: Array<Place> } & Place }>;
        themes: Array<{ code: string; name: Words }>;
        proposals: {
          totalCount: number;
          pageInfo: { hasNextPage: boolean; endCursor: string | null };
          nodes: Array<{ id: string; receivedOn: string | null; receivedHow: string | null; title: Words }>;
        };
      } & Calling)
    | null;
  policyAreas: Array<Area>;
};

export type VersionsQueryVariables = Exact<{
  id: string;
  from?: number | null | undefined;
  to?: number | null | undefined;
}>;

export type VersionsQuery = {
  node:
    | {
        __typename:
          | 'Account'
          | 'Activity'
          | 'Appointment'
          | 'Assessment'
          | 'Attachment'
          | 'Clause'
          | 'Commitment'
          | 'Evaluation'
          | 'Evidence'
          | 'EvidenceFile'
          | 'Finding'
          | 'Follow'
          | 'Indicator'
          | 'Institution'
          | 'Jurisdiction'
          | 'Measurement'
          | 'Milestone'
          | 'MilestoneReport'
          | 'MilestoneReportsFile'
          | 'ModerationAppeal';
      }
    | {
        __typename:
          | 'ModerationDecision'
          | 'ModerationReport'
          | 'Plan'
          | 'PlanWindow'
          | 'Programme'
          | 'ProgrammeVisit'
          | 'Rebaseline'
          | 'ResponseTemplate'
          | 'Session'
          | 'Suggestion'
          | 'Theme'
          | 'WordDraft'
          | 'WordReading';
      }
    | ({
        synthetic: boolean;
        id: string;
        editedAt: string | null;
        number: number;
        writtenAt: string;
        versions: { pageInfo: { hasNextPage: boolean }; nodes: Array<{ writtenAt: string; number: number }> };
        comparison: Compared | null;
      } & { __typename: 'Comment' })
    | ({
        synthetic: boolean;
        asked: string | null;
        title: Words;
        versions: { pageInfo: { hasNextPage: boolean }; nodes: Array<{ number: number; writtenAt: string }> };
        comparison: Compared | null;
      } & { __typename: 'Proposal' })
    | ({
        synthetic: boolean;
        id: string;
        proposal: { asked: string | null; title: Words };
        versions: { pageInfo: { hasNextPage: boolean }; nodes: Array<{ number: number; writtenAt: string }> };
        comparison: Compared | null;
      } & { __typename: 'ReasonedResponse' })
    | null;
};

export type WelcomeQueryVariables = Exact<{ [key: string]: never }>;

export type WelcomeQuery = { noticeVersion: number; server: { operator: Operator | null } };

export type WindowsQueryVariables = Exact<{
  slug: string;
}>;

export type WindowsQuery = {
  plan: {
    timeZone: string;
    id: string;
    slug: string;
    synthetic: boolean;
    holdFirstComments: number;
    availableActions: Array<PlanAction>;
    title: Words;
    windows: Array<
      {
        id: string;
        version: number;
        availableActions: Array<WindowAction>;
        changes: {
          totalCount: number;
          pageInfo: { hasNextPage: boolean };
          nodes: Array<{
            change: WindowChangeKind;
            reason: string;
            closedBefore: string | null;
            closesAt: string;
            createdAt: string;
          }>;
        };
        synthesis: {
          version: number;
          publishedAt: string;
          ofEarlierClosing: boolean;
          synthetic: boolean;
          institution: Body | null;
          text: Words;
          written: { original: string; languages: Array<string>; es: string; en: string };
          versions: {
            pageInfo: { hasNextPage: boolean };
            nodes: Array<{
              number: number;
              reason: string | null;
              createdAt: string;
              institution: Body | null;
              text: Words;
            }>;
          };
        } | null;
      } & OpenWindow
    >;
  } | null;
};

export type WordDraftQueryVariables = Exact<{
  id: string;
}>;

export type WordDraftQuery = {
  node:
    | {
        __typename:
          | 'Account'
          | 'Activity'
          | 'Appointment'
          | 'Assessment'
          | 'Attachment'
          | 'Clause'
          | 'Comment'
          | 'Commitment'
          | 'Evaluation'
          | 'Evidence'
          | 'EvidenceFile'
          | 'Finding'
          | 'Follow'
          | 'Indicator'
          | 'Institution'
          | 'Jurisdiction'
          | 'Measurement'
          | 'Milestone'
          | 'MilestoneReport'
          | 'MilestoneReportsFile';
      }
    | {
        __typename:
          | 'ModerationAppeal'
          | 'ModerationDecision'
          | 'ModerationReport'
          | 'Plan'
          | 'PlanWindow'
          | 'Programme'
          | 'ProgrammeVisit'
          | 'Proposal'
          | 'ReasonedResponse'
          | 'Rebaseline'
          | 'ResponseTemplate'
          | 'Session'
          | 'Suggestion'
          | 'Theme'
          | 'WordReading';
      }
    | ({
        id: string;
        language: string;
        notPlacedCount: number;
        notPlaced: Array<{ reason: WordDraftLeftReason; heading: string | null; text: string }>;
        texts: Array<{ section: Section; text: string }>;
        commitment: { reference: string; title: Words } | null;
        plan: {
          timeZone: string;
          id: string;
          slug: string;
          title: Words;
          members: Array<{ leftOn: string | null; jurisdiction: Place }>;
        } | null;
      } & { __typename: 'WordDraft' })
    | null;
};

export type WordReadingQueryVariables = Exact<{
  id: string;
}>;

export type WordReadingQuery = {
  node:
    | {
        __typename:
          | 'Account'
          | 'Activity'
          | 'Appointment'
          | 'Assessment'
          | 'Attachment'
          | 'Clause'
          | 'Comment'
          | 'Commitment'
          | 'Evaluation'
          | 'Evidence'
          | 'EvidenceFile'
          | 'Finding'
          | 'Follow'
          | 'Indicator'
          | 'Institution'
          | 'Jurisdiction'
          | 'Measurement'
          | 'Milestone'
          | 'MilestoneReport'
          | 'MilestoneReportsFile';
      }
    | {
        __typename:
          | 'ModerationAppeal'
          | 'ModerationDecision'
          | 'ModerationReport'
          | 'Plan'
          | 'PlanWindow'
          | 'Programme'
          | 'ProgrammeVisit'
          | 'Proposal'
          | 'ReasonedResponse'
          | 'Rebaseline'
          | 'ResponseTemplate'
          | 'Session'
          | 'Suggestion'
          | 'Theme'
          | 'WordDraft';
      }
    | ({
        id: string;
        baseVersion: number;
        language: string;
        takenAt: string | null;
        notPlacedCount: number;
        notPlaced: Array<{ reason: WordLeftReason; text: string; section: Section | null }>;
        changes: Array<{
          kind: SuggestionKind;
          section: Section | null;
          before: string | null;
          text: string | null;
          author: string;
          writtenAt: string | null;
          taken: WordTaken | null;
        }>;
        comments: Array<{
          section: Section | null;
          author: string;
          writtenAt: string | null;
          text: string;
          quote: string;
          taken: WordTaken | null;
        }>;
        plan: { timeZone: string; reference: string; version: number; title: Words } | null;
        commitment: { reference: string; version: number; title: Words; plan: { timeZone: string } } | null;
      } & { __typename: 'WordReading' })
    | null;
};

export type WordReturnQueryVariables = Exact<{
  reference: string;
}>;

export type WordReturnQuery = {
  commitment: {
    id: string;
    reference: string;
    state: CommitmentState;
    version: number;
    synthetic: boolean;
    suggestionsOpen: boolean;
    title: Words;
    plan: { timeZone: string; windows: Array<SuggestionWindow> };
  } | null;
};

export type WriteTextQueryVariables = Exact<{
  reference: string;
  named?: string | null | undefined;
}>;

export type WriteTextQuery = {
  commitment:
    | ({
        id: string;
        reference: string;
        version: number;
        synthetic: boolean;
        availableActions: Array<CommitmentAction>;
        all: { totalCount: number };
        milestones: { nodes: Array<WrittenMilestone> };
        title: Words;
        problem: Words | null;
        statusQuo: Words | null;
        action: Words | null;
        contribution: Words | null;
        period: Span;
        ogpValues: Array<Label>;
        policyAreas: Array<Label>;
        theme: { code: string } | null;
        plan: {
          slug: string;
          timeZone: string;
          synthetic: boolean;
          title: Words;
          themes: Array<{ code: string; name: Words }>;
        };
      } & VersionOfText)
    | null;
  ogpValues: Array<Label>;
  policyAreas: Array<Area>;
  institutions: { totalCount: number; nodes: Array<Body> };
};

export type WrittenMilestone = {
  id: string;
  number: number;
  version: number;
  availableActions: Array<MilestoneAction>;
  title: Words;
  outputs: Words | null;
  expectedResult: Words | null;
  meansOfVerification: Words | null;
  planned: Span;
  institutions: Array<{ slug: string; name: Words }>;
};

/** Variables and answer of each document. */
export interface Documents {
  about: { variables: AboutQueryVariables; answer: AboutQuery };
  account: { variables: AccountQueryVariables; answer: AccountQuery };
  begin: { variables: BeginQueryVariables; answer: BeginQuery };
  beginFromWord: { variables: BeginFromWordQueryVariables; answer: BeginFromWordQuery };
  beginReport: { variables: BeginReportQueryVariables; answer: BeginReportQuery };
  checks: { variables: ChecksQueryVariables; answer: ChecksQuery };
  chosen: { variables: ChosenQueryVariables; answer: ChosenQuery };
  clause: { variables: ClauseQueryVariables; answer: ClauseQuery };
  comment: { variables: CommentQueryVariables; answer: CommentQuery };
  commitment: { variables: CommitmentQueryVariables; answer: CommitmentQuery };
  commitmentText: { variables: CommitmentTextQueryVariables; answer: CommitmentTextQuery };
  commitments: { variables: CommitmentsQueryVariables; answer: CommitmentsQuery };
  datesToAgree: { variables: DatesToAgreeQueryVariables; answer: DatesToAgreeQuery };
  demonstration: { variables: DemonstrationQueryVariables; answer: DemonstrationQuery };
  draft: { variables: DraftQueryVariables; answer: DraftQuery };
  drafting: { variables: DraftingQueryVariables; answer: DraftingQuery };
  draftingDesk: { variables: DraftingDeskQueryVariables; answer: DraftingDeskQuery };
  erase: { variables: EraseQueryVariables; answer: EraseQuery };
  evaluation: { variables: EvaluationQueryVariables; answer: EvaluationQuery };
  evidence: { variables: EvidenceQueryVariables; answer: EvidenceQuery };
  findings: { variables: FindingsQueryVariables; answer: FindingsQuery };
  'forms/account-erase': { variables: AccountEraseMutationVariables; answer: AccountEraseMutation };
  'forms/account-language': { variables: AccountLanguageMutationVariables; answer: AccountLanguageMutation };
  'forms/account-rename': { variables: AccountRenameMutationVariables; answer: AccountRenameMutation };
  'forms/activity-add': { variables: ActivityAddMutationVariables; answer: ActivityAddMutation };
  'forms/activity-done': { variables: ActivityDoneMutationVariables; answer: ActivityDoneMutation };
  'forms/activity-edit': { variables: ActivityEditMutationVariables; answer: ActivityEditMutation };
  'forms/activity-remove': { variables: ActivityRemoveMutationVariables; answer: ActivityRemoveMutation };
  'forms/activity-reopen': { variables: ActivityReopenMutationVariables; answer: ActivityReopenMutation };
  'forms/appeal-decide': { variables: AppealDecideMutationVariables; answer: AppealDecideMutation };
  'forms/appointment-end': { variables: AppointmentEndMutationVariables; answer: AppointmentEndMutation };
  'forms/appointment-grant': { variables: AppointmentGrantMutationVariables; answer: AppointmentGrantMutation };
  'forms/appointment-hand-over': {
    variables: AppointmentHandOverMutationVariables;
    answer: AppointmentHandOverMutation;
  };
  'forms/comment-appeal': { variables: CommentAppealMutationVariables; answer: CommentAppealMutation };
  'forms/comment-create': { variables: CommentCreateMutationVariables; answer: CommentCreateMutation };
  'forms/comment-edit': { variables: CommentEditMutationVariables; answer: CommentEditMutation };
  'forms/comment-erase': { variables: CommentEraseMutationVariables; answer: CommentEraseMutation };
  'forms/comment-hide': { variables: CommentHideMutationVariables; answer: CommentHideMutation };
  'forms/comment-release': { variables: CommentReleaseMutationVariables; answer: CommentReleaseMutation };
  'forms/comment-report': { variables: CommentReportMutationVariables; answer: CommentReportMutation };
  'forms/comment-vote': { variables: CommentVoteMutationVariables; answer: CommentVoteMutation };
  'forms/comment-withdraw': { variables: CommentWithdrawMutationVariables; answer: CommentWithdrawMutation };
  'forms/comments-hide': { variables: CommentsHideMutationVariables; answer: CommentsHideMutation };
  'forms/commitment-consult': { variables: CommitmentConsultMutationVariables; answer: CommitmentConsultMutation };
  'forms/commitment-defer': { variables: CommitmentDeferMutationVariables; answer: CommitmentDeferMutation };
  'forms/commitment-draft': { variables: CommitmentDraftMutationVariables; answer: CommitmentDraftMutation };
  'forms/commitment-edit': { variables: CommitmentEditMutationVariables; answer: CommitmentEditMutation };
  'forms/commitment-return-to-draft': {
    variables: CommitmentReturnToDraftMutationVariables;
    answer: CommitmentReturnToDraftMutation;
  };
  'forms/commitment-withdraw': { variables: CommitmentWithdrawMutationVariables; answer: CommitmentWithdrawMutation };
  'forms/contest-decide': { variables: ContestDecideMutationVariables; answer: ContestDecideMutation };
  'forms/evaluation-publish': { variables: EvaluationPublishMutationVariables; answer: EvaluationPublishMutation };
  'forms/evaluation-remove': { variables: EvaluationRemoveMutationVariables; answer: EvaluationRemoveMutation };
  'forms/evidence-add': { variables: EvidenceAddMutationVariables; answer: EvidenceAddMutation };
  'forms/evidence-appeal': { variables: EvidenceAppealMutationVariables; answer: EvidenceAppealMutation };
  'forms/evidence-hide': { variables: EvidenceHideMutationVariables; answer: EvidenceHideMutation };
  'forms/evidence-public-version': {
    variables: EvidencePublicVersionMutationVariables;
    answer: EvidencePublicVersionMutation;
  };
  'forms/evidence-remove': { variables: EvidenceRemoveMutationVariables; answer: EvidenceRemoveMutation };
  'forms/evidence-report': { variables: EvidenceReportMutationVariables; answer: EvidenceReportMutation };
  'forms/finding-answer': { variables: FindingAnswerMutationVariables; answer: FindingAnswerMutation };
  'forms/follow-end': { variables: FollowEndMutationVariables; answer: FollowEndMutation };
  'forms/follow-set': { variables: FollowSetMutationVariables; answer: FollowSetMutation };
  'forms/hiding-take-back': { variables: HidingTakeBackMutationVariables; answer: HidingTakeBackMutation };
  'forms/indicator-add': { variables: IndicatorAddMutationVariables; answer: IndicatorAddMutation };
  'forms/indicator-edit': { variables: IndicatorEditMutationVariables; answer: IndicatorEditMutation };
  'forms/indicator-remove': { variables: IndicatorRemoveMutationVariables; answer: IndicatorRemoveMutation };
  'forms/measurement-add': { variables: MeasurementAddMutationVariables; answer: MeasurementAddMutation };
  'forms/measurement-edit': { variables: MeasurementEditMutationVariables; answer: MeasurementEditMutation };
  'forms/measurement-remove': { variables: MeasurementRemoveMutationVariables; answer: MeasurementRemoveMutation };
  'forms/milestone-add': { variables: MilestoneAddMutationVariables; answer: MilestoneAddMutation };
  'forms/milestone-edit': { variables: MilestoneEditMutationVariables; answer: MilestoneEditMutation };
  'forms/milestone-rebaseline': {
    variables: MilestoneRebaselineMutationVariables;
    answer: MilestoneRebaselineMutation;
  };
  'forms/milestone-report-check': {
    variables: MilestoneReportCheckMutationVariables;
    answer: MilestoneReportCheckMutation;
  };
  'forms/milestone-report-discard': {
    variables: MilestoneReportDiscardMutationVariables;
    answer: MilestoneReportDiscardMutation;
  };
  'forms/milestone-report-draft': {
    variables: MilestoneReportDraftMutationVariables;
    answer: MilestoneReportDraftMutation;
  };
  'forms/milestone-report-edit': {
    variables: MilestoneReportEditMutationVariables;
    answer: MilestoneReportEditMutation;
  };
  'forms/milestone-report-return': {
    variables: MilestoneReportReturnMutationVariables;
    answer: MilestoneReportReturnMutation;
  };
  'forms/milestone-report-send': {
    variables: MilestoneReportSendMutationVariables;
    answer: MilestoneReportSendMutation;
  };
  'forms/milestone-reports-file-take': {
    variables: MilestoneReportsFileTakeMutationVariables;
    answer: MilestoneReportsFileTakeMutation;
  };
  'forms/milestone-reports-save': {
    variables: MilestoneReportsSaveMutationVariables;
    answer: MilestoneReportsSaveMutation;
  };
  'forms/notice-accept': { variables: NoticeAcceptMutationVariables; answer: NoticeAcceptMutation };
  'forms/ownership-invite': { variables: OwnershipInviteMutationVariables; answer: OwnershipInviteMutation };
  'forms/ownership-respond': { variables: OwnershipRespondMutationVariables; answer: OwnershipRespondMutation };
  'forms/plan-hold-first-comments': {
    variables: PlanHoldFirstCommentsMutationVariables;
    answer: PlanHoldFirstCommentsMutation;
  };
  'forms/plan-text-edit': { variables: PlanTextEditMutationVariables; answer: PlanTextEditMutation };
  'forms/programme-visit-add': { variables: ProgrammeVisitAddMutationVariables; answer: ProgrammeVisitAddMutation };
  'forms/programme-visit-edit': { variables: ProgrammeVisitEditMutationVariables; answer: ProgrammeVisitEditMutation };
  'forms/programme-visit-remove': {
    variables: ProgrammeVisitRemoveMutationVariables;
    answer: ProgrammeVisitRemoveMutation;
  };
  'forms/programme-visits-import': {
    variables: ProgrammeVisitsImportMutationVariables;
    answer: ProgrammeVisitsImportMutation;
  };
  'forms/proposal-appeal': { variables: ProposalAppealMutationVariables; answer: ProposalAppealMutation };
  'forms/proposal-attach': { variables: ProposalAttachMutationVariables; answer: ProposalAttachMutation };
  'forms/proposal-claim': { variables: ProposalClaimMutationVariables; answer: ProposalClaimMutation };
  'forms/proposal-detach': { variables: ProposalDetachMutationVariables; answer: ProposalDetachMutation };
  'forms/proposal-discard': { variables: ProposalDiscardMutationVariables; answer: ProposalDiscardMutation };
  'forms/proposal-draft': { variables: ProposalDraftMutationVariables; answer: ProposalDraftMutation };
  'forms/proposal-edit': { variables: ProposalEditMutationVariables; answer: ProposalEditMutation };
  'forms/proposal-erase': { variables: ProposalEraseMutationVariables; answer: ProposalEraseMutation };
  'forms/proposal-hide': { variables: ProposalHideMutationVariables; answer: ProposalHideMutation };
  'forms/proposal-keep': { variables: ProposalKeepMutationVariables; answer: ProposalKeepMutation };
  'forms/proposal-merge': { variables: ProposalMergeMutationVariables; answer: ProposalMergeMutation };
  'forms/proposal-release': { variables: ProposalReleaseMutationVariables; answer: ProposalReleaseMutation };
  'forms/proposal-report': { variables: ProposalReportMutationVariables; answer: ProposalReportMutation };
  'forms/proposal-respond': { variables: ProposalRespondMutationVariables; answer: ProposalRespondMutation };
  'forms/proposal-review': { variables: ProposalReviewMutationVariables; answer: ProposalReviewMutation };
  'forms/proposal-split': { variables: ProposalSplitMutationVariables; answer: ProposalSplitMutation };
  'forms/proposal-submit': { variables: ProposalSubmitMutationVariables; answer: ProposalSubmitMutation };
  'forms/proposal-support': { variables: ProposalSupportMutationVariables; answer: ProposalSupportMutation };
  'forms/proposal-transcribe': { variables: ProposalTranscribeMutationVariables; answer: ProposalTranscribeMutation };
  'forms/proposal-unmerge': { variables: ProposalUnmergeMutationVariables; answer: ProposalUnmergeMutation };
  'forms/proposal-unsupport': { variables: ProposalUnsupportMutationVariables; answer: ProposalUnsupportMutation };
  'forms/proposal-withdraw': { variables: ProposalWithdrawMutationVariables; answer: ProposalWithdrawMutation };
  'forms/proposals-respond': { variables: ProposalsRespondMutationVariables; answer: ProposalsRespondMutation };
  'forms/proposals-review': { variables: ProposalsReviewMutationVariables; answer: ProposalsReviewMutation };
  'forms/questionnaire-set': { variables: QuestionnaireSetMutationVariables; answer: QuestionnaireSetMutation };
  'forms/rebaseline-agree': { variables: RebaselineAgreeMutationVariables; answer: RebaselineAgreeMutation };
  'forms/rebaseline-decline': { variables: RebaselineDeclineMutationVariables; answer: RebaselineDeclineMutation };
  'forms/rebaseline-object': { variables: RebaselineObjectMutationVariables; answer: RebaselineObjectMutation };
  'forms/rebaseline-withdraw': { variables: RebaselineWithdrawMutationVariables; answer: RebaselineWithdrawMutation };
  'forms/reports-dismiss': { variables: ReportsDismissMutationVariables; answer: ReportsDismissMutation };
  'forms/response-contest': { variables: ResponseContestMutationVariables; answer: ResponseContestMutation };
  'forms/response-debt-release': {
    variables: ResponseDebtReleaseMutationVariables;
    answer: ResponseDebtReleaseMutation;
  };
  'forms/response-revise': { variables: ResponseReviseMutationVariables; answer: ResponseReviseMutation };
  'forms/response-template-save': {
    variables: ResponseTemplateSaveMutationVariables;
    answer: ResponseTemplateSaveMutation;
  };
  'forms/second-factor-confirm': {
    variables: SecondFactorConfirmMutationVariables;
    answer: SecondFactorConfirmMutation;
  };
  'forms/second-factor-remove': { variables: SecondFactorRemoveMutationVariables; answer: SecondFactorRemoveMutation };
  'forms/second-factor-start': { variables: SecondFactorStartMutationVariables; answer: SecondFactorStartMutation };
  'forms/session-revoke': { variables: SessionRevokeMutationVariables; answer: SessionRevokeMutation };
  'forms/suggestion-accept': { variables: SuggestionAcceptMutationVariables; answer: SuggestionAcceptMutation };
  'forms/suggestion-appeal': { variables: SuggestionAppealMutationVariables; answer: SuggestionAppealMutation };
  'forms/suggestion-create': { variables: SuggestionCreateMutationVariables; answer: SuggestionCreateMutation };
  'forms/suggestion-decline': { variables: SuggestionDeclineMutationVariables; answer: SuggestionDeclineMutation };
  'forms/suggestion-hide': { variables: SuggestionHideMutationVariables; answer: SuggestionHideMutation };
  'forms/suggestion-report': { variables: SuggestionReportMutationVariables; answer: SuggestionReportMutation };
  'forms/suggestion-revert': { variables: SuggestionRevertMutationVariables; answer: SuggestionRevertMutation };
  'forms/suggestion-withdraw': { variables: SuggestionWithdrawMutationVariables; answer: SuggestionWithdrawMutation };
  'forms/suggestions-accept': { variables: SuggestionsAcceptMutationVariables; answer: SuggestionsAcceptMutation };
  'forms/suggestions-decline': { variables: SuggestionsDeclineMutationVariables; answer: SuggestionsDeclineMutation };
  'forms/synthesis-correct': { variables: SynthesisCorrectMutationVariables; answer: SynthesisCorrectMutation };
  'forms/synthesis-publish': { variables: SynthesisPublishMutationVariables; answer: SynthesisPublishMutation };
  'forms/token-create': { variables: TokenCreateMutationVariables; answer: TokenCreateMutation };
  'forms/token-revoke': { variables: TokenRevokeMutationVariables; answer: TokenRevokeMutation };
  'forms/voice-publish': { variables: VoicePublishMutationVariables; answer: VoicePublishMutation };
  'forms/window-close': { variables: WindowCloseMutationVariables; answer: WindowCloseMutation };
  'forms/window-move': { variables: WindowMoveMutationVariables; answer: WindowMoveMutation };
  'forms/window-open': { variables: WindowOpenMutationVariables; answer: WindowOpenMutation };
  'forms/window-reopen': { variables: WindowReopenMutationVariables; answer: WindowReopenMutation };
  'forms/word-file-take': { variables: WordFileTakeMutationVariables; answer: WordFileTakeMutation };
  hiddenProposal: { variables: HiddenProposalQueryVariables; answer: HiddenProposalQuery };
  hiddenSuggestion: { variables: HiddenSuggestionQueryVariables; answer: HiddenSuggestionQuery };
  home: { variables: HomeQueryVariables; answer: HomeQuery };
  indicator: { variables: IndicatorQueryVariables; answer: IndicatorQuery };
  indicators: { variables: IndicatorsQueryVariables; answer: IndicatorsQuery };
  institution: { variables: InstitutionQueryVariables; answer: InstitutionQuery };
  institutionAppointments: { variables: InstitutionAppointmentsQueryVariables; answer: InstitutionAppointmentsQuery };
  kept: { variables: KeptQueryVariables; answer: KeptQuery };
  'live/commitment-text': {
    variables: LiveCommitmentTextSubscriptionVariables;
    answer: LiveCommitmentTextSubscription;
  };
  'live/desk': { variables: LiveDeskSubscriptionVariables; answer: LiveDeskSubscription };
  'live/plan-text': { variables: LivePlanTextSubscriptionVariables; answer: LivePlanTextSubscription };
  measurement: { variables: MeasurementQueryVariables; answer: MeasurementQuery };
  milestoneActivities: { variables: MilestoneActivitiesQueryVariables; answer: MilestoneActivitiesQuery };
  milestoneDates: { variables: MilestoneDatesQueryVariables; answer: MilestoneDatesQuery };
  milestoneReport: { variables: MilestoneReportQueryVariables; answer: MilestoneReportQuery };
  milestones: { variables: MilestonesQueryVariables; answer: MilestonesQuery };
  moderation: { variables: ModerationQueryVariables; answer: ModerationQuery };
  moderationLog: { variables: ModerationLogQueryVariables; answer: ModerationLogQuery };
  myProposals: { variables: MyProposalsQueryVariables; answer: MyProposalsQuery };
  owedResponses: { variables: OwedResponsesQueryVariables; answer: OwedResponsesQuery };
  'own-data': { variables: OwnDataQueryVariables; answer: OwnDataQuery };
  plan: { variables: PlanQueryVariables; answer: PlanQuery };
  planAppointments: { variables: PlanAppointmentsQueryVariables; answer: PlanAppointmentsQuery };
  planSuggest: { variables: PlanSuggestQueryVariables; answer: PlanSuggestQuery };
  planSuggestions: { variables: PlanSuggestionsQueryVariables; answer: PlanSuggestionsQuery };
  planText: { variables: PlanTextQueryVariables; answer: PlanTextQuery };
  planTextVersions: { variables: PlanTextVersionsQueryVariables; answer: PlanTextVersionsQuery };
  planWordReturn: { variables: PlanWordReturnQueryVariables; answer: PlanWordReturnQuery };
  plans: { variables: PlansQueryVariables; answer: PlansQuery };
  privacy: { variables: PrivacyQueryVariables; answer: PrivacyQuery };
  programme: { variables: ProgrammeQueryVariables; answer: ProgrammeQuery };
  programmeVisit: { variables: ProgrammeVisitQueryVariables; answer: ProgrammeVisitQuery };
  programmeVisits: { variables: ProgrammeVisitsQueryVariables; answer: ProgrammeVisitsQuery };
  proposal: { variables: ProposalQueryVariables; answer: ProposalQuery };
  proposals: { variables: ProposalsQueryVariables; answer: ProposalsQuery };
  propose: { variables: ProposeQueryVariables; answer: ProposeQuery };
  publishEvaluation: { variables: PublishEvaluationQueryVariables; answer: PublishEvaluationQuery };
  questionnaires: { variables: QuestionnairesQueryVariables; answer: QuestionnairesQuery };
  reportTable: { variables: ReportTableQueryVariables; answer: ReportTableQuery };
  reportsFile: { variables: ReportsFileQueryVariables; answer: ReportsFileQuery };
  respond: { variables: RespondQueryVariables; answer: RespondQuery };
  response: { variables: ResponseQueryVariables; answer: ResponseQuery };
  responses: { variables: ResponsesQueryVariables; answer: ResponsesQuery };
  review: { variables: ReviewQueryVariables; answer: ReviewQuery };
  reviewOne: { variables: ReviewOneQueryVariables; answer: ReviewOneQuery };
  search: { variables: SearchQueryVariables; answer: SearchQuery };
  secondFactor: { variables: SecondFactorQueryVariables; answer: SecondFactorQuery };
  since: { variables: SinceQueryVariables; answer: SinceQuery };
  suggest: { variables: SuggestQueryVariables; answer: SuggestQuery };
  suggestion: { variables: SuggestionQueryVariables; answer: SuggestionQuery };
  suggestions: { variables: SuggestionsQueryVariables; answer: SuggestionsQuery };
  tasks: { variables: TasksQueryVariables; answer: TasksQuery };
  templates: { variables: TemplatesQueryVariables; answer: TemplatesQuery };
  textState: { variables: TextStateQueryVariables; answer: TextStateQuery };
  textVersions: { variables: TextVersionsQueryVariables; answer: TextVersionsQuery };
  transcribe: { variables: TranscribeQueryVariables; answer: TranscribeQuery };
  versions: { variables: VersionsQueryVariables; answer: VersionsQuery };
  welcome: { variables: WelcomeQueryVariables; answer: WelcomeQuery };
  windows: { variables: WindowsQueryVariables; answer: WindowsQuery };
  wordDraft: { variables: WordDraftQueryVariables; answer: WordDraftQuery };
  wordReading: { variables: WordReadingQueryVariables; answer: WordReadingQuery };
  wordReturn: { variables: WordReturnQueryVariables; answer: WordReturnQuery };
  writeText: { variables: WriteTextQueryVariables; answer: WriteTextQuery };
}
