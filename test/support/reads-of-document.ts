import type { DocumentNode } from 'graphql';

/**
 * A document that counts how often something of it is read. Every rule reads what it judges, so the count is the work
 * that a check takes, and is the same on any machine.
 */
export function readsOfDocument(document: DocumentNode): { document: DocumentNode; reads: () => number } {
  let reads = 0;
  const known = new Map<object, object>();
  const counting = <T>(value: T): T => {
    // Where a node stands in the source is only read for a message.
    if (typeof value !== 'object' || value === null || !(Array.isArray(value) || 'kind' in value)) return value;
    const proxy = known.get(value) ?? new Proxy(value, { get });
    known.set(value, proxy);
    return proxy as T;
  };
  const get = (node: object, key: string) => {
    reads++;
    return counting(Reflect.get(node, key) as unknown);
  };
  return { document: counting(document), reads: () => reads };
}
