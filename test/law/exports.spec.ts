import { readdirSync, readFileSync } from 'node:fs';

const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(?:m?js|tsx?)$/.test(file) && !file.includes('node_modules/'))
    .map((file) => `${folder}/${file}`);

/** The words of each file without its comments, because a comment may name what nothing uses. */
const words = new Map(
  ['src', 'test', 'bench', 'drills', 'scripts', 'bin', 'migrations'].flatMap(filesIn).map((file) => {
    const code = readFileSync(file, 'utf8').replaceAll(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, '');
    return [file, { code, names: new Set(code.match(/[\w$]+/g)) }];
  }),
);
const uses = new Map<string, number>();
for (const { names } of words.values()) for (const name of names) uses.set(name, (uses.get(name) ?? 0) + 1);

it('exports no function and no constant that no other file names, but for enums of the schema', () => {
  const lonely = [...words].flatMap(([file, { code }]) =>
    file.startsWith('src/') && !/\.spec\.tsx?$/.test(file)
      ? [...code.matchAll(/^export (?:async )?(?:const|function\*?) (\w+)/gm)]
          .filter(([, name]) => uses.get(name!) === 1 && !name!.endsWith('Enum'))
          .map(([, name]) => `${file}: ${name}`)
      : [],
  );
  expect(lonely).toEqual([]);
});

/** Three sets of names that stand for the things of the domain: in the schema, in the tables of imports, on pages. */
const setOf = (file: string): string =>
  [/\.types\.ts$/, /^src\/open-data\/store\//, /^src\/portal\//].find((set) => set.test(file))?.source ?? 'src';

it('gives no exported name to two things, but for the fields that each feature adds to earlier types', () => {
  const places = new Map<string, Set<string>>();
  for (const [file, { code }] of words)
    if (file.startsWith('src/') && !/\.spec\.tsx?$/.test(file) && file !== 'src/portal/frame/types.ts')
      for (const [, name] of code.matchAll(
        /^export (?:abstract |async )?(?:const|function\*?|class|interface|type) (\w+)/gm,
      )) {
        const key = `${name} (${setOf(file)})`;
        places.set(key, (places.get(key) ?? new Set()).add(file));
      }
  const shared = [...places].filter(([key, files]) => files.size > 1 && !key.startsWith('ADDED_FIELDS '));
  expect(shared.map(([key, files]) => [key, ...files])).toEqual([]);
});
