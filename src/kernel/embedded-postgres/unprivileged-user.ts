import { existsSync, readFileSync, statSync, type Stats } from 'node:fs';
import { dirname } from 'node:path';

/** The account that runs PostgreSQL for a root process; PostgreSQL refuses to run as root. */
export interface Account {
  uid: number;
  gid: number;
}

/** Accounts below 1000 belong to the system, those above to people. */
function rank(name: string, uid: number): number {
  return ['postgres', '_postgres', 'nobody'].indexOf(name) + 1 || (uid < 1000 ? 9 : 99);
}

/**
 * The best account of a password file: `postgres`, else `nobody`, else any other that belongs to no person. A number
 * without an entry comes last, because initdb looks up its own name and gives up without one.
 */
export function unprivilegedAccount(passwd: string): Account {
  const [best] = passwd
    .split('\n')
    .map((line) => line.split(':'))
    // macOS writes the number of `nobody` as -2.
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 }))
    .filter(({ name, uid }) => uid > 0 && rank(name, uid) < 99)
    .toSorted((a, b) => rank(a.name, a.uid) - rank(b.name, b.uid));
  return { uid: best?.uid ?? 65534, gid: best?.gid ?? 65534 };
}

/**
 * The account that runs the server: undefined (ourselves) for an ordinary user; for root the owner of the data, else
 * the best account.
 */
export function accountFor(data: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const owner = statSync(data, { throwIfNoEntry: false });
  if (owner && owner.uid > 0) return { uid: owner.uid, gid: owner.gid };
  return unprivilegedAccount(existsSync('/etc/passwd') ? readFileSync('/etc/passwd', 'utf8') : '');
}

/**
 * True when the mode bits give the account this right (4 read, 1 search or run). The server gets no supplementary
 * groups.
 */
function allows(stats: Stats, account: Account, right: 1 | 4): boolean {
  const shift = stats.uid === account.uid ? 6 : stats.gid === account.gid ? 3 : 0;
  return ((stats.mode >> shift) & right) === right;
}

/**
 * The first folder on the way to `path` (itself included, when it is a folder) that the account cannot traverse;
 * undefined when the way is open. Missing parts count as open, because we will make them.
 */
export function closedFolder(path: string, account: Account): string | undefined {
  const parent = dirname(path);
  const above = parent === path ? undefined : closedFolder(parent, account);
  if (above) return above;
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats?.isDirectory() && !allows(stats, account, 1) ? path : undefined;
}

/** True when the account can read (and, for a program, run) this file. */
export function canUse(file: string, account: Account, program = false): boolean {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (!stats || closedFolder(dirname(file), account)) return false;
  return allows(stats, account, 4) && (!program || allows(stats, account, 1));
}
