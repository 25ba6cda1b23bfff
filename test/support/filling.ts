import type { TestApp } from './app.js';
import { cookieOf, FROM_HERE } from './sign-in.js';

/** What a browser without script does: read a page, fill in one of its forms, send it, follow where it leads. */
export function filling(t: TestApp, handle: string | null) {
  const headers = async () => ({ ...FROM_HERE, ...(handle ? { cookie: await cookieOf(t, handle) } : {}) });
  const read = async (url: string) => await t.app.inject({ method: 'GET', url, headers: await headers() });
  return {
    read,
    /** Fills in the form of that name; hidden fields are sent as they stand on the page. */
    async send(url: string, name: string, fields: Record<string, string | string[]> = {}) {
      const { body } = await read(url);
      const form = [...body.matchAll(/<form method="post"[^]*?<\/form>/g)]
        .map(([html]) => html)
        .find((html) => html.includes(`name="form" value="${name}"`));
      if (!form) throw new Error(`${url} has no form ${name}`);
      const payload = new URLSearchParams();
      for (const [, field, value] of form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g))
        payload.append(field!, value!);
      for (const [field, value] of Object.entries(fields))
        for (const each of [value].flat()) payload.append(field, each);
      return await t.app.inject({
        method: 'POST',
        url,
        headers: { ...(await headers()), 'content-type': 'application/x-www-form-urlencoded' },
        payload: payload.toString(),
      });
    },
  };
}
