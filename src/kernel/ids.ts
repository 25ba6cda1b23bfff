import { v7 } from 'uuid';

/** Ids grow with time (UUID version 7), so new rows land at the end of every index. */
export function newId(): string {
  return v7();
}
