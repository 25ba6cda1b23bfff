// Joins the build and the packages that it needs into few files: reading two thousand modules one by one took the server
// more than half of its start (docs/adr/0061). `dist/src` stays what the command line and the tests use.
import { build } from 'esbuild';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const source = fileURLToPath(new URL('../dist/src/', import.meta.url));
const target = fileURLToPath(new URL('../dist/server/', import.meta.url));

/** Read from node_modules as ever: Nest, Apollo and TypeORM ask by name while they run, and there must be one of each. */
const ASKED_FOR_BY_NAME = [
  '@apollo/utils.createhash',
  'class-transformer',
  'class-validator',
  'graphile-worker',
  'pg',
  'typeorm',
];
/** Nest looks whether these are installed; they are not. */
const OPTIONAL = [
  '@apollo/gateway',
  '@apollo/subgraph',
  '@as-integrations/express5',
  '@fastify/view',
  '@nestjs/microservices',
  '@nestjs/platform-express',
  '@nestjs/websockets',
  'bufferutil',
  'ts-morph',
  'utf-8-validate',
];

/** A module that reads a file beside itself keeps finding it there. */
const keepPlaces = {
  name: 'keep-places',
  setup(building) {
    building.onLoad({ filter: /\.js$/ }, async ({ path }) => {
      if (!path.startsWith(source)) return undefined;
      const place = JSON.stringify(`../src/${relative(source, path).replaceAll('\\', '/')}`);
      const text = await readFile(path, 'utf8');
      return { contents: text.replaceAll('import.meta.url', `new URL(${place}, import.meta.url).href`) };
    });
  },
};

/**
 * esbuild gives a name to every function each time that it is made, closures too. Ours names classes and functions that
 * are called otherwise than they were written, and leaves arrow and async functions as they are.
 */
const NAMING = 'var __name = (target, value) => __defProp(target, "name", { value, configurable: true });';
const SPARING = `var __name = (target, value) => target.prototype === undefined || target.name === value ? target : __defProp(target, "name", { value, configurable: true });`;

const { outputFiles } = await build({
  entryPoints: [{ in: `${source}main.js`, out: 'joined' }],
  outdir: target,
  write: false,
  bundle: true,
  // What the first lines do not need comes in a file of its own, read while PostgreSQL starts.
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  // Packages that exist in two forms must come in one: the same that Nest requires.
  mainFields: ['main'],
  conditions: ['require'],
  // Names of classes are names of GraphQL types.
  keepNames: true,
  external: [...ASKED_FOR_BY_NAME, ...OPTIONAL],
  plugins: [keepPlaces],
  banner: {
    js: `import { createRequire as requireFrom } from 'node:module';
import { fileURLToPath as pathOf } from 'node:url';
const require = requireFrom(import.meta.url), __filename = pathOf(import.meta.url), __dirname = pathOf(new URL('.', import.meta.url));`,
  },
  logLevel: 'warning',
});

await rm(target, { recursive: true, force: true });
await mkdir(target, { recursive: true });
const naming = outputFiles.filter(({ text }) => text.includes(NAMING));
if (naming.length !== 1)
  process.stderr.write(
    'esbuild names functions in another way than scripts/bundle.mjs knows: all of them are named.\n',
  );
/** Whoever wants the plain roads (`src/kernel/speed`) gets the modules as they were built. */
const CHOICE = "await import(process.env.SPEED === 'off' ? '../src/main.js' : './joined.js');\n";
await writeFile(`${target}main.js`, CHOICE);
await Promise.all(
  outputFiles.map((file) =>
    writeFile(file.path, naming.includes(file) ? file.text.replace(NAMING, SPARING) : file.contents),
  ),
);
