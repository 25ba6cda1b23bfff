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
 * Names that copy an office. Whoever reads "Secretaría del foro" beside a comment takes it for the word of an office. An
 * office is shown by an appointment, which ends, and never by a name, which stays: so nobody may take such a name.
 */

/** Names that are not for a person, as they stand in the database, in every language. */
export interface TakenNames {
  /** What the roles of this site are called. */
  roles: string[];
  /** Institutions and forums. */
  bodies: string[];
  /** Their acronyms. */
  acronyms: string[];
  /** Members of plans: somebody may say that they are from there, and not be called by the bare name. */
  places: string[];
}

/** A text as the eye takes it: two that look alike read the same. Words are apart by one blank. */
export type AsRead = (text: string) => string;

/** Words as they are read, and those of them that tell one name from another. */
interface Reading {
  words: string[];
  core: string[];
}

/** A shorter acronym at the front may be how a person is called: Luz, Ana. */
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
  const ofOffices = setOf(
    [...OFFICES, ...authorities, ...FUNCTIONS].flatMap((each) => (read(each).core.length === 1 ? each : [])),
  );
  const ofPlaces = new Set(places.flatMap((place) => read(place).core));

  /** `own` may say in full what `ahead` says in short where that may be a name. */
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
      if (words.length === 0) return false;
      const led = from(words.length === 1 ? ahead : own);
      // Small words are left out too: Unidad Transparencia.
      return startsWith(led, together(words)) || (core.length > 1 && startsWith(reading(led).core, together(core)));
    };
    const isAnywhere = (other: string) => own.words.some((_, at) => startsWith(own.words.slice(at), asRead(other)));
    const isFunction = (other: string) => {
      const { core } = read(other);
      const rest = bare.slice(core.length);
      if (core.length === 0 || together(bare.slice(0, core.length)) !== together(core)) return false;
      return rest.length === 0 ? !NOT_ALONE.includes(other) : authorities.some((each) => holds(rest, read(each).core));
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
  const given = read(name.replaceAll(/(?<!\p{L})\p{N}{2,}(?!\p{L})/gu, ' '));
  const long = spelled(IN_SHORT, given);
  const longest = spelled(IN_SHORT_OR_NAMES, long);
  const forAll = (each: Reading) => reading(each.words.map(forAllOf));
  return (
    [given, long].some((each) => copies(each, each)) || copies(longest, long) || copies(forAll(long), forAll(long))
  );
}

/** Endings that mean everybody: secretarix, técnicxs. */
const forAllOf = (word: string) =>
  word.length < 6 ? word : word.replace(/que(s?)$/, 'ca$1').replace(/(?:x|(?<=l)e)(s?)$/, 'a$1');

/** The words hold these, one behind the other. */
const holds = (words: string[], others: string[]) =>
  others.length > 0 && words.some((_, at) => others.every((other, nth) => words[at + nth] === other));

/** The first words are these letters, however many words they are written as. */
const startsWith = (words: string[], letters: string) =>
  words.some((_, at) => together(words.slice(0, at + 1)) === letters);

const together = (words: string[]) => words.join('');

/** Letters that stand apart are one word: `O.G.P.` */
function wordsOf(read: string): string[] {
  return read
    .replaceAll(/(?<=^| )[^ ]( [^ ])+(?= |$)/g, (apart) => apart.replaceAll(' ', ''))
    .split(' ')
    .filter(Boolean);
}
