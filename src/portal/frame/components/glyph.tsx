import type { VNode } from 'preact';
import type { Place } from '../types.js';
import { type Reader, useReader } from '../reader.js';
import { PlaceName } from './said.js';

const RING = <circle cx="8" cy="8" r="6.25" fill="none" stroke="currentColor" stroke-width="1.5" />;
const DASHED = (
  <circle cx="8" cy="8" r="6.25" fill="none" stroke="currentColor" stroke-width="1.5" stroke-dasharray="2.4 2.5" />
);

/** One shape for each state, the same everywhere: shape and word carry the meaning, colour only helps. */
const SHAPES: Record<string, VNode> = {
  NOT_STARTED: RING,
  LIMITED: (
    <>
      {RING}
      <path d="M8 8V2.5A5.5 5.5 0 0 1 13.5 8Z" fill="currentColor" />
    </>
  ),
  SUBSTANTIAL: (
    <>
      {RING}
      <path d="M8 2.5a5.5 5.5 0 0 1 0 11Z" fill="currentColor" />
    </>
  ),
  COMPLETE: <circle cx="8" cy="8" r="7" fill="currentColor" />,
  NO_EVIDENCE: (
    <>
      {RING}
      <path d="M3.6 12.4l8.8-8.8" stroke="currentColor" stroke-width="1.5" />
    </>
  ),
  NO_REPORT: DASHED,
  NOT_DETERMINABLE: DASHED,
  DISPUTED: <path d="M2.5 6h11M2.5 10.5h11M11 2.5 5 14" stroke="currentColor" stroke-width="1.6" fill="none" />,
  LATE: <path d="M8 1.5 15 14H1Z" fill="currentColor" />,
};

export function Shape({ of }: { of: string }) {
  return (
    <svg class={`glyph g-${of.toLowerCase().replaceAll('_', '-')}`} viewBox="0 0 16 16" aria-hidden="true">
      {SHAPES[of] ?? DASHED}
    </svg>
  );
}

/** Shows a state by its shape and its word. */
export function Status({ of, word }: { of: string; word: string }) {
  return (
    <span class="status">
      <Shape of={of} /> {word}
    </span>
  );
}

export function Completion({ of }: { of: string }) {
  const { name } = useReader();
  return <Status of={of} word={name('Completion', of)} />;
}

export function MilestoneStatus({ of }: { of: string }) {
  const { name } = useReader();
  return <Status of={of} word={name('MilestoneStatus', of)} />;
}

/** The State and the Municipality are told apart by shape and label, not only by hue. */
function PlaceShape({ kind }: { kind: string }) {
  const drawn =
    kind === 'MUNICIPALITY'
      ? 'M8 .8 15.2 8 8 15.2.8 8Z M8 4.6 4.6 8 8 11.4 11.4 8Z'
      : 'M1.5 1.5h13v13h-13Z M4.5 4.5v7h7v-7Z';
  return (
    <svg class="glyph" viewBox="0 0 16 16" aria-hidden="true">
      <path d={drawn} fill="currentColor" fill-rule="evenodd" />
    </svg>
  );
}

/**
 * True when the name contains its kind, so that the page does not say it twice: `Estado de México`, but `Municipio ·
 * Tlalnepantla de Baz`.
 */
const saysKind = ({ name: { text } }: Place, kind: string) => text.toLowerCase().startsWith(`${kind.toLowerCase()} `);

/** The label of a member in places that take text only. */
export function memberLabel(place: Place, name: Reader['name']): string {
  const kind = name('JurisdictionKind', place.kind);
  return saysKind(place, kind) ? place.name.text : `${kind} · ${place.name.text}`;
}

/** `short` shows only shape and kind, because the names stand above. */
export function Member({ place, short }: { place: Place; short?: boolean }) {
  const { name } = useReader();
  const kind = name('JurisdictionKind', place.kind);
  const inName = saysKind(place, kind);
  return (
    <span class={`member m-${place.kind.toLowerCase()}`}>
      <PlaceShape kind={place.kind} />
      <span>
        {(short || !inName) && <span class="kind">{kind}</span>}
        {!short && (
          <>
            {' '}
            <PlaceName words={place.name} />
          </>
        )}
      </span>
    </span>
  );
}

export function Members({ places, short }: { places: Place[]; short?: boolean }) {
  return (
    <span class="members">
      {places.map((place) => (
        <Member key={place.code} place={place} short={short} />
      ))}
    </span>
  );
}
