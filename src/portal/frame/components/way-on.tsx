import { deskIn, nextPlace } from '../list-way.js';
import type { Answer } from '../documents.js';
import type { Way } from '../types.js';
import { useReader } from '../reader.js';
import { namesOfText } from './text-to-change.js';
import { Said } from './said.js';

/**
 * The rows after this one on one of the desks: of review, of responses, of drafting, of reports to check or to write, or
 * of dates to agree on.
 */
type WayOnProps = Way &
  Partial<Pick<Answer<'suggestion'>, 'suggestionList'>> &
  Partial<Pick<Answer<'milestoneReport'>, 'checkList' | 'tableList'>> &
  Partial<Pick<Answer<'milestoneDates'>, 'agreeList'>>;

/** Links to the next row of the list, and back to the same part of it. */
export function WayOn({ reviewList, owedList, suggestionList, checkList, tableList, agreeList }: WayOnProps) {
  const { t, href, search, done } = useReader();
  const desk = deskIn(search);
  if (!desk) return null;
  const list =
    reviewList?.proposals ??
    owedList ??
    suggestionList?.suggestions ??
    checkList ??
    tableList?.milestonesToReport ??
    agreeList;
  const cursor = list?.edges[0]?.cursor;
  const owed = owedList?.nodes[0];
  const next = reviewList?.proposals.nodes[0] ?? owed?.proposal;
  const page = owed?.institution ? 'respond' : 'reviewOne';
  const suggestion = suggestionList?.suggestions.nodes[0];
  const report = checkList?.nodes[0];
  const row = tableList?.milestonesToReport.nodes[0];
  const moved = agreeList?.nodes[0]?.milestone;
  const on = cursor === undefined ? [] : nextPlace(search, cursor);
  return (
    <nav class="more" aria-label={t('way.label')}>
      <a href={href(desk.page, desk.key, [...desk.search])}>
        {list ? t('way.back', { count: list.totalCount }) : t('way.toList')}
      </a>{' '}
      {next && cursor ? (
        <a class={done ? 'button' : undefined} rel="next" href={href(page, next.reference, on)}>
          {t('way.next')} {next.reference} <Said words={next.title} />
        </a>
      ) : suggestion && cursor ? (
        <a class={done ? 'button' : undefined} rel="next" href={href('suggestion', suggestion.id, on)}>
          {t('way.next')} {t('suggestion.numbered', { number: suggestion.number })} · {namesOfText(suggestion).short}
        </a>
      ) : report && cursor ? (
        <a class={done ? 'button' : undefined} rel="next" href={href('milestoneReport', report.id, on)}>
          {t('way.next')} {report.milestone.reference} <Said words={report.milestone.title} />
        </a>
      ) : row && cursor ? (
        <a class={done ? 'button' : undefined} rel="next" href={href('beginReport', row.id, on)}>
          {t('way.next')} {row.reference} <Said words={row.title} />
        </a>
      ) : moved && cursor ? (
        <a class={done ? 'button' : undefined} rel="next" href={href('milestoneDates', moved.id, on)}>
          {t('way.next')} {moved.reference} <Said words={moved.title} />
        </a>
      ) : (
        list && <span class="quiet">{t('way.last')}</span>
      )}
    </nav>
  );
}
