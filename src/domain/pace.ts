export interface Pace {
  /** Counted apart: who works at a desk also writes as a person. */
  as: 'person' | 'desk';
  most: number;
  seconds: number;
}

const TEN_MINUTES = 600;

/** Nobody who writes by hand comes near: it stops a program that renames an account a thousand times. */
const OF_A_PERSON: Pace = { as: 'person', most: 120, seconds: TEN_MINUTES };
/** A desk answers hundreds of proposals in a morning, and its programs help; one act upon many is one entry. */
const OF_A_DESK: Pace = { as: 'desk', most: 3000, seconds: TEN_MINUTES };

/** How many entries of the log one account may make; `null` for the operator and for visitors, who have no account. */
export function paceOf(actorKind: string, role: string): Pace | null {
  if (actorKind !== 'person') return null;
  return role === 'person' ? OF_A_PERSON : OF_A_DESK;
}
