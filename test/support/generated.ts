import { readFileSync, writeFileSync } from 'node:fs';

/** Compares a committed file with the output of the present code; `npm run generate` writes it instead. */
export function expectGenerated(file: string, content: string): void {
  const url = new URL(`../../${file}`, import.meta.url);
  if (process.env['GENERATE'] === '1') writeFileSync(url, content);
  expect(readFileSync(url, 'utf8')).toBe(content);
}
