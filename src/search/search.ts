import { Injectable } from '@nestjs/common';
import type { ResolveTree } from 'graphql-parse-resolve-info';
import { DataSource } from 'typeorm';
import type { RequestContext } from '../api/context.js';
import { where } from '../api/read/compile.js';
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
import { isTextVisibleSql } from '../twins/commitment.sql.js';
import { SEARCH_AREAS, type SearchArea, type SearchArgs } from './search.types.js';
import { isRecordedSql } from '../twins/record.sql.js';

/** The searched text of each kind of thing. Plans are few, so their text is computed for each search. */
const AREAS: Record<
  SearchArea,
  { read: LazyRead; words(t: Alias, q: Query): string; readable?(t: Alias, q: Query): string }
> = {
  plan: {
    read: () => PLAN,
    words: (t, q) => `(searchable(${t}.title) || searchable(${t}.summary) || ${ownText(t, q)})`,
  },
  commitment: { read: () => COMMITMENT, words: (t) => `${t}.search` },
  proposal: { read: () => PROPOSAL, words: (t) => `${t}.search` },
  // A hidden comment keeps its place in its thread, but a search does not find its words.
  comment: {
    read: () => COMMENT,
    words: (t) => `searchable_in(${t}.language, ${t}.body)`,
    readable: isCommentTextVisibleSql,
  },
  suggestion: { read: () => SUGGESTION, words: (t) => `${t}.search` },
  // An indicator that was taken back is read on its own page and found by no search.
  indicator: {
    read: () => INDICATOR,
    words: (t) => `searchable(${t}.name)`,
    readable: isRecordedSql,
  },
};

/** The words of the text of a plan itself, as far as the reader sees it. */
function ownText(t: Alias, q: Query): string {
  const c = q.alias();
  const wordsIn = (language: string) => `string_agg(${c}.text -> '${language}' ->> 'text', ' ')`;
  const isSeen = isTextVisibleSql(c, q);
  return `(select searchable(jsonb_build_object('es', jsonb_build_object('text', ${wordsIn('es')}), 'en', jsonb_build_object('text', ${wordsIn('en')})))
    from clause ${c} where ${c}.plan_id = ${t}.id and ${c}.commitment_id is null and not ${c}.removed${isSeen && ` and ${isSeen}`})`;
}

const BY_RANK: Order = {
  name: 'RANK',
  descending: true,
  keys: [
    { sql: (t) => `${t}.rank`, type: 'real' },
    { sql: (t) => `${t}.id`, type: 'uuid' },
  ],
};

interface Hit {
  area: SearchArea;
  id: string;
  rank: string;
}

/**
 * Searches in two steps. One statement finds and ranks visible things; then one statement for each kind of thing in the
 * slice reads its fields with the usual compiler. Six kinds cost seven statements, however many things are found.
 */
@Injectable()
export class Search {
  constructor(
    private readonly db: DataSource,
    private readonly reads: Reads,
  ) {}

  async find(args: SearchArgs, selection: ResolveTree, context: RequestContext) {
    const hits = await this.hits(args, context);
    const shown = hits.slice(0, args.first);
    const last = shown.at(-1);
    return {
      nodes: await this.read(shown, selection, context),
      hasNextPage: hits.length > args.first,
      endCursor: last ? encodeCursor(BY_RANK.name, [last.rank, last.id]) : null,
    };
  }

  private hits({ text, in: areas, first, after }: SearchArgs, context: RequestContext): Promise<Hit[]> {
    const q = new Query(context.actor, null, context);
    const words = searchQuery(text, q);
    const found = (areas?.length ? areas : SEARCH_AREAS).map((area) => {
      const { read, words: kept, readable } = AREAS[area];
      const [target, t] = [read(), q.alias()];
      const written = kept(t, q);
      return `select '${area}' as area, ${t}.id, ts_rank(${written}, ${words}, 1) as rank from ${target.source(q)} ${t}
        ${where(target, t, q, `${written} @@ ${words}`, readable?.(t, q))}`;
    });
    const key = after ? decodeCursor(after, BY_RANK) : null;
    const seek = key ? `where (f.rank, f.id) < (${q.p(key[0], 'real')}, ${q.p(key[1], 'uuid')})` : '';
    const sql = `select f.area, f.id, f.rank::text as rank from (${found.join(' union all ')}) f ${seek}
      order by f.rank desc, f.id desc limit ${q.p(first + 1, 'int')}`;
    return this.db.query(sql, q.values);
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
