import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { enqueue } from '../kernel/jobs/enqueue.js';
import { Secrets } from './secrets.js';

/** A letter to an address that may be nobody's, with what opens an account. */
export interface SecretLetter {
  to: string;
  language: string;
  template: string;
  values: object;
  /** The instant from which on it opens nothing, and is not sent any more. */
  until: string;
}

const PURPOSE = 'letter';
/** With the waits between, ten minutes: whoever waits for it asks again. */
const TRIES = 7;

/** The queue, a copy of the database and a job that failed hold such a letter sealed: neither its address nor its code. */
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
