import type { LogEntry } from '../../kernel/unit-of-work.js';
import type { Doubt, Reading } from './records.js';

export interface PlanNamed {
  id: string;
  slug: string;
}

export interface Run {
  id: string;
  layout: string;
  /** Part of each row's hash: a release that reads rows differently reads them again. */
  reading: number;
  fileName: string;
  fileSha256: string;
  /** Where the rows of what people wrote go; `null` when the rows name their plans themselves. */
  plan: PlanNamed | null;
  /** Of comments: the layout of the proposals that they are about. */
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
  /** Doubts of earlier rows that this batch has cleared up. */
  settled: { row: number; reason: string }[];
  entry: LogEntry | null;
}

export type Readable = Extract<Reading, { sourceKey: string }>;

/** What becomes of the rows of a batch, by kind of data set. */
export interface Rows {
  /** Rows that cannot be written, with the reason. May add doubts to the others. */
  turnedAway: RefusedRow[];
  /** Rows that are new or different and can be written. */
  writable: Readable[];
  /** Writes them; `importRows` are the ids of the kept rows, in the same order. Gives the plans written to. */
  write(importRows: string[]): Promise<{ plans: string[]; settled: BatchResult['settled'] }>;
}

export type PeopleRun = Run & { plan: PlanNamed };

export type Of<R> = Readable & { record: R };
