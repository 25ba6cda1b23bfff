import { Controller, Get, NotFoundException, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import { Clock } from '../kernel/clock.js';
import { escapeHtml } from '../kernel/html.js';
import { Site } from '../kernel/site.js';

interface KeptMail {
  id: string;
  kept_at: Date;
  recipient: string;
  subject: string;
  body_text: string;
}

const SHOWN = 50;

/**
 * Shows mail on a machine without an SMTP server, for people who try the software; other sites do not have this route.
 */
@Controller('dev/mailbox')
export class MailboxController {
  constructor(
    private readonly db: DataSource,
    private readonly site: Site,
    private readonly clock: Clock,
  ) {}

  @Get()
  async list(@Res() reply: FastifyReply): Promise<void> {
    await this.send(reply, await this.mail('order by id desc limit $1', SHOWN));
  }

  @Get(':id')
  async one(@Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    const found = /^\d{1,15}$/.test(id) ? await this.mail('where id = $1', id) : [];
    if (found.length === 0) throw new NotFoundException();
    await this.send(reply, found);
  }

  private mail(which: string, value: unknown): Promise<KeptMail[]> {
    if (!this.site.demonstration) throw new NotFoundException();
    return this.db.query(`select id, kept_at, recipient, subject, body_text from kept_mail ${which}`, [value]);
  }

  private async send(reply: FastifyReply, mail: KeptMail[]): Promise<void> {
    const letters = mail.map(
      ({ id, kept_at, recipient, subject, body_text }) => `<article>
<h2><a href="/dev/mailbox/${id}">${escapeHtml(subject)}</a></h2>
<p class="quiet">Para / To: ${escapeHtml(recipient)} · <time datetime="${kept_at.toISOString()}">${hourOf(kept_at, this.clock.timeZone)}</time></p>
${paragraphs(body_text.trim())}</article>`,
    );
    const empty = '<p>Todavía no hay correo. / There is no mail yet.</p>';
    await reply.header('cache-control', 'no-store').type('text/html; charset=utf-8')
      .send(`<!doctype html><html lang="es"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Correo guardado / Kept mail · Tequio</title><meta name="color-scheme" content="light dark">
<link rel="stylesheet" href="/assets/tequio.css"></head><body>
<header class="top"><div class="wide"><a class="brand" href="/">Tequio</a></div></header>
<main class="letters"><h1>Correo guardado / Kept mail</h1>
<p class="lead">Sin servidor SMTP, los mensajes se guardan aquí, solo en la demostración. / <span lang="en">Without an SMTP server messages are kept here, in the demonstration only.</span></p>
${letters.join('\n') || empty}</main></body></html>`);
  }
}

const linked = (html: string) => html.replaceAll(/https?:\/\/[^\s<]+/g, '<a href="$&">$&</a>');
const paragraphs = (text: string) =>
  text
    .split(/\n{2,}/)
    .map((each) => `<p>${linked(escapeHtml(each)).replaceAll('\n', '<br>')}</p>`)
    .join('\n');
const hourOf = (at: Date, timeZone: string) =>
  new Intl.DateTimeFormat('es-MX', {
    dateStyle: 'long',
    timeStyle: 'short',
    hourCycle: 'h23',
    timeZone,
  }).format(at);
