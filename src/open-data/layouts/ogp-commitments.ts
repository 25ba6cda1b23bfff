import { localized } from '../../domain/localized-text.js';
import type { OwnerRole } from '../../domain/ownership.js';
import { type Layout, onceEach, type SourceRow } from '../import/layout.js';
import type { BodyRecord, CommitmentRecord, PlanRecord } from '../import/records.js';
import { bodyOf, localizedRow, withoutMarkup, slugOf } from '../import/texts.js';
import { writtenDate } from '../import/written-date.js';
import { countryOf } from './countries.js';
import { irmAssessment } from './ogp-answers.js';
import { OGP_COLUMNS, IGNORED, POLICY_AREAS } from './ogp-columns.js';

const VALUES = {
  information: 'access_to_information',
  participation: 'civic_participation',
  accountability: 'public_accountability',
  technology: 'technology_innovation',
};
const NOTHING = new Set(['', 'none specified', 'not specified', 'nr', 'nd', 'na', 'n/a', 'none']);
/** Number of a plan, written as `3`, `3.0` (from a spreadsheet), `AP3`, `NAP 3`, `Action Plan 3` or `3rd`. */
const PLAN_NUMBER = /^(?:action plan|plan|nap|ap)?\s*(\d{1,2})(?:\.0|st|nd|rd|th)?$/i;
/** Longest name of one institution; a longer cell is probably a sentence that names several. */
const LONGEST_NAME = 200;
const areaColumns = Object.fromEntries(
  Object.entries(POLICY_AREAS).map(([code, column]) => [`area:${code}`, [column]]),
);

/** The IRM's data set of commitments: its file of 2016, and files of other years with other names of columns. */
export const OGP_COMMITMENTS: Layout = {
  name: 'ogp-commitments',
  reading: 2,
  forms: [
    {
      columns: { ...OGP_COLUMNS, ...areaColumns },
      required: ['country', 'plan', 'number', 'title'],
      ignored: IGNORED,
      start: () => {
        const once = onceEach();
        return (row) => readCommitment(row, once);
      },
    },
  ],
};

function readCommitment(row: SourceRow, once: ReturnType<typeof onceEach>) {
  const country = countryOf(row.get('country'));
  if (!country) return row.refuses('country', 'names no country that is known');
  const plan = PLAN_NUMBER.exec(row.get('plan'))?.[1];
  if (!plan) return row.refuses('plan', 'is not the number of a plan');
  const number = row
    .get('number')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}.]+/gu, '_');
  if (number === '') return row.refuses('number', 'the commitment has no number');
  const title = withoutMarkup(row, 'title') || withoutMarkup(row, 'shortTitle');
  if (NOTHING.has(title.toLowerCase())) return row.refuses('title', 'the commitment has no title');
  const key = once(row, 'number', `${country.code}-${Number(plan)}-${number}`);

  const text = withoutMarkup(row, 'text');
  const [localTitle, action] = localizedRow(title, NOTHING.has(text.toLowerCase()) ? '' : text);
  const theme = row.get('theme');
  const [themeName] = localizedRow(NOTHING.has(theme.toLowerCase()) ? '' : theme);
  const assessment = irmAssessment(row);
  const withdrawn = assessment?.answers.some(
    ({ question, answer }) => question === 'completion' && answer === 'withdrawn',
  );
  const record: CommitmentRecord = {
    kind: 'commitment',
    plan: planOf(country, Number(plan)),
    reference: `IRM-${key.replace('#', '-R')}`,
    theme: themeName ? { code: slugOf(theme), name: themeName } : null,
    title: localTitle!,
    action: action ?? null,
    period: { start: writtenDate(row, 'start', 'start'), end: writtenDate(row, 'end', 'end') },
    state: withdrawn ? 'withdrawn' : 'adopted',
    ogpValues: Object.entries(VALUES).flatMap(([column, code]) => (isTicked(row, column) ? code : [])),
    policyAreas: Object.keys(POLICY_AREAS).filter((code) => isTicked(row, `area:${code}`)),
    owners: ownersOf(row, country.code),
    assessment,
  };
  return row.reads(key, record);
}

function isTicked(row: SourceRow, column: string): boolean {
  return /^(1|yes|x|true)$/i.test(row.get(column));
}

function planOf(country: PlanRecord['country'], number: number): PlanRecord {
  const name = (language: string) => (country.name[language] as { text: string }).text;
  return {
    slug: `${slugOf(name('en').replace(/^The (Republic of )?|^Republic of /, ''))}-${number}`,
    title: {
      original: 'en',
      en: { text: `${name('en')}: action plan ${number}` },
      es: { text: `${name('es')}: plan de acción ${number}` },
    },
    country,
    sources: [
      {
        title: localized('en', 'OGP Independent Reporting Mechanism, commitment data set'),
        url: null,
        readOn: null,
        about: null,
      },
    ],
  };
}

/**
 * Splits the cell at `;` only. Commas and "and" are part of many names: such a cell stays one name, with a doubt when
 * it is long.
 */
function ownersOf(row: SourceRow, country: string): CommitmentRecord['owners'] {
  const owners = new Map<string, { body: BodyRecord; role: OwnerRole }>();
  for (const [column, role] of [
    ['lead', 'lead'],
    ['supporting', 'supporting'],
  ] as const) {
    for (const part of row.get(column).split(';')) {
      const name = part.trim();
      if (NOTHING.has(name.toLowerCase())) continue;
      if (name.toLowerCase() === 'unclear') {
        row.doubt(column, name, 'names no institution', 'none entered');
        continue;
      }
      if (name.length > LONGEST_NAME) row.doubt(column, name, 'may name several institutions', 'kept as one');
      const body = bodyOf(country, name);
      if (!owners.has(body.slug)) owners.set(body.slug, { body, role });
    }
  }
  return [...owners.values()];
}
