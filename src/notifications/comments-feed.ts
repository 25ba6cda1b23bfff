import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { decodeId, encodeId } from '../api/node-id.js';
import { Query } from '../api/read/query.js';
import { commentTextVisible } from '../api/visibility.sql.js';
import { VISITOR } from '../domain/actor.js';
import type { Language } from '../domain/localized-text.js';
import { beginning } from '../domain/text.js';
import { Clock } from '../kernel/clock.js';
import { Site } from '../kernel/site.js';
import type { FeedEntry } from './atom.js';
import { filled, NEWS } from './letters.js';
import { Things } from './things.js';

/** As much of a comment as its title begins with. */
const IN_TITLE = 80;

/** What is said about a thing is said about its milestones and responses too. */
const SAID_ABOUT = `select $1::uuid union all select id from milestone where commitment_id = $1
  union all select id from response where proposal_id = $1`;

/** The latest comments on a commitment or a proposal: at every level, official ones too, as far as anyone may read them. */
@Injectable()
export class CommentsFeed {
  constructor(
    private readonly db: DataSource,
    private readonly things: Things,
    private readonly clock: Clock,
    private readonly site: Site,
  ) {}

  async entries(about: string, language: Language, most: number): Promise<FeedEntry[]> {
    const things = await this.things.read(await this.latest(decodeId(about)!.uuid, most), language);
    return [...things.values()].flatMap(({ id, title, url, who, words, given }) =>
      given.__typename === 'Comment'
        ? {
            id: `${this.site.origin}/node/${id}`,
            title: filled(NEWS[language].comment, {
              who: who ?? '',
              title,
              words: beginning(words || '…', IN_TITLE),
            }),
            link: url,
            at: new Date(given.createdAt),
            author: who,
            ...(given.html ? { content: given.html } : {}),
          }
        : [],
    );
  }

  /** Ids of the newest that anyone may read, newest first. */
  private async latest(about: string, most: number): Promise<string[]> {
    const q = new Query(VISITOR, null, this.clock.now());
    q.p(about, 'uuid');
    const rows: { id: string }[] = await this.db.query(
      `select c.id from comment c where c.subject_id in (${SAID_ABOUT}) and ${commentTextVisible('c', q)}
        order by c.created_at desc, c.id desc limit ${q.p(most, 'int')}`,
      q.values,
    );
    return rows.map(({ id }) => encodeId('Comment', id));
  }
}
