import { Extensions } from '@nestjs/graphql';
import { getNamedType, type GraphQLField, isEnumType, isLeafType } from 'graphql';

const HOLDS = 'holds';
const LISTS = 'lists';
const COMPUTES = 'computes';

/** The most characters of text in a field, when its type allows less than the field can contain. */
export const Holds = (characters: number): PropertyDecorator & MethodDecorator => Extensions({ [HOLDS]: characters });

/** The number of things with which a list without slices is weighed, when it can contain more than a few. */
export const AtMostListed = (most: number): PropertyDecorator & MethodDecorator => Extensions({ [LISTS]: most });

/** Marks a field that computes for many milliseconds, however little of it the answer contains. */
export const ComputesLong = (): PropertyDecorator & MethodDecorator => Extensions({ [COMPUTES]: true });

/** Lists without a size are short by nature (members, owners, answers). */
const FEW = 6;

const OF_SCALAR: Record<string, number> = { Int: 8, Float: 12, Boolean: 5, ID: 40, Date: 12, DateTime: 26, Text: 2000 };
const OF_ENUM = 20;
const OF_TEXT = 300;

type Field = GraphQLField<unknown, unknown>;

export const mostListed = ({ extensions }: Field): number => (extensions[LISTS] as number | undefined) ?? FEW;

export const computesLong = ({ extensions }: Field): boolean => extensions[COMPUTES] === true;

export const holdsOf = ({ extensions }: Field): number | undefined => extensions[HOLDS] as number | undefined;

/** The most characters in a field without subfields. A text in languages is as long as the field that contains it. */
export function charactersOf(field: Field, holder: number | undefined): number {
  const type = getNamedType(field.type);
  if (!isLeafType(type)) return 0;
  if (isEnumType(type)) return OF_ENUM;
  return holdsOf(field) ?? OF_SCALAR[type.name] ?? (field.name === 'text' ? holder : undefined) ?? OF_TEXT;
}
