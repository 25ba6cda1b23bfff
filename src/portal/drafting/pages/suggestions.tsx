import { useContext } from 'preact/hooks';
import type { Answer } from '../../frame/documents.js';
import { given } from '../../frame/components/filters.js';
import { More } from '../../frame/components/more.js';
import { Example, Said } from '../../frame/components/said.js';
import type { Page } from '../../frame/page.js';
import { useReader } from '../../frame/reader.js';
import { SuggestionLines } from '../components/suggestion-line.js';
import { TextPages } from '../text-pages.js';

const CLAUSE_ID = /^cla_[0-9a-f]{32}$/;

/** Which suggestions each filter of the list shows. */
const SHOWN = {
  pending: { unanswered: true },
  conflict: { state: ['PENDING'], inConflict: true },
  decided: { state: ['ACCEPTED', 'ACCEPTED_WITH_CHANGES', 'DECLINED', 'WITHDRAWN', 'REVERTED'] },
};
type Shown = keyof typeof SHOWN;
const isShown = (value: string | undefined): value is Shown => value !== undefined && Object.hasOwn(SHOWN, value);

/** Which suggestions on a text the address asks for. */
export function listAsked(search: URLSearchParams) {
  const [named, show] = [given(search, 'clause'), given(search, 'show')];
  // An id that no clause can have is left out: the page then shows all suggestions.
  const clause = named && CLAUSE_ID.test(named) ? named : undefined;
  return {
    after: given(search, 'after'),
    clause: clause ?? '',
    ofClause: clause !== undefined,
    filter: { clause, ...(isShown(show) ? SHOWN[show] : {}) },
  };
}

/** The suggestions on a commitment, the oldest first. */
export const suggestions: Page<'suggestions'> = {
  variables: (reference, search) => ({ reference, ...listAsked(search) }),
  sheet: ({ commitment, clause }, { t }) =>
    commitment
      ? {
          title: `${t('suggestions.title')}: ${commitment.reference} ${commitment.title.text}`,
          unlisted: true,
          content: <Suggestions given={{ commitment, clause }} />,
        }
      : null,
};

type Listed = Pick<Answer<'suggestions'>, 'clause'> & { commitment: NonNullable<Answer<'suggestions'>['commitment']> };

function Suggestions({ given: { commitment, clause } }: { given: Listed }) {
  const { t, href } = useReader();
  const { reference, suggestions: list } = commitment;
  return (
    <div class="column">
      <p class="crumb">
        <a href={href('commitmentText', reference)}>
          {reference} <Said words={commitment.title} />
        </a>
      </p>
      <h1>{t('suggestions.title')}</h1>
      {commitment.synthetic && <Example claim />}
      <SuggestionList reference={reference} list={list} clause={clause} />
    </div>
  );
}

interface ListProps extends Pick<Answer<'suggestions'>, 'clause'> {
  /** The key of the pages of the text. */
  reference: string;
  list: Listed['commitment']['suggestions'];
}

/** The list, with the ways to see only some of it. */
export function SuggestionList({ reference, list, clause }: ListProps) {
  const { t, name, href, search } = useReader();
  const { suggestions: page } = useContext(TextPages);
  const of = given(search, 'clause');
  const show = given(search, 'show');
  return (
    <>
      {clause?.__typename === 'Clause' && (
        <>
          <p>
            {t('suggestions.ofClause')} {name('Section', clause.section)}.{' '}
            <a href={href(page, reference, show ? { show } : {})}>{t('suggestions.ofAll')}</a>
          </p>
          <blockquote>
            <Said words={clause.text} />
          </blockquote>
        </>
      )}
      <nav aria-label={t('suggestions.filters')}>
        <ul class="plain choices">
          {[undefined, 'pending', 'conflict', 'decided'].map((way) => (
            <li key={way ?? 'all'}>
              <a
                href={href(page, reference, { ...(of ? { clause: of } : {}), ...(way ? { show: way } : {}) })}
                aria-current={way === show ? 'true' : undefined}
              >
                {t(`suggestions.show.${way ?? 'all'}`)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <h2>{t('suggestions.found', { count: list.totalCount })}</h2>
      {list.nodes.length === 0 ? <p>{t('suggestions.none')}</p> : <SuggestionLines lines={list.nodes} />}
      <More after={list.pageInfo.hasNextPage ? list.pageInfo.endCursor : null} label={t('more.label')} />
    </>
  );
}
