import { isResponseOwed } from './debt.js';
import { type Problem, Refusal } from './refusal.js';
import type { VersionRead } from './version.js';

/** The facts that decide about one of many proposals of one act. */
export interface OneOfManyFacts {
  /** The position among the named proposals. */
  place: number;
  reference: string;
  /** The refusal of the gate because of the state, if any. */
  problem: Problem | null;
  version: number;
  expectedVersion: VersionRead;
  /** The state of the debt of the member; `null` when that member owes nothing yet. */
  debt: string | null;
}

/** Assigns all proposals or none. A member that has responded to one is not asked again. */
export const assignMany = (proposals: OneOfManyFacts[]): void =>
  allOrNone(proposals, ({ debt }) => debt !== 'responded');

/** Responds to all proposals or to none, each of which the member still owes a response. */
export const respondToMany = (proposals: OneOfManyFacts[]): void =>
  allOrNone(proposals, ({ debt }) => isResponseOwed(debt));

/** Every problem is named with the reference of its proposal, so that the remaining ones can be sent again. */
function allOrNone(proposals: OneOfManyFacts[], isOpen: (one: OneOfManyFacts) => boolean): void {
  const problems = proposals
    .toSorted((one, other) => one.place - other.place)
    .flatMap((one): Problem[] => {
      const { place, reference, version } = one;
      const values = { reference };
      if (one.problem) return [{ ...one.problem, path: [...one.problem.path, String(place)], values }];
      if (!isOpen(one)) return [{ code: 'ONE_NOT_OPEN', path: ['input', 'proposals', String(place)], values }];
      if ((one.expectedVersion ?? version) !== version)
        return [{ code: 'ONE_OUTDATED', path: ['expectedVersions', String(place)], values }];
      return [];
    });
  if (problems.length > 0) throw new Refusal(problems);
}
