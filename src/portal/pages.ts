import { about } from './pages/about.js';
import { comment } from './pages/comment.js';
import { commitment } from './pages/commitment.js';
import { commitments } from './pages/commitments.js';
import { draft } from './pages/draft.js';
import { home } from './pages/home.js';
import { institution } from './pages/institution.js';
import { kept } from './pages/kept.js';
import { moderation } from './pages/moderation.js';
import { moderationLog } from './pages/moderation-log.js';
import { plan } from './pages/plan.js';
import { plans } from './pages/plans.js';
import { programme } from './pages/programme.js';
import { proposal } from './pages/proposal.js';
import { proposals } from './pages/proposals.js';
import { propose } from './pages/propose.js';
import { response } from './pages/response.js';
import { responses } from './pages/responses.js';
import { search } from './pages/search.js';
import { signIn } from './pages/sign-in.js';
import { answer } from './pages/answer.js';
import { answers } from './pages/answers.js';
import { review } from './pages/review.js';
import { reviewOne } from './pages/review-one.js';
import { tasks } from './pages/tasks.js';
import { templates } from './pages/templates.js';
import { transcribe } from './pages/transcribe.js';
import { windows } from './pages/windows.js';
import { code } from './pages/code.js';
import { confirm } from './pages/confirm.js';
import { welcome } from './pages/welcome.js';
import { secondStep } from './pages/second-step.js';
import { demonstration } from './pages/demonstration.js';
import { account } from './pages/account.js';
import { myProposals } from './pages/my-proposals.js';
import { secondFactor } from './pages/second-factor.js';
import { erase } from './pages/erase.js';
import { planAppointments } from './pages/plan-appointments.js';
import { institutionAppointments } from './pages/institution-appointments.js';
import { privacy } from './pages/privacy.js';
import { PAGE_NAMES, type PageName } from './addresses.js';
import { type Document, type DocumentName, documentOf } from './documents.js';
import type { AnyPage, Page } from './page.js';

const PAGES: { [Name in PageName]: Page<Name> } = {
  home,
  plans,
  plan,
  commitments,
  commitment,
  proposals,
  proposal,
  propose,
  kept,
  draft,
  response,
  responses,
  tasks,
  transcribe,
  review,
  reviewOne,
  windows,
  answers,
  answer,
  templates,
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
  programme,
  institution,
  search,
  about,
};

/** The page of a name, with its document; `null` for a page that has none. */
export function pageOf<Name extends PageName>(name: Name): AnyPage<Name> & { document: Document | null } {
  return { ...PAGES[name], document: DOCUMENTS.get(name) ?? null };
}

const asks = (name: PageName): name is PageName & DocumentName => PAGES[name].asks !== false;

const DOCUMENTS = new Map<PageName, Document>(PAGE_NAMES.filter(asks).map((name) => [name, documentOf(name)]));
