import { Field, Int, ObjectType } from '@nestjs/graphql';
import { CONSEQUENCE_CODES, type Consequence as Fact, type ConsequenceName, isFinal } from '../domain/consequence.js';
import { isolated } from '../domain/direction.js';
import { inLanguage, type Language } from '../domain/localized-text.js';
import { describedEnum } from './described-enum.js';
import { GraphQLDay } from './scalars.js';
import { longDay } from '../domain/printed.js';
import { WORDS } from './words/words.js';

export const ConsequenceCodeEnum = describedEnum(
  'ConsequenceCode',
  CONSEQUENCE_CODES,
  'What an act does besides its plain purpose.',
);

@ObjectType({ description: 'One of the things that an act would touch.' })
export class ConsequenceLine {
  @Field({ description: "What it is called, or who wrote it, in the reader's language; may be empty." })
  name: string;

  @Field({ description: "What it says or begins with, in the reader's language." })
  text: string;
}

@ObjectType({ description: 'One thing that would follow from an act, with how many it touches.' })
export class Consequence {
  @Field(() => ConsequenceCodeEnum, { description: 'Stable code, for programs.' })
  code: string;

  @Field(() => Int, { description: 'How many are touched.' })
  count: number;

  @Field(() => [String], { description: "Whose they are, or which, in the reader's language; may be empty." })
  names: string[];

  @Field(() => [ConsequenceLine], { description: 'What should be read before it is done; empty for most.' })
  lines: ConsequenceLine[];

  @Field(() => GraphQLDay, { nullable: true, description: 'The day that counts today; null where no day moves.' })
  before: string | null;

  @Field(() => GraphQLDay, { nullable: true, description: 'The day that would count; null where no day moves.' })
  after: string | null;

  @Field({ description: 'True when whoever does it cannot take it back.' })
  final: boolean;

  @Field({ description: "The whole in a sentence, in the reader's language." })
  message: string;
}

/** Up to this many names are listed; more are only counted. */
const NAMED = 5;

export const told = (consequences: Fact[], language: Language): Consequence[] =>
  consequences.map(({ code, count, names = [], lines = [], before = null, after = null }) => {
    const own = names.map((name) => nameIn(name, language));
    const words = WORDS[language].consequences[code];
    const values: Record<string, string> = {
      count: String(count),
      names: listed(own.map(isolated), language),
      before: before === null ? '' : longDay(language, before),
      after: after === null ? '' : longDay(language, after),
    };
    const sentence = count === 1 ? words.one : ((before === after ? words.sameDay : undefined) ?? words.other);
    const message = sentence.replace(/{{(\w+)}}/g, (_, name: string) => values[name]!);
    const read = lines.map(({ name, text }) => ({ name: nameIn(name, language), text: nameIn(text, language) }));
    return { code, count, names: own, lines: read, before, after, final: isFinal(code), message };
  });

const nameIn = (name: ConsequenceName, language: Language) =>
  typeof name === 'string' ? name : inLanguage(name, language).text;

function listed(names: string[], language: Language): string {
  const rest = names.length - NAMED;
  const shown = rest > 0 ? [...names.slice(0, NAMED), `${rest} ${language === 'es' ? 'más' : 'more'}`] : names;
  return new Intl.ListFormat(language).format(shown);
}
