import { justBefore } from './days.js';
import { respondBy } from './debt.js';
import { requireCoCreation } from './plan.js';
import { Refusal, refuse } from './refusal.js';
import type { DatedWindow } from './window.js';

export interface SubmissionFacts {
  planStage: string;
  windows: DatedWindow[];
  /** The day on which transcribed input was received. */
  receivedOn: string | null;
  problem: unknown;
  action: unknown;
}

/** The texts that a submitted proposal must have besides its title. */
export const SAID = ['problem', 'action'] as const;

/** A draft may lack everything but its title. */
export function mayLack(name: string, state: string): boolean {
  return name !== 'title' && (state === 'draft' || !SAID.some((said) => said === name));
}

/** Input given in person was received today or earlier. */
export function received(on: string, today: string): string {
  return on > today ? refuse('DAY_IN_THE_FUTURE', ['input', 'receivedOn']) : on;
}

/** Day and way of reception can be corrected until the input is submitted and stands in the public record. */
export function correctReception(
  { transcribed, state }: { transcribed: boolean; state: string },
  given: { receivedOn?: unknown; receivedHow?: unknown },
): void {
  const field = (['receivedOn', 'receivedHow'] as const).find((name) => given[name] !== undefined);
  if (field && (!transcribed || state !== 'draft')) refuse('RECEPTION_NOT_EDITABLE', ['input', field]);
}

/** draft → submitted: the call must be open now, or have been open on the day when the input was received in person. */
export function submit(facts: SubmissionFacts, now: Date, dayOf: (at: Date) => string): { respondBy: string } {
  requireCoCreation(facts.planStage, ['id']);
  const missing = SAID.filter((name) => !facts[name]);
  if (missing.length > 0) throw new Refusal(missing.map((name) => ({ code: 'TEXT_REQUIRED', path: ['input', name] })));
  if (facts.receivedOn !== null) received(facts.receivedOn, dayOf(now));
  const calls = facts.windows.filter(({ kind }) => kind === 'call_for_proposals');
  if (!calls.some((call) => isInside(call, facts.receivedOn, now, dayOf))) {
    refuse(facts.receivedOn === null ? 'CALL_NOT_OPEN' : 'RECEIVED_OUTSIDE_CALL', ['id']);
  }
  return { respondBy: respondBy(facts.windows, now, dayOf) };
}

function isInside(call: DatedWindow, receivedOn: string | null, now: Date, dayOf: (at: Date) => string): boolean {
  if (receivedOn === null) return call.opensAt <= now && now < call.closesAt;
  return dayOf(call.opensAt) <= receivedOn && receivedOn <= dayOf(justBefore(call.closesAt));
}
