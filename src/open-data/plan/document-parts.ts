import { z } from 'zod';
import { isPublicContact } from '../../domain/contact.js';
import { isDay } from '../../domain/stated-date.js';

/** The values from which every part of the `tequio-plan` layout is made. */
export const said = z.string().trim().min(1);
const inOneLanguage = z.union([said, z.strictObject({ text: said, outdated: z.literal(true).optional() })]);
export const text = z.union([said, z.object({ original: said.optional() }).catchall(inOneLanguage)]);
export const day = z.string().refine(isDay, 'is not a day such as 2022-02-23');
/** A short text or a number, because YAML reads an unquoted year as a number. */
export const short = z.union([z.number().int(), said]).transform(String);
export const date = z.union([short, z.strictObject({ date: short.optional(), written: said })]);
export const writtenPeriod = z.strictObject({ start: date.optional(), end: date.optional() });
export const writtenInstant = z.iso.datetime({ offset: true });
export const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'is not a slug: small letters, digits and single hyphens');
export const code = z.union([z.number().int(), said]).transform(String);
export const synthetic = z.boolean().default(false);
export const url = z.url({ protocol: /^https?$/ });
export const contact = said.refine(isPublicContact, {
  error: 'give an e-mail address or a telephone number of the office, and no name.',
});

export const source = z.strictObject({
  title: text,
  url: url.optional(),
  readOn: day.optional(),
  about: text.optional(),
});
export const sources = z.array(source).default([]);
export const marks = { sources, synthetic };

export type TextDocument = z.infer<typeof text>;
export type DateDocument = z.infer<typeof date>;
export type SourceDocument = z.infer<typeof source>;
