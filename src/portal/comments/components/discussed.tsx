import { Said } from '../../frame/components/said.js';
import { type Reader, useReader } from '../../frame/reader.js';
import type { Words } from '../../frame/types.js';

type Place = { asked: string | null; title: Words } | { reference: string; title: Words };
type Subject = Place | { proposal: Place };

/** The thing whose page shows the discussion; for a response it is the proposal that was responded to. */
export const placeOf = (subject: Subject): Place => ('proposal' in subject ? subject.proposal : subject);
export const referenceOf = (place: Place) => ('asked' in place ? place.asked : place.reference);

/** The address of the thing that is discussed. */
function addressOf(place: Place, { href }: Reader): string {
  if ('asked' in place) return href('proposal', place.asked);
  // The reference of a milestone is that of its commitment, a dot and a number.
  return href('commitment', place.reference.replace(/\.\d+$/, ''));
}

/** Names what a comment is about, with the way there; a response is named after the proposal that it answers. */
export function Discussed({ subject }: { subject: Subject & { id: string } }) {
  const reader = useReader();
  const { t } = reader;
  const place = placeOf(subject);
  return (
    <>
      <a href={`${addressOf(place, reader)}#${t('comments.id')}`}>
        {referenceOf(place)} <Said words={place.title} />
      </a>
      {'proposal' in subject && (
        <>
          {' · '}
          <a href={reader.href('response', subject.id)}>{t('response.title')}</a>
        </>
      )}
    </>
  );
}
