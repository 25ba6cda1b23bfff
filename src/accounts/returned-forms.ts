import { timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Refusal } from '../domain/refusal.js';
import { Clock } from '../kernel/clock.js';
import { cookie, cookieOf, COOKIES } from '../kernel/cookies.js';
import { newId } from '../kernel/ids.js';
import { countAgainst } from '../kernel/limits.js';
import { Site } from '../kernel/site.js';
import { addressKey } from './address.js';
import { Secrets } from './secrets.js';
import { newToken, tokenHash } from './tokens.js';
import { openUnder, sealUnder } from './under-token.js';

/** A form waits long enough for people to sign in again, or to look up a number that is missing. */
const SECONDS = 3600;
/** Most characters of one form; a proposal in ten parts is the longest. */
const LONGEST = 150_000;
/** Limit per network address; it is high because a whole office shares one. */
const FROM_ADDRESS = { most: 300, seconds: SECONDS };
/** Limit of all addresses together, against a flood from many addresses. */
const ALTOGETHER = { most: 5000, seconds: SECONDS };
/**
 * Most forms that move to a new secret: more than one browser leaves waiting. The rest expires at the end of its hour.
 */
const FORMS_MOVED = 50;
const PURPOSE = 'returned form';

interface Returning {
  cookies: string | undefined;
  /** The page of the form, the same in every language. */
  place: string;
}

/**
 * Keeps a refused form for the browser that sent it, so that its page can open again: after a redirect, in another
 * language, or after signing in. Only that browser has the secret that finds and opens the form.
 */
@Injectable()
export class ReturnedForms {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly site: Site,
    private readonly secrets: Secrets,
  ) {}

  /**
   * Returns the cookie to set; `null` when the form is too long or too many wait. Then the response itself must bring
   * the form back.
   */
  async keep({ cookies, place }: Returning, form: unknown, address: string): Promise<string | null> {
    if (JSON.stringify(form).length > LONGEST) return null;
    const token = this.secretIn(cookies) ?? newToken();
    const now = this.clock.now();
    try {
      await this.db.transaction(async (manager) => {
        await countAgainst({ manager, now }, `returned ${await addressKey(manager, address, now)}`, FROM_ADDRESS);
        await countAgainst({ manager, now }, 'returned', ALTOGETHER);
        await manager.query(
          `insert into returned_form (id, place_hash, browser_hash, text_sealed, created_at, expires_at)
           values ($1, $2, $3, $4, $5, $6) on conflict (place_hash) do update set text_sealed = excluded.text_sealed,
             created_at = excluded.created_at, expires_at = excluded.expires_at`,
          [
            newId(),
            placeHash(token, place),
            browserHash(token),
            sealUnder(token, PURPOSE, { place, form } satisfies Sealed),
            now,
            new Date(now.getTime() + SECONDS * 1000),
          ],
        );
      });
    } catch (error) {
      if (error instanceof Refusal) return null;
      throw error;
    }
    return this.cookieFor(token);
  }

  /** Finds the form, and the seconds since it came back. A browser without the cookie costs no statement. */
  async find({ cookies, place }: Returning): Promise<{ form: unknown; seconds: number } | null> {
    const token = this.secretIn(cookies);
    if (!token) return null;
    const now = this.clock.now();
    const [row] = await this.db.query(
      'select text_sealed, created_at from returned_form where place_hash = $1 and expires_at > $2',
      [placeHash(token, place), now],
    );
    if (!row) return null;
    return {
      form: opened(token, row).form,
      seconds: (now.getTime() - row.created_at.getTime()) / 1000,
    };
  }

  async forget({ cookies, place }: Returning): Promise<void> {
    const token = this.secretIn(cookies);
    if (token) await this.db.query('delete from returned_form where place_hash = $1', [placeHash(token, place)]);
  }

  /** Forgets all forms of a browser that another person may use next. Returns the cookie to set. */
  async forgetAll(cookies: string | undefined): Promise<string> {
    const token = this.secretIn(cookies);
    if (token) await this.db.query('delete from returned_form where browser_hash = $1', [browserHash(token)]);
    return cookie(COOKIES.returned, '', 'Max-Age=0', this.site.https);
  }

  /**
   * Moves the waiting forms under a new secret when somebody signs in: a person who planted the former secret could
   * read on. Returns the cookie to set; `null` when the browser has no secret from this server.
   */
  async renew(cookies: string | undefined): Promise<string | null> {
    const token = this.secretIn(cookies);
    if (!token) return null;
    const next = newToken();
    await this.db.transaction(async (manager) => {
      const rows = await manager.query(
        `select id, text_sealed from returned_form where browser_hash = $1 and expires_at > $2
          order by created_at desc limit ${FORMS_MOVED} for update`,
        [browserHash(token), this.clock.now()],
      );
      for (const row of rows) {
        const { place, form } = opened(token, row);
        await manager.query(
          'update returned_form set place_hash = $2, browser_hash = $3, text_sealed = $4 where id = $1',
          [row.id, placeHash(next, place), browserHash(next), sealUnder(next, PURPOSE, { place, form })],
        );
      }
    });
    return this.cookieFor(next);
  }

  private cookieFor(token: string): string {
    return cookie(COOKIES.returned, `${token}.${this.signatureOf(token)}`, `Max-Age=${SECONDS}`, this.site.https);
  }

  /** Accepts only a secret that this server signed: anybody else who sets the cookie knows its value. */
  private secretIn(cookies: string | undefined): string | undefined {
    const value = cookieOf(COOKIES.returned, cookies, this.site.https);
    const [, token, signature] = /^([\w-]{43})\.([\w-]{43})$/.exec(value ?? '') ?? [];
    if (!token || !signature) return undefined;
    const isOurs = timingSafeEqual(Buffer.from(signature), Buffer.from(this.signatureOf(token)));
    return isOurs ? token : undefined;
  }

  private signatureOf(token: string): string {
    return this.secrets.fingerprint(token, PURPOSE).toString('base64url');
  }
}

interface Sealed {
  place: string;
  form: unknown;
}

const opened = (token: string, row: { text_sealed: Buffer }) => openUnder(token, PURPOSE, row.text_sealed) as Sealed;

const placeHash = (token: string, place: string) => tokenHash(`${token} ${place}`);
const browserHash = (token: string) => tokenHash(`${token} browser`);
