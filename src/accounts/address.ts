import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { networkOf } from '../kernel/network.js';

/**
 * The key under which limits count a network address: a hash with a salt that is thrown away after a day, so that
 * nobody can find out the address later. For IPv6 only the network counts, because a household can use any number of
 * addresses.
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

/**
 * When two requests come at the same moment, the second waits for the first, and reads its salt with the next
 * statement.
 */
async function firstSaltOf(manager: EntityManager, day: string): Promise<Buffer> {
  await manager.query('insert into address_salt (day) values ($1) on conflict (day) do nothing', [day]);
  return (await saltOf(manager, day))!;
}
