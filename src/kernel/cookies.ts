/** All cookies of this site. */
export const COOKIES = {
  session: 'tequio',
  /** State that the browser carries between the steps of signing in. */
  signInStep: 'tequio-step',
  /** Message of the last sign-in form, sealed because anybody can write an address. */
  door: 'tequio-door',
  /** Key that finds and opens the rejected forms of this browser. */
  returned: 'tequio-returned',
  /** Message about the last act, shown once. */
  done: 'done',
  /** Language in which somebody last read, so that `/` opens in it. A mere reader gets no other cookie. */
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
 * The `__Host-` prefix makes the browser bind the cookie to this host, the whole site and https: a page on another host
 * of the same domain cannot set it. Browsers refuse the prefix over plain http, as on one's own machine.
 */
const nameOver = (https: boolean, name: CookieName) => (https && OF_A_PERSON.includes(name) ? `__Host-${name}` : name);

/** The value of a cookie; `undefined` when the browser sent none. */
export const cookieOf = (name: CookieName, header: string | undefined, https: boolean): string | undefined =>
  valueOf(nameOver(https, name), header);

function valueOf(name: string, header: string | undefined): string | undefined {
  const found = (header ?? '').split(/;\s*/).find((pair) => pair.startsWith(`${name}=`));
  return found?.slice(name.length + 1);
}

/** True when no cookie of the request makes the answer personal. */
export const isNobodysOwn = (header: string | undefined): boolean =>
  OF_A_PERSON.every((name) => [true, false].every((https) => cookieOf(name, header, https) === undefined));

/**
 * A cookie for the whole site. Scripts cannot read it, and other sites cannot send it with a form. `life` is for
 * example `Max-Age=60`.
 */
export const cookie = (name: CookieName, value: string, life: string, https: boolean): string =>
  `${nameOver(https, name)}=${value}; Path=/; ${life}; HttpOnly; SameSite=Lax${https ? '; Secure' : ''}`;
