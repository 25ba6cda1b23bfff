import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { enqueue } from '../kernel/jobs/enqueue.js';
import { Secrets } from './secrets.js';

/** A letter with a secret that opens an account. It goes to an address that may belong to no account. */
export interface SecretLetter {
  to: string;
  language: string;
  template: string;
  values: object;
  /** The instant at which the secret expires; afterwards the letter is not sent any more. */
  until: string;
}

const PURPOSE = 'letter';
/** These tries take ten minutes with the waits between; after that people ask for a new letter. */
const TRIES = 7;

/** Seals such letters, so that neither the queue, nor a backup, nor a failed job shows the address or the code. */
@Injectable()
export class SealedLetters {
  constructor(private readonly secrets: Secrets) {}

  async enqueue(manager: EntityManager, letter: SecretLetter): Promise<void> {
    const sealed = this.secrets.seal(JSON.stringify(letter), PURPOSE).toString('base64url');
    await enqueue(manager, 'mail', { sealed }, { maxAttempts: TRIES });
  }

  open(sealed: string): SecretLetter {
    return JSON.parse(this.secrets.open(Buffer.from(sealed, 'base64url'), PURPOSE)) as SecretLetter;
  }
}
