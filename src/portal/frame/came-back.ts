import type { Sent } from './sent.js';

/** What is wrong with a form that was sent, in the reader's language; `field` is empty when it is about the whole. */
export interface Fault {
  field: string;
  message: string;
  /** Of the problem, where the schema refused. */
  code?: string;
}

/** A form that came back: what was written in it is shown again beside what is wrong. */
export interface Returned {
  sent: Sent;
  faults: Fault[];
  /** What the page that is being made has drawn of it: the rest is given back beside the page (`returned.tsx`). */
  drawn: { form: boolean; fields: Set<string> };
}

export const cameBack = (sent: Sent, faults: Fault[]): Returned => ({
  sent,
  faults,
  drawn: { form: false, fields: new Set() },
});

export const isFaulty = (returned: Returned | null): boolean => returned !== null && returned.faults.length > 0;

/** What a form made, by its name. */
export interface Made {
  form: string;
  result: unknown;
}
