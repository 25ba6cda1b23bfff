import { existsSync, readFileSync, statSync, type Stats } from 'node:fs';
import { dirname } from 'node:path';

/** The account that runs PostgreSQL for a root process; PostgreSQL refuses to run as root. */
export interface Account {
  uid: number;
  gid: number;
}

/** Accounts below 1000 are the system's own, those above are people's. */
function rank(name: string, uid: number): number {
  return ['postgres', '_postgres', 'nobody'].indexOf(name) + 1 || (uid < 1000 ? 9 : 99);
}

/**
 * The best account of a password file: `postgres`, else `nobody`, else any other that is no person's. A number without
 * an entry comes last, because initdb looks its own name up and gives up without one.
 */
export function unprivilegedAccount(passwd: string): Account {
  const [best] = passwd
    .split('\n')
    .map((line) => line.split(':'))
    // macOS writes nobody's number as -2.
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 }))
    .filter(({ name, uid }) => uid > 0 && rank(name, uid) < 99)
    .toSorted((a, b) => rank(a.name, a.uid) - rank(b.name, b.uid));
  return { uid: best?.uid ?? 65534, gid: best?.gid ?? 65534 };
}

/** Who runs the server: nobody else when we are an ordinary user; for root the data's owner, else the best account. */
export function accountFor(data: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const owner = statSync(data, { throwIfNoEntry: false });
  if (owner && owner.uid > 0) return { uid: owner.uid, gid: owner.gid };
  return unprivilegedAccount(existsSync('/etc/passwd') ? readFileSync('/etc/passwd', 'utf8') : '');
}

/** Has the account this right (4 read, 1 search or run) by the mode bits? The server gets no supplementary groups. */
function allows(stats: Stats, account: Account, right: 1 | 4): boolean {
  const shift = stats.uid === account.uid ? 6 : stats.gid === account.gid ? 3 : 0;
  return ((stats.mode >> shift) & right) === right;
}

/**
 * The first folder on the way to `path` (itself included, when it is a folder) that the account can't traverse, or
 * undefined when the way is open. Parts that don't exist yet are ours to make, so they count as open.
 */
export function closedFolder(path: string, account: Account): string | undefined {
  const parent = dirname(path);
  const above = parent === path ? undefined : closedFolder(parent, account);
  if (above) return above;
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats?.isDirectory() && !allows(stats, account, 1) ? path : undefined;
}

/** Can the account read (and, for a program, run) this file? */
export function canUse(file: string, account: Account, program = false): boolean {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (!stats || closedFolder(dirname(file), account)) return false;
  return allows(stats, account, 4) && (!program || allows(stats, account, 1));
}
