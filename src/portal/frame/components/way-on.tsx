import { deskIn, nextPlace } from '../list-way.js';
import type { ProposalLink } from '../types.js';
import { useReader } from '../reader.js';
import { Said } from './said.js';

interface WayOnProps {
  /** The rows after this one: of the desk of review, or of the desk of responses. */
  reviewList?: { proposals: { totalCount: number; edges: { cursor: string }[]; nodes: ProposalLink[] } } | null;
  owedList?: {
    totalCount: number;
    edges: { cursor: string }[];
    nodes: { institution: unknown; proposal: ProposalLink }[];
  };
}

/** Links to the next row of the list, and back to the same part of it. */
export function WayOn({ reviewList, owedList }: WayOnProps) {
  const { t, href, search, done } = useReader();
  const desk = deskIn(search);
  if (!desk) return null;
  const list = reviewList?.proposals ?? owedList;
  const cursor = list?.edges[0]?.cursor;
  const owed = owedList?.nodes[0];
  const next = reviewList?.proposals.nodes[0] ?? owed?.proposal;
  const page = owed?.institution ? 'respond' : 'reviewOne';
  return (
    <nav class="more" aria-label={t('way.label')}>
      <a href={href(desk.page, desk.key, [...desk.search])}>
        {list ? t('way.back', { count: list.totalCount }) : t('way.toList')}
      </a>{' '}
      {next && cursor ? (
        <a class={done ? 'button' : undefined} rel="next" href={href(page, next.reference, nextPlace(search, cursor))}>
          {t('way.next')} {next.reference} <Said words={next.title} />
        </a>
      ) : (
        list && <span class="quiet">{t('way.last')}</span>
      )}
    </nav>
  );
}
