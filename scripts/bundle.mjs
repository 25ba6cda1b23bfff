// Joins the build and its packages into few files: reading two thousand modules one by one took more than half of the
// start (docs/adr/0061). The command line and the tests still use `dist/src`.
import { build } from 'esbuild';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const source = fileURLToPath(new URL('../dist/src/', import.meta.url));
const target = fileURLToPath(new URL('../dist/server/', import.meta.url));

/**
 * These packages stay in node_modules: Nest, Apollo and TypeORM load them by name at run time, and there must be only
 * one copy of each.
 */
const ASKED_FOR_BY_NAME = [
  '@apollo/utils.createhash',
  'class-transformer',
  'class-validator',
  'graphile-worker',
  'pg',
  'typeorm',
];
/** Nest looks for these packages; they are not installed. */
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

/** A module that reads a file beside itself still finds that file. */
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
 * esbuild names every function each time it is created, even closures. This replacement names only classes and
 * functions whose name differs from their source, and leaves arrow and async functions as they are.
 */
const NAMING = 'var __name = (target, value) => __defProp(target, "name", { value, configurable: true });';
const SPARING = `var __name = (target, value) => target.prototype === undefined || target.name === value ? target : __defProp(target, "name", { value, configurable: true });`;

const { outputFiles } = await build({
  entryPoints: [{ in: `${source}main.js`, out: 'joined' }],
  outdir: target,
  write: false,
  bundle: true,
  // Modules that the first lines do not need go into their own file, which is read while PostgreSQL starts.
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  // A package with two forms must be loaded in one form only: the one that Nest requires.
  mainFields: ['main'],
  conditions: ['require'],
  // GraphQL types are named after classes.
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
/** A process with the plain ways (`src/kernel/speed`) gets the modules as they were built. */
const CHOICE = "await import(process.env.SPEED === 'off' ? '../src/main.js' : './joined.js');\n";
await writeFile(`${target}main.js`, CHOICE);
await Promise.all(
  outputFiles.map((file) =>
    writeFile(file.path, naming.includes(file) ? file.text.replace(NAMING, SPARING) : file.contents),
  ),
);
