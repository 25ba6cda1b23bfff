import type { ResolveTree } from 'graphql-parse-resolve-info';
import type { Actor } from '../../domain/actor.js';
import type { Language } from '../../domain/localized-text.js';
import type { Moment } from '../../kernel/clock.js';
import type { NodeType } from '../node-id.js';
import type { Alias, Query } from './query.js';

/** SQL of a field. */
export type SqlField = (t: Alias, q: Query, field: ResolveTree) => string;

/**
 * Values that a judgement may use besides its facts. In a read of the past everyone is a visitor, and today is that
 * day.
 */
export interface View extends Moment {
  actor: Actor;
  language: Language;
}

declare const answers: unique symbol;

/** SQL of a fact. `Value` is its type in JSON: days and instants are text. */
export type FactSql<Value = unknown> = ((t: Alias, q: Query) => string) & { readonly [answers]?: Value };

/** The facts that a judgement needs, by name. */
export type Needs = Record<string, FactSql>;

/** The needed facts, each with the type that its SQL declares. */
export type FactsOf<Asked extends Needs> = {
  [Name in keyof Asked]: Asked[Name] extends FactSql<infer Value> ? Value : never;
};

/**
 * A field that a pure function of the domain computes from facts of the database; the judgement itself is never SQL.
 */
export interface DerivedField {
  needs: Needs;
  judge(facts: Facts, view: View, args: Record<string, unknown>): unknown;
  /** This field is judged for persons only, so for others its facts are not read. */
  ofPersons?: true;
}

/** The facts of several fields of a row together; a judgement declares its own (`FactsOf`). */
// oxlint-disable-next-line typescript/no-explicit-any
export type Facts = Record<string, any>;

export type Field = SqlField | DerivedField;

/**
 * How one GraphQL type is read. `Fields` is its class: a field of the class without a plan does not compile. A field
 * from another feature (`extendType`) brings its own plan.
 */
export interface Read<Fields = Record<string, unknown>> {
  type: string;
  /** Set for types with an id of their own. */
  node?: NodeType;
  interfaces?: string[];
  source(q: Query): string;
  /**
   * SQL of the rule who may see a row, the twin of a predicate in `domain/visibility`; empty only for a type without
   * secrets.
   */
  visible(t: Alias, q: Query): string;
  fields: { [K in keyof Fields]-?: Field };
}

const READS = new Map<string, Read>();
const EXTENSIONS = new Map<string, Record<string, Field>>();

export function defineRead<Fields>(read: Read<Fields>): Read<Fields> {
  READS.set(read.type, read);
  return read;
}

/** Adds fields to a type of another feature. */
export function extendRead(type: string, fields: Record<string, Field>): void {
  EXTENSIONS.set(type, { ...EXTENSIONS.get(type), ...fields });
}

const INTERFACES = new Map<string, string[]>();

/** Adds an interface of another feature to a type. */
export function extendInterfaces(type: string, name: string): void {
  INTERFACES.set(type, [...(INTERFACES.get(type) ?? []), name]);
}

export function interfacesOf(read: Read): string[] {
  return [...(read.interfaces ?? []), ...(INTERFACES.get(read.type) ?? [])];
}

export function readOf(type: string): Read | undefined {
  return READS.get(type);
}

export function allReads(): Read[] {
  return [...READS.values()];
}

export function fieldOf(read: Read, name: string): Field | undefined {
  return (read.fields as Record<string, Field>)[name] ?? EXTENSIONS.get(read.type)?.[name];
}

/** All fields of a type with their plans, those of other features too. */
export const fieldsOf = (read: Read): [string, Field][] =>
  Object.entries({ ...EXTENSIONS.get(read.type), ...(read.fields as Record<string, Field>) });

/** Source of a table with history, read at the requested instant. `plainTable` is for a table without history. */
export const versionedTable = (name: string) => (q: Query) => q.table(name, true);
export const plainTable = (name: string) => () => name;
export const everyoneSees = () => '';
