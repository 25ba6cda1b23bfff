import type { TestApp } from './app.js';
import { formData } from './files.js';
import { cookieOf, FROM_HERE } from './sign-in.js';

/** Acts of a browser without script: read a page, fill in one of its forms, send it, follow the redirect. */
export function filling(t: TestApp, handle: string | null) {
  const headers = async () => ({ ...FROM_HERE, ...(handle ? { cookie: await cookieOf(t, handle) } : {}) });
  const read = async (url: string) => await t.app.inject({ method: 'GET', url, headers: await headers() });
  const post = async (url: string, payload: URLSearchParams) => {
    const own = await headers();
    const answer = await t.app.inject({
      method: 'POST',
      url,
      headers: { ...own, 'content-type': 'application/x-www-form-urlencoded' },
      payload: payload.toString(),
    });
    return cameBack(t, answer, own);
  };
  /** Confirms when the site first lists the consequences. */
  const agreed = async (url: string, answer: Awaited<ReturnType<typeof post>>) =>
    answer.statusCode === 200 && answer.body.includes('name="sure" value="yes"')
      ? post(url, sureOf(answer.body, 'yes'))
      : answer;
  return {
    read,
    /** Fills in the form of that name and sends it, to read the consequences. */
    ask: async (url: string, name: string, fields: Record<string, string | string[]> = {}) =>
      post(url, filled(await read(url), url, name, fields)),
    /** Presses a button below the consequences. */
    say: (url: string, { body }: { body: string }, sure: 'yes' | 'no') => post(url, sureOf(body, sure)),
    /** Sends a form that the page does not show to this person. */
    post: (url: string, name: string, fields: Record<string, string | string[]>) => {
      const all = { form: name, once: `${name} ${Math.random()}`, ...fields };
      const pairs = Object.entries(all).flatMap(([field, value]) => [value].flat().map((each) => [field, each]));
      return post(url, new URLSearchParams(pairs)).then((answer) => agreed(url, answer));
    },
    /** Fills in the form of that name; hidden fields are sent as on the page. */
    send: async (url: string, name: string, fields: Record<string, string | string[]> = {}) =>
      agreed(url, await post(url, filled(await read(url), url, name, fields))),
    /** Fills in the form of that name, and sends it with a file. */
    sendFile: async (url: string, name: string, file: { content: Buffer; name: string }) => {
      const own = await headers();
      const form = formData(Object.fromEntries(filled(await read(url), url, name, {})), file);
      const answer = await t.app.inject({
        method: 'POST',
        url,
        headers: { ...own, ...form.headers },
        payload: form.payload,
      });
      return cameBack(t, answer, own);
    },
    /** The same, by a person who clicks again before the answer comes. */
    async sendTwice(url: string, name: string, fields: Record<string, string | string[]> = {}) {
      const payload = filled(await read(url), url, name, fields);
      const [first, second] = await Promise.all([post(url, payload), post(url, payload)]);
      return Promise.all([agreed(url, first), agreed(url, second)]);
    },
  };
}

/** The fields that the page with the consequences sends on, with the pressed button. */
function sureOf(body: string, sure: 'yes' | 'no'): URLSearchParams {
  const form = [...body.matchAll(/<form method="post"[^]*?<\/form>/g)].find(([html]) =>
    html.includes('name="sure"'),
  )![0];
  const fields = [...form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  const payload = new URLSearchParams(fields.map(([, field, value]) => [field!, plain(value!)]));
  payload.append('sure', sure);
  return payload;
}

const plain = (html: string) =>
  html.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/**
 * A rejected form redirects to its page, which shows it again: gives that page. Any other answer is given unchanged.
 */
export async function cameBack<Answer extends Sent & { statusCode: number }>(
  t: TestApp,
  answer: Answer,
  own: Record<string, string>,
) {
  const back = [answer.headers['set-cookie'] ?? []].flat().find((each) => each.startsWith('tequio-returned='));
  if (!back || !answer.headers.location) return answer;
  const cookie = [own['cookie'], back.split(';')[0]].filter(Boolean).join('; ');
  return (await t.app.inject({
    method: 'GET',
    url: answer.headers.location,
    headers: { ...own, cookie },
  })) as unknown as Answer;
}

interface Sent {
  headers: { location?: string | undefined; 'set-cookie'?: string | string[] | undefined };
}

/** The message that the sender of a form reads once, on any page. */
export const doneOf = ({ headers }: Sent): string | undefined =>
  [headers['set-cookie'] ?? []].flat().flatMap((cookie) => /^done=(\w+)/.exec(cookie)?.[1] ?? [])[0];

/** The address to which a form led, and the message there. */
export const wentTo = (answer: Sent): [string | undefined, string | undefined] => [
  answer.headers.location,
  doneOf(answer),
];

function filled(
  { body }: { body: string },
  url: string,
  name: string,
  fields: Record<string, string | string[]>,
): URLSearchParams {
  const forms = [...body.matchAll(/<form method="post"[^]*?<\/form>/g)]
    .map(([html]) => html)
    .filter((html) => html.includes(`name="form" value="${name}"`));
  // Several forms of one name are each about another thing.
  const form = forms.find((html) => html.includes(`name="at" value="${String(fields['at'])}"`)) ?? forms[0];
  if (!form) throw new Error(`${url} has no form ${name}`);
  const payload = new URLSearchParams();
  for (const [, field, value] of form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g))
    if (!Object.hasOwn(fields, field!)) payload.append(field!, value!);
  for (const [field, value] of Object.entries(fields)) for (const each of [value].flat()) payload.append(field, each);
  return payload;
}
