import { Controller, Get, HttpCode, NotFoundException, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import { LANGUAGES, type Language } from '../domain/localized-text.js';
import { TEMPLATES } from './letters.js';

/**
 * Ends letters without signing in, from a link in each of them. Opening the link ends nothing, because programs that
 * check mail open every link; the button, or the mail program's own button (RFC 8058), does.
 */
@Controller(':language/follow/stop/:token')
export class StopController {
  constructor(private readonly db: DataSource) {}

  @Get()
  async ask(@Param('language') language: string, @Param('token') token: string, @Res() reply: FastifyReply) {
    const [known] = await this.db.query('select from digest_cursor where stop_token = $1', [checked(token)]);
    if (!known) throw new NotFoundException();
    await this.send(reply, language, 'stop_ask', '<form method="post"><button>{{button}}</button></form>');
  }

  @Post()
  @HttpCode(200)
  async stop(@Param('language') language: string, @Param('token') token: string, @Res() reply: FastifyReply) {
    await this.db.query(
      `delete from follow f using digest_cursor d
        where d.stop_token = $1 and f.account_id = d.account_id and f.frequency = d.frequency`,
      [checked(token)],
    );
    await this.send(reply, language, 'stop_done', '');
  }

  private async send(reply: FastifyReply, wanted: string, name: string, form: string): Promise<void> {
    const language: Language = LANGUAGES.find((known) => known === wanted) ?? LANGUAGES[0];
    const { subject, body } = TEMPLATES[language][name]!;
    const [text = '', button = ''] = body;
    await reply
      .header('cache-control', 'no-store')
      // With `no-referrer` a browser sends its form as from an unknown site, and the form is refused.
      .header('referrer-policy', 'same-origin')
      .type('text/html; charset=utf-8').send(`<!doctype html><html lang="${language}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<title>${subject} · Tequio</title><meta name="color-scheme" content="light dark">
<link rel="stylesheet" href="/assets/tequio.css"></head><body>
<header class="top"><div class="wide"><a class="brand" href="/${language}">Tequio</a></div></header>
<main id="main"><div class="column"><h1>${subject}</h1><p class="lead">${text}</p>
${form.replace('{{button}}', button)}</div></main></body></html>`);
  }
}

function checked(token: string): string {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(token)) throw new NotFoundException();
  return token;
}
