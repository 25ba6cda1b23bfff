import { readFileSync } from 'node:fs';
import { CriticalityLevel, diff } from '@graphql-inspector/core';
import { buildSchema } from 'graphql';

/** The schema of the last release; at `npm version` the new one is put beside it and named here. */
const RELEASED = 'docs/releases/schema-0.1.0.gql';
const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

async function broken(from: string, to: string): Promise<string[]> {
  const changes = await diff(buildSchema(from), buildSchema(to));
  return changes
    .filter(({ criticality }) => criticality.level === CriticalityLevel.Breaking)
    .map(
      ({ path, message }) =>
        `${path ?? ''}: ${message}. Programs rely on it since ${RELEASED}: bring it back, mark it @deprecated with a date and the name of what replaces it, and add the new one beside it.`,
    );
}

it('breaks nothing that programs rely on since the last release', async () => {
  expect(await broken(read(RELEASED), read('schema.gql'))).toEqual([]);
});

it('would say what to do about a field that is gone, and lets additions pass', async () => {
  const released = 'type Query { a: Int b: Int }';
  expect(await broken(released, 'type Query { a: Int b: Int c: Int }')).toEqual([]);
  expect(await broken(released, 'type Query { a: Int }')).toEqual([
    expect.stringMatching(/Query\.b.*mark it @deprecated/),
  ]);
});
