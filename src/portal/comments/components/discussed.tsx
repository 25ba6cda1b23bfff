import { Said } from '../../frame/components/said.js';
import { type Reader, useReader } from '../../frame/reader.js';
import { OfText } from '../../frame/components/text-to-change.js';
import type { TextToChange, Words } from '../../frame/types.js';

type Proposed = { asked: string | null; title: Words };
type Committed = { reference: string; title: Words };
type Place = Proposed | Committed;
type DiscussedThing = { id: string } & (
  Place | { proposal: Proposed } | { removed: boolean; partOf: Committed | null } | ({ number: number } & TextToChange)
);

/** The thing whose page shows the discussion, or to which it belongs. */
function placeOf(subject: DiscussedThing): Place | { title: Words } | null {
  if ('proposal' in subject) return subject.proposal;
  if ('partOf' in subject) return subject.partOf;
  return 'number' in subject ? (subject.commitment ?? { title: subject.plan.title }) : subject;
}

export const titleOfDiscussed = (subject: DiscussedThing): string => placeOf(subject)?.title.text ?? '';

/** The address of the page on which the discussion stands. */
export function discussionAt(subject: DiscussedThing, { href }: Reader, asked: Record<string, string> = {}): string {
  if ('proposal' in subject) return href('response', subject.id, asked);
  if ('partOf' in subject) return href('clause', subject.id, asked);
  if ('number' in subject) return href('suggestion', subject.id, asked);
  if ('asked' in subject) return href('proposal', subject.asked, asked);
  // The reference of a milestone is that of its commitment, a dot and a number.
  return href('commitment', subject.reference.replace(/\.\d+$/, ''), asked);
}

/** Names what a comment is about, with the way there; a response is named after the proposal that it answers. */
export function Discussed({ subject }: { subject: DiscussedThing }) {
  const reader = useReader();
  const { t, href } = reader;
  const place = placeOf(subject);
  const at = `#${t('comments.id')}`;
  const named = place && (
    <>
      {'asked' in place ? place.asked : 'reference' in place && place.reference} <Said words={place.title} />
    </>
  );
  if ('proposal' in subject)
    return (
      <>
        <a href={`${href('proposal', subject.proposal.asked)}${at}`}>{named}</a>
        {' · '}
        <a href={discussionAt(subject, reader)}>{t('response.title')}</a>
      </>
    );
  if ('partOf' in subject)
    return (
      <>
        <a href={`${discussionAt(subject, reader)}${at}`}>{t(subject.removed ? 'clause.onRemoved' : 'clause.on')}</a>
        {subject.partOf && (
          <>
            {' · '}
            <a href={href('commitmentText', subject.partOf.reference)}>{named}</a>
          </>
        )}
      </>
    );
  if ('number' in subject)
    return (
      <>
        <a href={`${discussionAt(subject, reader)}${at}`}>{t('suggestion.numbered', { number: subject.number })}</a>
        {' · '}
        <OfText given={subject} />
      </>
    );
  return <a href={`${discussionAt(subject, reader)}${at}`}>{named}</a>;
}
