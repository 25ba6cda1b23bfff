import { readFileSync } from 'node:fs';
import { LANGUAGES, type Language } from '../domain/localized-text.js';
import { markUnholdable } from '../domain/text.js';
import { escapeHtml } from '../kernel/html.js';

export interface Template {
  subject: string;
  /** Paragraphs; `{{name}}` stands for a value. One that is only an address becomes a link. */
  body: string[];
}

const read = (language: Language) =>
  JSON.parse(readFileSync(new URL(`./templates/${language}.json`, import.meta.url), 'utf8')) as Record<
    string,
    Template
  >;

/** Every letter we write, by name, in every language of the interface. */
export const TEMPLATES = Object.fromEntries(LANGUAGES.map((language) => [language, read(language)])) as Record<
  Language,
  Record<string, Template>
>;

export interface Written {
  subject: string;
  text: string;
  html: string;
}

/** A letter as plain text and as simple HTML. Whatever people wrote is escaped; an empty value drops its paragraph. */
export function write(name: string, language: Language, values: Record<string, unknown>): Written {
  const template = TEMPLATES[language][name];
  if (!template) throw new Error(`there is no letter ${name}`);
  const paragraphs = template.body.map((paragraph) => filled(paragraph, values)).filter((text) => text.trim() !== '');
  return letter(filled(template.subject, values), paragraphs, language);
}

export function letter(subject: string, paragraphs: string[], language: Language): Written {
  const html = paragraphs
    .map((text) => `<p>${isAddress(text) ? anchor(text) : escapeHtml(text).replaceAll('\n', '<br>')}</p>`)
    .join('\n');
  const written = {
    // A line break in a subject would begin another header.
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

function filled(text: string, values: Record<string, unknown>): string {
  return text.replaceAll(/{{(\w+)}}/g, (_, name: string) => {
    const value = values[name];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  });
}

const isAddress = (text: string) => /^https?:\/\/\S+$/.test(text);
const anchor = (address: string) => `<a href="${escapeHtml(address)}">${escapeHtml(address)}</a>`;
