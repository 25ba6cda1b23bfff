// Generated from the folder of migrations: npm run generate
import { Log1764000000001 } from '../../../migrations/1764000000001-log.js';
import { BodiesAndPeople1764000000002 } from '../../../migrations/1764000000002-bodies-and-people.js';
import { Plans1764000000003 } from '../../../migrations/1764000000003-plans.js';
import { Commitments1764000000004 } from '../../../migrations/1764000000004-commitments.js';
import { SearchRestores1764000000005 } from '../../../migrations/1764000000005-search-restores.js';
import { SignIn1764000000010 } from '../../../migrations/1764000000010-sign-in.js';
import { Proposals1764000000011 } from '../../../migrations/1764000000011-proposals.js';
import { Comments1764000000012 } from '../../../migrations/1764000000012-comments.js';
import { Notifications1764000000013 } from '../../../migrations/1764000000013-notifications.js';
import { CommitmentOrder1764000000040 } from '../../../migrations/1764000000040-commitment-order.js';
import { CommitmentCount1764000000041 } from '../../../migrations/1764000000041-commitment-count.js';
import { ImportedWriting1764000000050 } from '../../../migrations/1764000000050-imported-writing.js';
import { KeptProposals1764000000060 } from '../../../migrations/1764000000060-kept-proposals.js';
import { Uploads1764000000061 } from '../../../migrations/1764000000061-uploads.js';
import { ErasedProposals1764000000062 } from '../../../migrations/1764000000062-erased-proposals.js';
import { LogByIndex1764000000063 } from '../../../migrations/1764000000063-log-by-index.js';
import { LogAboutMany1764000000064 } from '../../../migrations/1764000000064-log-about-many.js';
import { HidingByFunction1764000000065 } from '../../../migrations/1764000000065-hiding-by-function.js';
import { ProposalCount1764000000066 } from '../../../migrations/1764000000066-proposal-count.js';
import { InstrumentWording1764000000067 } from '../../../migrations/1764000000067-instrument-wording.js';
import { AppointmentEndedAtOnce1764000000068 } from '../../../migrations/1764000000068-appointment-ended-at-once.js';
import { AppointmentSession1764000000069 } from '../../../migrations/1764000000069-appointment-session.js';
import { RepliesInView1764000000070 } from '../../../migrations/1764000000070-replies-in-view.js';
import { CountOneMore1764000000071 } from '../../../migrations/1764000000071-count-one-more.js';
import { RecordWithTexts1764000000072 } from '../../../migrations/1764000000072-record-with-texts.js';
import { CanonicalAddresses1764000000080 } from '../../../migrations/1764000000080-canonical-addresses.js';
import { NoOidcFlows1764000000081 } from '../../../migrations/1764000000081-no-oidc-flows.js';
import { ErasedContests1764000000082 } from '../../../migrations/1764000000082-erased-contests.js';
import { SpendEntry1764000000083 } from '../../../migrations/1764000000083-spend-entry.js';
import { PastIsKept1764000000085 } from '../../../migrations/1764000000085-past-is-kept.js';
import { KeyProof1764000000089 } from '../../../migrations/1764000000089-key-proof.js';
import { ReturnedForms1764000000100 } from '../../../migrations/1764000000100-returned-forms.js';
import { EraseDraft1764000000101 } from '../../../migrations/1764000000101-erase-draft.js';
import { ContestOfAVersion1764000000102 } from '../../../migrations/1764000000102-contest-of-a-version.js';
import { HiddenTogether1764000000103 } from '../../../migrations/1764000000103-hidden-together.js';
import { ReleasedDebts1764000000105 } from '../../../migrations/1764000000105-released-debts.js';
import { UnreadComments1764000000115 } from '../../../migrations/1764000000115-unread-comments.js';
import { ReturnedFormsOfABrowser1764000000120 } from '../../../migrations/1764000000120-returned-forms-of-a-browser.js';
import { ReopenedWindows1764000000121 } from '../../../migrations/1764000000121-reopened-windows.js';
import { SynthesisVersions1764000000123 } from '../../../migrations/1764000000123-synthesis-versions.js';
import { ReleasedByTime1764000000124 } from '../../../migrations/1764000000124-released-by-time.js';
import { VersionOfTemplates1764000000129 } from '../../../migrations/1764000000129-version-of-templates.js';
import { DebtsThroughTime1764000000184 } from '../../../migrations/1764000000184-debts-through-time.js';
import { VersionOfWindows1764000000186 } from '../../../migrations/1764000000186-version-of-windows.js';
import { Drafting1764000000200 } from '../../../migrations/1764000000200-drafting.js';
import { ModeratedSuggestions1764000000202 } from '../../../migrations/1764000000202-moderated-suggestions.js';
import { DeferredAndOwed1764000000203 } from '../../../migrations/1764000000203-deferred-and-owed.js';
import { Responded1764000000210 } from '../../../migrations/1764000000210-responded.js';
import { Budget1764000000211 } from '../../../migrations/1764000000211-budget.js';
import { Sdgs1764000000212 } from '../../../migrations/1764000000212-sdgs.js';
import { ChallengeArea1764000000213 } from '../../../migrations/1764000000213-challenge-area.js';
import { CarriedOver1764000000214 } from '../../../migrations/1764000000214-carried-over.js';
import { CommentedTexts1764000000220 } from '../../../migrations/1764000000220-commented-texts.js';
import { ReturnedWordFiles1764000000221 } from '../../../migrations/1764000000221-returned-word-files.js';
import { SuggestionsOwed1764000000230 } from '../../../migrations/1764000000230-suggestions-owed.js';
import { SuggestionsOfImports1764000000231 } from '../../../migrations/1764000000231-suggestions-of-imports.js';
import { DraftsFromWord1764000000255 } from '../../../migrations/1764000000255-drafts-from-word.js';
import { WordFilesOfPlans1764000000256 } from '../../../migrations/1764000000256-word-files-of-plans.js';
import { RolesSuggested1764000000260 } from '../../../migrations/1764000000260-roles-suggested.js';
import { PlacesOfCommitments1764000000261 } from '../../../migrations/1764000000261-places-of-commitments.js';
import { ProgrammeVisits1764000000270 } from '../../../migrations/1764000000270-programme-visits.js';
import { MilestoneReports1764000000280 } from '../../../migrations/1764000000280-milestone-reports.js';
import { EvidenceFiles1764000000300 } from '../../../migrations/1764000000300-evidence-files.js';
import { MilestoneReportsFiles1764000000310 } from '../../../migrations/1764000000310-milestone-reports-files.js';
import { ReportReminders1764000000311 } from '../../../migrations/1764000000311-report-reminders.js';
import { Indicators1764000000320 } from '../../../migrations/1764000000320-indicators.js';
import { Evaluations1764000000321 } from '../../../migrations/1764000000321-evaluations.js';
import { Activities1764000000330 } from '../../../migrations/1764000000330-activities.js';
import { DecidedBy1764000000331 } from '../../../migrations/1764000000331-decided-by.js';
import { Questionnaires1764000000340 } from '../../../migrations/1764000000340-questionnaires.js';
import { CommitmentsOfATheme1764000000370 } from '../../../migrations/1764000000370-commitments-of-a-theme.js';
import { MilestonesInOrder1764000000380 } from '../../../migrations/1764000000380-milestones-in-order.js';
import { ModeratedEvidence1764000000390 } from '../../../migrations/1764000000390-moderated-evidence.js';
import { IndicatorsAreFound1764000000400 } from '../../../migrations/1764000000400-indicators-are-found.js';
import { EvaluationsAreCopied1764000000401 } from '../../../migrations/1764000000401-evaluations-are-copied.js';
import { WordsOfErasedSuggestions1764000000410 } from '../../../migrations/1764000000410-words-of-erased-suggestions.js';
import { DevelopmentPlan1764000000420 } from '../../../migrations/1764000000420-development-plan.js';
import { OpenPlansFirst1764000000430 } from '../../../migrations/1764000000430-open-plans-first.js';
import { CitedProgrammes1764000000431 } from '../../../migrations/1764000000431-cited-programmes.js';
import { ListsOfTheWholeSite1764000000432 } from '../../../migrations/1764000000432-lists-of-the-whole-site.js';
import { ClosedLists1764000000440 } from '../../../migrations/1764000000440-closed-lists.js';
import { SearchedWordsAreKept1764000000450 } from '../../../migrations/1764000000450-searched-words-are-kept.js';
import { CountedMilestones1764000000466 } from '../../../migrations/1764000000466-counted-milestones.js';

/** All migrations, in the order in which they run. */
export const MIGRATIONS = [
  Log1764000000001,
  BodiesAndPeople1764000000002,
  Plans1764000000003,
  Commitments1764000000004,
  SearchRestores1764000000005,
  SignIn1764000000010,
  Proposals1764000000011,
  Comments1764000000012,
  Notifications1764000000013,
  CommitmentOrder1764000000040,
  CommitmentCount1764000000041,
  ImportedWriting1764000000050,
  KeptProposals1764000000060,
  Uploads1764000000061,
  ErasedProposals1764000000062,
  LogByIndex1764000000063,
  LogAboutMany1764000000064,
  HidingByFunction1764000000065,
  ProposalCount1764000000066,
  InstrumentWording1764000000067,
  AppointmentEndedAtOnce1764000000068,
  AppointmentSession1764000000069,
  RepliesInView1764000000070,
  CountOneMore1764000000071,
  RecordWithTexts1764000000072,
  CanonicalAddresses1764000000080,
  NoOidcFlows1764000000081,
  ErasedContests1764000000082,
  SpendEntry1764000000083,
  PastIsKept1764000000085,
  KeyProof1764000000089,
  ReturnedForms1764000000100,
  EraseDraft1764000000101,
  ContestOfAVersion1764000000102,
  HiddenTogether1764000000103,
  ReleasedDebts1764000000105,
  UnreadComments1764000000115,
  ReturnedFormsOfABrowser1764000000120,
  ReopenedWindows1764000000121,
  SynthesisVersions1764000000123,
  ReleasedByTime1764000000124,
  VersionOfTemplates1764000000129,
  DebtsThroughTime1764000000184,
  VersionOfWindows1764000000186,
  Drafting1764000000200,
  ModeratedSuggestions1764000000202,
  DeferredAndOwed1764000000203,
  Responded1764000000210,
  Budget1764000000211,
  Sdgs1764000000212,
  ChallengeArea1764000000213,
  CarriedOver1764000000214,
  CommentedTexts1764000000220,
  ReturnedWordFiles1764000000221,
  SuggestionsOwed1764000000230,
  SuggestionsOfImports1764000000231,
  DraftsFromWord1764000000255,
  WordFilesOfPlans1764000000256,
  RolesSuggested1764000000260,
  PlacesOfCommitments1764000000261,
  ProgrammeVisits1764000000270,
  MilestoneReports1764000000280,
  EvidenceFiles1764000000300,
  MilestoneReportsFiles1764000000310,
  ReportReminders1764000000311,
  Indicators1764000000320,
  Evaluations1764000000321,
  Activities1764000000330,
  DecidedBy1764000000331,
  Questionnaires1764000000340,
  CommitmentsOfATheme1764000000370,
  MilestonesInOrder1764000000380,
  ModeratedEvidence1764000000390,
  IndicatorsAreFound1764000000400,
  EvaluationsAreCopied1764000000401,
  WordsOfErasedSuggestions1764000000410,
  DevelopmentPlan1764000000420,
  OpenPlansFirst1764000000430,
  CitedProgrammes1764000000431,
  ListsOfTheWholeSite1764000000432,
  ClosedLists1764000000440,
  SearchedWordsAreKept1764000000450,
  CountedMilestones1764000000466,
];
