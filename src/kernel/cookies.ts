/** Every cookie of ours. */
export const COOKIES = {
  session: 'tequio',
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
type CookieName = (typeof COOKIES)[keyof typeof COOKIES];

const OF_A_PERSON: readonly CookieName[] = [
  COOKIES.session,
  COOKIES.signInStep,
  COOKIES.door,
  COOKIES.returned,
  COOKIES.done,
];

/**
 * Over https the browser itself holds such a name to this host only, the whole site, never without https: a page of
 * another host of the same domain cannot set it. Over plain http, on one's own machine, browsers refuse the prefix.
 */
const nameOver = (https: boolean, name: CookieName) => (https && OF_A_PERSON.includes(name) ? `__Host-${name}` : name);

/** What a browser keeps under that name; `undefined` when it keeps nothing. */
export const cookieOf = (name: CookieName, header: string | undefined, https: boolean): string | undefined =>
  valueOf(nameOver(https, name), header);

function valueOf(name: string, header: string | undefined): string | undefined {
  const found = (header ?? '').split(/;\s*/).find((pair) => pair.startsWith(`${name}=`));
  return found?.slice(name.length + 1);
}

/** Whether none of our cookies makes the answer somebody's own. */
export const isNobodysOwn = (header: string | undefined): boolean =>
  OF_A_PERSON.every((name) => [true, false].every((https) => cookieOf(name, header, https) === undefined));

/** A cookie for the whole site that no script reads and no other site sends along with a form; `life` as in `Max-Age=60`. */
export const cookie = (name: CookieName, value: string, life: string, https: boolean): string =>
  `${nameOver(https, name)}=${value}; Path=/; ${life}; HttpOnly; SameSite=Lax${https ? '; Secure' : ''}`;
