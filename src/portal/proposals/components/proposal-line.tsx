import type { ProposalLine } from '../../frame/types.js';
import { useReader } from '../../frame/reader.js';
import { HowFar } from '../../frame/components/dates.js';
import { Member } from '../../frame/components/glyph.js';
import { ImportedMark } from '../../frame/components/imported.js';
import { Example, Invented, Said } from '../../frame/components/said.js';

export type Piece = { text: string; match: boolean };

/** Only a search for words gives `matches`. */
type Found = ProposalLine & { matches?: { title: Piece[]; excerpt: Piece[] } };

/** A list of proposals: title, state and number of supports; the reference too, unless `brief`. */
export function ProposalLines({ lines, brief }: { lines: Found[]; brief?: boolean }) {
  const { href } = useReader();
  const invented = lines.length > 1 && lines.every(({ synthetic }) => synthetic);
  return (
    <Invented when={invented} mark>
      <ul class="lines asked">
        {lines.map((line) => (
          <li key={line.reference} data-row="PROPOSAL">
            <p class="title">
              <a href={href('proposal', line.reference)}>
                {line.matches ? <Marked pieces={line.matches.title} /> : <Said words={line.title} />}
              </a>{' '}
              {line.synthetic && <Example short />}
              {line.imported && <ImportedMark from={line.imported} />}
            </p>
            {line.matches && line.matches.excerpt.length > 0 && (
              <p class="excerpt">
                <Marked pieces={line.matches.excerpt} />
              </p>
            )}
            <Facts line={line} brief={brief} />
          </li>
        ))}
      </ul>
    </Invented>
  );
}

/** A proposal gets its reference when it is sent. */
export type SentProposal<Proposal> = Proposal & { reference: string };
export const isSent = <Proposal extends { reference: string | null }>(
  given: Proposal,
): given is SentProposal<Proposal> => given.reference !== null;

/**
 * The state of a proposal. A part that ended with its split has its own word, because its author did not withdraw it.
 */
export function StateTag({ of: { state, splitUndone } }: { of: Pick<ProposalLine, 'state' | 'splitUndone'> }) {
  const { t, name } = useReader();
  return <span class="tag">{splitUndone ? t('proposal.splitUndone') : name('ProposalState', state)}</span>;
}

function Facts({ line, brief }: { line: ProposalLine; brief?: boolean }) {
  const { t, name } = useReader();
  return (
    <div class="facts">
      <StateTag of={line} />
      {line.visibility !== 'VISIBLE' && <span class="tag">{name('Visibility', line.visibility)}</span>}
      {line.visibility === 'HIDDEN' && <span>{t('hiding.onlyWhoever')}</span>}
      <span>{t('proposals.supports', { count: line.supports.totalCount })}</span>
      {line.supports.imported > 0 && (
        <span class="quiet">{t('proposal.importedSupports', { count: line.supports.imported })}</span>
      )}
      <span>{t('proposals.comments', { count: line.commentCount })}</span>
      {line.jurisdictions.slice(0, 2).map((place) => (
        <Member key={place.code} place={place} />
      ))}
      {line.jurisdictions.length > 2 && (
        <span class="quiet">{t('proposals.morePlaces', { count: line.jurisdictions.length - 2 })}</span>
      )}
      {line.overdue && <strong class="broken">{t('proposals.overdue')}</strong>}
      {line.submittedAt && (
        <span class="quiet">
          <HowFar at={line.submittedAt} />
        </span>
      )}
      {!brief && <span class="quiet">{line.reference}</span>}
    </div>
  );
}

/** A text with the found words marked. */
export function Marked({ pieces }: { pieces: Piece[] }) {
  return <>{pieces.map(({ text, match }, index) => (match ? <mark key={index}>{text}</mark> : text))}</>;
}
