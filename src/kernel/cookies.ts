/** Every cookie of ours. */
export const COOKIES = {
  /** Plain http is for one's own machine: browsers refuse the prefix of `secureSession` there. */
  session: 'tequio',
  /** Over https the browser itself holds the name to: this host only, the whole site, never without https. */
  secureSession: '__Host-tequio',
  /** What the browser carries between the steps of signing in. */
  signInStep: 'tequio-step',
  /** What the doors told it, sealed. */
  door: 'tequio-door',
  /** Finds and opens the forms of this browser that came back. */
  returned: 'tequio-returned',
  /** What was just done, to be told once. */
  done: 'done',
  /** The only one of whoever just reads: the language somebody last read in, so that `/` opens in it. */
  language: 'lang',
} as const;

const OF_A_PERSON = [
  COOKIES.session,
  COOKIES.secureSession,
  COOKIES.signInStep,
  COOKIES.door,
  COOKIES.returned,
  COOKIES.done,
];

/** What a browser keeps under that name; `undefined` when it keeps nothing. */
export function cookieOf(name: string, header: string | undefined): string | undefined {
  const found = (header ?? '').split(/;\s*/).find((pair) => pair.startsWith(`${name}=`));
  return found?.slice(name.length + 1);
}

/** Whether none of our cookies makes the answer somebody's own. */
export const isNobodysOwn = (header: string | undefined): boolean =>
  OF_A_PERSON.every((name) => cookieOf(name, header) === undefined);

/** A cookie for the whole site that no script reads and no other site sends along with a form; `life` as in `Max-Age=60`. */
export const cookie = (name: string, value: string, life: string, https: boolean): string =>
  `${name}=${value}; Path=/; ${life}; HttpOnly; SameSite=Lax${https ? '; Secure' : ''}`;
