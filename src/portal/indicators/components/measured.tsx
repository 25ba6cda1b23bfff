import { Example, Said } from '../../frame/components/said.js';
import { type Reader, useReader } from '../../frame/reader.js';
import type { MeasuredCommitment, MeasuredMilestone, MeasuredProgramme, MeasuredThing } from '../../frame/types.js';

export type Measured = MeasuredProgramme | MeasuredCommitment | MeasuredMilestone;

/** An indicator measures exactly one thing. */
export const thingOf = ({ programme, commitment, milestone }: MeasuredThing): Measured =>
  programme ?? commitment ?? milestone!;

export function titleOfMeasured(thing: Measured): string {
  return thing.__typename === 'Programme' ? thing.name.text : `${thing.reference} ${thing.title.text}`;
}

function addressOf(thing: Measured, { t, href }: Reader): string {
  switch (thing.__typename) {
    case 'Programme':
      return href('programme', thing.slug);
    case 'Commitment':
      return href('commitment', thing.reference);
    default:
      return `${href('commitment', thing.commitment.reference)}#${t('commitment.ids.milestone')}-${thing.number}`;
  }
}

/** Leads back to what is measured. */
export function MeasuredLink({ thing }: { thing: Measured }) {
  const reader = useReader();
  return (
    <>
      <a href={addressOf(thing, reader)}>
        {thing.__typename === 'Programme' ? (
          <Said words={thing.name} />
        ) : (
          <>
            {thing.reference} <Said words={thing.title} />
          </>
        )}
      </a>{' '}
      {thing.synthetic && <Example short />}
    </>
  );
}
