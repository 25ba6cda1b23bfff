import type { Linked, ProposalLink } from '../../frame/types.js';
import { useReader } from '../../frame/reader.js';
import { Said } from '../../frame/components/said.js';

/** The proposals that this one was merged or split into, and those that it came from. */
export function ProposalLinks({ given }: { given: Linked }) {
  const { t, href } = useReader();
  const links: [string, ProposalLink[]][] = [
    ['mergedInto', given.mergedInto ? [given.mergedInto] : []],
    ['mergedFrom', given.mergedFrom.nodes],
    [given.splitUndone ? 'splitFromOnce' : 'splitFrom', given.splitFrom ? [given.splitFrom] : []],
    [given.state === 'SPLIT' ? 'splitInto' : 'splitOnce', given.splitInto],
  ];
  const more = given.mergedFrom.totalCount - given.mergedFrom.nodes.length;
  const shown = links.filter(([, of]) => of.length > 0);
  if (shown.length === 0 && !given.reason) return null;
  return (
    <div class="notice">
      {shown.map(([how, of]) => (
        <p key={how}>
          {t(`proposal.links.${how}`)}{' '}
          {of.map(({ reference, title }, index) => (
            <>
              {index > 0 && ' · '}
              <a href={href('proposal', reference)}>
                {reference} <Said words={title} />
              </a>
            </>
          ))}
          {how === 'mergedFrom' && more > 0 && ` ${t('proposal.links.more', { count: more })}`}
        </p>
      ))}
      {given.reason && (
        <p>
          {t('proposal.links.reason')} <span class="written">{given.reason}</span>
        </p>
      )}
    </div>
  );
}
