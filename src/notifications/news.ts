import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { decodeId, encodeId } from '../api/node-id.js';
import { Query } from '../api/read/query.js';
import { VISITOR } from '../domain/actor.js';
import type { Language } from '../domain/localized-text.js';
import { Clock } from '../kernel/clock.js';
import { Site } from '../kernel/site.js';
import { isHidingPublicSql } from '../twins/proposal.sql.js';
import { addressOf } from './addresses.js';
import { type Above, Ancestry } from './ancestry.js';
import { filled, VERBS } from './letters.js';
import { letterLines } from './saying.js';
import { type Thing, Things } from './things.js';
import { TOLD } from './told.js';
import { isNewsSql } from './told.sql.js';

export interface Entry {
  seq: string;
  at: Date;
  subject: string;
  verb: string;
  planId: string;
  /** Ids of the things that the act changed, when they are many and `subject` is their common owner. */
  about: string[];
}

/** One piece of news: a sentence about the event, the words that were said, and the page to read. */
export interface Item {
  entry: Entry;
  text: string;
  /** Paragraphs below the sentence. */
  lines: string[];
  url: string;
  /** The thing at the address; `null` when a visitor may learn only that it is hidden. */
  thing: Thing | null;
}

/**
 * An act on many things is told for each in the words for one; things that an act sets free are told in their own
 * words.
 */
const OF_ONE: Record<string, string> = {
  'proposals.responded': 'proposal.responded',
  'proposals.reviewed': 'proposal.reviewed',
  'proposal.withdrawn': 'proposal.unmerged',
  'account.erased': 'proposal.unmerged',
};

/** Splits an entry about many things into one for each of them; gives none for an entry about its subject alone. */
export const ofEach = (entry: Entry): Entry[] =>
  entry.about.map((subject) => ({ ...entry, subject, verb: OF_ONE[entry.verb] ?? entry.verb }));

const WRITTEN = 'comment.created';

/** Writes entries of the log in words, as a visitor may read them at this moment. */
@Injectable()
export class News {
  constructor(
    private readonly db: DataSource,
    private readonly things: Things,
    private readonly ancestry: Ancestry,
    private readonly clock: Clock,
    private readonly site: Site,
  ) {}

  /**
   * The latest news of a plan, newest first; with `subjects`, only the news about things with these ids, and with
   * `verbs` only those.
   */
  async latest(
    planId: string,
    language: Language,
    most: number,
    { subjects, verbs: only }: { subjects?: string[]; verbs?: readonly string[] } = {},
  ): Promise<Item[]> {
    const q = new Query(VISITOR, null, this.clock.moment());
    const verbs = only ?? [...Object.keys(TOLD), ...(subjects ? Object.keys(OF_ONE) : [])];
    const among = subjects && q.p(subjects, 'text[]');
    // All news about things that everybody may read is told.
    const isTold = among ? `(l.subject = any(${among}) or l.about && ${among})` : isNewsSql('l', q);
    const found: Entry[] = await this.db.query(
      `select l.seq, l.at, l.subject, l.verb, l.plan_id as "planId", l.about from log l
        where l.plan_id = ${q.p(planId, 'uuid')} and l.verb = any(${q.p(verbs, 'text[]')}) and ${isTold}
        order by l.seq desc limit ${q.p(most, 'int')}`,
      q.values,
    );
    const entries = subjects
      ? found.flatMap((entry) => [entry, ...ofEach(entry)]).filter(({ subject }) => subjects.includes(subject))
      : found;
    return this.of(entries, await this.above(entries), language);
  }

  above(entries: Entry[]): Promise<Map<string, Above>> {
    return this.ancestry.of(entries.map(({ subject }) => subject));
  }

  async of(entries: Entry[], above: Map<string, Above>, language: Language): Promise<Item[]> {
    const waited = await this.waited(entries);
    const told = entries.filter(({ verb, subject }) => TOLD[verb] && !(verb === WRITTEN && waited.has(subject)));
    const responses = await this.responses(told);
    const idOf = (entry: Entry) => responses.get(entry) ?? decidedOn(entry, above.get(entry.subject)) ?? entry.subject;
    const planOf = ({ planId }: Entry) => encodeId('Plan', planId);
    const things = await this.things.read(
      told.flatMap((entry) => [idOf(entry), planOf(entry)]),
      language,
    );
    const hidden = await this.hidden(told);
    const followed = await this.followed(told);
    return told.flatMap((entry): Item[] => {
      const thing = things.get(idOf(entry));
      const sentence = VERBS[language][entry.verb]!;
      const reference = hidden.get(entry.subject);
      // The hiding and the reference are public; the title is not.
      if (reference && !thing) {
        const url = addressOf(this.site.origin, 'proposal', reference, language);
        return [{ entry, text: `${sentence}: ${reference}`, lines: [], url, thing: null }];
      }
      const plan = things.get(planOf(entry));
      const place = thing && plan && this.placeOf(thing, plan, language);
      // News of a thing that was hidden, withdrawn or erased meanwhile is not told, even while its page is there.
      if (!place) return [];
      const text = `${filled(sentence, { who: thing.who ?? '' })}: ${place.title}`;
      return [
        {
          entry,
          text,
          lines: letterLines(TOLD[entry.verb]!, thing, language, followed.get(entry) ?? 0),
          url: place.url,
          thing,
        },
      ];
    });
  }

  /**
   * The title and address of a thing. A window has no telling name of its own, so it takes the plan's title and a part
   * of the plan's page.
   */
  private placeOf(thing: Thing, plan: Thing, language: Language): { title: string; url: string } | null {
    if (thing.given.__typename !== 'PlanWindow') return thing.url ? thing : null;
    if (plan.given.__typename !== 'Plan') return null;
    const page = addressOf(this.site.origin, 'windows', plan.given.slug, language);
    return { title: plan.title, url: `${page}#${thing.id}` };
  }

  /**
   * The response for each entry whose subject is the proposal. The log and the proposal's responses have the same
   * order; they are matched from the last one backwards, because imported responses have no entry.
   */
  private async responses(entries: Entry[]): Promise<Map<Entry, string>> {
    const responded = entries.filter(({ verb }) => verb === 'proposal.responded');
    if (responded.length === 0) return new Map();
    const rows: { place: number; id: string }[] = await this.db.query(
      `select e.place::int as place, r.id
         from unnest($1::bigint[], $2::text[], $3::uuid[], $4::uuid[]) with ordinality as e(seq, subject, proposal_id, plan_id, place),
         lateral (select count(*) as later from log l where l.plan_id = e.plan_id and l.seq > e.seq
           and (l.verb = 'proposal.responded' and l.subject = e.subject
             or l.verb = 'proposals.responded' and l.about @> array[e.subject])) n,
         lateral (select r.id from response r join response_version v on v.response_id = r.id and v.number = 1
           where r.proposal_id = e.proposal_id order by v.created_at desc, r.id desc offset n.later limit 1) r`,
      [
        responded.map(({ seq }) => seq),
        responded.map(({ subject }) => subject),
        responded.map(({ subject }) => decodeId(subject)!.uuid),
        responded.map(({ planId }) => planId),
      ],
    );
    return new Map(rows.map(({ place, id }) => [responded[place - 1]!, encodeId('ReasonedResponse', id)]));
  }

  /**
   * How many changes of the same window or synthesis followed each entry. The log and the changes have the same order;
   * their instants come from two clocks.
   */
  private async followed(entries: Entry[]): Promise<Map<Entry, number>> {
    const changes = entries.filter(({ verb }) => /^(?:window|synthesis)\./.test(verb));
    if (changes.length === 0) return new Map();
    const rows: { place: number; later: number }[] = await this.db.query(
      `select e.place::int as place, (select count(*)::int from log l where l.plan_id = e.plan_id and l.seq > e.seq
           and l.subject = e.subject and split_part(l.verb, '.', 1) = split_part(e.verb, '.', 1)) as later
         from unnest($1::bigint[], $2::text[], $3::text[], $4::uuid[]) with ordinality as e(seq, subject, verb, plan_id, place)`,
      [
        changes.map(({ seq }) => seq),
        changes.map(({ subject }) => subject),
        changes.map(({ verb }) => verb),
        changes.map(({ planId }) => planId),
      ],
    );
    return new Map(rows.map(({ place, later }) => [changes[place - 1]!, later]));
  }

  /** Comments that were held: each is told once, when it was released, and not when it was written. */
  private async waited(entries: Entry[]): Promise<Set<string>> {
    const written = entries.flatMap(({ verb, subject }) => (verb === WRITTEN ? decodeId(subject)!.uuid : []));
    if (written.length === 0) return new Set();
    const rows: { id: string }[] = await this.db.query(
      `select id from comment where id = any($1) and (state = 'held' or released_at is not null)`,
      [written],
    );
    return new Set(rows.map(({ id }) => encodeId('Comment', id)));
  }

  /** References of the proposals of which everyone may know that they are hidden now, by the id in the log. */
  private async hidden(entries: Entry[]): Promise<Map<string, string>> {
    const subjects = entries.flatMap(({ verb, subject }) => (verb === 'proposal.hidden' ? subject : []));
    if (subjects.length === 0) return new Map();
    const q = new Query(VISITOR, null, this.clock.moment());
    const ids = q.p(
      subjects.map((subject) => decodeId(subject)!.uuid),
      'uuid[]',
    );
    const rows: { id: string; reference: string }[] = await this.db.query(
      `select p.id, p.reference from proposal p where p.id = any(${ids}) and ${isHidingPublicSql('p', q)}`,
      q.values,
    );
    return new Map(rows.map(({ id, reference }) => [encodeId('Proposal', id), reference]));
  }
}

/** The id of the text that an appeal is about, because the appeal is told as that text. */
function decidedOn({ subject }: Entry, above: Above | undefined): string | null {
  if (decodeId(subject)?.type !== 'ModerationAppeal' || !above) return null;
  if (above.commentId) return encodeId('Comment', above.commentId);
  if (above.suggestionId) return encodeId('Suggestion', above.suggestionId);
  return above.proposalId ? encodeId('Proposal', above.proposalId) : null;
}
