import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Refusal } from '../domain/refusal.js';
import { Clock } from '../kernel/clock.js';
import { cookie, cookieOf, COOKIES } from '../kernel/cookies.js';
import { newId } from '../kernel/ids.js';
import { countAgainst } from '../kernel/limits.js';
import { Site } from '../kernel/site.js';
import { addressKey } from './address.js';
import { newToken, tokenHash } from './tokens.js';
import { openUnder, sealUnder } from './under-token.js';

/** Long enough to sign in again and to find a number that is missing. */
const SECONDS = 3600;
/** Characters of one form: the longest has a proposal in ten parts. */
const LONGEST = 150_000;
/** An office shares one address. */
const FROM_ADDRESS = { most: 300, seconds: SECONDS };
/** Of everybody together: how much a flood from many addresses can fill. */
const ALTOGETHER = { most: 5000, seconds: SECONDS };
const PURPOSE = 'returned form';

interface Returning {
  cookies: string | undefined;
  /** Which page, in whatever language. */
  place: string;
}

/**
 * Keeps a form that came back for the browser that sent it, so that its page can be opened again: by a redirect, in
 * another language, after signing in. Only the browser has the secret that finds and opens it.
 */
@Injectable()
export class ReturnedForms {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly site: Site,
  ) {}

  /** Gives the cookie to set; `null` when it is too long or there are too many, and the answer itself must bring it back. */
  async keep({ cookies, place }: Returning, form: unknown, address: string): Promise<string | null> {
    if (JSON.stringify(form).length > LONGEST) return null;
    const token = secretIn(cookies) ?? newToken();
    const now = this.clock.now();
    try {
      await this.db.transaction(async (manager) => {
        await countAgainst({ manager, now }, `returned ${await addressKey(manager, address, now)}`, FROM_ADDRESS);
        await countAgainst({ manager, now }, 'returned', ALTOGETHER);
        await manager.query(
          `insert into returned_form (id, place_hash, text_sealed, created_at, expires_at) values ($1, $2, $3, $4, $5)
           on conflict (place_hash) do update set text_sealed = excluded.text_sealed,
             created_at = excluded.created_at, expires_at = excluded.expires_at`,
          [
            newId(),
            placeHash(token, place),
            sealUnder(token, PURPOSE, form),
            now,
            new Date(now.getTime() + SECONDS * 1000),
          ],
        );
      });
    } catch (error) {
      if (error instanceof Refusal) return null;
      throw error;
    }
    return cookie(COOKIES.returned, token, `Max-Age=${SECONDS}`, this.site.https);
  }

  /** With how many seconds ago it came back; a browser that kept nothing costs no statement. */
  async find({ cookies, place }: Returning): Promise<{ form: unknown; seconds: number } | null> {
    const token = secretIn(cookies);
    if (!token) return null;
    const now = this.clock.now();
    const [row] = await this.db.query(
      'select text_sealed, created_at from returned_form where place_hash = $1 and expires_at > $2',
      [placeHash(token, place), now],
    );
    if (!row) return null;
    return {
      form: openUnder(token, PURPOSE, row.text_sealed),
      seconds: (now.getTime() - row.created_at.getTime()) / 1000,
    };
  }

  async forget({ cookies, place }: Returning): Promise<void> {
    const token = secretIn(cookies);
    if (token) await this.db.query('delete from returned_form where place_hash = $1', [placeHash(token, place)]);
  }
}

/** A cookie that somebody made up is no secret. */
function secretIn(cookies: string | undefined): string | undefined {
  const value = cookieOf(COOKIES.returned, cookies);
  return value && /^[\w-]{43}$/.test(value) ? value : undefined;
}

const placeHash = (token: string, place: string) => tokenHash(`${token} ${place}`);
