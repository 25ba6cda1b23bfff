import type { Query } from './query.js';
import { fieldsOf, type Read } from './read.js';

/**
 * The facts of a type that have a name in common but not their SQL. A row carries each name once (`compile.ts`), so one
 * of the two judgements would get the fact of the other. Each line names the type, the fact and both fields.
 */
export function factsOfOneName(read: Read, query: () => Query): string[] {
  const first = new Map<string, { field: string; sql: string }>();
  const found: string[] = [];
  for (const [field, plan] of fieldsOf(read)) {
    if (typeof plan === 'function') continue;
    for (const [fact, make] of Object.entries(plan.needs)) {
      const q = query();
      const sql = JSON.stringify([make('t', q), q.values]);
      const known = first.get(fact);
      if (!known) first.set(fact, { field, sql });
      else if (known.sql !== sql) found.push(`${read.type}: ${fact} of ${known.field} and of ${field}`);
    }
  }
  return found;
}
