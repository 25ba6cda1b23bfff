import { readdirSync, readFileSync } from 'node:fs';

/** Packages that no file of ours imports, each with what needs it. */
const NEEDED_BY: Record<string, string> = {
  '@as-integrations/fastify': '@nestjs/apollo loads it',
  '@fastify/static': '@nestjs/platform-fastify loads it',
  '@nestjs/cli': 'npm run build',
  oxlint: 'npm run lint',
  'oxlint-tsgolint': 'npm run lint',
};

const SOURCES = ['src', 'test', 'scripts', 'drills', 'bin', 'migrations', 'bench'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(
      (file) =>
        /\.(?:m?js|tsx?|json)$/.test(file) && !/node_modules\/|package(?:-lock)?\.json|law\/dependencies/.test(file),
    )
    .map((file) => `${folder}/${file}`),
);
const TOP = ['jest.config.js', 'stryker.config.js', 'nest-cli.json', 'tsconfig.json', '.oxlintrc.json'];

it('depends on no package that nothing needs', () => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as Record<
    'dependencies' | 'devDependencies',
    Record<string, string>
  >;
  const text = [...SOURCES, ...TOP].map((file) => readFileSync(file, 'utf8')).join('\n');
  const isNamed = (name: string) =>
    text.includes(`'${name}'`) || text.includes(`'${name}/`) || text.includes(`"${name}"`);
  const unnamed = Object.keys({ ...dependencies, ...devDependencies }).filter(
    (name) => !isNamed(name.replace(/^@types\//, '')),
  );
  expect(unnamed.toSorted()).toEqual(Object.keys(NEEDED_BY).toSorted());
});
