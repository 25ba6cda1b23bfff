export interface Pace {
  /** The two kinds are counted apart, because somebody who works at a desk also writes as a person. */
  as: 'person' | 'desk';
  most: number;
  seconds: number;
}

const TEN_MINUTES = 600;

/** Nobody reaches this limit by hand. It stops a program that renames an account a thousand times. */
const OF_A_PERSON: Pace = { as: 'person', most: 120, seconds: TEN_MINUTES };
/** A desk, with its programs, responds to hundreds of proposals in a morning. One act on many things is one entry. */
const OF_A_DESK: Pace = { as: 'desk', most: 3000, seconds: TEN_MINUTES };

/** The limit of log entries for one account; `null` for the operator and visitors, who have no account. */
export function paceOf(actorKind: string, role: string): Pace | null {
  if (actorKind !== 'person') return null;
  return role === 'person' ? OF_A_PERSON : OF_A_DESK;
}
