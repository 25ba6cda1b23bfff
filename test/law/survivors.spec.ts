import { existsSync, readFileSync } from 'node:fs';

/** A change as `scripts/mutate/survivors.mjs` names it. */
interface Named {
  line: string;
  change: string;
}
interface Explanation {
  line: string;
  changes: string[];
  why: string;
}
interface Place {
  line: number;
  column: number;
}
interface Judge {
  named(source: string, change: { location: Record<'start' | 'end', Place>; replacement: string }): Named;
  compared(survivors: Named[], explanations: Explanation[]): { unexplained: Named[]; outdated: Named[] };
  misplaced(source: string, explanations: Explanation[]): Named[];
}

const at = (path: string) => new URL(`../../${path}`, import.meta.url);
const { named, compared, misplaced } = (await import(at('scripts/mutate/survivors.mjs').href)) as Judge;
const KEPT = JSON.parse(readFileSync(at('scripts/mutate/survivors.json'), 'utf8')) as Record<string, Explanation[]>;

const SOURCE = `const isPast = (day: string | null, today: string) =>
  day !== null && day < today;
const both = [
  'one',
  'two',
];
`;
const guard = { line: 'day !== null && day < today;', change: 'day !== null → true' };
const list = { line: 'const both = [', change: "[ 'one', 'two', ] → []" };

it.each([
  ['a part of a line', [2, 3, 2, 15], 'true', guard],
  ['the end of a line', [2, 19, 2, 30], 'false', { ...guard, change: 'day < today → false' }],
  ['several lines', [3, 14, 6, 2], '[]', list],
] as const)(
  'names %s by its own words and not by its place',
  (_, [line, column, toLine, toColumn], replacement, is) => {
    const location = { start: { line, column }, end: { line: toLine, column: toColumn } };
    expect(named(SOURCE, { location, replacement })).toEqual(is);
    const lower = { start: { line: line + 1, column }, end: { line: toLine + 1, column: toColumn } };
    expect(named(`\n${SOURCE}`, { location: lower, replacement })).toEqual(is);
  },
);

describe('an explanation', () => {
  const why = 'A comparison with null is false in any case.';
  const explained = [{ line: guard.line, changes: [guard.change], why }];

  it('is missing for a survivor that none names', () => {
    expect(compared([guard, list], explained)).toEqual({ unexplained: [list], outdated: [] });
    const other = { ...guard, change: 'day < today → true' };
    expect(compared([guard, other], explained).unexplained).toEqual([other]);
    expect(compared([{ ...guard, line: 'return day !== null;' }], explained).unexplained).toHaveLength(1);
  });

  it('is outdated once the change that it names is noticed', () => {
    expect(compared([], explained)).toEqual({ unexplained: [], outdated: [guard] });
  });

  it('is misplaced once its line changed, or what it changes stands there no more', () => {
    expect(misplaced(SOURCE, explained)).toEqual([]);
    expect(misplaced(SOURCE, [{ line: list.line, changes: [list.change], why }])).toEqual([]);
    expect(misplaced(SOURCE.replace('< today', '<= today'), explained)).toEqual([guard]);
    const wrong = { line: guard.line, change: 'day === null → true' };
    expect(misplaced(SOURCE, [{ line: wrong.line, changes: [wrong.change], why }])).toEqual([wrong]);
  });
});

it.each(Object.entries(KEPT))('keeps explanations that belong to the present rules of %s', (rule, explanations) => {
  expect(existsSync(at(`src/domain/${rule}.spec.ts`))).toBe(true);
  expect(misplaced(readFileSync(at(`src/domain/${rule}.ts`), 'utf8'), explanations)).toEqual([]);
  for (const { changes, why } of explanations) {
    expect(changes.length).toBeGreaterThan(0);
    expect(why).toMatch(/^\p{Lu}.+[.]$/u);
  }
});
