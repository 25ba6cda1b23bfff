/** What a browser keeps under that name; `undefined` when it keeps nothing. */
export function cookieOf(name: string, header: string | undefined): string | undefined {
  const found = (header ?? '').split(/;\s*/).find((pair) => pair.startsWith(`${name}=`));
  return found?.slice(name.length + 1);
}

/** A cookie for the whole site that no script reads and no other site sends along with a form; `life` as in `Max-Age=60`. */
export const cookie = (name: string, value: string, life: string, https: boolean): string =>
  `${name}=${value}; Path=/; ${life}; HttpOnly; SameSite=Lax${https ? '; Secure' : ''}`;
