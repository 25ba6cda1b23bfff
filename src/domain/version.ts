import { refuse } from './refusal.js';

/** A long edit names the version it began from; another one in between is never overwritten. */
export function nextVersion(current: number, expected: number): number {
  if (expected !== current) refuse('VERSION_OUTDATED', ['expectedVersion'], { expected, current });
  return current + 1;
}
