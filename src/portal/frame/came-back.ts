import type { Sent } from './sent.js';

/**
 * One fault of a form that was sent, in the reader's language; `field` is empty when the fault is about the whole form.
 */
export interface Fault {
  field: string;
  message: string;
  /** Code of the problem, when the schema refused. */
  code?: string;
}

/** A form that came back: the page shows what was written in it again, beside its faults. */
export interface Returned {
  sent: Sent;
  faults: Fault[];
  /** Records which parts of the form the page has drawn; `returned.tsx` gives back the rest beside the page. */
  drawn: { form: boolean; fields: Set<string> };
}

export const cameBack = (sent: Sent, faults: Fault[]): Returned => ({
  sent,
  faults,
  drawn: { form: false, fields: new Set() },
});

export const isFaulty = (returned: Returned | null): boolean => returned !== null && returned.faults.length > 0;

/** Result of a form that is shown once. */
export interface Made {
  form: string;
  result: unknown;
}
