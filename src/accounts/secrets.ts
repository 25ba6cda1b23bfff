import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { ConfigError } from '../kernel/config-error.js';

/**
 * Seals values that the database alone must not reveal: the secret of a second factor, the address of a newcomer. They
 * are sealed with AES-256-GCM under a key from the settings or from a file beside the data.
 */
export class Secrets {
  private key: Buffer | undefined;
  /**
   * Derived keys are kept, because deriving one takes longer than using it: an import makes a fingerprint for each row.
   */
  private readonly derived = new Map<string, Buffer>();

  constructor(private readonly settings: { secretKey: string | null; keyFile: string }) {}

  /** Seals a text for one `purpose`; it opens for no other purpose. */
  seal(text: string, purpose: string): Buffer {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.keyFor('seal'), nonce).setAAD(Buffer.from(purpose));
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), body]);
  }

  open(sealed: Buffer, purpose: string): string {
    const decipher = createDecipheriv('aes-256-gcm', this.keyFor('seal'), sealed.subarray(0, 12))
      .setAAD(Buffer.from(purpose))
      .setAuthTag(sealed.subarray(12, 28));
    return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString('utf8');
  }

  /** A hash that needs our key, for values that are too short or too well known for a plain hash. */
  fingerprint(text: string, purpose: string): Buffer {
    return createHmac('sha256', this.keyFor(purpose)).update(text).digest();
  }

  /** Names the place of the key for the operator of the server. */
  get place(): string {
    return this.settings.secretKey === null ? this.settings.keyFile : 'SECRET_KEY';
  }

  /** False only when no key was ever made, or its file was removed. */
  isThere(): boolean {
    return this.settings.secretKey !== null || existsSync(this.settings.keyFile);
  }

  /** Makes a key if there is none. `KeyProof` decides when, because a new key in place of a lost one opens nothing. */
  make(): void {
    if (!this.isThere()) makeKey(this.settings.keyFile);
  }

  private keyFor(purpose: string): Buffer {
    this.key ??= Buffer.from(this.settings.secretKey ?? keyIn(this.settings.keyFile));
    const known = this.derived.get(purpose);
    if (known) return known;
    const key = Buffer.from(hkdfSync('sha256', this.key, '', `tequio ${purpose}`, 32));
    this.derived.set(purpose, key);
    return key;
  }
}

/** Shortest key, in the settings too: a file that was cut short would be a key that anybody can guess. */
const SHORTEST = 32;

function keyIn(file: string): string {
  const key = unlessRefused(file, 'read', () => readFileSync(file, 'utf8'));
  if (key.length >= SHORTEST) return key;
  throw new ConfigError(
    `The key in ${file} is damaged: it has ${key.length} characters, and no key has fewer than ${SHORTEST}. Put the file back from a backup.`,
  );
}

/** Makes a file that only its owner may read, and that is on the disk before anything is sealed with the key. */
function makeKey(file: string): void {
  unlessRefused(file, 'written', () => {
    mkdirSync(dirname(file), { recursive: true });
    // Two processes may start at once: the first to link its complete file makes the key for both.
    const own = `${file}.${process.pid}`;
    writeFileSync(own, randomBytes(48).toString('base64url'), { mode: 0o600, flush: true });
    try {
      linkSync(own, file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      rmSync(own);
    }
  });
}

function unlessRefused<T>(file: string, done: 'read' | 'written', work: () => T): T {
  try {
    return work();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new ConfigError(
      `The key in ${file} cannot be ${done} (${code}): give this account the right to it, or set SECRET_KEY.`,
    );
  }
}
