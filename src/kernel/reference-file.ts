import { load } from 'js-yaml';
import { readFileSync } from 'node:fs';

/** Reads a vocabulary or list of instruments of this release from `src/reference`. */
export function referenceFile<T>(
  name: 'instruments' | 'jurisdictions' | 'ogp-values' | 'policy-areas' | 'ecuador-questionnaires',
): T {
  return load(readFileSync(new URL(`../reference/${name}.yaml`, import.meta.url), 'utf8')) as T;
}
