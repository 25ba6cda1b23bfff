import { Doors } from '../../src/accounts/doors.js';
import type { TestApp } from './app.js';
import { cameBack, doneOf } from './filling.js';
import { cookieOf, FROM_HERE } from './sign-in.js';

interface Answered {
  headers: { location?: string | undefined; 'set-cookie'?: string | string[] | undefined };
}

/** The address to which a refused form led, and the code of its message: `/es/entrar EMAIL_INVALID`. */
function refusedAt(t: TestApp, { headers }: Answered): string | undefined {
  const cookies = [headers['set-cookie'] ?? []].flat().map((each) => each.split(';')[0]);
  const problem = t.app.get(Doors).told(cookies.join('; '))?.problem;
  return problem ? `${headers.location} ${problem.code}` : undefined;
}

/** A browser without script, as the server sees it: it keeps cookies and sends forms of our own pages. */
export function browsing(t: TestApp) {
  const cookies = new Map<string, string>();
  const keep = (header: string | string[] | undefined) => {
    for (const cookie of [header ?? []].flat()) {
      const [pair] = cookie.split(';');
      const [name, value] = [pair!.slice(0, pair!.indexOf('=')), pair!.slice(pair!.indexOf('=') + 1)];
      if (/max-age=0/i.test(cookie)) cookies.delete(name);
      else cookies.set(name, value);
    }
  };
  const headers = () => ({ ...FROM_HERE, cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') });
  const send = async (url: string, form: Record<string, string> | URLSearchParams) => {
    const answer = await t.app.inject({
      method: 'POST',
      url,
      headers: { ...headers(), 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(form).toString(),
    });
    keep(answer.headers['set-cookie']);
    return cameBack(t, answer, headers());
  };
  return {
    cookies,
    async send(url: string, form: Record<string, string> = {}) {
      const answer = await send(url, form);
      return {
        status: answer.statusCode,
        to: answer.headers.location,
        done: doneOf(answer),
        refused: refusedAt(t, answer),
        set: [answer.headers['set-cookie'] ?? []].flat(),
      };
    },
    /** Sends a form that answers with a page or a file. */
    async post(url: string, form: Record<string, string> | URLSearchParams = {}) {
      const answer = await send(url, form);
      return { status: answer.statusCode, to: answer.headers.location, headers: answer.headers, body: answer.body };
    },
    async open(url: string) {
      const answer = await t.app.inject({ method: 'GET', url, headers: headers() });
      keep(answer.headers['set-cookie']);
      const { body, headers: given } = answer;
      return { status: answer.statusCode, to: given.location, refused: refusedAt(t, answer), body };
    },
    // The type of the answer depends on the document of the test.
    // oxlint-disable-next-line typescript/no-explicit-any
    async ask(query: string, variables: object = {}): Promise<any> {
      const answer = await t.app.inject({
        method: 'POST',
        url: '/graphql',
        headers: { ...headers(), 'content-type': 'application/json' },
        payload: { query, variables },
      });
      const { data, errors } = answer.json();
      if (errors) throw new Error(JSON.stringify(errors));
      return data;
    },
  };
}

/** A browser in which this account is signed in. */
export async function signedIn(t: TestApp, handle: string, options: Parameters<typeof cookieOf>[2] = {}) {
  const browser = browsing(t);
  const [name, value] = (await cookieOf(t, handle, options)).split('=');
  browser.cookies.set(name!, value!);
  return browser;
}

/** The values of the hidden fields of a form of the page, as a browser sends them. */
export function hiddenIn(body: string, form: string): Record<string, string> {
  const [drawn = ''] = body.split('<form').filter((part) => part.includes(`name="form" value="${form}"`));
  const inputs = drawn.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g);
  return Object.fromEntries([...inputs].map(([, name, value]) => [name!, value!]));
}
