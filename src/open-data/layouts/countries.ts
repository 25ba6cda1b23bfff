import countries from 'i18n-iso-countries';
import type { PlanRecord } from '../import/records.js';
import { normalised } from '../import/header.js';

/** Names that OGP uses or used, and that the ISO list lacks. */
const ALIASES: Record<string, string> = {
  macedonia: 'MK',
  northmacedonia: 'MK',
  republicofnorthmacedonia: 'MK',
  moldova: 'MD',
  republicofmoldova: 'MD',
  caboverde: 'CV',
  kyrgyzrepublic: 'KG',
  slovakrepublic: 'SK',
  korea: 'KR',
  republicofkorea: 'KR',
  czechia: 'CZ',
  turkiye: 'TR',
  cotedivoire: 'CI',
  us: 'US',
  uk: 'GB',
};

const BY_NAME = new Map(
  ['en', 'es'].flatMap((language) =>
    Object.entries(countries.getNames(language, { select: 'all' })).flatMap(([code, names]) =>
      names.map((name): [string, string] => [normalised(name), code]),
    ),
  ),
);

/** The country that a cell names, with its names in both languages; `null` for an unknown name. */
export function countryOf(cell: string): PlanRecord['country'] | null {
  const name = normalised(cell);
  const code = ALIASES[name] ?? BY_NAME.get(name) ?? codeOf(cell.trim());
  if (!code || name === '') return null;
  return {
    code,
    name: {
      original: 'en',
      en: { text: countries.getName(code, 'en') ?? cell },
      es: { text: countries.getName(code, 'es') ?? cell },
    },
  };
}

/** The ISO code in a cell, because some files name countries by code. */
function codeOf(cell: string): string | undefined {
  if (!/^[A-Z]{2,3}$/.test(cell) || !countries.isValid(cell)) return undefined;
  return cell.length === 3 ? countries.alpha3ToAlpha2(cell) : cell;
}
