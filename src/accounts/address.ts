import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { networkOf } from '../kernel/network.js';

/**
 * A network address as limits know it: hashed with a salt that is thrown away after a day, so that nothing of it can be
 * found out later. Of IPv6 the network counts, because a household has as many addresses as it likes.
 */
export async function addressKey(manager: EntityManager, address: string, now: Date): Promise<string> {
  const day = now.toISOString().slice(0, 10);
  const salt = (await saltOf(manager, day)) ?? (await firstSaltOf(manager, day));
  return createHash('sha256').update(salt).update(networkOf(address)).digest('base64url').slice(0, 22);
}

async function saltOf(manager: EntityManager, day: string): Promise<Buffer | undefined> {
  const [row] = await manager.query('select salt from address_salt where day = $1', [day]);
  return row?.salt;
}

/** Two at the same moment: the second waits for the first, and only its next statement sees what that one made. */
async function firstSaltOf(manager: EntityManager, day: string): Promise<Buffer> {
  await manager.query('insert into address_salt (day) values ($1) on conflict (day) do nothing', [day]);
  return (await saltOf(manager, day))!;
}
