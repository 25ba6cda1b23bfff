import { PLAN_SECTIONS } from '../../../domain/clause.js';
import { Fold } from '../../frame/components/fold.js';
import { More } from '../../frame/components/more.js';
import { Example, Said } from '../../frame/components/said.js';
import type { Thing } from '../../frame/documents.js';
import type { Page } from '../../frame/page.js';
import { useReader } from '../../frame/reader.js';
import { Clauses, EmptySections } from '../components/clause.js';
import { TakenWhen } from '../components/taken-when.js';
import { PlanTextForm, planTextEdit } from '../forms/plan-text-edit.js';
import { stateOfPlanText } from '../plan-text-state.js';
import { clauseIn, sliceWith } from '../clause-in-text.js';
import { listeningToPlanText } from '../live.js';
import { OF_PLAN, TextPages } from '../text-pages.js';

type Given = Thing<'planText', 'plan'>;

/** The text of a plan itself, clause by clause: to read closely, to suggest changes, and at first to write. */
export const planText: Page<'planText'> = {
  variables: (slug, search) => ({ slug, after: search.get('after') || undefined, ...clauseIn(search) }),
  forms: { planTextEdit },
  sheet: ({ plan: given }, reader) =>
    given && {
      title: `${reader.t('planText.title')}: ${given.title.text}`,
      timeZone: given.timeZone,
      ...listeningToPlanText(given, reader),
      content: <PlanText given={given} />,
    },
};

function PlanText({ given }: { given: Given }) {
  const { t, href, search } = useReader();
  const { slug, suggestionsOpen: open } = given;
  const clauses = sliceWith(clauseIn(search).clause, given.clauses, given.onward);
  // All clauses of one text are discussed at the same time.
  const commentsOpen = given.discussed.nodes.some((one) => one.commentsOpen);
  const isFromStart = clauses === given.clauses && !search.has('after');
  const isWhole = isFromStart && !clauses.pageInfo.hasNextPage;
  return (
    <TextPages.Provider value={OF_PLAN}>
      <div class="column">
        <p class="crumb">
          <a href={href('plan', slug)}>
            <Said words={given.title} />
          </a>
        </p>
        <h1>{t('planText.title')}</h1>
        {given.synthetic && <Example claim />}
        <p class="lead">{t('planText.what')}</p>
        {given.textVersion === 0 ? (
          <p class="notice">{t('planText.none')}</p>
        ) : (
          <>
            <TakenWhen state={stateOfPlanText(given.stage)} open={open} windows={given.windows} />
            <p class="choices">
              <a href={href('planSuggestions', slug, { show: 'pending' })} data-count={given.pending.totalCount}>
                {t('text.allPending', { count: given.pending.totalCount })}
              </a>
              <a href={href('planTextVersions', slug)}>{t('textVersions.link', { number: given.textVersion })}</a>
              {!isFromStart && <a href={href('planText', slug)}>{t('text.whole')}</a>}
              <a href={href('planWordReturn', slug)}>{t('word.link')}</a>
            </p>
          </>
        )}
        <Clauses reference={slug} clauses={clauses.nodes} open={open} commentsOpen={commentsOpen} heading="h2" />
        {open && isWhole && given.textVersion > 0 && <EmptySections reference={slug} sections={unwritten(given)} />}
        <More after={clauses.pageInfo.hasNextPage ? clauses.pageInfo.endCursor : null} label={t('more.label')} />
        {given.textEditable && isFromStart && !isWhole && <p class="notice">{t('planText.edit.long')}</p>}
        {given.textEditable && isWhole && (
          <Fold
            title={t('planText.edit.title')}
            form="planTextEdit"
            {...(given.textVersion === 0 ? { open: true as const } : {})}
          >
            <p>{t('planText.edit.what')}</p>
            <PlanTextForm given={given} />
          </Fold>
        )}
      </div>
    </TextPages.Provider>
  );
}

/** The sections that say nothing yet. */
function unwritten({ clauses }: Given): string[] {
  const there = new Set<string>(clauses.nodes.map(({ section }) => section));
  return PLAN_SECTIONS.map((section) => section.toUpperCase()).filter((section) => !there.has(section));
}
