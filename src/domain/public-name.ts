import {
  ADORNING,
  ANYWHERE,
  AUTHORITIES,
  BEGINNINGS,
  FUNCTIONS,
  IN_SHORT,
  IN_SHORT_OR_NAMES,
  NOT_ALONE,
  OFFICES,
  OFFICES_AS_WRITTEN,
  SMALL,
  WATCHERS,
} from './words-of-offices.js';

/**
 * Names that copy an office. A reader who sees "Secretaría del foro" beside a comment believes that the office is
 * speaking. An office is shown by an appointment, which ends, and never by a name, which stays. So nobody may take such
 * a name.
 */

/** Names in the database that a person must not take, in every language. */
export interface TakenNames {
  /** Names of the roles of this site. */
  roles: string[];
  /** Names of institutions and forums. */
  bodies: string[];
  /** Acronyms of institutions and forums. */
  acronyms: string[];
  /** Members of plans: a person may say that they come from there, but must not carry the bare name. */
  places: string[];
}

/** Reduces a text to how it looks: two texts that look alike become equal. Words are separated by one blank. */
export type AsRead = (text: string) => string;

/** All words of a name, and the core: those words that distinguish it from other names. */
interface Reading {
  words: string[];
  core: string[];
}

/** An acronym shorter than this, at the front, may be the first name of a person, such as Luz or Ana. */
const LONG_ACRONYM = 5;

export function copiesOffice(name: string, taken: TakenNames, asRead: AsRead): boolean {
  const setOf = (list: string[]) => new Set(list.map(asRead));
  const [small, adorning] = [setOf(SMALL), setOf(ADORNING)];
  const isSmall = (word: string) => small.has(word) || word.length === 1;
  const reading = (words: string[]): Reading => ({ words, core: words.filter((word) => !isSmall(word)) });
  const read = (text: string) => reading(wordsOf(asRead(text)));
  const spelled = (pairs: [string, string][], { words }: Reading) => {
    const long = new Map(pairs.map((pair) => pair.map(asRead) as [string, string]));
    return words.length > 1 ? reading(words.map((word) => long.get(word) ?? word)) : reading(words);
  };
  const { roles, bodies, acronyms, places } = taken;
  const authorities = [...AUTHORITIES, ...roles, ...bodies, ...acronyms.filter((each) => each.length >= LONG_ACRONYM)];
  const ofOffices = setOf([...OFFICES, ...authorities, ...FUNCTIONS]);
  const ofPlaces = new Set(places.flatMap((place) => read(place).core));

  /** `own` may spell out a short word that `ahead` keeps, because that short word may be somebody's first name. */
  const copies = (own: Reading, ahead: Reading): boolean => {
    const from = ({ words }: Reading) => words.slice(words.findIndex((word) => !isSmall(word) && !adorning.has(word)));
    const bare = own.core.filter((word) => !adorning.has(word));
    const ways = [own.words, own.core, bare].map(together);

    const isWhole = (other: string) => {
      const { words, core } = read(other);
      return [together(words), together(core)].some((letters) => letters !== '' && ways.includes(letters));
    };
    const isWithin = (other: string) => {
      const { core, words } = read(other);
      return core.length > 1 && [words, core].some((each) => ways.some((way) => way.includes(together(each))));
    };
    const isAhead = (other: string) => {
      const { words, core } = read(other);
      const led = from(words.length === 1 ? ahead : own);
      // Names without their small words are found too: Unidad Transparencia.
      return startsWith(led, together(words)) || (core.length > 1 && startsWith(reading(led).core, together(core)));
    };
    const isAnywhere = (other: string) => own.words.some((_, at) => startsWith(own.words.slice(at), asRead(other)));
    const isFunction = (other: string) => {
      const { core } = read(other);
      // `Help desk` has a word in it that adorns other names.
      return [bare, own.core].some((words) => {
        const rest = words.slice(core.length);
        if (together(words.slice(0, core.length)) !== together(core)) return false;
        return rest.length === 0
          ? !NOT_ALONE.includes(other)
          : authorities.some((each) => holds(rest, read(each).core));
      });
    };
    const saysNothingElse =
      bare.length > 1 &&
      bare.every((word) => ofOffices.has(word) || ofPlaces.has(word)) &&
      bare.some((word) => ofOffices.has(word));

    return (
      [...OFFICES, ...roles, ...bodies, ...acronyms, ...places].some(isWhole) ||
      OFFICES_AS_WRITTEN.some((each) => together(read(each).words) === ways[0]) ||
      [...roles, ...bodies].some(isWithin) ||
      ([...BEGINNINGS, ...acronyms.filter((each) => each.length >= LONG_ACRONYM)].some(isAhead) &&
        !WATCHERS.some(isAhead)) ||
      FUNCTIONS.some(isFunction) ||
      ANYWHERE.some(isAnywhere) ||
      saysNothingElse
    );
  };
  const given = read(name.replaceAll(/(?<!\p{L})\p{N}{2,}(?!\p{L})/gu, ''));
  const long = spelled(IN_SHORT, given);
  const longest = spelled(IN_SHORT_OR_NAMES, long);
  const forAll = (each: Reading) => reading(each.words.map(forAllOf));
  return (
    [given, long].some((each) => copies(each, each)) || copies(longest, long) || copies(forAll(long), forAll(long))
  );
}

/** Gender-neutral endings become feminine ones: secretarix, técnicxs. */
const forAllOf = (word: string) =>
  word.length < 6 ? word : word.replace(/que(s?)$/, 'ca$1').replace(/(?:x|(?<=l)e)(s?)$/, 'a$1');

/** True when the words contain the others one after another. */
const holds = (words: string[], others: string[]) =>
  others.length > 0 && words.some((_, at) => others.every((other, nth) => words[at + nth] === other));

/** True when the first words spell these letters, however the letters are divided into words. */
const startsWith = (words: string[], letters: string) =>
  words.some((_, at) => together(words.slice(0, at + 1)) === letters);

const together = (words: string[]) => words.join('');

/** Single letters that stand apart count as one word: `O.G.P.` */
function wordsOf(read: string): string[] {
  return read
    .replaceAll(/(?<=^| )[^ ]( [^ ])+(?= |$)/g, (apart) => apart.replaceAll(' ', ''))
    .split(' ')
    .filter(Boolean);
}
