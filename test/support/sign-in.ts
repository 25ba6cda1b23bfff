import { Sessions } from '../../src/accounts/session.js';
import type { TestApp } from './app.js';

/** A sign-in session of that account, as the header of a browser; the second factor counts as passed. */
export async function cookieOf(t: TestApp, handle: string, { secondFactor = true } = {}): Promise<string> {
  const [account] = await t.db.query('select id from account where handle = $1', [handle]);
  const { token } = await t.app.get(Sessions).open(t.db.manager, account.id, 'email', { secondFactor });
  return `tequio=${token}`;
}

/** Headers of a request that a browser sends from a page of this site. */
export const FROM_HERE = { origin: 'http://localhost', host: 'localhost' };
