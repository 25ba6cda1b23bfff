import { readFileSync } from 'node:fs';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Execute } from '../api/execute.js';
import { decodeId, encodeId } from '../api/node-id.js';
import { VISITOR } from '../domain/actor.js';
import { LANGUAGES, type Language } from '../domain/localized-text.js';
import { Site } from '../kernel/site.js';
import { type Above, Ancestry } from './ancestry.js';

export interface Entry {
  seq: string;
  at: Date;
  subject: string;
  verb: string;
  planId: string;
  /** Ids of what it was done to, where that is many things and `subject` is what they belong to. */
  about: string[];
}

/** What happened, to what, and where to read it. */
export interface Item {
  entry: Entry;
  text: string;
  url: string;
}

const read = (language: Language) =>
  JSON.parse(readFileSync(new URL(`./templates/verbs-${language}.json`, import.meta.url), 'utf8')) as Record<
    string,
    string
  >;
/** What is told, in words. A verb that has none is not told: nobody is written to about bookkeeping. */
export const VERBS = Object.fromEntries(LANGUAGES.map((language) => [language, read(language)])) as Record<
  Language,
  Record<string, string>
>;

const ADDRESSES: Record<string, Record<Language, string>> = {
  Plan: { es: 'planes', en: 'plans' },
  Proposal: { es: 'propuestas', en: 'proposals' },
  Commitment: { es: 'compromisos', en: 'commitments' },
};
/** Root fields that one document may have (`api/limits.ts`). */
const A_DOCUMENT = 10;

/** What is done to many together is told of each in the words for one; what one sets free in the words for that. */
const OF_ONE: Record<string, string> = {
  'proposals.responded': 'proposal.responded',
  'proposal.withdrawn': 'proposal.unmerged',
  'account.erased': 'proposal.unmerged',
};

/** An entry about many things as one entry for each of them; none for an entry about its subject alone. */
export const ofEach = (entry: Entry): Entry[] =>
  entry.about.map((subject) => ({ ...entry, subject, verb: OF_ONE[entry.verb] ?? entry.verb }));

interface Named {
  __typename: string;
  key: string;
  /** A draft has none: its type is another one. */
  proposalKey?: string | null;
  title: { text: string };
}

/** What happened, in words, as a visitor may read it at this moment. */
@Injectable()
export class News {
  constructor(
    private readonly db: DataSource,
    private readonly execute: Execute,
    private readonly ancestry: Ancestry,
    private readonly site: Site,
  ) {}

  /** The latest of a plan, newest first; `subjects`: only what happened to these, by their ids. */
  async latest(planId: string, language: Language, most: number, subjects?: string[]): Promise<Item[]> {
    const verbs = [...Object.keys(VERBS[language]), ...(subjects ? Object.keys(OF_ONE) : [])];
    const found: Entry[] = await this.db.query(
      `select seq, at, subject, verb, plan_id as "planId", about from log
        where plan_id = $1 and verb = any($2) ${subjects ? 'and (subject = any($4) or about && $4)' : ''} order by seq desc limit $3`,
      [planId, verbs, most, ...(subjects ? [subjects] : [])],
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
    const told = entries.filter(({ verb }) => VERBS[language][verb]);
    const whole = (entry: Entry) => {
      const { proposalId, commitmentId } = above.get(entry.subject) ?? {};
      if (proposalId) return encodeId('Proposal', proposalId);
      return commitmentId ? encodeId('Commitment', commitmentId) : encodeId('Plan', entry.planId);
    };
    const ids = new Set(told.flatMap((entry) => [entry.subject, whole(entry)]));
    const things = await this.visible([...ids], language);
    const hidden = await this.hidden(told);
    const addressOf = (type: string, key: string) =>
      `${this.site.origin}/${language}/${ADDRESSES[type]![language]}/${encodeURIComponent(key)}`;
    return told.flatMap((entry) => {
      const thing = things.get(whole(entry));
      const reference = hidden.get(entry.subject);
      // That it was hidden is public, and its reference; its title is not.
      if (reference && !things.has(entry.subject))
        return [{ entry, text: `${VERBS[language][entry.verb]}: ${reference}`, url: addressOf('Proposal', reference) }];
      // Both must be public: a comment that was hidden meanwhile is not told, though its proposal is there.
      if (!things.has(entry.subject) || !thing?.title) return [];
      const url = addressOf(thing.__typename, thing.key);
      return [{ entry, text: `${VERBS[language][entry.verb]}: ${thing.title.text}`, url }];
    });
  }

  /** References of proposals that entries say were hidden, by the id that the log gives. */
  private async hidden(entries: Entry[]): Promise<Map<string, string>> {
    const subjects = entries.flatMap(({ verb, subject }) => (verb === 'proposal.hidden' ? subject : []));
    if (subjects.length === 0) return new Map();
    const rows: { id: string; reference: string }[] = await this.db.query(
      'select id, reference from proposal where id = any($1) and reference is not null',
      [subjects.map((subject) => decodeId(subject)!.uuid)],
    );
    return new Map(rows.map(({ id, reference }) => [encodeId('Proposal', id), reference]));
  }

  private async visible(ids: string[], language: Language): Promise<Map<string, Named>> {
    const found = new Map<string, Named>();
    for (let from = 0; from < ids.length; from += A_DOCUMENT) {
      const some = ids.slice(from, from + A_DOCUMENT);
      const roots = some.map((_, n) => `n${n}: node(id: $n${n}) { ...Named }`).join(' ');
      const { data, errors } = await this.execute.run<Record<string, Named | null>>(
        `query (${some.map((_, n) => `$n${n}: ID!`).join(', ')}) { ${roots} }
         fragment Named on Node { __typename ... on Plan { key: slug title { text } }
           ... on Proposal { proposalKey: reference title { text } } ... on Commitment { key: reference title { text } } }`,
        { actor: VISITOR, language, variables: Object.fromEntries(some.map((id, n) => [`n${n}`, id])) },
      );
      if (!data || errors) throw new Error('what happened could not be read');
      for (const [n, id] of some.entries()) {
        const thing = data[`n${n}`];
        if (thing) found.set(id, { ...thing, key: thing.key ?? thing.proposalKey ?? '' });
      }
    }
    return found;
  }
}
