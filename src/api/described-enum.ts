import { registerEnumType } from '@nestjs/graphql';
import { meaningOf } from './words/words.js';

/** Every enum of the schema and its values, so that a law test can ask for words in every language. */
export const DESCRIBED_ENUMS = new Map<string, readonly string[]>();

/**
 * A GraphQL enum of the domain's codes: `co_created` in the database is `CO_CREATED` in the schema. The description of
 * each value is its meaning in `words/en.json`, under the enum's name. A `former` value stays in the schema, with what
 * replaces it, and is never given.
 */
export function describedEnum<Code extends string>(
  name: string,
  codes: readonly Code[],
  description: string,
  former: Record<string, string> = {},
): Record<string, Code> {
  const values = Object.fromEntries(codes.map((code) => [code.toUpperCase(), code]));
  const valuesMap = Object.fromEntries(
    Object.entries(values).map(([key, code]) => [key, { description: meaningOf(name, code) }]),
  );
  const retired = Object.fromEntries(
    Object.entries(former).map(([key, deprecationReason]) => [
      key,
      { description: 'Never given any more.', deprecationReason },
    ]),
  );
  // The schema finds an enum by this object, so former values are added to it.
  Object.assign(values, Object.fromEntries(Object.keys(former).map((key) => [key, key.toLowerCase()])));
  registerEnumType(values, { name, description, valuesMap: { ...valuesMap, ...retired } });
  DESCRIBED_ENUMS.set(name, codes);
  return values;
}
