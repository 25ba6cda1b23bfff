import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { instantOf } from '../domain/instant.js';
import { isDay } from '../domain/stated-date.js';
import { unholdableIn } from '../domain/text.js';

const refused = (message: string) => new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });

export const GraphQLDay = new GraphQLScalarType<string, string>({
  name: 'Date',
  description: 'A day of the calendar, `2022-02-23`. It has no time and no time zone.',
  serialize: (value) => String(value),
  parseValue: day,
  parseLiteral: (node) => day(literal(node)),
});

function day(value: unknown): string {
  if (typeof value === 'string' && isDay(value)) return value;
  throw refused('A Date is a day that exists, written like "2022-02-23".');
}

export const GraphQLInstant = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  description: 'An instant, `2022-02-23T18:00:00.000Z`: RFC 3339 with an offset, given in UTC with milliseconds.',
  serialize: (value) => (value instanceof Date ? value.toISOString() : String(value)),
  parseValue: instant,
  parseLiteral: (node) => instant(literal(node)),
});

function instant(value: unknown): Date {
  const parsed = typeof value === 'string' ? instantOf(value) : null;
  if (parsed) return parsed;
  throw refused(
    'A DateTime is an instant of the years 1 to 9999 with an offset, written like "2022-02-23T12:00:00-06:00".',
  );
}

/** Text that people write. The schema says only that it is text; each input documents and checks its length. */
export const GraphQLText = new GraphQLScalarType<string, string>({
  name: 'Text',
  description:
    'Text that people write: Unicode, brought to normal form C. It holds no control but the tab and the end of a line (`\\n`), no unpaired surrogate and no noncharacter (U+FFFE and the like).',
  serialize: (value) => String(value),
  parseValue: text,
  parseLiteral: (node) => text(literal(node)),
});

function text(value: unknown): string {
  if (typeof value !== 'string') throw refused('Text is a string.');
  const unholdable = unholdableIn(value);
  if (unholdable) {
    const { name, after } = unholdable;
    const place = after === '' ? 'at its beginning' : `after "${after}"`;
    throw refused(
      `This text holds a character that cannot be kept (${name}, ${place}). Take it out and send it again.`,
    );
  }
  return value.replaceAll('\r\n', '\n').replaceAll('\r', '\n').normalize('NFC');
}

function literal(node: ValueNode): unknown {
  return node.kind === Kind.STRING ? node.value : undefined;
}
