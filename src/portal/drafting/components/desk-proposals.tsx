import { Day, HowFar } from '../../frame/components/dates.js';
import { FoldedFilters, given } from '../../frame/components/filters.js';
import { More } from '../../frame/components/more.js';
import { Example, Said } from '../../frame/components/said.js';
import { useReader } from '../../frame/reader.js';
import { COVERED, isCovered, deskShelfIn } from '../desk-list.js';
import type { DeskPlan } from '../pages/drafting-desk.js';
import { FROM } from './begin-way.js';

type Owed = NonNullable<DeskPlan['owedTexts']>;
type Coverage = NonNullable<DeskPlan['coverage']>;
type Line = Owed['nodes'][number] | Coverage['nodes'][number];

/** The proposals that were accepted to be written, late ones first; one click begins the commitment of one or several. */
export function OwedShelf({ plan, list }: { plan: DeskPlan; list: Owed }) {
  const { t, href } = useReader();
  const mayBegin = plan.availableActions.includes('BEGIN_COMMITMENT');
  return (
    <>
      <Search />
      <h2>{t('draftingDesk.count.owed', { count: list.totalCount })}</h2>
      <Clear plan={plan} none={list.totalCount === 0} />
      <ul class="plain lines asked">
        {list.nodes.map((line) => (
          <li key={line.reference} data-row="OWED_TEXT">
            <Title line={line} />
            {line.owedText && (
              <div class="facts">
                <span>
                  {t('draftingDesk.writeBy')} <Day day={line.owedText.by} short /> (
                  <HowFar at={`${line.owedText.by}T12:00:00Z`} />)
                </span>
                {line.owedText.overdue && <strong class="broken">{t('draftingDesk.late')}</strong>}
              </div>
            )}
            {mayBegin && <BeginFrom plan={plan} line={line} />}
          </li>
        ))}
      </ul>
      <More after={list.pageInfo.hasNextPage ? list.pageInfo.endCursor : null} label={t('more.label')} />
      {mayBegin && list.nodes.length > 1 && (
        <form method="get" action={href('begin', plan.slug)} id={FROM} class="form">
          <button type="submit">{t('draftingDesk.beginFromTicked')}</button>
        </form>
      )}
    </>
  );
}

/** Begins with this proposal by a link, or ticks it to begin with several. */
function BeginFrom({ plan, line: { reference } }: { plan: DeskPlan; line: Line }) {
  const { t, href } = useReader();
  return (
    <div class="facts numbers">
      <a href={href('begin', plan.slug, { [FROM]: reference ?? '' })}>
        {t('draftingDesk.beginFrom')}
        <span class="hidden"> · {reference}</span>
      </a>
      <div class="choice">
        <input type="checkbox" form={FROM} id={`${FROM}-${reference}`} name={FROM} value={reference ?? ''} />
        <label for={`${FROM}-${reference}`}>
          {t('draftingDesk.tick')}
          <span class="hidden"> · {reference}</span>
        </label>
      </div>
    </div>
  );
}

/** The commitments that name it and are not withdrawn. */
const placesOf = ({ commitments }: Coverage['nodes'][number]) =>
  commitments.filter(({ state }) => state !== 'WITHDRAWN');

/** Accepted proposals: those without words in any text, or those whose words stand somewhere now. */
export function CoverageShelf({ plan, list }: { plan: DeskPlan; list: Coverage }) {
  const { t, href, search } = useReader();
  const covered = isCovered(search);
  const [all, without] = [plan.accepted.totalCount, plan.uncovered.totalCount];
  return (
    <>
      <p>{t('draftingDesk.covered', { count: all, has: all - without })}</p>
      <nav class="choices" aria-label={t('draftingDesk.shelf.coverage')}>
        {[false, true].map((each) => (
          <a
            key={String(each)}
            href={href('draftingDesk', plan.slug, { show: 'coverage', ...(each ? { covered: COVERED } : {}) })}
            aria-current={each === covered ? 'true' : undefined}
          >
            {t(each ? 'draftingDesk.withWords' : 'draftingDesk.withoutWords')}
          </a>
        ))}
      </nav>
      <Search />
      <h2>{t(covered ? 'draftingDesk.count.covered' : 'draftingDesk.count.coverage', { count: list.totalCount })}</h2>
      <Clear plan={plan} none={list.totalCount === 0} />
      <ul class="plain lines asked">
        {list.nodes.map((line) => (
          <li key={line.reference} data-row="ACCEPTED">
            <Title line={line} />
            {placesOf(line).length > 0 ? (
              <p class="facts numbers">
                <span>{t('draftingDesk.namedIn')}</span>
                {placesOf(line).map(({ reference }) => (
                  <a key={reference} href={href('commitmentText', reference)}>
                    {reference}
                  </a>
                ))}
              </p>
            ) : (
              plan.availableActions.includes('BEGIN_COMMITMENT') && (
                <p class="facts numbers">
                  <a href={href('begin', plan.slug, { [FROM]: line.reference ?? '' })}>
                    {t('draftingDesk.beginFrom')}
                    <span class="hidden"> · {line.reference}</span>
                  </a>
                </p>
              )
            )}
          </li>
        ))}
      </ul>
      <More after={list.pageInfo.hasNextPage ? list.pageInfo.endCursor : null} label={t('more.label')} />
    </>
  );
}

function Title({ line }: { line: Line }) {
  const { href } = useReader();
  return (
    <p class="title">
      <a href={href('proposal', line.reference)}>
        {line.reference} <Said words={line.title} />
      </a>{' '}
      {line.synthetic && <Example short />}
    </p>
  );
}

function Search() {
  const { t, search } = useReader();
  return (
    <FoldedFilters
      words={t('review.words')}
      hint={t('review.hint')}
      submit={t('commitments.search')}
      kept={{ show: deskShelfIn(search), ...(isCovered(search) ? { covered: COVERED } : {}) }}
    />
  );
}

/** Says that nothing is there, or nothing was found; and leads back to the list without a search. */
function Clear({ plan, none }: { plan: DeskPlan; none: boolean }) {
  const { t, href, search } = useReader();
  const shelf = deskShelfIn(search);
  const sought = given(search, 'q');
  const kept = { show: shelf, ...(isCovered(search) ? { covered: COVERED } : {}) };
  return (
    <>
      {sought && (
        <p>
          <a href={href('draftingDesk', plan.slug, kept)}>{t('commitments.clear')}</a>
        </p>
      )}
      {none && (
        <p>{t(sought ? 'draftingDesk.noneFound' : `draftingDesk.empty.${isCovered(search) ? 'covered' : shelf}`)}</p>
      )}
    </>
  );
}
