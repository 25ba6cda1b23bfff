import type { Type } from '@nestjs/common';
import { Args, ResolveField, Resolver, type ReturnTypeFunc } from '@nestjs/graphql';
import { extendInterfaces, extendRead, type Field as Plan } from './read/read.js';

export interface ExtensionField {
  type: ReturnTypeFunc;
  nullable?: true;
  description: string;
  args?: Type<object>;
  /** Decorators that say more about the field, such as its weight. */
  marks?: MethodDecorator[];
  read: Plan;
}

/**
 * Adds fields to a type of an earlier feature: schema and SQL in one place, in the feature of what the fields return.
 * Gives a provider for the module's list. The methods only carry the decorators, because the read compiler resolves the
 * fields (`read/resolve.ts`).
 */
export function extendType(owner: () => Class, name: string, fields: Record<string, ExtensionField>): Type<object> {
  class Extension {}
  for (const [field, { type, nullable, description, args, marks = [] }] of Object.entries(fields)) {
    const method: PropertyDescriptor = { value: (row: unknown) => row, configurable: true, writable: true };
    Object.defineProperty(Extension.prototype, field, method);
    Reflect.defineMetadata('design:paramtypes', args ? [args] : [], Extension.prototype, field);
    ResolveField(field, type, { nullable: nullable ?? false, description })(Extension.prototype, field, method);
    for (const mark of marks) mark(Extension.prototype, field, method);
    if (args) Args()(Extension.prototype, field, 0);
  }
  Resolver(owner)(Extension);
  extendRead(name, Object.fromEntries(Object.entries(fields).map(([field, { read }]) => [field, read])));
  return Extension;
}

const ADDED = new Map<string, Class[]>();

/** Lets a type of an earlier feature implement an interface. The type names `implementing(…)` in its decorator. */
export function extendInterface(name: string, added: Class): void {
  ADDED.set(name, [...(ADDED.get(name) ?? []), added]);
  extendInterfaces(name, added.name);
}

/** All interfaces of a type: its own, and those that later features added. The schema builder calls the result. */
export function implementing(name: string, ...own: Class[]): () => Class[] {
  return () => [...own, ...(ADDED.get(name) ?? [])];
}

/** An interface of the schema is an abstract class. */
type Class = abstract new () => object;
