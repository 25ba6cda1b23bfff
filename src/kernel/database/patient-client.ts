import { Client, type ClientConfig } from 'pg';
import { wireOf } from '../speed/wire.js';

export interface PatientConfig extends ClientConfig {
  /** The connection is given up when the database says nothing for this long although something was asked. */
  answersWithinMs?: number;
}

/** A connection that asks without waiting for the answer before, and gives up a database that says nothing. */
export class PatientClient extends Client {
  private waits = false;

  constructor(config: PatientConfig = {}) {
    super({ ...config, pipeline: true });
    this.on('drain', () => (this.waits = false));
    const { answersWithinMs } = config;
    if (answersWithinMs) this.once('connect', () => this.giveUpAfter(answersWithinMs));
  }

  override query(...asked: unknown[]): never {
    this.waits = true;
    return super.query(...(asked as Parameters<Client['query']>)) as never;
  }

  private giveUpAfter(silenceMs: number): void {
    const wire = wireOf(this);
    wire.setTimeout(silenceMs);
    // A connection that was idle at its first time-out still needs the next one, and a function given to `setTimeout`
    // would run only once.
    wire.on('timeout', () => {
      if (this.waits) wire.destroy(new Error('Connection terminated: the database did not answer'));
    });
  }
}
