import { isSame } from './change.js';
import type { CitedSource } from './indicator.js';
import { inLanguage, type LocalizedText } from './localized-text.js';
import type { StatedDate } from './stated-date.js';

/** An indicator as it stood when a version of a text was made. */
export interface IndicatorInVersion {
  id: string;
  milestoneId: string | null;
  name: LocalizedText;
  unitLabel: LocalizedText;
  baseline: { value: number; asOf: StatedDate | null; sources: CitedSource[] } | null;
  target: { value: number; by: StatedDate | null } | null;
  /** True when it came with an imported plan: nobody here knows since when it was said. */
  wasImported: boolean;
}

export const INDICATOR_CHANGES = ['changed', 'added', 'removed'] as const;

export interface ComparedIndicator {
  id: string;
  milestoneId: string | null;
  change: (typeof INDICATOR_CHANGES)[number];
  former: IndicatorInVersion | null;
  later: IndicatorInVersion | null;
}

/**
 * The indicators that two versions of a text do not share, in the order of the later one, then those that were taken
 * back. An imported indicator counts as known from the beginning, because its source may have had it all along.
 */
export function compareIndicators(
  former: readonly IndicatorInVersion[],
  later: readonly IndicatorInVersion[],
): ComparedIndicator[] {
  const [before, after] = [new Map(former.map((one) => [one.id, one])), new Set(later.map(({ id }) => id))];
  return [
    ...later.flatMap((is): ComparedIndicator[] => {
      const was = before.get(is.id) ?? null;
      if (was ? saysTheSame(was, is) : is.wasImported) return [];
      return [{ ...whose(is), change: was ? 'changed' : 'added', former: was, later: is }];
    }),
    ...former
      .filter(({ id }) => !after.has(id))
      .map((was): ComparedIndicator => ({ ...whose(was), change: 'removed', former: was, later: null })),
  ];
}

const whose = ({ id, milestoneId }: IndicatorInVersion) => ({ id, milestoneId });

/** A translation that was added says nothing new. */
const original = (text: LocalizedText): string => inLanguage(text, text.original).text;

const saysTheSame = (was: IndicatorInVersion, is: IndicatorInVersion): boolean =>
  original(was.name) === original(is.name) &&
  original(was.unitLabel) === original(is.unitLabel) &&
  isSame(was.baseline, is.baseline) &&
  isSame(was.target, is.target);
