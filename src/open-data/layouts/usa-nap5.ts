import { localized } from '../../domain/localized-text.js';
import { type Form, type Layout, onceEach, type SourceRow } from '../import/layout.js';
import type { PlanRecord } from '../import/records.js';
import { bodyOf, plainText, slugOf } from '../import/texts.js';
import { countryOf } from './countries.js';

const COUNTRY = countryOf('United States of America')!;
/** Completion levels. OGP has none for "in progress": such a report keeps its own word and claims no level. */
const LEVELS: Record<string, 'complete' | 'not_started'> = { complete: 'complete', 'not started': 'not_started' };

const commitments: Form = {
  columns: { id: ['commitment_id', 'Commitment ID'], title: ['title'], theme: ['theme'] },
  required: ['id', 'title', 'theme'],
  start: ({ plan }) => {
    const once = onceEach();
    return (row) => {
      const [id, title, theme] = [row.get('id'), plainText(row, 'title'), plainText(row, 'theme')];
      if (id === '') return row.refuses('id', 'the commitment has no id');
      if (title === '') return row.refuses('title', 'the commitment has no title');
      const key = once(row, 'id', id.toUpperCase());
      return row.reads(key, {
        kind: 'commitment',
        plan: planOf(plan),
        reference: key.replace('#', '-R'),
        theme: theme === '' ? null : { code: slugOf(theme), name: localized('en', theme) },
        title: localized('en', title),
        action: null,
        period: { start: null, end: null },
        state: 'adopted',
        ogpValues: [],
        policyAreas: [],
        owners: [],
        assessment: null,
      });
    };
  },
};

const subcommitments: Form = {
  columns: {
    id: ['sub_id'],
    commitment: ['commitment_id'],
    title: ['title'],
    agency: ['agency'],
    status: ['status'],
    progress: ['body_progress_and_evidence', 'progress_and_evidence', 'progress'],
    earlier: ['aug_2023_progress'],
  },
  required: ['id', 'commitment', 'title', 'status'],
  ignored: ['file', 'theme'],
  start: () => {
    const once = onceEach();
    const numbers = new Map<string, number>();
    return (row) => {
      const [id, commitment, title] = [row.get('id'), row.get('commitment').toUpperCase(), plainText(row, 'title')];
      if (id === '') return row.refuses('id', 'the subcommitment has no id');
      if (commitment === '') return row.refuses('commitment', 'says of no commitment');
      if (title === '') return row.refuses('title', 'the subcommitment has no title');
      const key = once(row, 'id', `SUB-${id.toUpperCase()}`);
      const number = (numbers.get(commitment) ?? 0) + 1;
      numbers.set(commitment, number);
      return row.reads(key, {
        kind: 'milestone',
        country: COUNTRY,
        commitment,
        number,
        title: localized('en', title),
        expectedResult: null,
        planned: { start: null, end: null },
        bodies: agencyOf(row),
        report: reportOf(row),
      });
    };
  },
};

/** The fifth plan of the United States: its commitments, and a second file of subcommitments with their reports. */
export const USA_NAP5: Layout = { name: 'usa-nap5', reading: 2, forms: [subcommitments, commitments] };

function planOf(slug: string | null): PlanRecord {
  return {
    slug: slug ?? 'united-states-5',
    title: {
      original: 'en',
      en: { text: 'United States of America: action plan 5' },
      es: { text: 'Estados Unidos: plan de acción 5' },
    },
    country: COUNTRY,
    sources: [
      {
        title: localized('en', 'open.usa.gov, fifth national action plan'),
        url: 'https://open.usa.gov/',
        readOn: null,
        about: null,
      },
    ],
  };
}

/** Reads `Department <br> Office` as one office within its department. */
function agencyOf(row: SourceRow) {
  const agency = plainText(row, 'agency')
    .split(/\s*\n\s*/)
    .filter((part) => part !== '')
    .join(' – ');
  return agency === '' ? [] : [bodyOf(COUNTRY.code, agency)];
}

function reportOf(row: SourceRow) {
  const written = row.get('status');
  if (written === '') return null;
  const status = LEVELS[written.toLowerCase()] ?? null;
  if (status === null) row.doubt('status', written, 'is none of OGP’s levels', 'kept as written, no level claimed');
  const narrative = [plainText(row, 'progress'), plainText(row, 'earlier')].find((text) => text !== '');
  return { status, written, narrative: narrative ? localized('en', narrative) : null };
}
