import { instantOf } from '../../domain/instant.js';
import { refuse } from '../../domain/refusal.js';
import { isDay } from '../../domain/stated-date.js';
import { unholdableIn } from '../../domain/text.js';
import type { Alias, Query } from './query.js';

/** An order that ends in a unique key, so that a slice continues exactly after the last row of the one before. */
export interface Order<Filter = unknown> {
  name: string;
  descending?: true;
  /** Another source of rows with the same columns, when an index of another table gives this order. */
  source?: (q: Query) => string;
  /** The first key stands in another table than the rest: a slice begins there by the index of that table. */
  firstKeyElsewhere?: true;
  /** Another way to the same rows in the same order; without one, all rows are sorted by the keys. */
  along?: (q: Query, filter: Filter | null | undefined) => Along | null;
  keys: {
    sql: (t: Alias, q: Query, filter: Filter | null | undefined) => string;
    type: 'int' | 'real' | 'uuid' | 'text' | 'date' | 'timestamptz';
  }[];
}

/** Sources that give the rows of a list one after another, each along an index. */
export interface Along {
  parts: OrderPart[];
  /** The keys of a row of these sources, where they are columns there. */
  keys?: ((t: Alias) => string)[];
  /** The first of the keys that differ within a part stands in another table than the rest, as in an order. */
  firstKeyElsewhere?: true;
}

export interface OrderPart {
  /** The first keys, as far as all rows of this part have the same. */
  sameKeys: (number | '')[];
  /** A source of the rows of this part. Sources of one order have the same columns, first those of the table. */
  source: string;
}

export function encodeCursor(order: string, key: string[]): string {
  return Buffer.from(JSON.stringify([order, ...key])).toString('base64url');
}

const shaped = (shape: RegExp) => (part: string) => shape.test(part);
const INSTANT = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2}(?:\.\d{1,6})?)\+00$/;
/** PostgreSQL's `real` cannot represent numbers nearer to zero than this. */
const SMALLEST = 1.2e-38;

/** Valid texts for each type of key, so that a forged cursor is refused before it reaches PostgreSQL. */
const POSSIBLE: Record<Order['keys'][number]['type'], (part: string) => boolean> = {
  int: shaped(/^-?\d{1,9}$/),
  real: (part) => /^\d{1,9}(\.\d{1,12})?(e-?\d{1,2})?$/.test(part) && isReal(Number(part)),
  uuid: shaped(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
  text: (part) => part.length <= 500 && unholdableIn(part) === null,
  date: isDay,
  timestamptz: (part) => {
    const [, day, time] = INSTANT.exec(part) ?? [];
    return day !== undefined && instantOf(`${day}T${time}Z`) !== null;
  },
};

const isReal = (n: number) => n === 0 || (n >= SMALLEST && Number.isFinite(Math.fround(n)));

export function decodeCursor(cursor: string, order: Order<never>): string[] {
  const [name, ...key] = parse(cursor);
  const fits =
    name === order.name &&
    key.length === order.keys.length &&
    order.keys.every(({ type }, i) => typeof key[i] === 'string' && POSSIBLE[type](key[i]));
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
