import type { Sent } from './sent.js';

/**
 * One fault of a form that was sent, in the reader's language; `field` is empty when the fault is about the whole form.
 */
export interface Fault {
  field: string;
  message: string;
  /** Code of the problem, when the schema refused. */
  code?: string;
  /** Set once the page is drawn without the field, because its row is no longer in the list; no link leads to it. */
  isAway?: boolean;
}

/** A form that came back: the page shows what was written in it again, beside its faults. */
export interface Returned {
  sent: Sent;
  faults: Fault[];
  /** Records which parts of the form the page has drawn; `returned.tsx` gives back the rest beside the page. */
  drawn: { form: boolean; fields: Set<string> };
  /** Names of the members and institutions that were chosen, by their keys; empty until `Answering` asks for them. */
  names: Map<string, string>;
}

export const cameBack = (sent: Sent, faults: Fault[]): Returned => ({
  sent,
  faults,
  drawn: { form: false, fields: new Set() },
  names: new Map(),
});

/** Code of the fault that stands beside others when a part of the act was done. */
export const DONE_IN_PART = 'form.doneInPart';

/**
 * Key of the words above the faults. They say that something is to be corrected only where the form stands below with a
 * field at fault; when somebody else was first, nothing has to be.
 */
export function titleOfReturned({ faults, drawn }: Returned): string {
  if (faults.some(({ code }) => code === DONE_IN_PART)) return 'form.notAll';
  if (faults.every(({ code }) => code?.endsWith('OUTDATED'))) return 'form.overtaken';
  return drawn.form && faults.some(({ field, isAway }) => field !== '' && !isAway) ? 'form.faults' : 'form.notSent';
}

/**
 * Sorts the faults as the page drew their fields, those of the whole form and of fields that it did not draw first;
 * true when the page must be drawn again for that.
 */
export function settleFaults(returned: Returned): boolean {
  const places = new Map([...returned.drawn.fields].map((field, place) => [field, place]));
  const placeOf = ({ field }: Fault) => places.get(field) ?? -1;
  const sorted = returned.faults.toSorted((one, other) => placeOf(one) - placeOf(other));
  const changed = sorted.some((fault, place) => fault !== returned.faults[place]);
  const isAway = ({ field }: Fault) => returned.drawn.form && field !== '' && !places.has(field);
  returned.faults = sorted.map((fault) => ({ ...fault, isAway: isAway(fault) }));
  return changed || returned.faults.some((fault) => fault.isAway);
}

export const isFaulty = (returned: Returned | null): boolean => returned !== null && returned.faults.length > 0;

/** Result of a form that is shown once. */
export interface Made {
  form: string;
  result: unknown;
}
