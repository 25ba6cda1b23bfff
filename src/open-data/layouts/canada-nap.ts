import { type LocalizedText, localized } from '../../domain/localized-text.js';
import { type Layout, onceEach, type SourceRow } from '../import/layout.js';
import type { PlanRecord } from '../import/records.js';
import { bodyOf, withoutMarkup, slugOf } from '../import/texts.js';
import { writtenDate } from '../import/written-date.js';
import { countryOf } from './countries.js';

const COUNTRY = countryOf('Canada')!;

/**
 * Canada's plans as a tree. Milestones and the indicators below them both become milestones, because the indicators
 * carry the deadlines and departments. Each indicator names its milestone in the expected result.
 */
export const CANADA_NAP: Layout = {
  name: 'canada-nap',
  reading: 3,
  forms: [
    {
      columns: {
        plan: ['plan'],
        level: ['level'],
        code: ['code'],
        parent: ['parent_code', 'parent'],
        english: ['text_en', 'text'],
        french: ['text_fr', 'texte'],
        deadline: ['deadline_en', 'deadline'],
        deadlineFrench: ['deadline_fr'],
        department: ['lead_dept', 'lead_department', 'department'],
      },
      required: ['plan', 'level', 'code', 'english'],
      start: () => start(),
    },
  ],
};

function start() {
  const once = onceEach();
  const numbers = new Map<string, number>();
  const texts = new Map<string, LocalizedText>();
  return (row: SourceRow) => {
    const [plan, level, code] = [row.get('plan'), row.get('level').toLowerCase(), row.get('code')];
    const number = /^(?:nap)?\s*(\d{1,2})$/i.exec(plan)?.[1];
    if (!number) return row.refuses('plan', 'is not the number of a plan');
    if (level === 'status') return row.refuses('level', 'is a word of the scale, nothing that was promised');
    if (!['commitment', 'milestone', 'indicator'].includes(level))
      return row.refuses('level', 'is no level that is known');
    if (code === '') return row.refuses('code', 'has no code');
    const title = bilingual(row);
    if (!title) return row.refuses('english', 'has no text');
    const key = once(row, 'code', `${number}-${code.toUpperCase()}`);
    texts.set(`${number}-${code.toUpperCase()}`, title);
    if (level === 'commitment') {
      return row.reads(key, {
        kind: 'commitment',
        plan: planOf(Number(number)),
        reference: `CA-NAP${key.replace('#', '-R')}`,
        theme: null,
        title,
        action: null,
        period: { start: null, end: null },
        state: 'adopted',
        ogpValues: [],
        policyAreas: [],
        owners: [],
        assessment: null,
      });
    }
    const commitment = `CA-NAP${number}-${code.toUpperCase().split('.')[0]}`;
    const position = (numbers.get(commitment) ?? 0) + 1;
    numbers.set(commitment, position);
    return row.reads(key, {
      kind: 'milestone',
      country: COUNTRY,
      commitment,
      number: position,
      title,
      expectedResult:
        level === 'indicator' ? (texts.get(`${number}-${row.get('parent').toUpperCase()}`) ?? null) : null,
      planned: { start: null, end: writtenDate(row, 'deadline', 'end') },
      bodies: departmentsOf(row),
      reports: [],
    });
  };
}

function bilingual(row: SourceRow): LocalizedText | null {
  const [english, french] = [withoutMarkup(row, 'english'), withoutMarkup(row, 'french')];
  if (english === '') return french === '' ? null : localized('fr', french);
  return french === '' ? localized('en', english) : { original: 'en', en: { text: english }, fr: { text: french } };
}

/** One code, or several as `['a', 'b']`. */
function departmentsOf(row: SourceRow) {
  const cell = row.get('department').replace(/^\[|\]$/g, '');
  const codes = cell
    .split(',')
    .map((code) => code.replace(/['"]/g, '').trim())
    .filter((code) => code !== '');
  return codes.map((code) => ({ ...bodyOf(COUNTRY.code, code), slug: `ca-${slugOf(code)}` }));
}

function planOf(number: number): PlanRecord {
  return {
    slug: `canada-${number}`,
    title: {
      original: 'en',
      en: { text: `Canada: action plan ${number}` },
      es: { text: `Canadá: plan de acción ${number}` },
    },
    country: COUNTRY,
    sources: [
      {
        title: localized('en', 'Government of Canada, National Action Plan tracker'),
        url: 'https://open.canada.ca/',
        readOn: null,
        about: null,
      },
    ],
  };
}
