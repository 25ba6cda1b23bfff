import { load } from 'js-yaml';
import { readFileSync } from 'node:fs';

/** One of the vocabularies and instruments of this release, as `src/reference` holds it. */
export function referenceFile<T>(name: 'instruments' | 'jurisdictions' | 'ogp-values' | 'policy-areas'): T {
  return load(readFileSync(new URL(`../reference/${name}.yaml`, import.meta.url), 'utf8')) as T;
}
