import { FROM_HERE } from './sign-in.js';
import type { TestApp } from './app.js';

/**
 * Filters and orders link to themselves in endless combinations, so only this many addresses are read for each page and
 * set of filters.
 */
const ALIKE = 2;

/** Every page that links reach from the first one: its address and its HTML; at most `most` of each kind. */
export async function crawl(t: TestApp, from: string, cookie = '', most = Infinity): Promise<Map<string, string>> {
  const language = from.slice(0, 3);
  const read = new Map<string, string>();
  const alike = new Map<string, number>();
  const ahead = [from];
  for (let url = ahead.shift(); url; url = ahead.shift()) {
    if (read.has(url)) continue;
    const [path, asked] = url.split('?');
    const [, , page, key, part] = path!.split('/');
    const same = [page, key && 'one', part].join('/');
    if (!asked && (alike.get(same) ?? 0) >= most) continue;
    if (!asked) alike.set(same, (alike.get(same) ?? 0) + 1);
    const kind = asked && `${path!.split('/')[2]}?${[...new URLSearchParams(asked).keys()].toSorted().join('&')}`;
    if (kind && (alike.get(kind) ?? 0) >= ALIKE) continue;
    if (kind) alike.set(kind, (alike.get(kind) ?? 0) + 1);
    const { body, headers } = await t.app.inject({ method: 'GET', url, headers: { ...FROM_HERE, cookie } });
    if (!String(headers['content-type']).startsWith('text/html')) continue;
    read.set(url, body);
    for (const [, href] of body.matchAll(/<a [^>]*?href="([^"#]+)/g)) {
      const to = href!.replaceAll('&amp;', '&');
      if (to.startsWith(language) && !read.has(to)) ahead.push(to);
    }
  }
  return read;
}

/** The markup of one paragraph, row, fact or heading: from one end of a block to the next. */
export const blocksOf = (body: string): string[] =>
  body.split(/<\/?(?:p|li|dd|dt|tr|caption|summary|h1|h2|h3|section|article|main|footer|header)\b[^>]*>/);

export const textOf = (markup: string): string =>
  markup
    .replaceAll(/<(?:svg|style|script)\b.*?<\/(?:svg|style|script)>/gs, ' ')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll('&quot;', '"')
    .replaceAll(/\s+/g, ' ')
    .trim();
