/** The words by which `public-name.ts` recognises an office, in Spanish and English. */

const listed = (...lines: string[]) => lines.flatMap((line) => line.split(', '));

/** As a whole name, only an office is called like this. As part of a longer name it may belong to a person. */
export const OFFICES = listed(
  'Secretaría, Secretaría del foro, Secretariado, Comptroller, Alcalde, Cabildo, Transparencia, Monitoreo, Gov, Govt',
  'Administrador, Administradora, Administrator, Admin, Operador, Operator, Soporte, Support, Sistema, System, Root',
  'Foro, Forum, Gobierno abierto, Open government, Estado, State, Municipio, Municipality, Estado de México, Adm, Mod',
  'State of Mexico, Servidor público, IRM, MRI, AGA, Evaluador independiente, Independent reviewer, Tequio, Sysadmin',
  'Gobierno, Government',
);

/** These names count only as written here. After a Spanish word they are no office: El Mayor is the elder of two. */
export const OFFICES_AS_WRITTEN = listed('Mayor, The Mayor, Mr Mayor, City Mayor, Madam Mayor, Lord Mayor');

/** The name of a person never begins like this. */
export const BEGINNINGS = listed(
  'Secretaría del foro, Secretaría técnica, Secretaría de, Secretaría del, Secretariado, Secretariat, Forum secretariat',
  'Technical secretariat, Secretaría general, Subsecretaría de, Subsecretaría del, Contraloría, Comptroller of',
  'Ayuntamiento, Alcaldía, Gobierno, Gobierno de, Gobierno del, Government, Government of, Gubernatura',
  'Presidencia municipal, Municipio de, Municipio del, Municipality of, Sindicatura, Tesorería, Administración',
  'Administration, OGP, Open Government Partnership, Alianza para el Gobierno Abierto, Foro multiactor',
  'Multi-stakeholder forum, Mecanismo de Revisión Independiente, Independent Reporting Mechanism',
  'Unidad de Transparencia, Titular de la Unidad de Transparencia, Contralor, Contralora, Alcalde de',
  'Alcalde del, Alcaldesa, Mayor of, Presidente municipal, Presidenta municipal, Gobernador, Gobernadora, Governor',
  'Administrador de, Administrador del, Administradora de, Administradora del',
);

/** Anybody may have such a function. It means an office when it stands alone or before one of the `AUTHORITIES`. */
export const FUNCTIONS = listed(
  'Punto de contacto, Contact point, Point of contact, Persona de contacto, Soporte, Support, Mesa de ayuda, Help desk',
  'Enlace, Liaison, Atención ciudadana, Vocero, Vocera, Vocería, Spokesperson, Representante, Representative, Titular',
  'Administrador, Administradora, Administrator, Admin, Adm, Operador, Operadora, Operator, Mod, Gov, Govt, Gob',
  'Coordinación, Dirección, Oficina, Office, Módulo, Ventanilla, Delegado, Delegada, Delegate, Funcionario, Funcionaria',
);
/** These words do not mean an office when they stand alone, because a person may be called like this. */
export const NOT_ALONE = listed('Enlace, Titular, Representante, Representative, Delegado, Delegada, Gob, Módulo');
export const AUTHORITIES = listed(
  'Gobierno, Government, Estado, State, Estatal, Municipio, Municipal, Municipality, Ayuntamiento, Alcaldía, Federal',
  'Secretaría, Secretariat, Contraloría, Gubernatura, OGP, AGA, IRM, MRI, Tequio, Gobierno abierto, Open government',
);

/** Citizens' groups that watch over an office carry its name. */
export const WATCHERS = listed('Contraloría ciudadana, Contraloría social');

/** A name with one of these words anywhere looks like that of a moderator. */
export const ANYWHERE = [
  ...listed('Moderación, Moderator, Moderators, Moderation'),
  // All endings that people write: moderador, moderadora, moderad@r, moderadorx, moderadores.
  ...['', 'o', 'a', 'e', 'x'].flatMap((vowel) =>
    ['', 'a', 'e', 'x', 'es', 'as', 'xs'].map((ending) => `Moderad${vowel}r${ending}`),
  ),
];

const pairs = (...lines: string[]) => listed(...lines).map((line) => line.split(' ') as [string, string]);

/**
 * Short and other spellings of the words of offices. Alone, such a word is no office: Edo may be the name of a person.
 */
export const IN_SHORT = pairs(
  'sec secretaría, secret secretaría, sria secretaría, srio secretaría, scria secretaría, secretario secretaría',
  'subsecretario subsecretaría, subsec subsecretaría, tec técnica, tecn técnica, técnico técnica, tech technical',
  'gral general, govt government, govmt government, ayto ayuntamiento',
  'ayunt ayuntamiento, pdte presidente, pdta presidenta, pte presidente, pres presidente, mpal municipal',
  'mun municipal, mpio municipio, edo estado, mex méxico, admon administración, admin administración',
  'contral contraloría, transp transparencia, unid unidad, dep departamento, depto departamento',
);
/** These short forms are also names of people: Gob Chan, Gov Patel. */
export const IN_SHORT_OR_NAMES = pairs('gob gobierno, gov government');

export const SMALL = listed('de, del, la, el, los, las, y, e, en, para, of, the, and, for, in, honorable, soy, somos');

/** These words do not make a name different from the name of an office. Some are what an office says about itself. */
export const ADORNING = listed(
  'oficial, official, real, verificado, verificada, verified, cuenta, account, equipo, team, mx, méxico, mexico',
  'informa, informan, comunica, avisa, anuncia, responde, contesta, atiende, invita, dice, le, les, te, aquí, línea',
  'informs, says, announces, answers, responds, replies, speaking, here, online, invites, desk',
);
