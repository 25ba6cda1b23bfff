import { referenceFile } from '../../kernel/reference-file.js';
import type { SourceRow } from '../import/layout.js';
import type { AnswerRecord, AssessmentRecord } from '../import/records.js';

interface InstrumentFile {
  code: string;
  version: string;
  sections?: { questions: { code: string; answers: { code: string }[] | null }[] }[];
}

const INSTRUMENT = { code: 'irm_national', version: '2021' };
const SPECIAL = new Set(['NR', 'ND', 'NA']);
/** Words of older files for answers that the instrument names differently. */
const OLDER_WORDS: Record<string, Record<string, string>> = {
  did_it_open_government: { none: 'did_not_change' },
  specificity: { not_specified: 'none' },
};

let known: Map<string, Set<string>> | undefined;

/** The answers that a question of the IRM's instrument allows, from the same file that the database is loaded from. */
function answersOf(question: string): Set<string> {
  known ??= new Map(
    referenceFile<InstrumentFile[]>('instruments')
      .filter(({ code, version }) => code === INSTRUMENT.code && version === INSTRUMENT.version)
      .flatMap(({ sections }) => sections ?? [])
      .flatMap(({ questions }) => questions)
      .map(({ code, answers }): [string, Set<string>] => [code, new Set((answers ?? []).map((given) => given.code))]),
  );
  return known.get(question) ?? new Set();
}

/** The IRM's findings, each cell as the code of its answer and as written. NR, ND and NA are answers, not gaps. */
export function irmAssessment(row: SourceRow): AssessmentRecord | null {
  const answers = [
    answer(row, 'specificity', 'specificity'),
    answer(row, 'potential_impact', 'potentialImpact'),
    answer(row, 'completion', reviewed(row, 'completionEndOfTerm') ? 'completionEndOfTerm' : 'completionProgress'),
    answer(row, 'did_it_open_government', 'openGovernment'),
    starred(row),
  ].filter((found) => found !== null);
  if (answers.length === 0) return null;
  const years = [row.get('reportYearEndOfTerm'), row.get('reportYearProgress')].filter((year) => /^\d{4}$/.test(year));
  return {
    instrument: INSTRUMENT.code,
    version: INSTRUMENT.version,
    assessor: 'OGP Independent Reporting Mechanism',
    publishedIn: years[0] ?? null,
    answers,
  };
}

function reviewed(row: SourceRow, column: string): boolean {
  const cell = row.get(column);
  return cell !== '' && !SPECIAL.has(cell);
}

/** Reads an answer: `c. high` and `C. High` are the same, because the letter in front only orders the list. */
function answer(row: SourceRow, question: string, column: string): AnswerRecord | null {
  const written = row.get(column);
  if (written === '') return null;
  if (SPECIAL.has(written)) return { question, answer: written, written };
  const word = written
    .replace(/^[a-h][.)]\s*/i, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '');
  const code = OLDER_WORDS[question]?.[word] ?? word;
  if (answersOf(question).has(code)) return { question, answer: code, written };
  row.doubt(column, written, 'is no answer of the instrument', 'kept as written');
  return { question, answer: null, written };
}

/** Columns of the star, whose formula changed over the years; the latest one with a value counts. */
const STARS = ['starredEndOfTerm', 'starredProgress', 'starred2015', 'starredBefore2014'];

function starred(row: SourceRow): AnswerRecord | null {
  const present = STARS.filter((column) => row.get(column) !== '');
  const column = present.find((name) => reviewed(row, name)) ?? present[0];
  if (column === undefined) return null;
  const written = row.get(column);
  const codes: Record<string, string> = { '1': 'yes', '0': 'no', yes: 'yes', no: 'no' };
  const code = SPECIAL.has(written) ? written : (codes[written.toLowerCase()] ?? null);
  if (code === null) row.doubt(column, written, 'is no answer of the instrument', 'kept as written');
  return { question: 'starred', answer: code, written };
}
