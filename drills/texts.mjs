import { merge } from '../dist/src/domain/merge.js';
import { compareClauses } from '../dist/src/domain/text-comparison.js';

/** Twenty pages of 500 words, as 200 clauses. */
const CLAUSES = 200;
const WORDS = 50;
const MOST_MILLISECONDS = 100;

const wordsOf = (seed, count) =>
  Array.from({ length: count }, (_, n) => `palabra${(seed * 7919 + n * 104_729) % 4001}`).join(' ');
const text = (wordsOfClause) => ({
  fields: {},
  clauses: Array.from({ length: CLAUSES }, (_, place) => ({
    id: `clause-${place}`,
    milestoneId: null,
    section: 'action',
    kind: 'paragraph',
    place,
    text: { original: 'es', es: { text: wordsOfClause(place) } },
  })),
});
const written = (place) => wordsOf(place, WORDS);
/** Every word is another one, so that comparing has most to do. */
const foreign = (place) => wordsOf(place, WORDS).replaceAll('palabra', 'otra');
const edited = (place) =>
  place % 3 === 0 ? written(place).split(' ').toSpliced(10, 2, 'una', 'palabra', 'nueva').join(' ') : written(place);
/** Twenty pages in one clause. */
const long = wordsOf(1, CLAUSES * WORDS);
const changedAt = (step) =>
  long
    .split(' ')
    .map((word, n) => (n % 100 === step ? `nueva${n}` : word))
    .join(' ');

/** Milliseconds of processor, the median of several runs, because another program on the machine would count in seconds. */
function median(rounds, work) {
  work();
  const times = Array.from({ length: rounds }, () => {
    const began = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(began);
    return (user + system) / 1000;
  });
  return times.toSorted((a, b) => a - b)[Math.floor(rounds / 2)];
}

export default {
  goal: `two versions of 20 pages compared, or two texts that share nothing, in less than ${MOST_MILLISECONDS} ms of processor each; merged in as long`,
  options: { rounds: 20 },
  minutes: () => 5,
  run({ rounds }) {
    const compared = (later) => () => compareClauses(text(written), text(later), 'es');
    const cases = [
      ['compared, every third clause edited', compared(edited)],
      ['compared, nothing in common', compared(foreign)],
      ['merged, 200 changes in one clause', () => merge(long, changedAt(10), changedAt(60))],
    ];
    return cases.map(([what, work]) => {
      const took = median(rounds, work);
      return { what, is: `${Math.round(took)} ms`, kept: took < MOST_MILLISECONDS };
    });
  },
};
