import type { Reader } from '../../frame/reader.js';

/** Names the author that a Word file states, and the account that brought the file. */
export const fromFile = (named: string, account: string, t: Reader['t']): string =>
  named === '' ? t('fromFile.nobody', { account }) : t('fromFile.somebody', { named, account });
