import { type ArgumentsHost, Catch } from '@nestjs/common';
import { BaseExceptionFilter } from '@nestjs/core';
import { Refusal } from '../domain/refusal.js';

/** What somebody was refused is told to them, in words; Nest would write it to the log as a failure of ours. */
@Catch(Refusal)
export class RefusalFilter extends BaseExceptionFilter {
  override catch(refusal: Refusal, host: ArgumentsHost): void {
    if (host.getType<string>() === 'graphql') throw refusal;
    // oxlint-disable-next-line promise/valid-params -- no promise: Nest's own.
    super.catch(refusal, host);
  }
}
