import type { ComponentChildren } from 'preact';
import { named } from '../format.js';
import type { Place } from '../types.js';
import { useReader } from '../reader.js';

export interface Fact {
  name: string;
  /** `null` when nobody found it, or nobody wrote it yet. */
  value: ComponentChildren;
  /** The reason, as a sentence, why the fact is not on record. */
  why?: string;
}

interface FactsProps {
  rows: Fact[];
  /** True while people still write the thing: its facts do not exist yet, so none is missing from the record. */
  pending?: boolean;
}

/** Lists facts by name. One sentence below names all facts that nobody knows. */
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

/**
 * A fact that is unknown for some members of a plan, with their names; the names are left out when it is unknown for
 * all.
 */
export const ofWhom = (name: string, lacking: Place[], all: Place[]): Fact[] =>
  lacking.length === 0
    ? []
    : lacking.length === all.length
      ? [{ name, value: null }]
      : [{ name: `${name} (${lacking.map((place) => place.name.text).join(', ')})`, value: null }];

/** One sentence names all unknown facts with the reasons; the page shows no blank and no dash. */
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
