import 'reflect-metadata';
import { readdirSync, readFileSync } from 'node:fs';
import '../../src/app.module.js';
import { DESCRIBED_ENUMS } from '../../src/api/described-enum.js';
import { nameOf, WORDS } from '../../src/api/words/words.js';
import { HOLDERS } from '../../src/domain/policy.js';
import { LANGUAGES } from '../../src/domain/localized-text.js';
import { PROBLEM_CODES } from '../../src/domain/refusal.js';

/** All codes that people may read, by enum; roles are no enum of the schema but still have names. */
const ENUMS: Record<string, readonly string[]> = { ...Object.fromEntries(DESCRIBED_ENUMS), Role: HOLDERS };

const PORTAL = readdirSync('src/portal', { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file));

const says = (text: string | undefined, code: string) => text !== undefined && text.trim() !== '' && text !== code;
const valuesOf = (message: string) => [...message.matchAll(/{{(\w+)}}/g)].map(([, name]) => name!).toSorted();

it('knows the enums of the schema', () => {
  expect(Object.keys(ENUMS)).toEqual(expect.arrayContaining(['CommitmentState', 'PlanStage', 'ProblemCode', 'Role']));
});

describe.each(LANGUAGES)('words in %s', (language) => {
  const { enums, problems } = WORDS[language];

  it('name and explain every code', () => {
    const silent = Object.entries(ENUMS).flatMap(([name, codes]) =>
      codes
        .filter((code) => !says(enums[name]?.[code]?.name, code) || !says(enums[name]?.[code]?.meaning, code))
        .map((code) => `${name}.${code}`),
    );
    expect(silent).toEqual([]);
  });

  it('are found by pages, which know a code as the schema writes it', () => {
    const { ProblemCode: _, ...met } = ENUMS;
    const unsaid = Object.entries(met).flatMap(([name, codes]) =>
      codes.filter((code) => !says(enums[name]?.[code.toUpperCase().toLowerCase()]?.name, code)),
    );
    expect(unsaid).toEqual([]);
    expect(() => nameOf(language, 'ProposalOrder', 'alphabetical')).toThrow('ProposalOrder.alphabetical');
  });

  it('tell people about every problem', () => {
    expect(PROBLEM_CODES.filter((code) => !says(problems[code], code))).toEqual([]);
  });

  it('are all used', () => {
    const unused = [
      ...Object.entries(enums).flatMap(([name, codes]) =>
        Object.keys(codes)
          .filter((code) => !ENUMS[name]?.includes(code))
          .map((code) => `${name}.${code}`),
      ),
      ...Object.keys(enums).filter((name) => !(name in ENUMS)),
      ...Object.keys(problems).filter((code) => !(PROBLEM_CODES as readonly string[]).includes(code)),
    ];
    expect(unused).toEqual([]);
  });

  it('give two codes of an enum two names', () => {
    for (const codes of Object.values(enums)) {
      const names = Object.values(codes).map(({ name }) => name);
      expect(names).toEqual([...new Set(names)]);
    }
  });
});

it('has an enum for every name that the portal asks for', () => {
  const asked = PORTAL.flatMap((file) =>
    [...readFileSync(`src/portal/${file}`, 'utf8').matchAll(/\bname(?:Of)?\((?:language, )?'(\w+)'/g)].map(
      ([, name]) => name!,
    ),
  );
  expect(asked.length).toBeGreaterThan(20);
  expect(asked.filter((name) => !(name in ENUMS))).toEqual([]);
});

it('uses the same values of a problem in every language', () => {
  const uneven = PROBLEM_CODES.filter(
    (code) => new Set(LANGUAGES.map((language) => valuesOf(WORDS[language].problems[code] ?? '').join())).size > 1,
  );
  expect(uneven).toEqual([]);
});
