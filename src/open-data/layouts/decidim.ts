import type { LocalizedText } from '../../domain/localized-text.js';
import { type FileForm, type Layout, NumbersSeen, onceEach, type SourceRow } from '../import/layout.js';
import type { CommentRecord, ProposalRecord } from '../import/records.js';
import { AUTHOR, DECIDIM_LANGUAGES, NAMES_PEOPLE, PROPOSAL_IGNORED, textColumns, TEXTS } from './decidim-columns.js';
import { addressIn, figure, keyPart, titlesSeen, writtenAt, personText } from './participation.js';

/** Exports write each instant with its zone; older ones write days in UTC. */
const THERE = { zone: 'UTC' };
const STATES: Record<string, ProposalRecord['state']> = {
  accepted: 'accepted',
  partially_accepted: 'accepted_in_part',
  rejected: 'not_accepted',
  withdrawn: 'withdrawn',
};
const UNANSWERED = ['', 'not_answered', 'evaluating', 'published'];

const proposals: Omit<FileForm, 'required'> = {
  columns: {
    id: ['id'],
    ...textColumns('title'),
    ...textColumns('body'),
    state: ['state'],
    withdrawn: ['withdrawn'],
    supports: ['votes', 'votes_count', 'proposal_votes_count'],
    published: ['published_at'],
    created: ['created_at'],
    url: ['url'],
    reference: ['reference'],
    amendment: ['is_amend'],
    ...textColumns('answer'),
    author: AUTHOR,
  },
  optional: [...TEXTS, 'published', 'created', 'reference', 'amendment', 'withdrawn', 'author'],
  ignored: PROPOSAL_IGNORED,
  unkept: NAMES_PEOPLE,
  start: ({ plan }) => {
    const [once, repeated] = [onceOnEachSite(), titlesSeen()];
    return (row) => readProposal(row, plan, once, repeated);
  },
};

/** Proposals in the open data of any installation of Decidim. */
export const DECIDIM_PROPOSALS: Layout = {
  name: 'decidim-proposals',
  reading: 2,
  people: { column: 'author', source: (row) => siteOf(row, 'url') },
  forms: Object.keys(textColumns('title')).map((title) => ({ ...proposals, required: ['id', title] })),
};

function readProposal(
  row: SourceRow,
  plan: string | null,
  once: ReturnType<typeof onceOnEachSite>,
  repeated: ReturnType<typeof titlesSeen>,
) {
  const [id, site] = [keyPart(row.get('id')), siteOf(row, 'url')];
  if (id === '') return row.refuses('id', 'the proposal has no number');
  const title = textIn(row, 'title');
  if (!title) return row.refuses('title', 'the proposal has no title');
  const key = once(row, site, id);
  repeated(row, (title[title.original] as { text: string }).text);
  const body = textIn(row, 'body');
  if (!body) row.doubt('body', '', 'has no text', 'imported with its title alone');
  if (DECIDIM_LANGUAGES.some((language) => row.get(`answer:${language}`) !== '') || row.get('answer') !== '')
    row.doubt('answer', '', 'has an answer of its source', 'kept with the row, not as a reasoned response');
  if (row.get('amendment') === 'true')
    row.doubt('amendment', 'true', 'amends another proposal', 'imported as one of its own');
  const published = row.get('published') === '' ? 'created' : 'published';
  const written = writtenAt(row, published, THERE);
  return row.reads(
    `${plan}/${key}`,
    {
      kind: 'proposal',
      reference: `${plan}/${key}`
        .toUpperCase()
        .replace('#', '-R')
        .replace(/[^\p{L}\p{N}_]+/gu, '-'),
      title,
      action: body,
      state: stateOf(row),
      writtenAt: written?.at ?? null,
      supports: figure(row, 'supports') ?? 0,
    },
    {
      pseudonym: row.get('author') || null,
      url: addressIn(row, 'url'),
      state: row.get('state') || null,
      date: row.get(published) || null,
    },
  );
}

function stateOf(row: SourceRow): ProposalRecord['state'] {
  if (row.get('withdrawn') === 'true') return 'withdrawn';
  const state = row.get('state').toLowerCase();
  if (!(state in STATES) && !UNANSWERED.includes(state))
    row.doubt('state', row.get('state'), 'is a state of that site alone', 'kept as written, imported as submitted');
  return STATES[state] ?? 'submitted';
}

const comments: Omit<FileForm, 'required'> = {
  columns: {
    id: ['id'],
    ...textColumns('body'),
    locale: ['locale'],
    created: ['created_at'],
    alignment: ['alignment'],
    depth: ['depth'],
    on: ['commentable_id'],
    kind: ['commentable_type'],
    root: ['root_commentable_url'],
    author: AUTHOR,
  },
  optional: [...TEXTS, 'locale', 'author'],
  unkept: NAMES_PEOPLE,
  start: ({ plan }) => {
    const once = onceOnEachSite();
    return (row) => readComment(row, plan, once);
  },
};

/** Comments in the open data of Decidim: on proposals, and on other comments. */
export const DECIDIM_COMMENTS: Layout = {
  name: 'decidim-comments',
  reading: 2,
  people: { column: 'author', source: (row) => siteOf(row, 'root'), about: DECIDIM_PROPOSALS.name },
  forms: [
    { ...comments, required: ['id', 'on', 'kind'] },
    { ...comments, required: ['id', 'root'] },
  ],
};

function readComment(row: SourceRow, plan: string | null, once: ReturnType<typeof onceOnEachSite>) {
  const [id, on, site] = [keyPart(row.get('id')), keyPart(row.get('on')), siteOf(row, 'root')];
  if (id === '') return row.refuses('id', 'the comment has no number');
  const answers = /comment$/i.test(row.get('kind'));
  const root = /\/proposals\/(\d+)/.exec(row.get('root'))?.[1];
  const about = root ?? (/proposal$/i.test(row.get('kind')) ? on : null);
  if (about === null && (!answers || row.get('root') !== ''))
    return row.refuses(answers ? 'root' : 'kind', 'is about something that is no proposal');
  if (answers && on === '') return row.refuses('on', 'does not say which comment it answers');
  if (row.get('kind') === '' && Number(row.get('depth')) > 0)
    row.doubt('depth', row.get('depth'), 'does not say which comment it answers', 'kept as the beginning of a thread');
  const key = once(row, site, id);
  const text = textIn(row, 'body');
  if (!text) row.doubt('body', '', 'has no text', 'kept in its place without one');
  const written = writtenAt(row, 'created', THERE);
  const record: CommentRecord = {
    kind: 'comment',
    proposal: about === null ? null : `${plan}/${site}/${about}`,
    parent: answers ? `${plan}/${site}/${on}` : null,
    body: text ? (text[text.original] as { text: string }).text : '',
    language: text?.original ?? 'es',
    position: positionOf(row),
    writtenAt: written?.at ?? null,
    up: null,
    down: null,
  };
  return row.reads(`${plan}/${key}`, record, {
    pseudonym: row.get('author') || null,
    url: addressIn(row, 'root'),
    date: row.get('created') || null,
  });
}

function onceOnEachSite(): (row: SourceRow, site: string, id: string) => string {
  const sites = new Map<string, ReturnType<typeof onceEach>>();
  return (row, site, id) => {
    const once = sites.get(site) ?? onceEach(new NumbersSeen());
    sites.set(site, once);
    return `${site}/${once(row, 'id', id)}`;
  };
}

/** The position of a comment; Decidim writes 0 when nothing was chosen. */
function positionOf(row: SourceRow): CommentRecord['position'] {
  const cell = row.get('alignment');
  if (cell === '1') return 'for';
  if (cell === '-1') return 'against';
  if (cell !== '' && cell !== '0') row.doubt('alignment', cell, 'is no position', 'left out');
  return null;
}

/** The host of the installation. It is part of every key, because numbers are unique only within one installation. */
function siteOf(row: SourceRow, column: string): string {
  const cell = row.get(column);
  return (URL.canParse(cell) && new URL(cell).hostname) || 'decidim';
}

/** A text in all its languages. A column without a language has the language of the row, or else Spanish. */
function textIn(row: SourceRow, column: string): LocalizedText | null {
  const texts = new Map<string, string>();
  for (const language of DECIDIM_LANGUAGES) {
    const text = personText(row, `${column}:${language}`);
    const plain = language.startsWith('es-') ? 'es' : language;
    if (text !== '' && !texts.has(plain)) texts.set(plain, text);
  }
  const alone = personText(row, column);
  const locale = row.get('locale') || 'es';
  if (alone !== '') texts.set(/^[a-z]{2,3}(-[A-Z]{2})?$/.test(locale) ? locale.replace(/^es-.*/, 'es') : 'es', alone);
  const [original, ...more] = texts.keys();
  if (original === undefined) return null;
  if (more.length > 0)
    row.doubt(
      column,
      [...texts.keys()].join(', '),
      'does not say in which language it was written',
      `${original} taken`,
    );
  return { original, ...Object.fromEntries([...texts].map(([language, text]) => [language, { text }])) };
}
