import { registerEnumType } from '@nestjs/graphql';
import { meaningOf } from './words/words.js';

/** Every enum of the schema and its values, so that a law test can ask for words in every language. */
export const DESCRIBED_ENUMS = new Map<string, readonly string[]>();

/**
 * A GraphQL enum of the domain's codes: `co_created` in the database is `CO_CREATED` in the schema. The description of
 * each value is its meaning in `words/en.json`, under the enum's name.
 */
export function describedEnum<Code extends string>(
  name: string,
  codes: readonly Code[],
  description: string,
): Record<string, Code> {
  const values = Object.fromEntries(codes.map((code) => [code.toUpperCase(), code]));
  const valuesMap = Object.fromEntries(
    Object.entries(values).map(([key, code]) => [key, { description: meaningOf(name, code) }]),
  );
  registerEnumType(values, { name, description, valuesMap });
  DESCRIBED_ENUMS.set(name, codes);
  return values;
}
