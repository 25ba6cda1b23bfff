import { createHash } from 'node:crypto';
import type { BeforeApplicationShutdown } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import type { DataSource } from 'typeorm';
import type { Config } from '../../config.js';
import type { Site } from '../site.js';

export interface Letter {
  /** Every attempt to send a letter has the same key, so that a letter that arrives twice can be recognised. */
  key: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  headers?: Record<string, string>;
}

const PATIENCE_MS = 15_000;

/** Hands mail to the SMTP server or, where none is set, keeps it (`/dev/mailbox` shows it in demonstration mode). */
export class Mailer implements BeforeApplicationShutdown {
  private readonly smtp: Transporter | null;

  constructor(
    private readonly db: DataSource,
    private readonly site: Site,
    private readonly config: Pick<Config, 'smtpUrl' | 'mailFrom'>,
  ) {
    const patience = { connectionTimeout: PATIENCE_MS, greetingTimeout: PATIENCE_MS, socketTimeout: PATIENCE_MS };
    this.smtp = config.smtpUrl
      ? createTransport({ url: config.smtpUrl, pool: true, maxConnections: 2, ...patience })
      : null;
  }

  async send(letter: Letter): Promise<void> {
    const { hostname } = new URL(this.site.origin);
    const messageId = `<${createHash('sha256').update(letter.key).digest('hex').slice(0, 32)}@${hostname}>`;
    const { to, subject, text, html } = letter;
    if (!this.smtp) {
      await this.db.query(
        `insert into kept_mail (message_id, recipient, subject, body_text, body_html, headers) values ($1, $2, $3, $4, $5, $6)
         on conflict (message_id) do nothing`,
        [messageId, to, subject, text, html, JSON.stringify(letter.headers ?? {})],
      );
      return;
    }
    const from = this.config.mailFrom ?? `Tequio <no-reply@${hostname}>`;
    // This header marks mail from a program, so that no absence note answers it.
    const headers = { 'Auto-Submitted': 'auto-generated', ...letter.headers };
    const refused = await this.smtp
      .sendMail({ from, to: { name: '', address: to }, subject, text, html, messageId, headers })
      .then(
        () => null,
        (error: { code?: string; responseCode?: number }) => `${error.code ?? ''} ${error.responseCode ?? ''}`.trim(),
      );
    // Only codes are reported: the words of the server may repeat the address, and a failed job keeps its error.
    if (refused !== null) throw new Error(`the SMTP server did not take a letter (${refused})`);
  }

  beforeApplicationShutdown(): void {
    this.smtp?.close();
  }
}
