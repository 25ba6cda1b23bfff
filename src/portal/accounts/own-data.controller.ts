import { Controller, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Doors } from '../../accounts/doors.js';
import { Sessions } from '../../accounts/session.js';
import { Execute } from '../../api/execute.js';
import type { ProblemCode } from '../../domain/refusal.js';
import { LANGUAGES } from '../../domain/localized-text.js';
import { Unanswered } from '../frame/unanswered.js';
import { addressOf, languageAt, OWN_DATA } from '../addresses.js';
import { documentOf } from '../frame/documents.js';

const DOCUMENT = documentOf('own-data');
const ADDRESSES = LANGUAGES.map((language) => OWN_DATA[language]);

/**
 * Sends people a file with their own data. Only a button asks for it, so no link on another site can fetch it in their
 * name.
 */
@Controller()
export class OwnDataController {
  constructor(
    private readonly execute: Execute,
    private readonly sessions: Sessions,
    private readonly doors: Doors,
  ) {}

  @Post(ADDRESSES)
  async file(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const language = languageAt(request.url) ?? LANGUAGES[0];
    const actor = await this.sessions.actorOf({ cookie: request.headers.cookie });
    const { data, errors } = await this.execute.run(DOCUMENT, { actor, language, variables: {} });
    const [refused] = (errors ?? []) as readonly { extensions?: { problem?: string } }[];
    const problem = refused?.extensions?.problem;
    if (errors && typeof problem !== 'string') throw new Unanswered(errors);
    const own = data?.['accountExport'];
    void reply.header('cache-control', 'private, no-store');
    if (typeof own !== 'string') {
      if (problem) {
        const told = { code: problem as ProblemCode, values: { minutes: 60 } };
        this.doors.tell(reply, { page: 'account', problem: told, typed: {}, returnTo: null });
      }
      return void reply.redirect(addressOf({ language, page: 'account', key: '' }), 303);
    }
    const name = OWN_DATA[language].split('/').at(-1);
    reply.header('content-disposition', `attachment; filename="${name}"`).type('application/json; charset=utf-8');
    await reply.status(200).send(own);
  }
}
