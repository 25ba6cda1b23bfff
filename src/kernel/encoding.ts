/** The best compression of an answer that the client accepts; `null` for none. */
export function encodingFor(accepted: string | string[] | undefined): 'br' | 'gzip' | null {
  const ways = String(accepted ?? '');
  if (/\bbr\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/.test(ways)) return 'br';
  if (/\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/.test(ways)) return 'gzip';
  return null;
}
