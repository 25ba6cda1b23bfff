import type { ResolveTree } from 'graphql-parse-resolve-info';
import type { Actor } from '../../domain/actor.js';
import type { Language } from '../../domain/localized-text.js';
import type { NodeType } from '../node-id.js';
import type { Alias, Query } from './query.js';

/** A field whose value the database gives. */
export type SqlField = (t: Alias, q: Query, field: ResolveTree) => string;

/** What a judgement may look at besides its facts. Seen as of the past, everyone is a visitor and today is that day. */
export interface View {
  actor: Actor;
  language: Language;
  now: Date;
}

declare const answers: unique symbol;

/** SQL of a fact. `Value` is what JSON has of the database's answer: days and instants are text. */
export type FactSql<Value = unknown> = ((t: Alias, q: Query) => string) & { readonly [answers]?: Value };

/** The facts that a judgement asks for, by name. */
export type Needs = Record<string, FactSql>;

/** The facts that were asked for, each as its SQL was declared to answer. */
export type FactsOf<Asked extends Needs> = {
  [Name in keyof Asked]: Asked[Name] extends FactSql<infer Value> ? Value : never;
};

/** A field that a pure function of the domain judges from facts the database gives; a judgement is never SQL. */
export interface DerivedField {
  needs: Needs;
  judge(facts: Facts, view: View, args: Record<string, unknown>): unknown;
  /** Judged for persons only: for everyone else its facts are not asked for. */
  ofPersons?: true;
}

/** The facts of several fields of a row together; a judgement declares its own (`FactsOf`). */
// oxlint-disable-next-line typescript/no-explicit-any
export type Facts = Record<string, any>;

export type Field = SqlField | DerivedField;

/**
 * How one GraphQL type is read. `Fields` is its class: a field of the class that has no plan does not compile; a field
 * that another feature adds (`extendType`) brings its own.
 */
export interface Read<Fields = Record<string, unknown>> {
  type: string;
  /** Set for things that have an id of their own. */
  node?: NodeType;
  interfaces?: string[];
  source(q: Query): string;
  /** Who may see a row: SQL, empty only for a type that has no secrets. The twin of a predicate in `domain/visibility`. */
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

/** An interface of another feature that a type implements. */
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

/** Source of a table that keeps its history, or of one that does not. */
export const versionedTable = (name: string) => (q: Query) => q.table(name, true);
export const plainTable = (name: string) => () => name;
export const everyoneSees = () => '';
