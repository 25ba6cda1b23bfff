// Takes the pictures of the README from a running server: `npm start`, then `npm run pictures [address]`. Each shows
// only the part that the README describes. With `pngquant` their colours are reduced to a palette.
import { existsSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const base = process.argv[2] ?? 'http://127.0.0.1:3000';
const folder = fileURLToPath(new URL('../docs/pictures/', import.meta.url));
const executablePath = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/google-chrome'].find(
  (path) => path && existsSync(path),
);
const DESK = { width: 1280, height: 900 };
const PHONE = { width: 360, height: 740 };
const COMMITMENT = '/es/compromisos/EDOMEX-TLALNE-2021-03';
const EXAMPLE = 'edomex-tlalnepantla-ejemplo';
const PICTURES = {
  home: { path: '/es', viewport: DESK },
  plan: { path: '/es/planes/edomex-tlalnepantla-2021', viewport: DESK },
  milestones: { path: `${COMMITMENT}#hitos`, viewport: DESK },
  programme: { path: '/es/programas/caravanas-justicia-cotidiana#cifras', viewport: DESK },
  proposals: { path: `/es/propuestas?plan=${EXAMPLE}`, viewport: DESK },
  proposal: { path: `/es/propuestas/${EXAMPLE.toUpperCase()}-P-001`, viewport: DESK },
  responses: { path: `/es/respuestas/${EXAMPLE}`, viewport: DESK },
  text: { path: '/es/compromisos/EDOMEX-EJEMPLO-03/texto', viewport: DESK },
  versions: { path: '/es/compromisos/EDOMEX-EJEMPLO-03/versiones?from=1&to=8', viewport: DESK },
  dark: { path: '/en/commitments', viewport: DESK, colorScheme: 'dark' },
  phone: { path: '/es', viewport: PHONE },
};

const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
for (const [name, { path, viewport, colorScheme = 'light' }] of Object.entries(PICTURES)) {
  const page = await browser.newPage({ viewport, colorScheme });
  await page.goto(base + path);
  const file = `${folder}${name}.png`;
  await page.screenshot({ path: file });
  await page.close();
  spawnSync('pngquant', ['--force', '--skip-if-larger', '--strip', '--output', file, '64', file]);
  process.stdout.write(`${name}.png\n`);
}
await browser.close();
