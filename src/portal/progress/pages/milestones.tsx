import { dayAfter } from '../../../domain/days.js';
import type { Answer } from '../../frame/documents.js';
import { Filter, given, withChosen } from '../../frame/components/filters.js';
import { FilterFinder } from '../../frame/components/finder.js';
import { dayTyped } from '../../frame/local-time.js';
import { More } from '../../frame/components/more.js';
import { Example, Invented } from '../../frame/components/said.js';
import type { Page } from '../../frame/page.js';
import { useReader } from '../../frame/reader.js';
import { sought, wordsFor } from '../../frame/seeking.js';
import { ThreeCounts, Rule } from '../components/counts.js';
import { MilestoneList } from '../components/milestone-list.js';
import { GROUPS, KINDS, STATUSES } from '../counting.js';

type Found = Answer<'milestones'>;

const ORDERS = ['REFERENCE', 'DUE', 'RECENT'] as const;
const STANDINGS = ['CONFIRMED', 'SAID_BY_OWNER', 'CONTRADICTED'] as const;
/** Conditions that hold or are not asked. */
const MARKS = ['late', 'still', 'open', 'disputed'] as const;

/** The first and the last day of a month that is written `2026-03`. */
function monthOf(written: string | undefined): { dueFrom?: string; dueUntil?: string } {
  const first = dayTyped(`${written}-01`);
  if (!first) return {};
  const next = dayAfter(first, 31).slice(0, 7);
  return { dueFrom: first, dueUntil: dayAfter(`${next}-01`, -1) };
}

export const milestones: Page<'milestones'> = {
  variables: (_, search, reader) => {
    const among = <Code extends string>(name: string, codes: readonly Code[]): Code[] | undefined => {
      const chosen = codes.find((code) => code === search.get(name));
      return chosen && [chosen];
    };
    const is = (name: (typeof MARKS)[number]) => search.get(name) === 'yes' || undefined;
    const [plan, body] = [given(search, 'plan'), given(search, 'institution')];
    return {
      after: given(search, 'after'),
      plan: plan ?? '',
      byPlan: plan !== undefined,
      body: body ?? '',
      byBody: body !== undefined,
      bodies: sought(reader, 'institution'),
      orderBy: ORDERS.find((order) => order === given(search, 'order')) ?? 'REFERENCE',
      filter: {
        plan,
        institution: body,
        commitment: given(search, 'commitment'),
        theme: given(search, 'theme'),
        group: among(
          'group',
          GROUPS.map(([, code]) => code),
        ),
        countedAs: among(
          'counted',
          KINDS.map(([, kind]) => kind),
        ),
        status: among('status', STATUSES),
        standing: among('standing', STANDINGS),
        late: is('late'),
        lateStill: is('still'),
        open: is('open'),
        disputed: is('disputed'),
        ...monthOf(given(search, 'due')),
      },
    };
  },
  sheet: (found, { t }) => ({ title: t('site.pages.milestones'), content: <Milestones found={found} /> }),
};

function Milestones({ found }: { found: Found }) {
  const { t, search, href } = useReader();
  const { nodes, totalCount, pageInfo } = found.milestones;
  const asked = [...search].filter(
    ([name, value]) => !['after', 'order', wordsFor('institution')].includes(name) && value,
  );
  const invented = nodes.length > 0 && nodes.every(({ synthetic }) => synthetic);
  return (
    <>
      <h1>{t('site.pages.milestones')}</h1>
      <Search found={found} />
      <h2 id={t('milestonesPage.ids.results')}>
        {t(asked.length > 0 ? 'milestonesPage.found' : 'milestonesPage.all', { count: totalCount })}{' '}
        {invented && <Example short claim />}
      </h2>
      {asked.length > 0 && (
        <p>
          <a href={href('milestones')}>{t('commitments.clear')}</a>
        </p>
      )}
      {totalCount > 0 && (
        <details class="on-phone">
          <summary>{t('milestonesPage.counts')}</summary>
          <ThreeCounts of={found.progress} scope={Object.fromEntries(asked)} marked={invented} />
          <Rule />
        </details>
      )}
      <Invented when={invented}>
        {nodes.length === 0 ? (
          <p>{t('milestonesPage.none')}</p>
        ) : (
          <MilestoneList caption={t('milestonesPage.caption')} steps={nodes} />
        )}
      </Invented>
      <More after={pageInfo.hasNextPage ? pageInfo.endCursor : null} label={t('more.label')} />
    </>
  );
}

function Search({ found }: { found: Found }) {
  const { t, name, search, href } = useReader();
  const { chosenPlan, chosenBody, plans, institutions } = found;
  const [plan, body, commitment] = [given(search, 'plan'), given(search, 'institution'), given(search, 'commitment')];
  const choices: [string, [string, string][]][] = [
    [
      'plan',
      withChosen(
        plans.nodes.map(({ slug, title }) => [slug, title.text]),
        plan,
        chosenPlan?.title.text,
      ),
    ],
    [
      'institution',
      withChosen(
        institutions.nodes.map(({ slug, name: { text } }) => [slug, text]),
        body,
        chosenBody?.name.text,
      ),
    ],
    ['counted', KINDS.map(([, kind]) => [kind, name('CountedAs', kind)])],
    ['group', GROUPS.map(([, code]) => [code, name('ProgressGroup', code)])],
    ['standing', STANDINGS.map((code) => [code, name('Standing', code)])],
    ['status', STATUSES.map((code) => [code, name('MilestoneStatus', code)])],
    ...MARKS.map((mark): [string, [string, string][]] => [mark, [['yes', t(`milestonesPage.is.${mark}`)]]]),
  ];
  const themes = (chosenPlan ? [chosenPlan] : plans.nodes).filter((one) => one.themes.length > 0);
  const isOpen = [...search].some(([key, value]) => !['after', 'plan', 'order'].includes(key) && value);
  return (
    <form class="search" method="get" action={href('milestones')} role="search">
      {commitment && <input type="hidden" name="commitment" value={commitment} />}
      <details class="conditions" open={isOpen}>
        <summary>{t('milestonesPage.conditions')}</summary>
        <FilterFinder name="institution" label={t('finder.institution')} choices={institutions} />
        {choices.map(([by, options]) => (
          <Filter
            key={by}
            name={by}
            label={t(`milestonesPage.by.${by}`)}
            any={t('commitments.any')}
            options={options}
          />
        ))}
        <Filter
          name="theme"
          label={t('milestonesPage.by.theme')}
          any={t('commitments.any')}
          groups={themes.map((one) => [one.title.text, one.themes.map(({ code, name: { text } }) => [code, text])])}
        />
        <div class="field">
          <label for="due">{t('milestonesPage.by.due')}</label>
          <p class="hint" id="due-hint">
            {t('milestonesPage.dueHint')}
          </p>
          <input id="due" name="due" value={search.get('due') ?? ''} aria-describedby="due-hint" />
          {given(search, 'due') && !monthOf(given(search, 'due')).dueFrom && (
            <p class="notice">{t('milestonesPage.noMonth')}</p>
          )}
        </div>
        <Filter
          name="order"
          label={t('milestonesPage.by.order')}
          any={name('MilestoneOrder', 'REFERENCE')}
          options={ORDERS.slice(1).map((order) => [order, name('MilestoneOrder', order)])}
        />
        <button type="submit" class="second">
          {t('milestonesPage.search')}
        </button>
      </details>
    </form>
  );
}
