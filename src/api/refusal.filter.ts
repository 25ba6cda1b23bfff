import { type ArgumentsHost, Catch } from '@nestjs/common';
import { BaseExceptionFilter } from '@nestjs/core';
import { Refusal } from '../domain/refusal.js';

/** Answers a refusal in words; Nest would log it as a failure of the server. */
@Catch(Refusal)
export class RefusalFilter extends BaseExceptionFilter {
  override catch(refusal: Refusal, host: ArgumentsHost): void {
    if (host.getType<string>() === 'graphql') throw refusal;
    // oxlint-disable-next-line promise/valid-params -- no promise: Nest's own.
    super.catch(refusal, host);
  }
}
