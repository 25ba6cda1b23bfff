import { Injectable } from '@nestjs/common';
import type { ResolveTree } from 'graphql-parse-resolve-info';
import { DataSource } from 'typeorm';
import type { RequestContext } from '../api/context.js';
import { where } from '../api/read/compile.js';
import { isOutOfTime } from '../api/weight/too-much.js';
import { decodeCursor, encodeCursor, type Order } from '../api/read/cursor.js';
import type { LazyRead } from '../api/read/fields.js';
import { type Alias, Query } from '../api/read/query.js';
import { Reads } from '../api/read/reads.js';
import { isCommentTextVisibleSql } from '../twins/comment.sql.js';
import { COMMENT } from '../comments/comment.fields.js';
import { COMMITMENT } from '../commitments/commitment.fields.js';
import { SUGGESTION } from '../drafting/suggestion.fields.js';
import { INDICATOR } from '../indicators/indicator.fields.js';
import { PLAN } from '../plans/plan.fields.js';
import { searchQuery } from '../api/read/headline.js';
import { PROPOSAL } from '../proposals/proposal.fields.js';
import { isPlanTextVisibleSql } from '../twins/commitment.sql.js';
import { refuse } from '../domain/refusal.js';
import { MOST_RANKED, SEARCH_SECONDS } from '../domain/search.js';
import { SEARCH_AREAS, type SearchArea, type SearchArgs } from './search.types.js';
import { isRecordedSql } from '../twins/record.sql.js';

interface Searched {
  read: LazyRead;
  /** SQL of the rows with their words, where they do not stand in the table itself. */
  source?(q: Query): string;
  /** SQL of the words that the reader may read. */
  words(t: Alias): string;
  /** The condition that these match, where it takes more than one column. */
  match?(t: Alias, words: string): string;
  /** A condition next to the visibility of the row. */
  readable?(t: Alias, q: Query): string;
}

const AREAS: Record<SearchArea, Searched> = {
  plan: {
    read: () => PLAN,
    source: wordsOfPlans,
    words: (t) => `(case when ${t}.seen then ${t}.whole else ${t}.named end)`,
    // No index tells whether the text is seen, so those of both columns are asked first.
    match: (t, words) => `(${t}.whole @@ ${words} or ${t}.named @@ ${words})
      and case when ${t}.seen then ${t}.whole @@ ${words} else ${t}.named @@ ${words} end`,
  },
  commitment: { read: () => COMMITMENT, words: (t) => `${t}.search` },
  proposal: { read: () => PROPOSAL, words: (t) => `${t}.search` },
  // A hidden comment keeps its place in its thread, but a search does not find its words.
  comment: { read: () => COMMENT, words: (t) => `${t}.search`, readable: isCommentTextVisibleSql },
  suggestion: { read: () => SUGGESTION, words: (t) => `${t}.search` },
  // An indicator that was taken back is read on its own page and found by no search.
  indicator: {
    read: () => INDICATOR,
    words: (t) => `searchable(${t}.name)`,
    readable: isRecordedSql,
  },
};

/**
 * The words of plans, and whether the reader sees the text of each. That is asked plan by plan (`offset 0`), because
 * PostgreSQL would rather read all plans first.
 */
function wordsOfPlans(q: Query): string {
  const [w, seen] = [q.alias(), q.alias()];
  return `(select ${w}.plan_id as id, ${w}.named, ${w}.whole, ${seen}.seen from plan_words ${w}
    cross join lateral (select ${isPlanTextVisibleSql(`${w}.plan_id`, q)} as seen offset 0) ${seen})`;
}

const BY_RANK: Order = {
  name: 'RANK',
  descending: true,
  keys: [
    { sql: (t) => `${t}.rank`, type: 'real' },
    { sql: (t) => `${t}.id`, type: 'uuid' },
  ],
};

const PLANNED_ANEW = `set local plan_cache_mode = force_custom_plan; set local statement_timeout = '${SEARCH_SECONDS}s'`;

interface Hit {
  area: SearchArea;
  id: string;
  rank: string;
}

interface Found {
  hits: Hit[];
  newestOnly: SearchArea[];
}

/**
 * Searches in two steps. One statement finds and ranks visible things; then one statement for each kind of thing in the
 * slice reads its fields with the usual compiler. Six kinds cost seven statements, however many things are found. Of
 * each kind only the newest are ranked (`MOST_RANKED`), so that a common word costs no more where the site has grown.
 */
@Injectable()
export class Search {
  constructor(
    private readonly db: DataSource,
    private readonly reads: Reads,
  ) {}

  async find(args: SearchArgs, selection: ResolveTree, context: RequestContext) {
    const { hits, newestOnly } = await this.hits(args, context);
    const shown = hits.slice(0, args.first);
    const last = shown.at(-1);
    return {
      nodes: await this.read(shown, selection, context),
      newestOnly,
      hasNextPage: hits.length > args.first,
      endCursor: last ? encodeCursor(BY_RANK.name, [last.rank, last.id]) : null,
    };
  }

  private async hits({ text, in: areas, first, after }: SearchArgs, context: RequestContext): Promise<Found> {
    const q = new Query(context.actor, null, context);
    const words = searchQuery(text, q);
    const found = (areas?.length ? areas : SEARCH_AREAS).map((area) => newest(area, words, q));
    const key = after ? decodeCursor(after, BY_RANK) : null;
    const seek = key ? `and (f.rank, f.id) < (${q.p(key[0], 'real')}, ${q.p(key[1], 'uuid')})` : '';
    const sql = `with found as materialized (${found.join(' union all ')})
      select coalesce((select json_agg(json_build_object('area', s.area, 'id', s.id, 'rank', s.rank::text) order by s.rank desc, s.id desc)
          from (select f.area, f.id, f.rank from found f where f.rank is not null ${seek}
            order by f.rank desc, f.id desc limit ${q.p(first + 1, 'int')}) s), '[]') as hits,
        array(select f.area from found f where f.rank is null) as "newestOnly"`;
    try {
      return await this.planned(sql, q.values);
    } catch (error) {
      if (isOutOfTime(error)) refuse('SEARCH_TOO_WIDE', ['text']);
      throw error;
    }
  }

  /**
   * Asks with a plan for these words. A plan that PostgreSQL keeps for all words takes any for a rare one, and then a
   * word of 1.3 million comments took 10 s instead of 15 ms. A search also ends sooner than other statements, because
   * nobody waits so long, and those who come next need its connection.
   */
  private planned(sql: string, values: unknown[]): Promise<Found> {
    return this.db.transaction(async (manager) => {
      await manager.query(PLANNED_ANEW);
      const [answer] = await manager.query(sql, values);
      return answer;
    });
  }

  private async read(hits: Hit[], selection: ResolveTree, context: RequestContext): Promise<object[]> {
    const rows = new Map<string, object>();
    const read = async (area: SearchArea) => {
      const ids = hits.filter((hit) => hit.area === area).map(({ id }) => id);
      const target = AREAS[area].read;
      const found = await this.reads.manyFrom(
        target,
        (t, q) => `${t}.id = any(${q.p(ids, 'uuid[]')})`,
        // Each kind is read in the order of the hits, so that the kinds can be merged again.
        (t, q) => `array_position(${q.p(ids, 'uuid[]')}, ${t}.id)`,
        selection,
        context,
      );
      for (const [index, row] of found.entries())
        rows.set(`${area} ${ids[index]}`, { ...row, __typename: target().type });
    };
    await Promise.all([...new Set(hits.map(({ area }) => area))].map(read));
    return hits.flatMap(({ area, id }) => rows.get(`${area} ${id}`) ?? []);
  }
}

/**
 * The newest visible things of a kind that have the words, with their ranks. The one after the last that is ranked has
 * none: it tells that there are more. Ids grow with time, so the primary key gives the newest first: PostgreSQL reads
 * along it for a word that many have, and takes the index of words for one that few have. Who may see a thing is asked
 * thing by thing (`offset 0`), because PostgreSQL would rather read all proposals of the site first.
 */
function newest(area: SearchArea, words: string, q: Query): string {
  const { read, source, words: kept, match, readable } = AREAS[area];
  const [target, t, n] = [read(), q.alias(), q.alias()];
  const written = kept(t);
  const seen = where(target, t, q, readable?.(t, q));
  return `(select '${area}' as area, ${n}.id,
      case when row_number() over (order by ${n}.id desc) <= ${MOST_RANKED} then ts_rank(${n}.written, ${words}, 1) end as rank
    from (select ${t}.id, ${written} as written from ${source?.(q) ?? target.source(q)} ${t}
      where ${match?.(t, words) ?? `${written} @@ ${words}`} and exists (select ${seen} offset 0)
      order by ${t}.id desc limit ${MOST_RANKED + 1}) ${n})`;
}
