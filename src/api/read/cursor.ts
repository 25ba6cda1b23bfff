import { refuse } from '../../domain/refusal.js';
import type { Alias, Query } from './query.js';

/** An order that ends in a unique key, so that a page can go on exactly after the last row seen. */
export interface Order<Filter = unknown> {
  name: string;
  descending?: true;
  /** Rows with the same columns from elsewhere, where an index of another table gives this order. */
  source?: (q: Query) => string;
  keys: {
    sql: (t: Alias, q: Query, filter: Filter | null | undefined) => string;
    type: 'int' | 'real' | 'uuid' | 'text' | 'date' | 'timestamptz';
  }[];
}

export function encodeCursor(order: string, key: string[]): string {
  return Buffer.from(JSON.stringify([order, ...key])).toString('base64url');
}

/** What each part of a key may look like, so that a forged cursor is refused and never reaches PostgreSQL. */
const SHAPES: Record<Order['keys'][number]['type'], RegExp> = {
  int: /^-?\d{1,9}$/,
  real: /^\d{1,9}(\.\d{1,12})?(e-?\d{1,2})?$/,
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  text: /^[^\0]{0,500}$/s,
  date: /^\d{4}-\d{2}-\d{2}$/,
  timestamptz: /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(\.\d+)?\+00$/,
};

export function decodeCursor(cursor: string, order: Order<never>): string[] {
  const [name, ...key] = parse(cursor);
  const fits =
    name === order.name &&
    key.length === order.keys.length &&
    order.keys.every(({ type }, i) => typeof key[i] === 'string' && SHAPES[type].test(key[i]));
  return fits ? (key as string[]) : refuse('CURSOR_INVALID', ['after']);
}

function parse(cursor: string): unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}
