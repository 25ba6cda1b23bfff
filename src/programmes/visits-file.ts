import { decodeId } from '../api/node-id.js';
import { isSame } from '../domain/change.js';
import type { ConsequenceLine } from '../domain/consequence.js';
import { takeVisit, visitKey, type VisitSaid } from '../domain/programme-visit.js';
import { type Problem, Refusal } from '../domain/refusal.js';
import { firstCharacters } from '../domain/text.js';
import {
  type Cells,
  cellsOf,
  VISIT_COLUMNS,
  type VisitColumn,
  type Municipality,
  readVisitCell,
  SAID_IN,
  UNREADABLE,
} from './visit-cells.js';
import { nothingSaid } from './visit.values.js';
import type { FileRow } from './visits-csv.js';

/** A recorded visit that a row of the file may name. */
export interface Recorded {
  id: string;
  version: number;
  said: VisitSaid;
}

export interface VisitsFileFacts {
  /** Recorded visits of the programme, by their uuid. */
  recorded: Map<string, Recorded>;
  /** Every municipality by its uuid. */
  municipalities: Map<string, Municipality>;
  today: string;
}

interface Planned {
  said: VisitSaid;
  line: ConsequenceLine;
}

/** The acts of the file, row by row, before anything is done. */
export interface FilePlan {
  added: Planned[];
  changed: (Planned & { id: string })[];
  unchanged: number;
  problems: Problem[];
}

const NOWHERE: Municipality = { code: '', name: '' };
const SAID_COLUMNS = VISIT_COLUMNS.filter((column) => column in SAID_IN);
const normal = (text: string) => text.replaceAll(/\r\n?/g, '\n').trim().normalize('NFC');

/** The column to which a refusal of the rule points, and the most or the latest that it would take. */
function columnAt(path: string[]): VisitColumn {
  const field = path.at(-1);
  if (field === 'visited') return 'day';
  if (field === 'womenAttended') return 'women';
  return field === 'menAttended' ? 'men' : 'by_language';
}

export function planOf(rows: FileRow[], { recorded, municipalities, today }: VisitsFileFacts): FilePlan {
  const plan: FilePlan = { added: [], changed: [], unchanged: 0, problems: [] };
  const ids = new Map([...municipalities].map(([id, { code }]) => [code, id]));
  const placeOf = ({ jurisdictionId }: VisitSaid) => municipalities.get(jurisdictionId) ?? NOWHERE;
  /** The visits that will stand, by what each is known by; the id of a new one is `null`. */
  const standing = new Map<string, { id: string | null; said: VisitSaid }>(
    [...recorded.values()].map(({ id, said }) => [visitKey(said), { id, said }]),
  );
  const named = new Set<string>();

  for (const { row, cells } of rows) {
    const say = (code: Problem['code'], column: VisitColumn, values: Record<string, string | number> = {}) =>
      void plan.problems.push({
        code,
        path: ['input', 'upload', String(row), column],
        values: { row, column, ...values },
      });
    const known = visitNamed(cells.id ?? '', recorded);
    if (known === 'unknown') {
      say('VISITS_ROW_UNKNOWN', 'id', { value: cells.id ?? '' });
      continue;
    }
    if (known && named.has(known.id)) {
      say('VISITS_ROW_TWICE', 'id', { value: cells.id ?? '' });
      continue;
    }
    if (known) named.add(known.id);

    const before = known?.said ?? nothingSaid('');
    const there: Cells = known ? cellsOf(before, placeOf(before)) : {};
    const changed = SAID_COLUMNS.filter(
      (column) => cells[column] !== undefined && cells[column] !== normal(there[column] ?? ''),
    );
    if (!known && !cells.municipality) changed.push('municipality');
    let said = before;
    let isReadable = true;
    for (const column of changed) {
      const text = cells[column] ?? '';
      const part = readVisitCell(column, text, { ...there, ...cells }, said, (code) => ids.get(code));
      if (part === UNREADABLE) {
        say('VISITS_CELL_INVALID', column, { value: firstCharacters(text, 100), expected: SAID_IN[column]! });
        isReadable = false;
      } else said = { ...said, ...part };
    }
    if (!isReadable) continue;
    const taken = judged(said, today, (code, path) => {
      const column = columnAt(path);
      const expected = code === 'VISIT_IN_THE_FUTURE' ? `≤ ${today}` : `≤ ${said.personsAttended ?? ''}`;
      say('VISITS_CELL_INVALID', column, { value: cells[column] ?? there[column] ?? '', expected });
    });
    if (!taken) continue;

    const place = placeOf(taken);
    const line = { name: [row, place.name, cellsOf(taken, place).day].filter(Boolean).join(' · ') };
    const key = visitKey(taken);
    const other = standing.get(key);
    if (other && other.id !== known?.id) {
      if (!known && isSame(taken, other.said)) plan.unchanged++;
      else say('VISITS_ROW_THERE', 'day', { value: line.name });
      continue;
    }
    if (known && isSame(taken, before)) {
      plan.unchanged++;
      continue;
    }
    if (known && cells.version && cells.version !== String(known.version)) {
      say('VISITS_ROW_OUTDATED', 'version', { value: cells.version, expected: known.version });
      continue;
    }
    if (known) standing.delete(visitKey(before));
    standing.set(key, { id: known?.id ?? null, said: taken });
    const after = cellsOf(taken, place);
    if (known) plan.changed.push({ id: known.id, said: taken, line: { ...line, text: differences(there, after) } });
    else plan.added.push({ said: taken, line: { ...line, text: summary(after) } });
  }
  return plan;
}

function visitNamed(id: string, recorded: Map<string, Recorded>): Recorded | null | 'unknown' {
  if (id === '') return null;
  const decoded = decodeId(id);
  return (decoded?.type === 'ProgrammeVisit' && recorded.get(decoded.uuid)) || 'unknown';
}

/** The verdict of the rule on a row; `null` once its refusals were told. */
function judged(said: VisitSaid, today: string, tell: (code: Problem['code'], path: string[]) => void) {
  try {
    return takeVisit(said, today);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    for (const { code, path } of error.problems) tell(code, path);
    return null;
  }
}

const SHOWN: readonly VisitColumn[] = ['place', 'services', 'attended', 'women', 'men', 'by_language', 'source'];
const summary = (cells: Cells) =>
  SHOWN.flatMap((column) => (cells[column] ? `${column}: ${cells[column]}` : [])).join('\n');
const differences = (before: Cells, after: Cells) =>
  SAID_COLUMNS.filter((column) => before[column] !== after[column])
    .map((column) => `${column}: ${before[column] || '—'} → ${after[column] || '—'}`)
    .join('\n');
