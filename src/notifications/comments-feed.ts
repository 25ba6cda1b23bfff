import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { decodeId, encodeId } from '../api/node-id.js';
import { Query } from '../api/read/query.js';
import { isCommentTextVisibleSql, readableSinceSql } from '../twins/comment.sql.js';
import { VISITOR } from '../domain/actor.js';
import type { Language } from '../domain/localized-text.js';
import { beginning } from '../domain/text.js';
import { Clock } from '../kernel/clock.js';
import { Site } from '../kernel/site.js';
import type { FeedEntry } from './atom.js';
import { filled, NEWS } from './letters.js';
import { Things } from './things.js';

/** Most characters of a comment in the title of its entry. */
const IN_TITLE = 80;

/** Comments on parts of a commitment, on suggestions to it and on responses count as comments on their commitment or proposal. */
const SAID_ABOUT = `select $1::uuid union all select id from milestone where commitment_id = $1
  union all select id from clause where commitment_id = $1 union all select id from suggestion where commitment_id = $1
  union all select id from response where proposal_id = $1`;

/** Feed of the latest public comments on a commitment or a proposal: at every level, official ones too. */
@Injectable()
export class CommentsFeed {
  constructor(
    private readonly db: DataSource,
    private readonly things: Things,
    private readonly clock: Clock,
    private readonly site: Site,
  ) {}

  async entries(about: string, language: Language, most: number): Promise<FeedEntry[]> {
    const latest = await this.latest(decodeId(about)!.uuid, most);
    const things = await this.things.read(latest.keys(), language);
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
            at: latest.get(id)!,
            author: who,
            ...(given.html ? { content: given.html } : {}),
          }
        : [],
    );
  }

  /**
   * The newest public comments, newest first, each with the instant since when it is public: a held comment is new when
   * it is released.
   */
  private async latest(about: string, most: number): Promise<Map<string, Date>> {
    const q = new Query(VISITOR, null, this.clock.moment());
    q.p(about, 'uuid');
    const rows: { id: string; at: Date }[] = await this.db.query(
      `select c.id, ${readableSinceSql('c')} as at from comment c where c.subject_id in (${SAID_ABOUT}) and ${isCommentTextVisibleSql('c', q)}
        order by at desc, c.id desc limit ${q.p(most, 'int')}`,
      q.values,
    );
    return new Map(rows.map(({ id, at }) => [encodeId('Comment', id), at]));
  }
}
