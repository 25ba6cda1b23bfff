import { existsSync } from 'node:fs';

const KNOWN = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/**
 * The path of a Chromium, if there is one: `CHROMIUM_PATH` first. With `REQUIRE_BROWSER=1` its absence is a failure.
 */
export function chromiumPath(): string | null {
  const found = [process.env['CHROMIUM_PATH'] ?? '', ...KNOWN].find((path) => path !== '' && existsSync(path)) ?? null;
  if (found === null) {
    const told = 'NO CHROMIUM FOUND: the browser tests are LEFT OUT. Install one, or name it in CHROMIUM_PATH.';
    if (process.env['REQUIRE_BROWSER'] === '1') throw new Error(told);
    process.stderr.write(`\n${told}\n`);
  }
  return found;
}

export const CHROMIUM_ARGUMENTS = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
