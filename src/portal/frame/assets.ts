import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

export interface Asset {
  path: string;
  type: string;
  content: Buffer;
}

/** The address holds a hash of the content, so that a browser may keep the file for ever. */
function asset(name: string, extension: string, type: string, content: Buffer): Asset {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 12);
  return { path: `/assets/${name}-${hash}.${extension}`, type, content };
}

/**
 * The font is the upright Latin cut only, 34 kB for every weight: the pages use no italics, and a first visit must stay
 * small.
 */
export const FONT = asset(
  'atkinson',
  'woff2',
  'font/woff2',
  readFileSync(
    createRequire(import.meta.url).resolve(
      '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2',
    ),
  ),
);

/** The style sheets in the order of their names, without comments and indents. */
function styles(): Buffer {
  const folder = new URL('./styles/', import.meta.url);
  const sheets = readdirSync(folder)
    .filter((name) => name.endsWith('.css'))
    .toSorted()
    .map((name) => readFileSync(new URL(name, folder), 'utf8'));
  const css = sheets
    .join('\n')
    .replaceAll(/\/\*[^]*?\*\//g, '')
    .replaceAll(/\n\s*/g, '\n')
    .replaceAll('FONT_ADDRESS', FONT.path);
  return Buffer.from(css);
}

export const STYLES = asset('tequio', 'css', 'text/css; charset=utf-8', styles());

/** The one script of the pages; each works without it (docs/adr/0095). */
export const SCRIPT = asset(
  'page',
  'js',
  'text/javascript; charset=utf-8',
  readFileSync(new URL('./script/page.js', import.meta.url)),
);

export const ASSETS = new Map([FONT, SCRIPT, STYLES].map((each) => [each.path, each]));
