import type { Desk, Draft } from '../../frame/types.js';
import type { Answer } from '../../frame/documents.js';
import { isPlanWritten } from '../../commitments/being-written.js';
import { CommitmentLines } from '../../commitments/components/commitment-line.js';
import { DeskLines } from '../../tasks/components/desk-lines.js';
import { When } from '../../frame/components/dates.js';
import { Members } from '../../frame/components/glyph.js';
import { Example, Invented, Of, Said, Section } from '../../frame/components/said.js';
import { Figures } from '../components/figures.js';
import { Unsent } from '../../proposals/components/drafts.js';
import { ProposalLines } from '../../proposals/components/proposal-line.js';
import { StageLine } from '../components/stage-line.js';
import { Today } from '../components/windows.js';
import type { Page } from '../../frame/page.js';
import { useReader } from '../../frame/reader.js';

type PlanAtHome = Answer<'home'>['plans']['nodes'][number];

const LATELY = 3;
/** Number of commitments that are shown at once; the others are folded below them. */
const FIRST = 3;

export const home: Page<'home'> = {
  variables: (_, __, { viewer }) => ({ signedIn: viewer !== null }),
  sheet: ({ plans: { nodes }, tasks = [], drafts }, { t }) => ({
    title: t('site.name'),
    // Plans in which people can do something today come first.
    content: (
      <Home
        plans={[...nodes.filter(isOpen), ...nodes.filter((plan) => !isOpen(plan))]}
        desks={tasks}
        drafts={drafts?.nodes ?? []}
      />
    ),
  }),
};

const isOpen = ({ windows }: PlanAtHome) => windows.some(({ state }) => state === 'OPEN');

function Home({ plans, desks, drafts }: { plans: PlanAtHome[]; desks: Desk[]; drafts: Draft[] }) {
  const { t, href } = useReader();
  return (
    <>
      <div class="intro">
        <h1>{t('home.title')}</h1>
        <p class="lead">{t('home.what')}</p>
        <p>
          {t('home.how')} <a href={href('about')}>{t('home.more')}</a>
        </p>
      </div>
      {desks.length > 0 && (
        <Section id={t('tasks.ids.desks')} title={t('tasks.title')}>
          <DeskLines desks={desks.filter(({ count }) => count > 0)} />
          <p>
            <a class="button" href={href('tasks')}>
              {t('tasks.all')}
            </a>
          </p>
        </Section>
      )}
      <Unsent drafts={drafts} />
      {plans.length === 0 && <p>{t('home.noPlans')}</p>}
      {plans.map((plan) => (
        <OnePlan key={plan.slug} plan={plan} ids={plans.length > 1 ? `-${plan.slug}` : ''} />
      ))}
    </>
  );
}

function OnePlan({ plan, ids }: { plan: PlanAtHome; ids: string }) {
  const { t, href } = useReader();
  const lately = plan.story
    .filter(({ happened }) => happened?.on)
    .toSorted((a, b) => b.happened!.on!.localeCompare(a.happened!.on!))
    .slice(0, LATELY);
  // During an open window, the newest proposals say more than the events of the plan.
  const asking = isOpen(plan) && plan.proposals.nodes.length > 0;
  const lines = plan.commitments.nodes;
  // A single further commitment is not worth a fold.
  const first = lines.length > FIRST + 1 ? lines.slice(0, FIRST) : lines;
  const others = lines.slice(first.length);
  const title = (
    <h2 id={`plan${ids}`} class={ids ? 'several' : undefined}>
      <a href={href('plan', plan.slug)}>
        <Said words={plan.title} />
      </a>{' '}
      {plan.synthetic && <Example short claim />}
    </h2>
  );
  return (
    <Invented when={plan.synthetic}>
      {/* With several plans, each title stands first, so readers know whose windows are open. */}
      {ids && title}
      <div class="pair">
        <div class="board">
          <Section id={`${t('home.ids.today')}${ids}`} title={<Of what={t('home.today')} whose={plan.title.text} />}>
            <Today windows={plan.windows} plan={plan.slug} brief />
          </Section>
        </div>
        {asking && (
          <Section id={`${t('home.ids.asked')}${ids}`} title={<Of what={t('home.asked')} whose={plan.title.text} />}>
            <ProposalLines lines={plan.proposals.nodes} brief />
            <p>
              <a href={href('proposals', '', { plan: plan.slug })}>{t('home.allAsked')}</a>
            </p>
          </Section>
        )}
        {!asking && lately.length > 0 && (
          <Section id={`${t('home.ids.lately')}${ids}`} title={<Of what={t('home.lately')} whose={plan.title.text} />}>
            <ul class="lately">
              {lately.map((event) => (
                <li key={event.title.text}>
                  <When date={event.happened} /> <Said words={event.title} /> {event.synthetic && <Example short />}
                </li>
              ))}
            </ul>
            <p>
              <a href={`${href('plan', plan.slug)}#${t('plan.ids.story')}`}>{t('home.story')}</a>
            </p>
          </Section>
        )}
      </div>
      <section aria-labelledby={`plan${ids}`}>
        {!ids && title}
        <p>
          <Members places={plan.members.map(({ jurisdiction }) => jurisdiction)} />
        </p>
        <StageLine stage={plan.stage} brief />
        <Figures
          of={plan.milestoneFigures}
          progress={plan.progress}
          scope={{ plan: plan.slug }}
          pending={isPlanWritten(plan.stage)}
          brief
        />
        <h3>{t('home.commitments', { count: plan.commitments.totalCount })}</h3>
        <CommitmentLines lines={first} brief />
        {others.length > 0 && (
          <details class="on-phone">
            <summary>{t('home.others', { count: others.length })}</summary>
            <CommitmentLines lines={others} brief />
          </details>
        )}
        {plan.commitments.totalCount > lines.length && (
          <p>
            <a class="button" href={href('plan', plan.slug)}>
              {t('home.all', { count: plan.commitments.totalCount })}
            </a>
          </p>
        )}
      </section>
    </Invented>
  );
}
