import { readdirSync, readFileSync } from 'node:fs';

const SRC = new URL('../../src/', import.meta.url);
const MOST = 250;

/** Files that are one thing although they are longer. */
const ONE_THING: Record<string, string> = {
  'domain/refusal.ts': 'a catalogue: one line for each problem',
  'portal/frame/types.ts': 'generated',
};

it('keeps files of code short enough to be one thing', () => {
  const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.tsx?$/.test(file) && !file.includes('.spec.'),
  );
  expect(files.length).toBeGreaterThan(1000);
  const long = files.filter((file) => readFileSync(new URL(file, SRC), 'utf8').split('\n').length - 1 > MOST);
  expect(long.toSorted()).toEqual(Object.keys(ONE_THING));
});
