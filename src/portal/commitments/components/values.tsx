import type { Fact } from '../../frame/components/facts.js';
import type { Thing } from '../../frame/documents.js';
import type { Reader } from '../../frame/reader.js';

/** The values that stand beside the text. A value that few commitments have is left out where there is none. */
export function valuesOf(given: Thing<'commitment', 'commitment'>, { t }: Reader): Fact[] {
  const areas = [...given.policyAreas, ...given.ogpValues].map(({ name }) => name.text);
  return [{ name: t('commitment.promise.areas'), value: areas.length > 0 ? areas.join(' · ') : null }];
}
