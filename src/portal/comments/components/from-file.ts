import type { Reader } from '../../frame/reader.js';

/** Who is said to have written it in a Word file, and which account brought that file. */
export const fromFile = (named: string, account: string, t: Reader['t']): string =>
  named === '' ? t('fromFile.nobody', { account }) : t('fromFile.somebody', { named, account });
