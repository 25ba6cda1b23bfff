import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * What the database must not give away by itself: the secret of a second factor, the address of somebody who has no
 * account yet. Sealed with AES-256-GCM under a key that stands in the settings or in a file beside the data.
 */
export class Secrets {
  private key: Buffer | undefined;
  /** Deriving one takes longer than using it: an import makes a fingerprint for each row. */
  private readonly derived = new Map<string, Buffer>();

  constructor(private readonly settings: { secretKey: string | null; keyFile: string }) {}

  /** `purpose` is bound in: what was sealed for one thing opens as nothing else. */
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

  /** A hash that only we can make: of what is too short or too well known for a plain one. */
  fingerprint(text: string, purpose: string): Buffer {
    return createHmac('sha256', this.keyFor(purpose)).update(text).digest();
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

/** The key of this machine, made the first time; only its owner may read it. */
function keyIn(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  mkdirSync(dirname(file), { recursive: true });
  // Two processes may start at once: whichever links its whole file first has made the key for both.
  const own = `${file}.${process.pid}`;
  writeFileSync(own, randomBytes(48).toString('base64url'), { mode: 0o600 });
  try {
    linkSync(own, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(own);
  }
  return readFileSync(file, 'utf8');
}
