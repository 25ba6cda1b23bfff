import { languagesOf, localized, translation } from '../domain/localized-text.js';
import {
  PERSONS_AT_MOST,
  type SpokenBy,
  VISIT_LANGUAGES,
  type VisitLanguage,
  type VisitSaid,
  type VisitSource,
} from '../domain/programme-visit.js';
import { isDay, shortForm, readStatedDate } from '../domain/stated-date.js';
import { charactersIn } from '../domain/text.js';
import { BODY_LENGTH, TITLE_LENGTH } from '../domain/lengths.js';
import { isWebAddress } from './visit.values.js';

/** The columns of a file of visits, in their order. The name of the municipality is for people and is never read. */
export const VISIT_COLUMNS = [
  'id',
  'version',
  'day',
  'municipality',
  'municipality_name',
  'place',
  'services',
  'language',
  'attended',
  'women',
  'men',
  'by_language',
  'source',
  'source_url',
] as const;
export type VisitColumn = (typeof VISIT_COLUMNS)[number];
export type Cells = Partial<Record<VisitColumn, string>>;

/** Columns that say something of a visit, and what a cell of each may hold, in signs that need no translation. */
export const SAID_IN: Partial<Record<VisitColumn, string>> = {
  day: '2022-02-23, 2022-02, 2022-Q1, 2022, 23/02/2022',
  municipality: '15104',
  place: `≤ ${TITLE_LENGTH}`,
  services: `≤ ${BODY_LENGTH}`,
  language: 'es, en',
  attended: `0 – ${PERSONS_AT_MOST}`,
  women: `0 – ${PERSONS_AT_MOST}`,
  men: `0 – ${PERSONS_AT_MOST}`,
  by_language: `maz 12; spa 30 (${VISIT_LANGUAGES.join(', ')})`,
  source: `≤ ${TITLE_LENGTH}`,
  source_url: 'https://…',
};

export interface Municipality {
  code: string;
  name: string;
}

const numeral = (value: number | null) => (value === null ? '' : String(value));

/** The language of a text as the file has it; the language of what has no text is the site's first. */
const languageOf = ({ services, sources }: VisitSaid) => services?.original ?? sources[0]?.title.original ?? 'es';
const textIn = (text: VisitSource['title'] | null | undefined) =>
  text ? (translation(text, text.original)?.text ?? '') : '';

/** The cells of a visit. What is not stated is an empty cell. */
export function cellsOf(visit: VisitSaid, { code, name }: Municipality): Cells {
  const { visited, attendedByLanguage, sources } = visit;
  return {
    day: visited ? (shortForm(visited.on, visited.precision) ?? visited.written ?? '') : '',
    municipality: code,
    municipality_name: name,
    place: visit.place ?? '',
    services: textIn(visit.services),
    language: languageOf(visit),
    attended: numeral(visit.personsAttended),
    women: numeral(visit.womenAttended),
    men: numeral(visit.menAttended),
    by_language: attendedByLanguage.map(({ language, persons }) => `${language} ${persons}`).join('; '),
    source: textIn(sources[0]?.title),
    source_url: sources[0]?.url ?? '',
  };
}

/** The cell cannot be read as what its column holds. */
export const UNREADABLE = Symbol('unreadable cell');

/** Spreadsheets turn a day into the form of their country, which in Mexico begins with the day. */
const SHEET_DAY = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/;

function dayIn(text: string) {
  const [, day = '', month = '', year = ''] = SHEET_DAY.exec(text) ?? [];
  const iso = year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : text;
  return (year && !isDay(iso) ? null : readStatedDate(iso, 'start')) ?? UNREADABLE;
}

function personsIn(text: string): number | null | typeof UNREADABLE {
  if (text === '') return null;
  return /^\d{1,7}$/.test(text) && Number(text) <= PERSONS_AT_MOST ? Number(text) : UNREADABLE;
}

function spokenIn(text: string): SpokenBy[] | typeof UNREADABLE {
  const parts = text
    .split(';')
    .map((part) => part.trim())
    .filter(Boolean);
  const spoken = parts.map((part): SpokenBy | null => {
    const [, language = '', count = ''] = /^([a-z]+)\s*:?\s*(\d{1,7})$/.exec(part) ?? [];
    const isKnown = (VISIT_LANGUAGES as readonly string[]).includes(language);
    return isKnown && Number(count) <= PERSONS_AT_MOST
      ? { language: language as VisitLanguage, persons: Number(count) }
      : null;
  });
  return spoken.every((one) => one !== null) ? spoken : UNREADABLE;
}

const within = (text: string, most: number) => (charactersIn(text) <= most ? text || null : UNREADABLE);

/**
 * The value of a changed cell, as the part of the visit that it replaces. `municipality` gives the id of a key, or
 * nothing where there is none.
 */
export function readVisitCell(
  column: VisitColumn,
  text: string,
  cells: Cells,
  before: VisitSaid,
  municipality: (code: string) => string | undefined,
): Partial<VisitSaid> | typeof UNREADABLE {
  const language = cells.language || languageOf(before);
  const given = <Name extends keyof VisitSaid>(name: Name, value: VisitSaid[Name] | typeof UNREADABLE) =>
    value === UNREADABLE ? UNREADABLE : { [name]: value };
  switch (column) {
    case 'day':
      return given('visited', text === '' ? null : dayIn(text));
    case 'municipality':
      return given('jurisdictionId', municipality(text) ?? UNREADABLE);
    case 'place':
      return given('place', within(text, TITLE_LENGTH));
    case 'services':
      return given('services', textOrNot(text, BODY_LENGTH, language));
    case 'language':
      if (text === '') return {};
      return /^[a-z]{2,3}$/.test(text) ? inLanguage(before, text) : UNREADABLE;
    case 'attended':
      return given('personsAttended', personsIn(text));
    case 'women':
      return given('womenAttended', personsIn(text));
    case 'men':
      return given('menAttended', personsIn(text));
    case 'by_language':
      return given('attendedByLanguage', spokenIn(text));
    case 'source':
    case 'source_url':
      return given('sources', sourceIn(cells, language));
    default:
      return {};
  }
}

function textOrNot(text: string, most: number, language: string) {
  const fits = within(text, most);
  if (fits === UNREADABLE) return UNREADABLE;
  return fits === null ? null : localized(language, fits);
}

/** A text without translations takes the language that the file gives; translations stay with their original. */
function inLanguage(before: VisitSaid, language: string): Partial<VisitSaid> {
  const { services } = before;
  if (!services || languagesOf(services).length > 1) return {};
  return { services: localized(language, textIn(services)) };
}

function sourceIn({ source = '', source_url: url = '' }: Cells, language: string) {
  if (source === '' && url === '') return [];
  if (source === '' || charactersIn(source) > TITLE_LENGTH) return UNREADABLE;
  if (url !== '' && !isWebAddress(url)) return UNREADABLE;
  return [{ title: localized(language, source), url: url || null }];
}
