import { DONE_IN_PART, type Returned } from '../frame/came-back.js';
import type { Sent } from '../frame/sent.js';
import type { Row } from './table-rows.js';

/** Most rows of one page of the table. */
export const TABLE_ROWS_AT_MOST = 20;

const NUMBERS = Array.from({ length: TABLE_ROWS_AT_MOST }, (_, n) => n);

/** The numbers of the rows that were sent, by the ids of their milestones. */
const sentNumbers = (sent: Sent): Map<string, number> =>
  new Map(
    NUMBERS.flatMap((n) => {
      const id = sent.text(`milestone-${n}`);
      return id === undefined ? [] : [[id, n] as const];
    }),
  );

/**
 * The number of each row in its form. A row that came back keeps its number, because rows that were sent leave a table
 * of rows that are owed and others move up; the others get the numbers that are left.
 */
export function rowNumbers(rows: readonly Pick<Row, 'milestone'>[], sent: Sent | null): number[] {
  const known = sent ? sentNumbers(sent) : new Map<string, number>();
  const taken = new Set(rows.map(({ milestone }) => known.get(milestone.id)));
  const free = NUMBERS.filter((n) => !taken.has(n));
  return rows.map(({ milestone }) => known.get(milestone.id) ?? free.shift()!);
}

/** The numbers of rows that were sent and are no longer in the list. */
export const awayNumbers = (rows: readonly Pick<Row, 'milestone'>[], sent: Sent): number[] => {
  const here = new Set(rows.map(({ milestone }) => milestone.id));
  return [...sentNumbers(sent)].filter(([id]) => !here.has(id)).map(([, n]) => n);
};

/** The faults of one row. */
export const rowFaults = ({ faults }: Returned, n: number) => faults.filter(({ field }) => field.endsWith(`-${n}`));

/** True for a row that was saved or sent while others were refused. */
export const isRowDone = (returned: Returned, n: number): boolean =>
  returned.faults.some(({ code }) => code === DONE_IN_PART) && rowFaults(returned, n).length === 0;
