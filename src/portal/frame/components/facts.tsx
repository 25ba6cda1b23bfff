import type { ComponentChildren } from 'preact';
import { named } from '../format.js';
import type { Place } from '../types.js';
import { useReader } from '../reader.js';

export interface Fact {
  name: string;
  /** `null`: nobody found it, or nobody wrote it yet. */
  value: ComponentChildren;
  /** Why it is not on record, as a sentence. */
  why?: string;
}

interface FactsProps {
  rows: Fact[];
  /** True while people still write it: then nothing is missing from the record, it is only not there yet. */
  pending?: boolean;
}

/** Facts by their names. Those that nobody knows are named together in one sentence below. */
export function Facts({ rows, pending }: FactsProps) {
  const known = rows.filter(({ value }) => value !== null);
  return (
    <>
      {known.length > 0 && (
        <dl class="pairs">
          {known.map(({ name, value }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      <Missing of={rows.filter(({ value }) => value === null)} pending={pending} />
    </>
  );
}

/** The name of what is not known of some members of a plan; without their names when it is known of none. */
export const ofWhom = (name: string, lacking: Place[], all: Place[]): Fact[] =>
  lacking.length === 0
    ? []
    : lacking.length === all.length
      ? [{ name, value: null }]
      : [{ name: `${name} (${lacking.map((place) => place.name.text).join(', ')})`, value: null }];

/** What is not known is said once for all of it, with the reasons; never a blank or a dash. */
export function Missing({ of, pending }: { of: Pick<Fact, 'name' | 'why'>[]; pending?: boolean }) {
  const { t, language } = useReader();
  if (of.length === 0) return null;
  const what = named(
    language,
    of.map(({ name }) => name),
  );
  const reasons = pending ? [] : [...new Set(of.flatMap(({ why }) => why ?? []))];
  return <p class="unknown">{[t(pending ? 'unknown.pending' : 'unknown.these', { what }), ...reasons].join(' ')}</p>;
}
