import type { Actor } from '../domain/actor.js';
import { type Action, entitled, type Held, type InPlan } from '../domain/policy.js';
import type { Transaction } from './unit-of-work.js';

/** Refuses whom nothing entitles; otherwise names the capacity that does, for the log, and gives it. */
export function requireEntitlement<Facts extends InPlan>(
  tx: Transaction,
  action: Action<Facts>,
  actor: Actor,
  facts: Facts,
): Held {
  const held = entitled(action, actor, facts);
  tx.actingAs({ role: held.role, institution: held.institutionSlug });
  return held;
}
