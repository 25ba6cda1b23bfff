import type { Capacity } from './policy.js';
import { type Problem, Refusal, refuse } from './refusal.js';

/** A long edit names the version that it began from, so that it never overwrites an edit made in between. */
export function nextVersion(current: number, expected: number): number {
  checkVersion(current, expected);
  return current + 1;
}

/** The version that somebody read. Without it, the act applies to the current text. */
export type VersionRead = number | null | undefined;

/** A judgement, an objection or a response must concern the text that the person read. */
export function checkVersion(current: number, expected: VersionRead, path = ['expectedVersion']): void {
  const problem = outdated(current, expected, path);
  if (problem) throw new Refusal([problem]);
}

/**
 * An act on one part of a text concerns what the person read as long as that part did not change since; `changedIn` is
 * the last version that changed it. A version that the text never had was not read.
 */
export function checkPartVersion(
  { current, changedIn }: { current: number; changedIn: number },
  expected: VersionRead,
  path = ['expectedVersion'],
): void {
  if (expected === null || expected === undefined) return;
  if (expected > current || expected < changedIn) throw new Refusal([{ code: 'VERSION_OUTDATED', path }]);
}

/** The versions that somebody read of several things, each under the id of its thing. */
export function versionsRead(ids: string[], versions: number[] | null | undefined): Map<string, number> {
  if (!versions) return new Map();
  if (versions.length !== ids.length) refuse('INPUT_INVALID', [EACH], { field: EACH });
  return new Map(ids.map((id, index) => [id, versions[index]!]));
}

/** Checks the versions for an act on all things or none: each thing that changed since is named by its position. */
export function checkVersions(things: { id: string; version: number }[], ids: string[], read: Map<string, number>) {
  const problems = things.flatMap(
    ({ id, version }) => outdated(version, read.get(id), [EACH, String(ids.indexOf(id))]) ?? [],
  );
  if (problems.length > 0) throw new Refusal(problems);
}

/** The argument that carries the versions of several things. */
const EACH = 'expectedVersions';

/** The problem of one of several things, with its position in the path. */
export const atItsPlace = (problem: Problem, index: number): Problem => ({
  ...problem,
  path: [problem.code === 'VERSION_OUTDATED' ? EACH : 'ids', String(index)],
});

function outdated(current: number, expected: VersionRead, path: string[]): Problem | null {
  if (expected === null || expected === undefined || expected === current) return null;
  return { code: 'VERSION_OUTDATED', path };
}

/** Columns of a version of a record: who made it, by which act and why. */
export const madeBy = ({ role, institutionId }: Capacity, change: string, reason: string | null) => ({
  change,
  reason,
  changedRole: role,
  changedInstitutionId: institutionId,
});
