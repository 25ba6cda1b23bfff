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

const listed = (...lines: string[]) => lines.flatMap((line) => line.split(', '));

/** Only an office is called so; as a part of a longer name it may be somebody's. */
const OFFICES = listed(
  'Secretaría, Secretaría del foro, Secretariado, Comptroller, Alcalde, Mayor, Cabildo, Transparencia, Monitoreo',
  'Administrador, Administradora, Administrator, Admin, Operador, Operator, Soporte, Support, Sistema, System, Root',
  'Foro, Forum, Gobierno abierto, Open government, Estado, State, Municipio, Municipality, Estado de México',
  'State of Mexico, Servidor público, IRM, MRI, AGA, Evaluador independiente, Independent reviewer, Tequio',
);

/** No person's name begins so. */
const BEGINNINGS = listed(
  'Secretaría del foro, Secretaría técnica, Secretaría de, Secretaría del, Secretariado, Secretariat, Forum secretariat',
  'Technical secretariat, Secretaría general, Subsecretaría de, Subsecretaría del, Contraloría, Comptroller of, Ayuntamiento, Alcaldía, Gobierno, Government, Gubernatura',
  'Presidencia municipal, Municipio de, Municipio del, Municipality of, Sindicatura, Tesorería, Administración',
  'Administration, OGP, Open Government Partnership, Alianza para el Gobierno Abierto, Foro multiactor',
  'Multi-stakeholder forum, Mecanismo de Revisión Independiente, Independent Reporting Mechanism, Punto de contacto',
  'Contact point, Unidad de Transparencia, Titular de la Unidad de Transparencia, Contralor, Contralora, Alcalde de',
  'Alcalde del, Alcaldesa, Mayor of, Presidente municipal, Presidenta municipal, Gobernador, Gobernadora, Governor',
  'Administrador de, Administrador del, Administradora de, Administradora del',
);

/** Groups of people who watch over an office are called after it. */
const WATCHERS = listed('Contraloría ciudadana, Contraloría social');

/** Whoever has one of these words anywhere in their name seems to be one. */
const ANYWHERE = listed('Moderación, Moderador, Moderadora, Moderadores, Moderator, Moderators, Moderation');

/** Shorter and other ways to write the words of offices. Alone such a word is no office: Edo may be somebody's name. */
const IN_SHORT = new Map(
  listed(
    'sec secretaría, secret secretaría, sria secretaría, srio secretaría, scria secretaría, secretario secretaría',
    'subsecretario subsecretaría, subsec subsecretaría, tec técnica, tecn técnica, técnico técnica, tech technical',
    'gral general, gob gobierno, gov government, govt government, govmt government, ayto ayuntamiento',
    'ayunt ayuntamiento, pdte presidente, pdta presidenta, pte presidente, pres presidente, mpal municipal',
    'mun municipal, mpio municipio, edo estado, mex méxico, admon administración, admin administración',
    'mod moderador, contral contraloría, transp transparencia, unid unidad, dep departamento, depto departamento',
  ).map((line) => line.split(' ') as [string, string]),
);

const SMALL = listed('de, del, la, el, los, las, y, e, en, of, the, and, for, in, honorable, soy, somos');
/** With one of these beside it a name is no other name. */
const ADORNING = listed('oficial, official, real, verificado, verificada, verified, cuenta, account, equipo, team, mx');

/** A shorter acronym at the front may be how a person is called: Luz, Ana. */
const LONG_ACRONYM = 5;

export function copiesOffice(name: string, taken: TakenNames, asRead: AsRead): boolean {
  const [small, adorning] = [SMALL, ADORNING].map((list) => new Set(list.map(asRead))) as [Set<string>, Set<string>];
  const isSmall = (word: string) => small.has(word) || word.length === 1;
  const reading = (words: string[]) => ({ words, core: words.filter((word) => !isSmall(word)) });
  const read = (text: string) => reading(wordsOf(asRead(text)));
  const given = read(name.replaceAll(/(?<!\p{L})\p{N}{2,}(?!\p{L})/gu, ' '));
  const inShort = new Map(Array.from(IN_SHORT, (pair) => pair.map(asRead) as [string, string]));
  const whole = reading(given.words.map((word) => inShort.get(word) ?? word));
  const { roles, bodies, acronyms, places } = taken;

  const copies = (own: typeof given): boolean => {
    const led = own.words.slice(own.words.findIndex((word) => !isSmall(word) && !adorning.has(word)));
    const ways = [own.words, own.core, own.core.filter((word) => !adorning.has(word))].map(together);

    const isWhole = (other: string) => {
      const { words, core } = read(other);
      return [together(words), together(core)].some((letters) => letters !== '' && ways.includes(letters));
    };
    const isWithin = (other: string) => {
      const { core, words } = read(other);
      return core.length > 1 && [words, core].some((each) => ways.some((way) => way.includes(together(each))));
    };
    const isAhead = (other: string) => {
      const letters = together(read(other).words);
      return letters !== '' && startsWith(led, letters);
    };
    const isAnywhere = (other: string) => own.words.some((_, at) => startsWith(own.words.slice(at), asRead(other)));

    return (
      [...OFFICES, ...roles, ...bodies, ...acronyms, ...places].some(isWhole) ||
      [...roles, ...bodies].some(isWithin) ||
      ([...BEGINNINGS, ...acronyms.filter((each) => each.length >= LONG_ACRONYM)].some(isAhead) &&
        !WATCHERS.some(isAhead)) ||
      ANYWHERE.some(isAnywhere)
    );
  };
  return copies(given) || (given.words.length > 1 && copies(whole));
}

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
