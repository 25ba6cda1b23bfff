import type { Thing } from '../../frame/documents.js';
import { given as asked } from '../../frame/components/filters.js';
import { DeskCrumb } from '../../tasks/components/desk-crumb.js';
import { CoverageShelf, OwedShelf } from '../components/desk-proposals.js';
import { SuggestionShelf } from '../components/desk-suggestions.js';
import { TextShelf } from '../components/desk-texts.js';
import {
  deskProposals,
  deskSuggestions,
  LATELY_DAYS,
  OF_TEXT,
  lately,
  type DeskShelf,
  deskShelfIn,
  SHELVES,
  SUGGESTION_SHELVES,
} from '../desk-list.js';
import { listeningAtDesk } from '../live.js';
import { suggestionsDecline } from '../forms/suggestions-decide.js';
import type { Page } from '../../frame/page.js';
import { useReader } from '../../frame/reader.js';
import { sought } from '../../frame/seeking.js';
import { notYours } from '../../frame/trouble.js';

export type DeskPlan = Thing<'draftingDesk', 'plan'>;

/** The desk of the people who write the texts of a plan: what came in, what is owed, and what is in no text yet. */
export const draftingDesk: Page<'draftingDesk'> = {
  signedInOnly: true,
  variables: (slug, search, reader) => {
    const { now } = reader;
    const shelf = deskShelfIn(search);
    return {
      slug,
      after: asked(search, 'after'),
      suggestions: deskSuggestions(search, now),
      proposals: deskProposals(search),
      since: lately(now),
      sought: sought(reader, OF_TEXT),
      texts: shelf === 'texts',
      suggesting: SUGGESTION_SHELVES.includes(shelf),
      owing: shelf === 'owed',
      covering: shelf === 'coverage',
    };
  },
  forms: { suggestionsDecline },
  sheet: ({ plan }, reader) => {
    if (!plan) return null;
    if (!plan.availableActions.includes('WRITE_TEXTS')) return notYours(reader, plan.slug);
    return {
      title: reader.t('draftingDesk.title'),
      timeZone: plan.timeZone,
      ...listeningAtDesk(plan, reader),
      content: <Desk plan={plan} />,
    };
  },
};

function Desk({ plan }: { plan: DeskPlan }) {
  const { t, href, search } = useReader();
  const shelf = deskShelfIn(search);
  const counts: Partial<Record<DeskShelf, number>> = {
    waiting: plan.waiting.totalCount,
    conflict: plan.conflict.totalCount,
    settled: plan.settled.totalCount,
    owed: plan.owed.totalCount,
    coverage: plan.uncovered.totalCount,
  };
  return (
    <>
      <DeskCrumb plan={plan} />
      <h1>{t('draftingDesk.title')}</h1>
      {shelf === 'texts' && <p class="lead">{t('draftingDesk.what')}</p>}
      <nav class="choices" aria-label={t('draftingDesk.shelves')}>
        {SHELVES.map((each) => (
          <a
            key={each}
            href={href('draftingDesk', plan.slug, each === 'texts' ? {} : { show: each })}
            aria-current={each === shelf ? 'page' : undefined}
          >
            {t(`draftingDesk.shelf.${each}`, { days: LATELY_DAYS })}
            {counts[each] !== undefined && ` (${counts[each]})`}
          </a>
        ))}
      </nav>
      {shelf === 'texts' && plan.availableActions.includes('BEGIN_COMMITMENT') && (
        <p>
          <a class="button" href={href('begin', plan.slug)}>
            {t('begin.title')}
          </a>{' '}
          <a href={href('beginFromWord', plan.slug)}>{t('fromWord.link')}</a>
        </p>
      )}
      {plan.commitments && <TextShelf plan={plan} list={plan.commitments} />}
      {plan.suggestions && <SuggestionShelf plan={plan} list={plan.suggestions} />}
      {plan.owedTexts && <OwedShelf plan={plan} list={plan.owedTexts} />}
      {plan.coverage && <CoverageShelf plan={plan} list={plan.coverage} />}
    </>
  );
}
