import type { Thing } from '../../frame/documents.js';
import { isPlanWritten } from '../../commitments/being-written.js';
import { Contents } from '../../frame/components/contents.js';
import { Between, Day, isStated } from '../../frame/components/dates.js';
import { Missing } from '../../frame/components/facts.js';
import { Feeds } from '../../frame/components/feeds.js';
import { Follow } from '../../notifications/components/follow.js';
import { Figures } from '../components/figures.js';
import { Forum } from '../components/forum.js';
import { Members } from '../../frame/components/glyph.js';
import { type Grouping, GROUPINGS, Grouped } from '../components/grouped.js';
import { Judgement } from '../../commitments/components/judgement.js';
import { LateMilestones } from '../../commitments/components/late-milestones.js';
import { PlanMembers } from '../components/plan-members.js';
import { CurrentRegister } from '../../accounts/components/register.js';
import { Example, Folded, Invented, Paragraphs, Said, Section } from '../../frame/components/said.js';
import { Sources } from '../../frame/components/sources.js';
import { StageLine } from '../components/stage-line.js';
import { Story } from '../components/story.js';
import { Today, Windows } from '../components/windows.js';
import { feedsOf, PLAN_FEEDS } from '../../frame/feeds.js';
import { followEnd, followSet } from '../../notifications/forms/follows.js';
import type { Page } from '../../frame/page.js';
import type { Cited } from '../../frame/types.js';
import { useReader } from '../../frame/reader.js';

type PlanGiven = Thing<'plan', 'plan'>;

export const plan: Page<'plan'> = {
  variables: (slug) => ({ slug }),
  forms: { followSet, followEnd },
  sheet: ({ plan: given }, { search }) => {
    if (!given) return null;
    const by = GROUPINGS.find((grouping) => grouping === search.get('by')) ?? 'theme';
    return {
      title: given.title.text,
      description: given.summary?.text,
      feeds: feedsOf('plan', given.slug, PLAN_FEEDS),
      content: <Plan plan={given} by={by} />,
    };
  },
};

/** The sections below the first screen, in their order. */
const PARTS = [
  'commitments',
  'late',
  'story',
  'members',
  'programmes',
  'forum',
  'windows',
  'appointments',
  'assessments',
  'sources',
] as const;

function Plan({ plan: given, by }: { plan: PlanGiven; by: Grouping }) {
  const { t, href } = useReader();
  const id = (section: string) => t(`plan.ids.${section}`);
  const title = (section: string) => t(`plan.${section}.title`);
  const pending = isPlanWritten(given.stage);
  const filled = filledOf(given);
  const absent = [
    ...(isStated(given.period) ? [] : [t('plan.unknown.period')]),
    ...(given.submittedOn ? [] : [t('plan.unknown.submitted')]),
    ...PARTS.filter((part) => !filled[part]).map((part) =>
      part === 'late' ? t('plan.unknown.milestones') : title(part),
    ),
  ];
  return (
    <Invented when={given.synthetic}>
      <div class="intro">
        <h1>
          <Said words={given.title} />
        </h1>
        {given.synthetic && <Example claim />}
        <p>
          <Members places={given.members.map(({ jurisdiction }) => jurisdiction)} />
        </p>
        <StageLine stage={given.stage} />
        {given.summary && (
          <div class="lead">
            <Paragraphs words={given.summary} />
          </div>
        )}
        {isStated(given.period) && (
          <p class="quiet">
            {t('plan.period')} <Between span={given.period} />
          </p>
        )}
        {given.submittedOn && (
          <p class="quiet">
            {t('plan.submitted')} <Day day={given.submittedOn} />
          </p>
        )}
        {(pending || given.textVersion > 0) && (
          <p>
            <a href={href('planText', given.slug)}>{t('planText.link')}</a>
          </p>
        )}
        <Follow given={given} whose={given.title.text} />
        <Feeds feeds={feedsOf('plan', given.slug, PLAN_FEEDS)} />
      </div>
      <div class="pair">
        <div class="board">
          <Section id={id('today')} title={title('today')}>
            <Today windows={given.windows} plan={given.slug} />
          </Section>
        </div>
        <Section id={id('progress')} title={title('progress')}>
          <Figures
            of={given.milestoneFigures}
            progress={given.progress}
            scope={{ plan: given.slug }}
            pending={pending}
          />
          {!isPlanWritten(given.stage) && (
            <p>
              <a href={href('reportTable', given.slug)}>{t('reportTable.link')}</a>
            </p>
          )}
          <p>
            <a href={href('since', '', { plan: given.slug })}>{t('since.link')}</a>
          </p>
          <p>
            <a href={href('indicators', given.id)}>{t('indicators.ofPlanLink')}</a>
          </p>
        </Section>
      </div>
      <Contents
        parts={PARTS.filter((part) => filled[part]).map((part) => ({
          id: id(part),
          title:
            part === 'commitments' ? t('plan.commitments.title', { count: given.commitments.totalCount }) : title(part),
        }))}
      />
      <Section id={id('commitments')} title={t('plan.commitments.title', { count: given.commitments.totalCount })}>
        <Grouped plan={given} by={by} />
      </Section>
      {filled.late && (
        <Folded id={id('late')} title={title('late')}>
          <LateMilestones lines={given.commitments.nodes} figures={given.milestoneFigures} />
        </Folded>
      )}
      {filled.story && (
        <Folded id={id('story')} title={title('story')}>
          <Story letter={given.expressionOfInterest} events={given.story} />
        </Folded>
      )}
      <Folded id={id('members')} title={title('members')}>
        <PlanMembers members={given.members} pending={pending} />
      </Folded>
      {filled.programmes && (
        <Folded id={id('programmes')} title={title('programmes')}>
          <Programmes given={given.programmes} />
        </Folded>
      )}
      {filled.forum && (
        <Folded id={id('forum')} title={title('forum')}>
          <Forum forum={given.forum} sessions={given.sessions} />
        </Folded>
      )}
      {filled.windows && (
        <Folded id={id('windows')} title={title('windows')}>
          <Windows windows={given.windows} />
          <p>
            <a href={href('windows', given.slug)}>{t('plan.windows.whole')}</a>
          </p>
        </Folded>
      )}
      <Folded id={id('appointments')} title={title('appointments')}>
        <CurrentRegister
          appointments={given.appointments}
          all={<a href={href('planAppointments', given.slug)}>{t('register.whole')}</a>}
        />
      </Folded>
      {filled.assessments && (
        <Folded id={id('assessments')} title={title('assessments')}>
          {given.assessments.map((assessed) => (
            <Judgement key={assessed.instrument.code} given={assessed} />
          ))}
        </Folded>
      )}
      {filled.sources && (
        <Folded id={id('sources')} title={title('sources')}>
          <Sources sources={allSources(given)} />
        </Folded>
      )}
      <Missing of={absent.map((name) => ({ name }))} pending={pending} />
    </Invented>
  );
}

/** True for each section that has something to show; the names of the empty ones are listed together at the end. */
function filledOf(given: PlanGiven): Record<(typeof PARTS)[number], boolean> {
  return {
    commitments: true,
    late: given.milestoneFigures.total > 0 && (!isPlanWritten(given.stage) || given.milestoneFigures.late > 0),
    story: given.story.length > 0 || given.expressionOfInterest !== null,
    members: true,
    programmes: given.programmes.length > 0,
    forum: given.forum !== null || given.sessions.length > 0,
    windows: given.windows.length > 0,
    appointments: true,
    assessments: given.assessments.length > 0,
    sources: allSources(given).length > 0,
  };
}

function Programmes({ given }: { given: PlanGiven['programmes'] }) {
  const { href } = useReader();
  return (
    <>
      {given.map((programme) => (
        <div key={programme.slug}>
          <h3>
            <a href={href('programme', programme.slug)}>
              <Said words={programme.name} />
            </a>
          </h3>
          {programme.summary && <Paragraphs words={programme.summary} />}
        </div>
      ))}
    </>
  );
}

/** The sources of the plan and of its members, without repetitions. */
function allSources(given: PlanGiven): Cited[] {
  const all = [...given.sources, ...given.members.flatMap(({ sources }) => sources)];
  return [...new Map(all.map((source) => [`${source.url}${source.title.text}${source.about?.text}`, source])).values()];
}
