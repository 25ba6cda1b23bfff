import { v7 } from 'uuid';

/** Ids grow with time (UUID version 7), so new rows land at the end of every index. */
export function newId(): string {
  return v7();
}

/** The id directly before this one in the order of ids, so that a slice after it begins with this id. */
export function idBefore(id: string): string {
  const before = BigInt(`0x${id.replaceAll('-', '')}`) - 1n;
  return before
    .toString(16)
    .padStart(32, '0')
    .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
