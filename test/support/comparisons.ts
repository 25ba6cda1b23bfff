import { arrayDiff } from 'diff';

/** Counts the words that are compared with each other. */
export function comparisons(work: () => void): number {
  const { equals } = arrayDiff;
  let count = 0;
  arrayDiff.equals = function (this: typeof arrayDiff, ...args) {
    count++;
    return equals.apply(this, args);
  };
  try {
    work();
  } finally {
    arrayDiff.equals = equals;
  }
  return count;
}
