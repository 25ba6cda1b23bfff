import { z } from 'zod';
import { Column, type EntityManager } from 'typeorm';
import { uuidOf } from '../api/node-id.js';
import { column as asStored } from '../api/read/fields.js';
import { labels } from '../api/read/labels.js';
import type { SqlField } from '../api/read/read.js';
import {
  areSdgs,
  type Budget,
  budget,
  carryOver,
  CHALLENGE_AREAS,
  type ChallengeArea,
  COMMITMENT_VALUES,
  type CommitmentValue,
  developmentPlan,
  isBudget,
  sdgs,
} from '../domain/commitment-values.js';
import { refuse } from '../domain/refusal.js';
import { TITLE_LENGTH } from '../domain/lengths.js';

type Named<Column extends string> = Column extends `${infer First}_${infer Rest}`
  ? `${First}${Capitalize<Named<Rest>>}`
  : Column;

/** The name that a value has in the schema, in the entity, in the versions of a text and in files. */
export type ValueName = Named<CommitmentValue>;

/** The columns of the values. */
export abstract class CommitmentValues {
  @Column('text', { array: true }) ogpValues: string[];
  @Column('text', { array: true }) policyAreas: string[];
  @Column('jsonb', { nullable: true }) budget: Budget | null;
  @Column('int', { array: true }) sdgs: number[];
  @Column('text', { nullable: true }) challengeArea: ChallengeArea | null;
  @Column('uuid', { nullable: true }) carriedOverFrom: string | null;
  @Column('text', { nullable: true }) developmentPlan: string | null;
}

/** The commitment that gets the value. */
interface Whose {
  planId: string;
}

/** A plan says how one value beside the text is stored, written and checked. The column has the name of the value. */
interface ValuePlan<Value> {
  /** The value of a commitment that has none. */
  none: Value;
  /**
   * The SQL of its field in the schema. `carriedOverFrom` has none here, because it is a commitment and stands with the
   * fields of commitments.
   */
  field?: SqlField;
  /** How a plan document writes it. */
  written: z.ZodType<Value>;
  /** Gives the value as it is stored, or refuses it. */
  checked(db: EntityManager, given: NonNullable<Value>, path: string[], of: Whose): Promise<Value> | Value;
  /** How a comparison prints it, when it is neither a code nor a list of codes. */
  printed?(value: NonNullable<Value>): string[];
  /** True when a suggestion gives it as `codes`. */
  coded?: true;
}

const codes = {
  none: [] as string[],
  coded: true as const,
  written: z.array(z.string().trim().min(1)).default([]),
};

export const VALUES: { [Column in CommitmentValue]: ValuePlan<CommitmentValues[Named<Column>]> } = {
  ogp_values: {
    ...codes,
    field: labels('ogp_value', 'ogp_values'),
    checked: (db, given, path) => knownCodes(db, 'ogp_value', given, path),
  },
  policy_areas: {
    ...codes,
    field: labels('policy_area', 'policy_areas'),
    checked: (db, given, path) => knownCodes(db, 'policy_area', given, path),
  },
  budget: {
    none: null,
    field: asStored('budget'),
    written: z
      .strictObject({ amount: z.coerce.string(), currency: z.string() })
      .refine(isBudget, 'is not an amount such as "2400000.50" with the code of its currency, such as MXN')
      .nullable()
      .default(null),
    checked: (_, given, path) => budget(given, path),
    printed: ({ amount, currency }) => [`${amount} ${currency}`],
  },
  sdgs: {
    none: [],
    field: asStored('sdgs'),
    written: z.array(z.number()).refine(areSdgs, 'names a goal outside 1 to 17').default([]),
    checked: (_, given, path) => sdgs(given, path),
    printed: (goals) => goals.map(String),
  },
  challenge_area: {
    none: null,
    field: asStored('challenge_area'),
    written: z.enum(CHALLENGE_AREAS).nullable().default(null),
    checked: (_, given) => given,
  },
  carried_over_from: {
    none: null,
    written: z.string().trim().min(1).nullable().default(null),
    checked: earlier,
  },
  development_plan: {
    none: null,
    field: asStored('development_plan'),
    written: z.string().max(TITLE_LENGTH).transform(developmentPlan).nullable().default(null),
    checked: (_, given) => developmentPlan(given),
  },
};

export type PlainValues = { [Name in ValueName]: CommitmentValues[Name] };

export type GivenValues = { [Name in ValueName]?: CommitmentValues[Name] | null | undefined };

export const valueName = (column: CommitmentValue): ValueName =>
  column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()) as ValueName;

/** A record with one entry for each value, under the name that the value has there. */
const each = <Key extends string, Part>(
  made: (column: CommitmentValue, name: ValueName, plan: ValuePlan<unknown>) => [Key, Part],
): Record<Key, Part> =>
  Object.fromEntries(
    COMMITMENT_VALUES.map((column) => made(column, valueName(column), VALUES[column] as ValuePlan<unknown>)),
  ) as Record<Key, Part>;

/** The fields of the type. */
export const VALUE_FIELDS = each((_, name, { field }) => [name, field]) as Record<
  Exclude<ValueName, 'carriedOverFrom'>,
  SqlField
>;

/** The keys of a commitment in a plan document. */
export const WRITTEN_VALUES = each((_, name, { written }) => [name, written]) as {
  [Name in ValueName]: z.ZodType<CommitmentValues[Name]>;
};

/** The columns of table `t`, each under the name of its value. */
export const valuesSql = (t: string): string =>
  COMMITMENT_VALUES.map((column) => `${t}.${column} as "${valueName(column)}"`).join(', ');

export const valuesOf = (commitment: GivenValues): PlainValues =>
  each((_, name, { none }) => [name, commitment[name] ?? none]) as PlainValues;

export const valueColumns = (commitment: GivenValues) =>
  each((column, name, { none }) => [column, commitment[name] ?? none]);

/** The values of a stored row as a plan document writes them; an empty list is left out. */
export const writtenOf = (row: Record<string, unknown>) =>
  each((column, name) => [name, Array.isArray(row[column]) && row[column].length === 0 ? undefined : row[column]]);

/** The values of a version as a plan document writes them; an empty list is left out. */
export const writtenIn = (fields: Record<string, unknown>) =>
  each((_, name) => [name, Array.isArray(fields[name]) && fields[name].length === 0 ? undefined : fields[name]]);

/** Assigns the given values; missing ones stay as they are. */
export async function assignValues(
  db: EntityManager,
  commitment: CommitmentValues & Whose,
  input: GivenValues,
): Promise<void> {
  for (const column of COMMITMENT_VALUES) {
    const given = input[valueName(column)];
    if (given !== undefined) Object.assign(commitment, await checkedValue(db, column, given, ['input'], commitment));
  }
}

/** The value under its name, as it is stored, or a refusal; `null` takes it away. */
export async function checkedValue(
  db: EntityManager,
  column: CommitmentValue,
  given: unknown,
  path: string[],
  of: Whose,
): Promise<Partial<CommitmentValues>> {
  const [name, plan] = [valueName(column), VALUES[column] as ValuePlan<unknown>];
  return { [name]: given === null ? plan.none : await plan.checked(db, given as object, [...path, name], of) };
}

/** The id of a commitment that was promised in another plan. */
async function earlier(db: EntityManager, given: string, path: string[], of: Whose): Promise<string> {
  const id = uuidOf('Commitment', given, path);
  const [found] = await db.query('select plan_id as "planId", state from commitment where id = $1', [id]);
  carryOver(found, of.planId, path);
  return id;
}

const UNKNOWN = { ogp_value: 'OGP_VALUE_UNKNOWN', policy_area: 'POLICY_AREA_UNKNOWN' } as const;

/** Codes of reference data; an unknown one is refused by name. */
async function knownCodes(
  manager: EntityManager,
  table: keyof typeof UNKNOWN,
  given: string[],
  path: string[],
): Promise<string[]> {
  const rows: { code: string }[] = await manager.query(`select code from ${table} where code = any($1)`, [given]);
  const missing = given.find((code) => !rows.some((row) => row.code === code));
  if (missing) refuse(UNKNOWN[table], path, { code: missing });
  return given;
}
