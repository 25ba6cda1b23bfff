import { EVIDENCE_PER_REPORT } from '../../domain/evidence.js';
import { isLink } from '../../domain/link.js';
import { localized } from '../../domain/localized-text.js';
import { readStatedDate } from '../../domain/stated-date.js';
import { linksOfHtml } from '../import/html.js';
import { type FileForm, type Layout, onceEach, type SourceRow } from '../import/layout.js';
import type { BodyRecord, PlanRecord, ReportedRecord } from '../import/records.js';
import { bodyOf, withoutMarkup, slugOf } from '../import/texts.js';
import { countryOf } from './countries.js';

const COUNTRY = countryOf('United States of America')!;
/** Completion levels. OGP has none for "in progress": such a report keeps its own word and claims no level. */
const LEVELS: Record<string, 'complete' | 'not_started'> = { complete: 'complete', 'not started': 'not_started' };

const commitments: FileForm = {
  columns: { id: ['commitment_id', 'Commitment ID'], title: ['title'], theme: ['theme'] },
  required: ['id', 'title', 'theme'],
  start: ({ plan }) => {
    const once = onceEach();
    return (row) => {
      const [id, title, theme] = [row.get('id'), withoutMarkup(row, 'title'), withoutMarkup(row, 'theme')];
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

const subcommitments: FileForm = {
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
      const [id, commitment, title] = [row.get('id'), row.get('commitment').toUpperCase(), withoutMarkup(row, 'title')];
      if (id === '') return row.refuses('id', 'the subcommitment has no id');
      if (commitment === '') return row.refuses('commitment', 'says of no commitment');
      if (title === '') return row.refuses('title', 'the subcommitment has no title');
      const key = once(row, 'id', `SUB-${id.toUpperCase()}`);
      const bodies = agencyOf(row);
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
        bodies,
        reports: reportsOf(row, bodies[0] ?? null),
      });
    };
  },
};

/** The fifth plan of the United States: its commitments, and a second file of subcommitments with their reports. */
export const USA_NAP5: Layout = { name: 'usa-nap5', reading: 3, forms: [subcommitments, commitments] };

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
  const agency = withoutMarkup(row, 'agency')
    .split(/\s*\n\s*/)
    .filter((part) => part !== '')
    .join(' – ');
  return agency === '' ? [] : [bodyOf(COUNTRY.code, agency)];
}

/** The progress of August 2023 and the newest one are two reports; the newest one has the level of the file. */
function reportsOf(row: SourceRow, body: BodyRecord | null): ReportedRecord[] {
  const written = row.get('status');
  const [progress, earlier] = [withoutMarkup(row, 'progress'), withoutMarkup(row, 'earlier')];
  const said = { voice: 'owner' as const, body, answers: {} };
  const before: ReportedRecord[] =
    earlier === ''
      ? []
      : [
          {
            ...said,
            status: null,
            written: null,
            narrative: localized('en', earlier),
            reported: readStatedDate('2023-08', 'start'),
            evidence: evidenceIn(row, 'earlier'),
          },
        ];
  if (written === '' && progress === '') return before;
  const status = LEVELS[written.toLowerCase()] ?? null;
  if (status === null && written !== '')
    row.doubt('status', written, 'is none of OGP’s levels', 'kept as written, no level claimed');
  const narrative = progress === '' ? null : localized('en', progress);
  const now = { status, written: written === '' ? null : written, narrative, reported: null };
  return [...before, { ...said, ...now, evidence: evidenceIn(row, 'progress') }];
}

/** The addresses that a text links to, each once, as evidence. */
function evidenceIn(row: SourceRow, column: string): ReportedRecord['evidence'] {
  const links = new Map(linksOfHtml(row.get(column)).map(({ url, label }) => [url, label]));
  const usable = [...links].filter(([url]) => {
    // A host without a point is a slip of the pen, such as `https:https://…`.
    const leads = isLink(url) && new URL(url).hostname.includes('.');
    if (!leads) row.doubt(column, url, 'is no address of the web', 'kept in the text');
    return leads;
  });
  if (usable.length > EVIDENCE_PER_REPORT)
    row.doubt(
      column,
      String(usable.length),
      'links to more than a report takes',
      `the first ${EVIDENCE_PER_REPORT} kept`,
    );
  return usable
    .slice(0, EVIDENCE_PER_REPORT)
    .map(([url, label]) => ({ url, title: localized('en', label === '' ? url : label) }));
}
