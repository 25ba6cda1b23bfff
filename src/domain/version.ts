import { refuse } from './refusal.js';

/** A long edit names the version it began from; another one in between is never overwritten. */
export function nextVersion(current: number, expected: number): number {
  checkVersion(current, expected);
  return current + 1;
}

/** What somebody judges, objects to or answers is the text that they read. */
export function checkVersion(current: number, expected: number): void {
  if (expected !== current) refuse('VERSION_OUTDATED', ['expectedVersion'], { expected, current });
}
