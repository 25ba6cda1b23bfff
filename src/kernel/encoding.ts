/** How an answer may be compressed for whoever accepts this; the better way first, `null` for neither. */
export function encodingFor(accepted: string | string[] | undefined): 'br' | 'gzip' | null {
  const ways = String(accepted ?? '');
  if (/\bbr\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/.test(ways)) return 'br';
  if (/\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/.test(ways)) return 'gzip';
  return null;
}
