import { readFileSync } from 'node:fs';
import { closedDirections, isolated } from '../domain/direction.js';
import { LANGUAGES, type Language } from '../domain/localized-text.js';
import { markUnholdable } from '../domain/text.js';
import { escapeHtml } from '../kernel/html.js';

export interface Template {
  subject: string;
  /** Paragraphs; `{{name}}` stands for a value. A paragraph that is only an address becomes a link. */
  body: string[];
}

/** A file of words in every language of the interface. */
const inEach = <Words>(before: string) =>
  Object.fromEntries(
    LANGUAGES.map((language) => {
      const file = new URL(`./templates/${before}${language}.json`, import.meta.url);
      return [language, JSON.parse(readFileSync(file, 'utf8'))];
    }),
  ) as Record<Language, Words>;

/** Templates of all letters, by name. */
export const TEMPLATES = inEach<Record<string, Template>>('');

/** The sentence of each verb that followers are told of; a verb without one is not told. */
export const VERBS = inEach<Record<string, string>>('verbs-');

type Phrase =
  | ('secretariat' | 'session' | 'official' | 'imported' | 'elsewhere' | 'somebody' | 'the_response' | 'comment')
  | ('quote' | 'response' | 'contest_until' | 'contest' | 'decision' | 'window' | 'reason' | 'became')
  | ('the_suggestion' | 'the_clause' | 'the_removed_clause' | 'in_version' | 'level' | 'new_end' | 'replies_to');

/** Phrases from which sentences about news are built. */
export const NEWS = inEach<Record<Phrase, string>>('news-');

export interface WrittenLetter {
  subject: string;
  text: string;
  html: string;
}

/**
 * Writes a letter as plain text and as simple HTML. Texts of people are escaped; a paragraph that has none of its
 * values is left out.
 */
export function writeLetter(name: string, language: Language, values: Record<string, unknown>): WrittenLetter {
  const template = TEMPLATES[language][name];
  if (!template) throw new Error(`there is no letter ${name}`);
  const paragraphs = template.body.flatMap((paragraph) => {
    const asked = paragraph.match(PLACEHOLDER) ?? [];
    const isEmpty = asked.length > 0 && asked.every((one) => filled(one, values) === '');
    return isEmpty ? [] : [filled(paragraph, values)];
  });
  return letter(filled(template.subject, values), paragraphs, language);
}

export function letter(about: string, given: string[], language: Language): WrittenLetter {
  const [subject, paragraphs] = [closedDirections(about), given.map(closedDirections)];
  const html = paragraphs
    .map((text) => `<p>${isAddress(text) ? anchor(text) : escapeHtml(text).replaceAll('\n', '<br>')}</p>`)
    .join('\n');
  const written = {
    // A line break in a subject would begin another mail header.
    subject: subject.replaceAll(/\s+/g, ' ').trim(),
    text: `${paragraphs.join('\n\n')}\n`,
    html: `<!doctype html>\n<html lang="${language}"><head><meta charset="utf-8"></head><body>\n${html}\n</body></html>\n`,
  };
  return {
    subject: markUnholdable(written.subject),
    text: markUnholdable(written.text),
    html: markUnholdable(written.html),
  };
}

const PLACEHOLDER = /{{(\w+)}}/g;

/** Fills each `{{name}}` with its value, isolated where its direction of writing could move the words around it. */
export function filled(text: string, values: Record<string, unknown>): string {
  return text.replaceAll(PLACEHOLDER, (_, name: string) => {
    const value = values[name];
    return typeof value === 'string' || typeof value === 'number' ? isolated(String(value)) : '';
  });
}

const isAddress = (text: string) => /^https?:\/\/\S+$/.test(text);
const anchor = (address: string) => `<a href="${escapeHtml(address)}">${escapeHtml(address)}</a>`;
