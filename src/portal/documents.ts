import { readFileSync } from 'node:fs';

const read = (name: string) => readFileSync(new URL(`./queries/${name}.graphql`, import.meta.url), 'utf8');

const FRAGMENTS = new Map(
  read('fragments')
    .split(/^(?=fragment )/m)
    .map((source) => [/^fragment (\w+)/.exec(source)?.[1] ?? '', source]),
);

/** The one document of a page. */
export const documentOf = (name: string): string => withFragments(read(name));

/** A document with the fragments it spreads: an unused one would not be valid. */
export function withFragments(document: string): string {
  const parts = [document];
  const seen = new Set<string>();
  for (const part of parts) {
    for (const [, fragment = ''] of part.matchAll(/\.\.\.(\w+)/g)) {
      const source = FRAGMENTS.get(fragment);
      if (source && !seen.has(fragment)) {
        seen.add(fragment);
        parts.push(source);
      }
    }
  }
  return parts.join('\n');
}
