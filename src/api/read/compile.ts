import type { ResolveTree } from 'graphql-parse-resolve-info';
import type { Alias, Query } from './query.js';
import { fieldOf, interfacesOf, type Read } from './read.js';

/** PostgreSQL takes at most 100 arguments a call: 50 pairs. */
const MOST_PAIRS = 50;

/** The key under which a row carries the facts for its judgements; no GraphQL alias can be `#`. */
export const FACTS = '#';
/** The key inside the facts for the past instant that they describe. */
export const AS_OF = '@';

/** The fields selected on a type, including selections through its interfaces. */
export function selected(read: Read, tree: ResolveTree): ResolveTree[] {
  const byType = tree.fieldsByTypeName;
  return [...interfacesOf(read), read.type].flatMap((name) => Object.values(byType[name] ?? {}));
}

/** SQL of the JSON object for a selection. Its keys are the keys of the answer, so two aliases never collide. */
export function objectSql(read: Read, tree: ResolveTree, t: Alias, q: Query): string {
  const pairs: string[] = [];
  const facts = new Map<string, string>();
  for (const field of selected(read, tree)) {
    if (field.name === '__typename') continue;
    const plan = fieldOf(read, field.name);
    if (!plan) throw new Error(`${read.type}.${field.name} has no plan`);
    if (typeof plan === 'function') pairs.push(`'${field.alias}', ${plan(t, q, field)}`);
    else if (plan.ofPersons && q.actor.kind !== 'person') continue;
    else for (const [name, sql] of Object.entries(plan.needs)) if (!facts.has(name)) facts.set(name, sql(t, q));
  }
  if (facts.size > 0) {
    const all = [...facts].map(([name, sql]) => `'${name}', ${sql}`);
    if (q.asOf) all.push(`'${AS_OF}', ${q.p(q.asOf.toISOString(), 'text')}`);
    pairs.push(`'${FACTS}', ${build(all)}`);
  }
  return build(pairs);
}

/** The values and facts of a row that a command has just written. */
export interface KnownOfRow {
  fields: Record<string, unknown>;
  facts: Record<string, unknown>;
}

/** The object that `objectSql` would produce, when every selected value is known; else `undefined`. */
export function objectOf(read: Read, tree: ResolveTree, written: KnownOfRow): Record<string, unknown> | undefined {
  const object: Record<string, unknown> = {};
  for (const field of selected(read, tree)) {
    if (field.name === '__typename') continue;
    const plan = fieldOf(read, field.name);
    if (typeof plan === 'object') {
      if (!Object.keys(plan.needs).every((name) => name in written.facts)) return undefined;
      object[FACTS] = written.facts;
    } else {
      if (!(field.name in written.fields)) return undefined;
      object[field.alias] = written.fields[field.name];
    }
  }
  return object;
}

function build(pairs: string[]): string {
  if (pairs.length <= MOST_PAIRS) return `json_build_object(${pairs.join(', ')})`;
  const chunks: string[] = [];
  for (let i = 0; i < pairs.length; i += MOST_PAIRS) {
    chunks.push(`jsonb_build_object(${pairs.slice(i, i + MOST_PAIRS).join(', ')})`);
  }
  return `(${chunks.join(' || ')})`;
}

/** The condition of a row source: its link to the parent, and who may see it. Every read uses it. */
export function where(read: Read, t: Alias, q: Query, ...conditions: (string | undefined)[]): string {
  // A filter may repeat the visibility rule; without the set PostgreSQL would check every row twice.
  const all = new Set([...conditions, read.visible(t, q)].filter(Boolean));
  return all.size > 0 ? `where ${[...all].join(' and ')}` : '';
}
