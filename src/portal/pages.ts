import { milestoneActivities } from './activities/pages/milestone-activities.js';
import { about } from './plans/pages/about.js';
import { comment } from './comments/pages/comment.js';
import { commitment } from './commitments/pages/commitment.js';
import { commitments } from './commitments/pages/commitments.js';
import { clause } from './drafting/pages/clause.js';
import { commitmentText } from './drafting/pages/commitment-text.js';
import { planSuggest } from './drafting/pages/plan-suggest.js';
import { planSuggestions } from './drafting/pages/plan-suggestions.js';
import { planText } from './drafting/pages/plan-text.js';
import { planTextVersions } from './drafting/pages/plan-text-versions.js';
import { suggest } from './drafting/pages/suggest.js';
import { suggestion } from './drafting/pages/suggestion.js';
import { suggestions } from './drafting/pages/suggestions.js';
import { begin } from './drafting/pages/begin.js';
import { beginFromWord } from './drafting/pages/begin-from-word.js';
import { drafting } from './drafting/pages/drafting.js';
import { draftingDesk } from './drafting/pages/drafting-desk.js';
import { textState } from './drafting/pages/text-state.js';
import { writeText } from './drafting/pages/write-text.js';
import { planWordReturn } from './drafting/pages/plan-word-return.js';
import { wordDraft } from './drafting/pages/word-draft.js';
import { wordReading } from './drafting/pages/word-reading.js';
import { wordReturn } from './drafting/pages/word-return.js';
import { textVersions } from './drafting/pages/text-versions.js';
import { draft } from './proposals/pages/draft.js';
import { evidence } from './evidence/pages/evidence.js';
import { home } from './plans/pages/home.js';
import { institution } from './institutions/pages/institution.js';
import { kept } from './proposals/pages/kept.js';
import { since } from './progress/pages/since.js';
import { milestones } from './progress/pages/milestones.js';
import { evaluation } from './evaluations/pages/evaluation.js';
import { findings } from './evaluations/pages/findings.js';
import { publishEvaluation } from './evaluations/pages/publish-evaluation.js';
import { indicator } from './indicators/pages/indicator.js';
import { indicators } from './indicators/pages/indicators.js';
import { measurement } from './indicators/pages/measurement.js';
import { moderation } from './moderation/pages/moderation.js';
import { moderationLog } from './moderation/pages/moderation-log.js';
import { plan } from './plans/pages/plan.js';
import { plans } from './plans/pages/plans.js';
import { programmeVisit } from './programmes/pages/programme-visit.js';
import { programmeVisits } from './programmes/pages/programme-visits.js';
import { programme } from './programmes/pages/programme.js';
import { proposal } from './proposals/pages/proposal.js';
import { proposals } from './proposals/pages/proposals.js';
import { propose } from './proposals/pages/propose.js';
import { beginReport } from './reporting/pages/begin-report.js';
import { checks } from './reporting/pages/checks.js';
import { datesToAgree } from './reporting/pages/dates-to-agree.js';
import { milestoneDates } from './reporting/pages/milestone-dates.js';
import { milestoneReport } from './reporting/pages/milestone-report.js';
import { questionnaires } from './reporting/pages/questionnaires.js';
import { reportTable } from './reporting/pages/report-table.js';
import { reportsFile } from './reporting/pages/reports-file.js';
import { response } from './responses/pages/response.js';
import { responses } from './responses/pages/responses.js';
import { search } from './search/pages/search.js';
import { signIn } from './accounts/pages/sign-in.js';
import { respond } from './responses/pages/respond.js';
import { owedResponses } from './responses/pages/owed-responses.js';
import { review } from './proposals/pages/review.js';
import { reviewOne } from './proposals/pages/review-one.js';
import { tasks } from './tasks/pages/tasks.js';
import { templates } from './responses/pages/templates.js';
import { transcribe } from './proposals/pages/transcribe.js';
import { versions } from './history/pages/versions.js';
import { windows } from './plans/pages/windows.js';
import { code } from './accounts/pages/code.js';
import { confirm } from './accounts/pages/confirm.js';
import { welcome } from './accounts/pages/welcome.js';
import { secondStep } from './accounts/pages/second-step.js';
import { demonstration } from './accounts/pages/demonstration.js';
import { account } from './accounts/pages/account.js';
import { myProposals } from './proposals/pages/my-proposals.js';
import { secondFactor } from './accounts/pages/second-factor.js';
import { erase } from './accounts/pages/erase.js';
import { planAppointments } from './accounts/pages/plan-appointments.js';
import { institutionAppointments } from './accounts/pages/institution-appointments.js';
import { privacy } from './accounts/pages/privacy.js';
import { PAGE_NAMES, type PageName } from './addresses.js';
import { type Document, type DocumentName, documentOf } from './frame/documents.js';
import type { AnyPage, Page } from './frame/page.js';

const PAGES: { [Name in PageName]: Page<Name> } = {
  home,
  plans,
  plan,
  commitments,
  commitment,
  milestones,
  since,
  commitmentText,
  wordReturn,
  wordReading,
  textVersions,
  suggest,
  suggestions,
  writeText,
  planText,
  planTextVersions,
  planWordReturn,
  planSuggest,
  planSuggestions,
  textState,
  clause,
  milestoneReport,
  milestoneActivities,
  milestoneDates,
  checks,
  datesToAgree,
  questionnaires,
  reportTable,
  reportsFile,
  beginReport,
  suggestion,
  proposals,
  proposal,
  propose,
  kept,
  draft,
  evidence,
  response,
  responses,
  tasks,
  drafting,
  draftingDesk,
  begin,
  beginFromWord,
  wordDraft,
  transcribe,
  review,
  reviewOne,
  windows,
  owedResponses,
  respond,
  templates,
  versions,
  comment,
  moderation,
  moderationLog,
  signIn,
  code,
  confirm,
  welcome,
  secondStep,
  demonstration,
  account,
  myProposals,
  secondFactor,
  erase,
  planAppointments,
  institutionAppointments,
  privacy,
  evaluation,
  findings,
  publishEvaluation,
  indicators,
  indicator,
  measurement,
  programmeVisits,
  programmeVisit,
  programme,
  institution,
  search,
  about,
};

/** The page with this name and its document; the document is `null` for a page that reads nothing. */
export function pageOf<Name extends PageName>(name: Name): AnyPage<Name> & { document: Document | null } {
  return { ...PAGES[name], document: DOCUMENTS.get(name) ?? null };
}

const asks = (name: PageName): name is PageName & DocumentName => PAGES[name].asks !== false;

const DOCUMENTS = new Map<PageName, Document>(PAGE_NAMES.filter(asks).map((name) => [name, documentOf(name)]));
