import type { Language } from '../domain/localized-text.js';
import type { CalendarDay } from './calendar.js';
import type { Feeds } from './feeds.js';
import { TEMPLATES } from './letters.js';

interface DueAnswer {
  plan: {
    id: string;
    slug: string;
    version: number;
    synthetic: boolean;
    reportingPeriods: { number: number; dueOn: string }[];
  } | null;
  milestones: {
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
    nodes: {
      id: string;
      reference: string;
      version: number;
      synthetic: boolean;
      title: { text: string };
      current: { endOn: string | null };
      commitment: { reference: string };
      activities: {
        nodes: {
          id: string;
          number: number;
          state: string;
          version: number;
          synthetic: boolean;
          title: { text: string };
          period: { endOn: string | null };
        }[];
      };
    }[];
  };
}

const DUE = `query ($slug: String!, $after: String) {
  plan(slug: $slug) { id slug version synthetic reportingPeriods { number dueOn } }
  milestones(filter: { plan: $slug, open: true, dueFrom: "0001-01-01" }, orderBy: DUE, first: 100, after: $after) {
    pageInfo { hasNextPage endCursor }
    nodes { id reference version synthetic title { text } current { endOn } commitment { reference }
      activities(first: 20) { nodes { id number state version synthetic title { text } period { endOn } } } } } }`;

/** Milestones beyond these are not in the calendar, and twenty activities of each are. A plan has some dozens. */
const SLICES_AT_MOST = 10;

/** The days by which the open milestones of a plan are due, their open activities, and the reports on them. */
export async function dueDays(feeds: Feeds, slug: string, language: Language): Promise<CalendarDay[]> {
  const said = (name: string, synthetic: boolean) =>
    synthetic ? `${name} (${TEMPLATES[language]['synthetic']!.subject})` : name;
  const word = (name: 'report_due' | 'milestone_due' | 'activity_due') => TEMPLATES[language][name]!.subject;
  const days: CalendarDay[] = [];
  let after: string | null = null;
  for (let slice = 0; slice < SLICES_AT_MOST; slice += 1) {
    const { plan, milestones }: DueAnswer = await feeds.read<DueAnswer>(DUE, language, { slug, after });
    if (slice === 0 && plan)
      for (const { number, dueOn } of plan.reportingPeriods)
        days.push({
          id: `${plan.id}-report-${number}`,
          title: said(`${word('report_due')} ${number}`, plan.synthetic),
          on: dueOn,
          url: feeds.addressOf('plan', plan.slug, language),
          // A changed calendar moves the days of its periods, and is a new version of the plan.
          changes: plan.version,
        });
    for (const { id, reference, version, synthetic, title, current, commitment, activities } of milestones.nodes) {
      const url = feeds.addressOf('commitment', commitment.reference, language);
      const name = said(`${word('milestone_due')} ${reference}: ${title.text}`, synthetic);
      if (current.endOn) days.push({ id, title: name, on: current.endOn, url, changes: version });
      for (const activity of activities.nodes)
        if (activity.state === 'OPEN' && activity.period.endOn)
          days.push({
            id: activity.id,
            title: said(`${word('activity_due')} ${reference}: ${activity.title.text}`, activity.synthetic),
            on: activity.period.endOn,
            url: feeds.addressOf('milestoneActivities', id, language),
            changes: activity.version,
          });
    }
    if (!milestones.pageInfo.hasNextPage) return days;
    after = milestones.pageInfo.endCursor;
  }
  return days;
}
