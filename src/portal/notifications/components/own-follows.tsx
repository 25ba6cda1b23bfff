import type { Thing } from '../../frame/documents.js';
import { FollowForms } from '../forms/follows.js';
import type { Words } from '../../frame/types.js';
import { type Reader, useReader } from '../../frame/reader.js';
import { themeId } from '../../plans/components/grouped.js';
import { Said } from '../../frame/components/said.js';

type FollowGiven = Thing<'account', 'viewer'>['follows'][number];

/** The things that the reader follows, how often they are told, and a button to end each follow. */
export function OwnFollows({ follows }: { follows: FollowGiven[] }) {
  const reader = useReader();
  const { t } = reader;
  if (follows.length === 0) return <p>{t('account.follows.none')}</p>;
  return (
    <ul class="rows">
      {follows.map((follow) => {
        const { words, address } = followed(follow, reader);
        return (
          <li key={follow.subject}>
            <div>
              <a href={address}>
                <Said words={words} />
              </a>
            </div>
            <FollowForms id={follow.id} subject={follow.subject} frequency={follow.frequency} whose={words.text} />
          </li>
        );
      })}
    </ul>
  );
}

function followed(
  { plan, proposal, commitment, theme }: FollowGiven,
  { href, t }: Reader,
): { words: Words; address: string } {
  if (proposal) return { words: proposal.title, address: href('proposal', proposal.reference) };
  if (commitment) return { words: commitment.title, address: href('commitment', commitment.reference) };
  const place = href('plan', plan.slug);
  return theme
    ? { words: theme.name, address: `${place}#${themeId(theme.code, t)}` }
    : { words: plan.title, address: place };
}
