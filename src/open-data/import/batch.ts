import type { LogEntry } from '../../kernel/transaction.js';
import type { Doubt, Reading } from './records.js';

export interface PlanNamed {
  id: string;
  slug: string;
}

export interface Run {
  id: string;
  layout: string;
  /**
   * Version of the reading. It is part of each row's hash, so a release that reads rows differently reads them again.
   */
  reading: number;
  fileName: string;
  fileSha256: string;
  /** The plan that receives proposals and comments of people; `null` when the rows name their plans themselves. */
  plan: PlanNamed | null;
  /** For comments: the layout of the proposals that they are about. */
  about: string | null;
}

export interface RefusedRow extends Doubt {
  row: number;
}

export interface BatchResult {
  created: number;
  updated: number;
  unchanged: number;
  refused: RefusedRow[];
  /** Doubts about earlier rows that this batch has resolved. */
  settled: { row: number; reason: string }[];
  entry: LogEntry | null;
}

export type Readable = Extract<Reading, { sourceKey: string }>;

/** The treatment of a batch's rows; each kind of data set has its own. */
export interface Rows {
  /** Rows that cannot be written, with the reason. Doubts may be added to the other rows. */
  turnedAway: RefusedRow[];
  /** New and changed rows that can be written. */
  writable: Readable[];
  /** Writes them; `importRows` are the ids of the kept source rows, in the same order. Returns the plans written to. */
  write(importRows: string[]): Promise<{ plans: string[]; settled: BatchResult['settled'] }>;
}

export type PeopleRun = Run & { plan: PlanNamed };

export type Of<R> = Readable & { record: R };

/** A record and the kept source row that it comes from. */
export interface SourcedRecord<T> {
  record: T;
  importRow: string;
  /** The place of the row in the file. */
  position: number;
}
