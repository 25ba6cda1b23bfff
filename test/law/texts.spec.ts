import ICAL from 'ical.js';
import { dump, load } from 'js-yaml';
import { simpleParser } from 'mailparser';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import { GraphQLText } from '../../src/api/scalars.js';
import { renderMarkdown } from '../../src/api/markdown.js';
import { closedDirections } from '../../src/domain/direction.js';
import { unholdableIn } from '../../src/domain/text.js';
import { escapeHtml } from '../../src/kernel/html.js';
import { atom } from '../../src/notifications/atom.js';
import { calendar } from '../../src/notifications/calendar.js';
import { letter } from '../../src/notifications/letters.js';
import { compact } from '../../src/open-data/plan/shorten.js';
import { childrenOf, strictXml, textOf, type XmlElement } from '../support/xml.js';

/** Every code point of Unicode, including noncharacters, in texts of one size. */
const TOGETHER = 0x200;
const EVERYTHING = Array.from({ length: 0x110000 / TOGETHER }, (_, part) =>
  // A letter follows each: surrogates stay alone, and nothing composes with the next character.
  Array.from({ length: TOGETHER }, (__, at) => `${String.fromCodePoint(part * TOGETHER + at)}x`).join(''),
);
const taken = (text: string) =>
  Array.from(text)
    .filter((one) => unholdableIn(one) === null)
    .join('');
/** Characters that may be written; others are refused in input, and shown as � where they were stored before. */
const HELD = EVERYTHING.map(taken);
const marked = (text: string) =>
  Array.from(text)
    .map((one) => (unholdableIn(one) ? '\ufffd' : one))
    .join('');
const SITE = 'https://tequio.example';

/** A text as XML reads its line ends. */
const lines = (text: string) => text.replaceAll(/\r\n?/g, '\n');

function feedOf(texts: string[]): XmlElement[] {
  const head = { title: texts[0]!, page: `${SITE}/a`, self: `${SITE}/b`, site: SITE, language: 'es' as const };
  const entries = texts.map((text, at) => ({
    id: `${SITE}/${at}`,
    title: text,
    link: `${SITE}/e`,
    at: new Date(0),
    content: `<p>${escapeHtml(text)}</p>`,
  }));
  return childrenOf(strictXml(atom(head, entries)), 'entry');
}

it('carries every text through a feed that parses, what no text holds as �', () => {
  for (const [at, entry] of feedOf(EVERYTHING).entries()) {
    const escaped = escapeHtml(EVERYTHING[at]!);
    // Direction marks that the text leaves open are closed after it.
    expect(textOf(entry, 'title')).toBe(lines(closedDirections(marked(escaped))));
    expect(textOf(entry, 'content')).toBe(lines(`<p>${marked(escaped)}</p>`));
  }
});

it('carries comments through a feed as HTML that parses, whatever they hold', () => {
  for (const text of EVERYTHING) expect(() => feedOf([renderMarkdown(text)])).not.toThrow();
});

it('carries every text through a calendar that parses, what no text holds as �', () => {
  const ofPlane = 0x10000 / TOGETHER;
  // Whole planes beyond the second take a minute: `EVERYTHING=1 npm test -- test/law/texts`.
  const texts = EVERYTHING.filter(
    (_, part) =>
      process.env['EVERYTHING'] || part < 2 * ofPlane || part % ofPlane === 0 || part % ofPlane === ofPlane - 1,
  );
  const body = calendar({
    name: texts[0]!,
    page: `${SITE}/a`,
    site: SITE,
    language: 'es',
    stamp: new Date(0),
    events: texts.map((title, at) => ({
      id: String(at),
      title,
      opensAt: new Date(0),
      closesAt: new Date(60_000),
      changes: 0,
    })),
    days: [{ id: 'due', title: texts[0]!, on: '2026-06-30', url: `${SITE}/b`, changes: 0 }],
  });
  const events = new ICAL.Component(ICAL.parse(body)).getAllSubcomponents('vevent');
  expect(events).toHaveLength(texts.length + 1);
  for (const [at, event] of events.entries())
    expect(new ICAL.Event(event).summary).toBe(lines(marked(texts[at] ?? texts[0]!)));
});

it('carries every text that is taken through a letter, in its plain and in its HTML part', async () => {
  const text = HELD.join('\n');
  const { subject, text: plain, html } = letter('Aviso \ufffe de prueba', [text], 'es');
  const made = await new MailComposer({ from: 'a@b.example', to: 'c@d.example', subject, text: plain, html })
    .compile()
    .build();
  const read = await simpleParser(made);
  expect(read.subject).toBe('Aviso \ufffd de prueba');
  expect(lines(read.text!)).toBe(lines(plain));
  expect(lines(read.html as string)).toBe(lines(html));
});

it('takes at the door of GraphQL what is well formed, and says what is not, and where', () => {
  for (const text of HELD) expect(GraphQLText.parseValue(text)).toBe(lines(text).normalize('NFC'));
  const all = EVERYTHING.flatMap((text) => Array.from(text));
  for (const one of all.filter((each) => unholdableIn(each)))
    expect(() => GraphQLText.parseValue(`Agua${one}`)).toThrow(/\(U\+[0-9A-F]{4,6}, after "Agua"\)/);
});

it('carries texts through JSON, NDJSON and YAML', () => {
  for (const [texts, told] of [
    [HELD, (text: string) => text],
    [EVERYTHING, marked],
  ] as const) {
    const document = compact({ texts });
    const expected = texts.map(told);
    expect(JSON.parse(JSON.stringify(document))).toEqual({ texts: expected });
    expect(load(dump(document, { lineWidth: 120 }))).toEqual({ texts: expected });
    const rows = document.texts.map((text) => JSON.stringify({ text })).join('\n');
    expect(rows.split('\n').map((row) => JSON.parse(row).text)).toEqual(expected);
  }
});
