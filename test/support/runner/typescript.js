import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('../../../', import.meta.url);
const cache = new URL('node_modules/.cache/tequio-typescript/', root);
const settings = readFileSync(new URL('tsconfig.json', root), 'utf8');
mkdirSync(cache, { recursive: true });

/** A module is imported by its name after the build, `.js`. */
export function resolve(specifier, context, next) {
  if (specifier.startsWith('.') && specifier.endsWith('.js') && context.parentURL?.startsWith(root.href)) {
    const wanted = new URL(specifier, context.parentURL);
    for (const ending of ['.ts', '.tsx']) {
      const source = new URL(wanted.href.replace(/\.js$/, ending));
      if (!wanted.href.includes('/node_modules/') && existsSync(source))
        return { url: source.href, format: 'module', shortCircuit: true };
    }
  }
  return next(specifier, context);
}

export async function load(url, context, next) {
  const file = new URL(url);
  if (file.protocol !== 'file:' || !/\.tsx?$/.test(file.pathname)) return next(url, context);
  const source = readFileSync(file, 'utf8');
  const kept = new URL(
    `${createHash('sha256').update(settings).update(file.pathname).update(source).digest('hex')}.js`,
    cache,
  );
  if (!existsSync(kept)) await translate(fileURLToPath(file), source, kept);
  return { format: 'module', shortCircuit: true, source: readFileSync(kept, 'utf8') };
}

/** Two workers may translate the same file at the same time, so a file appears whole or not at all. */
async function translate(fileName, source, kept) {
  const { default: ts } = await import('typescript');
  const { config } = ts.parseConfigFileTextToJson('tsconfig.json', settings);
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, fileURLToPath(root));
  const { outputText } = ts.transpileModule(source, {
    fileName,
    compilerOptions: { ...options, module: ts.ModuleKind.ESNext, inlineSourceMap: true, sourceMap: false },
  });
  const begun = new URL(`${kept.href}.${process.pid}`);
  writeFileSync(begun, outputText);
  renameSync(begun, kept);
}
