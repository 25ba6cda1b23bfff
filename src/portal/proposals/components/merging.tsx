import { isSent, type SentProposal } from './proposal-line.js';
import { MergeForm } from '../forms/review.js';
import type { ProposalLine, Words } from '../../frame/types.js';
import { onTheWay } from '../../frame/list-way.js';
import { useReader } from '../../frame/reader.js';
import { Hidden } from '../../frame/components/fields.js';
import { TooLong } from '../../frame/components/filters.js';
import { Paragraphs, Said } from '../../frame/components/said.js';

type Target = ProposalLine & { version: number; problem: Words | null; action: Words | null };

interface MergingProps {
  found: ProposalLine & { id: string; version: number };
  /** The chosen proposal; `null` when no proposal has that reference. */
  into: Target | null | undefined;
  /** The result of the search, if words were searched for. */
  near: { totalCount: number; nodes: ProposalLine[] } | undefined;
}

/** Merges a proposal in three steps: find the target by words or by its reference, read what will happen, confirm. */
export function Merging({ found, into, near }: MergingProps) {
  const { t } = useReader();
  return (
    <>
      <p>{t('review.merge.what')}</p>
      <Choose found={found} />
      {near && <Near found={found} near={near} />}
      {into === null && <p class="notice">{t('review.merge.unknown')}</p>}
      {into && into.reference === found.reference && <p class="notice">{t('review.merge.itself')}</p>}
      {into && isSent(into) && into.reference !== found.reference && <Chosen found={found} into={into} />}
    </>
  );
}

function Choose({ found }: Pick<MergingProps, 'found'>) {
  const reader = useReader();
  const { t, href, search } = reader;
  const way = onTheWay(reader).map(([name, value]) => <Hidden key={name} name={name} value={value} />);
  const action = `${href('reviewOne', found.reference)}#${t('review.ids.merge')}`;
  return (
    <>
      <form class="search" method="get" action={action}>
        {way}
        <div class="field long">
          <label for="q">{t('review.merge.words')}</label>
          <input id="q" name="q" type="search" value={search.get('q') ?? ''} />
          <TooLong name="q" />
        </div>
        <button type="submit">{t('review.merge.search')}</button>
      </form>
      <form class="search" method="get" action={action}>
        {way}
        <div class="field long">
          <label for="into">{t('review.merge.reference')}</label>
          <p class="hint" id="into-hint">
            {t('review.merge.short')}
          </p>
          <input id="into" name="into" type="text" value={search.get('into') ?? ''} aria-describedby="into-hint" />
          <TooLong name="into" />
        </div>
        <button type="submit">{t('review.merge.choose')}</button>
      </form>
    </>
  );
}

function Near({ found, near }: { found: ProposalLine; near: { totalCount: number; nodes: ProposalLine[] } }) {
  const reader = useReader();
  const { t, href } = reader;
  const others = near.nodes.filter(({ reference }) => reference !== found.reference);
  if (others.length === 0) return <p>{t('review.merge.nothing')}</p>;
  return (
    <ul class="rows">
      {others.map(({ reference, title, supports }) => (
        <li key={reference}>
          <div>
            {reference} <Said words={title} />
            <br />
            <span class="quiet">{t('proposals.supports', { count: supports.totalCount })}</span>
          </div>
          <a
            href={`${href('reviewOne', found.reference, [['into', reference ?? ''], ...onTheWay(reader)])}#${t('review.ids.chosen')}`}
          >
            {t('review.merge.take')}
            <span class="hidden"> {reference}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

function Chosen({ found, into }: Pick<MergingProps, 'found'> & { into: SentProposal<Target> }) {
  const { t, href } = useReader();
  return (
    <div class="board">
      <h3 id={t('review.ids.chosen')}>{t('review.merge.chosen', { from: found.reference, into: into.reference })}</h3>
      <p>
        <a href={href('proposal', into.reference)}>
          <Said words={into.title} />
        </a>
      </p>
      {[into.problem, into.action].map((words) => words && <Paragraphs key={words.text} words={words} />)}
      <ul>
        {found.supports.totalCount > 0 && (
          <li>{t('review.merge.supports', { count: found.supports.totalCount, into: into.reference })}</li>
        )}
        {found.commentCount > 0 && <li>{t('review.merge.comments', { count: found.commentCount })}</li>}
        <li>{t('review.merge.answer', { into: into.reference })}</li>
        <li>{t('review.merge.undo', { into: into.reference })}</li>
      </ul>
      <MergeForm of={found} into={into} />
    </div>
  );
}
