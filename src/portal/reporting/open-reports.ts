import type { ClaimedStatus } from '../../domain/milestone.js';
import { lastStatus } from '../../domain/report-row.js';
import { ROLES_OF_VOICES } from '../../domain/visibility.js';
import type { Answer, Thing } from '../frame/documents.js';
import type { MilestoneLevel, ReportState, Voice } from '../frame/types.js';

/** Name in the address of the voice with which the reader would report. */
export const VOICE = 'voice';

type Given = Extract<Thing<'beginReport', 'node'>, { __typename: 'Milestone' }>;
type Appointment = NonNullable<Answer<'beginReport'>['viewer']>['appointments'][number];

interface Open {
  voice: Voice;
  availableActions: string[];
}

/** The report that the reader can go on with: a draft of theirs, or one that was returned to them. */
export const openReport = <Some extends Open>(reports: Some[], voice: Voice): Some | undefined =>
  reports.find(
    (report) =>
      report.voice === voice && ['EDIT', 'SEND', 'PUBLISH'].some((act) => report.availableActions.includes(act)),
  );

interface Placed {
  voice: Voice;
  state: ReportState;
  status: string | null;
  institution: { slug: string } | null;
  periodStartOn?: string | null;
}

/** The reports of a voice and institution on a milestone, as the rules of their row want them. */
export const reportsInRow = <Some extends Placed>(reports: Some[], voice: Voice, institution: string | null) =>
  reports
    .filter((report) => report.voice === voice && (report.institution?.slug ?? null) === institution)
    .map((report) => ({
      report,
      state: report.state.toLowerCase(),
      status: report.status?.toLowerCase() ?? null,
      periodStartOn: report.periodStartOn ?? null,
    }));

/** The level that "no change" repeats, as the schema names it. */
export const levelNamed = (status: ClaimedStatus | null): MilestoneLevel | null =>
  (status?.toUpperCase() ?? null) as MilestoneLevel | null;

/** The level of the last report that this voice and institution sent about the milestone; `null` when there is none. */
export const lastLevel = (others: Placed[], voice: Voice, institution: string | null): MilestoneLevel | null =>
  levelNamed(lastStatus(reportsInRow(others, voice, institution)));

/** The institutions for which the reader may speak with this voice and has begun no report yet; `null` is none at all. */
export function speakersFor(given: Given, appointments: Appointment[], voice: Voice): Appointment['institution'][] {
  const { commitment, institutions } = given;
  const owners = commitment.owners.flatMap(({ state, institution }) =>
    state === 'ACCEPTED' && institution ? institution.slug : [],
  );
  const reporting = [...owners, ...institutions.map(({ slug }) => slug)];
  const roles = ROLES_OF_VOICES[voice.toLowerCase() as Lowercase<Voice>];
  const mine = appointments.filter(
    ({ current, role, plan, institution }) =>
      current &&
      plan?.slug === commitment.plan.slug &&
      (roles as readonly string[]).includes(role.toLowerCase()) &&
      (voice !== 'OWNER' || reporting.includes(institution?.slug ?? '')),
  );
  return [...new Map(mine.map(({ institution }) => [institution?.slug, institution])).values()];
}
