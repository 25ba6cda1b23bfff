import { Injectable } from '@nestjs/common';
import { Execute } from '../api/execute.js';
import { plainText } from '../api/markdown.js';
import { nameOf } from '../api/words/words.js';
import { VISITOR } from '../domain/actor.js';
import type { Language } from '../domain/localized-text.js';
import { Site } from '../kernel/site.js';
import { addressOf, milestoneAddress } from './addresses.js';
import { filled, NEWS } from './letters.js';
import { type Said, THING, type ToldThing } from './things.document.js';

/** Each document asks for this many things at most; `api/limits.ts` allows more. */
const A_DOCUMENT = 10;

/** A thing that news is about, as a visitor may read it now. */
export interface Thing {
  id: string;
  /** The name of the thing. A comment or a response has none, so it gets the name of what it is about. */
  title: string;
  url: string;
  /** Public name of the author; `null` when no person or institution is named. */
  who: string | null;
  /**
   * The words of the thing without markup, in one line; `null` when it has none, or when the news tells its name alone.
   */
  words: string | null;
  /** The comment to which this one replies; `null` for other things, and when nobody may read it any more. */
  repliesTo: { who: string; words: string } | null;
  given: ToldThing;
}

/** Reads things by id as a visitor may read them at this moment: hidden, held and deleted things are missing. */
@Injectable()
export class Things {
  constructor(
    private readonly execute: Execute,
    private readonly site: Site,
  ) {}

  async read(ids: Iterable<string>, language: Language): Promise<Map<string, Thing>> {
    const wanted = [...new Set(ids)];
    const found = new Map<string, Thing>();
    for (let from = 0; from < wanted.length; from += A_DOCUMENT) {
      const some = wanted.slice(from, from + A_DOCUMENT);
      const { data, errors } = await this.execute.run<Record<string, ToldThing | null>>(documentFor(some.length), {
        actor: VISITOR,
        language,
        variables: Object.fromEntries(some.map((id, n) => [`n${n}`, id])),
        prepared: true,
      });
      if (!data || errors) throw new Error('what happened could not be read');
      for (const [n, id] of some.entries()) {
        const given = data[`n${n}`];
        const thing = given && this.thing(id, given, language);
        if (thing) found.set(id, thing);
      }
    }
    return found;
  }

  private thing(id: string, given: ToldThing, language: Language): Thing | null {
    const { origin } = this.site;
    const nobody = { id, who: null, words: null, repliesTo: null, given };
    switch (given.__typename) {
      case 'Plan':
        return { ...nobody, title: given.title.text, url: addressOf(origin, 'plan', given.slug, language) };
      case 'Commitment':
        return { ...nobody, title: given.title.text, url: addressOf(origin, 'commitment', given.reference, language) };
      case 'Milestone':
        return { ...nobody, title: given.title.text, url: milestoneAddress(origin, given.reference, language) };
      case 'Evaluation':
        return { ...nobody, title: given.title.text, url: addressOf(origin, 'evaluation', given.id, language) };
      case 'Programme':
        return { ...nobody, title: given.called.text, url: addressOf(origin, 'programme', given.slug, language) };
      case 'Proposal':
        return {
          ...nobody,
          title: given.title.text,
          url: addressOf(origin, 'proposal', given.asked ?? '', language),
          who: given.author?.publicName ?? null,
          words: given.problem?.text ?? null,
        };
      case 'ReasonedResponse':
        return {
          ...nobody,
          title: given.proposal.title.text,
          url: addressOf(origin, 'response', id, language),
          who: given.institution?.name.text ?? NEWS[language].secretariat,
          words: given.text.text,
        };
      case 'Suggestion': {
        // A suggestion that was taken back is no news.
        if (given.state === 'WITHDRAWN') return null;
        const { number, commitment, plan, onBehalfOf, author } = given;
        return {
          ...nobody,
          title: filled(NEWS[language].the_suggestion, { number, title: (commitment ?? plan).title.text }),
          url: addressOf(origin, 'suggestion', id, language),
          who: onBehalfOf?.name.text ?? author?.publicName ?? NEWS[language].somebody,
          words: given.suggested,
        };
      }
      case 'Rebaseline':
        return {
          ...nobody,
          title: given.milestone.title.text,
          url: milestoneAddress(origin, given.milestone.reference, language),
          who: given.speaks?.name.text ?? null,
        };
      case 'Activity':
        return {
          ...nobody,
          title: given.title.text,
          url: addressOf(origin, 'milestoneActivities', given.milestone.id, language),
          who: given.institution?.name.text ?? given.who,
        };
      case 'MilestoneReport':
        return {
          ...nobody,
          title: given.milestone.title.text,
          url: milestoneAddress(origin, given.milestone.reference, language),
          who: given.speaks?.name.text ?? nameOf(language, 'Voice', given.voice.toLowerCase()),
          words: given.said?.text ?? null,
        };
      case 'Comment':
        // A comment without text keeps its place in the thread, but is no news.
        if (given.body === null) return null;
        return {
          ...nobody,
          title: aboutWhat(given.subject, language),
          url: addressOf(origin, 'comment', id, language),
          who: whoSaid(given, language),
          words: plainText(given.body),
          repliesTo: given.parent?.body
            ? { who: whoSaid(given.parent, language), words: plainText(given.parent.body) }
            : null,
        };
      default:
        return { ...nobody, title: '', url: '' };
    }
  }
}

function aboutWhat(subject: (ToldThing & { __typename: 'Comment' })['subject'], language: Language): string {
  if ('proposal' in subject) return filled(NEWS[language].the_response, { title: subject.proposal.title.text });
  if ('number' in subject)
    return filled(NEWS[language].the_suggestion, {
      number: subject.number,
      title: (subject.commitment ?? subject.plan).title.text,
    });
  if ('removed' in subject)
    return filled(NEWS[language][subject.removed ? 'the_removed_clause' : 'the_clause'], {
      title: (subject.partOf ?? subject.ofPlan).title.text,
    });
  return subject.title.text;
}

function whoSaid(given: Said, language: Language): string {
  const words = NEWS[language];
  if (given.official && given.institution) return filled(words.official, { who: given.institution.name.text });
  if (given.imported)
    return given.imported.pseudonym ? filled(words.imported, { pseudonym: given.imported.pseudonym }) : words.elsewhere;
  return given.author?.publicName ?? words.somebody;
}

function documentFor(count: number): string {
  const numbers = Array.from({ length: count }, (_, n) => n);
  return `query (${numbers.map((n) => `$n${n}: ID!`).join(', ')}) {
    ${numbers.map((n) => `n${n}: node(id: $n${n}) { ...Thing }`).join(' ')} } ${THING}`;
}
