import { localized } from '../../domain/localized-text.js';
import { type Layout, NumbersSeen, onceEach, type SourceRow } from '../import/layout.js';
import { addressIn, figure, keyPart, titlesSeen, writtenAt, personText } from './participation.js';

const SITE = 'https://decide.madrid.es';
const SOURCE = 'decide-madrid';
/** The site writes dates with the day first, and hours of Madrid. */
const THERE = { zone: 'Europe/Madrid', dayFirst: true } as const;

/**
 * Proposals of decide.madrid.es, in the files of 2019 and of 2025. Supports given there stay a figure and are no
 * supports here.
 */
export const DECIDE_MADRID_PROPOSALS: Layout = {
  name: 'decide-madrid-proposals',
  reading: 2,
  people: { column: 'author', source: () => SOURCE },
  forms: [
    {
      columns: {
        id: ['id'],
        title: ['title'],
        date: ['date', 'created_at'],
        url: ['url'],
        author: ['userId', 'user_id', 'author_id'],
        summary: ['summary'],
        text: ['text', 'description'],
        supports: ['numSupports', 'cached_votes_up'],
        status: ['status'],
        retired: ['retired_at'],
      },
      required: ['id', 'title', 'date'],
      optional: ['url', 'author', 'summary', 'status', 'retired'],
      ignored: ['code', 'numComments', 'isAssociation', 'comments_count', 'hot_score', 'confidence_score'],
      start: ({ plan }) => {
        const [once, repeated] = [onceEach(new NumbersSeen()), titlesSeen()];
        return (row) => {
          const id = keyPart(row.get('id'));
          if (id === '') return row.refuses('id', 'the proposal has no number');
          const title = personText(row, 'title').replace(/\s+/g, ' ');
          if (title === '') return row.refuses('title', 'the proposal has no title');
          const key = once(row, 'id', id);
          repeated(row, title);
          const text = [personText(row, 'summary'), personText(row, 'text')].filter((part) => part !== '').join('\n\n');
          if (text === '') row.doubt('text', '', 'has no text', 'imported with its title alone');
          const written = writtenAt(row, 'date', THERE);
          const retired = row.get('retired');
          return row.reads(
            keyOf(plan, key),
            {
              kind: 'proposal',
              reference: `${plan?.toUpperCase()}-DECIDE-MADRID-${key.replace('#', '-R')}`,
              title: localized('es', title),
              action: text === '' ? null : localized('es', text),
              state: retired === '' ? 'submitted' : 'withdrawn',
              writtenAt: written?.at ?? null,
              supports: figure(row, 'supports') ?? 0,
            },
            {
              pseudonym: row.get('author') || null,
              url: addressIn(row, 'url', SITE) ?? `${SITE}/proposals/${id.toLowerCase()}`,
              state: row.get('status') || (retired === '' ? null : `retired_at ${retired}`),
              date: row.get('date') || null,
            },
          );
        };
      },
    },
  ],
};

/** Comments on these proposals, with their threads and votes. */
export const DECIDE_MADRID_COMMENTS: Layout = {
  name: 'decide-madrid-comments',
  reading: 2,
  people: { column: 'author', source: () => SOURCE, about: DECIDE_MADRID_PROPOSALS.name },
  forms: [
    {
      columns: {
        id: ['id'],
        parent: ['parentId', 'parent_id'],
        proposal: ['proposalId', 'proposal_id'],
        author: ['userId', 'user_id', 'author_id'],
        date: ['date', 'created_at'],
        time: ['time'],
        text: ['text', 'body'],
        up: ['numPositiveVotes', 'cached_votes_up'],
        down: ['numNegativeVotes', 'cached_votes_down'],
        votes: ['numVotes', 'cached_votes_total'],
      },
      required: ['id', 'proposal', 'text'],
      optional: ['time'],
      ignored: ['page', 'userType'],
      start: ({ plan }) => {
        const once = onceEach(new NumbersSeen());
        return (row) => {
          const [id, proposal, parent] = ['id', 'proposal', 'parent'].map((column) => row.get(column));
          if (id === '') return row.refuses('id', 'the comment has no number');
          if (proposal === '') return row.refuses('proposal', 'the comment is about no proposal');
          const key = once(row, 'id', keyPart(id!));
          const body = personText(row, 'text');
          if (body === '') row.doubt('text', '', 'has no text', 'kept in its place without one');
          const written = writtenAt(row, 'date', { ...THERE, ...timeOf(row) });
          return row.reads(
            keyOf(plan, key),
            {
              kind: 'comment',
              proposal: keyOf(plan, keyPart(proposal!)),
              // The site writes -1 for a comment that is no reply.
              parent: /^(|-1|0)$/.test(parent!) ? null : keyOf(plan, keyPart(parent!)),
              body,
              language: 'es',
              position: null,
              writtenAt: written?.at ?? null,
              ...votesOf(row),
            },
            {
              pseudonym: row.get('author') || null,
              url: `${SITE}/proposals/${proposal}#comment_${id}`,
              date: written?.as ?? (row.get('date') || null),
            },
          );
        };
      },
    },
  ],
};

const keyOf = (plan: string | null, id: string) => `${plan}/${SOURCE}/${id}`;

/** The time of day; the file writes it as `0 days 10:50:19`. */
function timeOf(row: SourceRow): { time?: string } {
  const cell = row.get('time');
  const time = /^(?:0 days? )?(([01]?\d|2[0-3]):[0-5]\d:[0-5]\d)(?:\.\d+)?$/.exec(cell)?.[1];
  if (time) return { time };
  if (cell !== '') row.doubt('time', cell, 'is no hour of the day', 'left out');
  return {};
}

function votesOf(row: SourceRow): { up: number | null; down: number | null } {
  const [up, down, all] = [figure(row, 'up'), figure(row, 'down'), figure(row, 'votes')];
  if (all !== null && up !== null && down !== null && all !== up + down)
    row.doubt('votes', String(all), 'is not the sum of its votes', 'votes for and against kept as stated');
  return { up, down };
}
