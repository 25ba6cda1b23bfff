import { type Problem, Refusal, refuse } from './refusal.js';

/** A long edit names the version it began from; another one in between is never overwritten. */
export function nextVersion(current: number, expected: number): number {
  checkVersion(current, expected);
  return current + 1;
}

/** The version that somebody read; who names none acts on the text as it stands. */
export type VersionRead = number | null | undefined;

/** What somebody judges, objects to or answers is the text that they read. */
export function checkVersion(current: number, expected: VersionRead, path = ['expectedVersion']): void {
  const problem = outdated(current, expected, path);
  if (problem) throw new Refusal([problem]);
}

/** The versions that were read of several things, each at the place of its thing. */
export function versionsRead(ids: string[], versions: number[] | null | undefined): Map<string, number> {
  if (!versions) return new Map();
  if (versions.length !== ids.length) refuse('INPUT_INVALID', [EACH], { field: EACH });
  return new Map(ids.map((id, index) => [id, versions[index]!]));
}

/** The same for acts on all or none: each thing that was changed since is named by its place. */
export function checkVersions(things: { id: string; version: number }[], ids: string[], read: Map<string, number>) {
  const problems = things.flatMap(
    ({ id, version }) => outdated(version, read.get(id), [EACH, String(ids.indexOf(id))]) ?? [],
  );
  if (problems.length > 0) throw new Refusal(problems);
}

/** The argument with the versions of several things. */
const EACH = 'expectedVersions';

/** A problem of one of several things, at its place among them. */
export const atItsPlace = (problem: Problem, index: number): Problem => ({
  ...problem,
  path: [problem.code === 'VERSION_OUTDATED' ? EACH : 'ids', String(index)],
});

function outdated(current: number, expected: VersionRead, path: string[]): Problem | null {
  if (expected === null || expected === undefined || expected === current) return null;
  return { code: 'VERSION_OUTDATED', path, values: { expected, current } };
}
