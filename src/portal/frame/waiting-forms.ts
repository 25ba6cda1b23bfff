import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ReturnedForms } from '../../accounts/returned-forms.js';
import { Answering } from './answering.js';
import { AskedFirst } from './asking.js';
import type { Fault } from './came-back.js';
import { AS } from './form.js';
import type { Sent } from './sent.js';
import type { Reader } from './reader.js';
import { consequencesIn, keptForm, placeOf, returnedFrom } from './returned.js';

/** Keeps forms that a browser sent and that were not executed, so that they can be sent again. */
@Injectable()
export class WaitingForms {
  constructor(
    private readonly answering: Answering,
    private readonly returned: ReturnedForms,
  ) {}

  /** Keeps a form; false when the page has no address, nothing can be stored, or another account wrote it. */
  async keep(
    request: FastifyRequest,
    reply: FastifyReply,
    reader: Reader,
    form: { sent: Sent; faults: Fault[]; consequences?: AskedFirst['consequences'] },
  ): Promise<boolean> {
    const whole = keptForm(reader, form, form.consequences);
    const [writer] = whole.fields[AS] ?? [];
    const another = reader.viewer && writer && writer !== reader.viewer.handle;
    if (!reader.address || another) return false;
    const cookie = await this.returned.keep(at(request, reader), whole, request.ip);
    if (!cookie) return false;
    reply.header('set-cookie', cookie).header('cache-control', 'private, no-store');
    return true;
  }

  /** The form or question that waits on this page for the reader. */
  async find(request: FastifyRequest, reader: Reader): Promise<Pick<Reader, 'returned' | 'made'>> {
    const nothing = { returned: null, made: null };
    if (!reader.address) return nothing;
    const found = await this.returned.find(at(request, reader));
    const returned = found && returnedFrom(found.form, found.seconds, reader);
    if (!returned) return nothing;
    const { sent } = returned;
    const consequences = consequencesIn(found.form, found.seconds, reader);
    const asked = consequences && this.answering.asked(reader.address, sent, consequences);
    if (asked) return { returned: null, made: { form: sent.form, result: asked } };
    return { returned: this.answering.again(reader.address, reader, returned), made: null };
  }

  async discard(request: FastifyRequest, reader: Reader): Promise<void> {
    await this.returned.forget(at(request, reader));
  }

  /** Forgets a form that was done; another form of the same page may still wait to be sent again. */
  async done(request: FastifyRequest, reader: Reader, sent: Sent): Promise<void> {
    const { returned, made } = await this.find(request, reader);
    const before = made?.result instanceof AskedFirst ? made.result.sent : returned?.sent;
    if (before?.form === sent.form && before.at === sent.at) await this.discard(request, reader);
  }
}

const at = (request: FastifyRequest, reader: Reader) => ({ cookies: request.headers.cookie, place: placeOf(reader) });
