import { z } from 'zod';
import { ROLES } from '../../domain/actor.js';
import { MEDIA_TYPES, type MediaType } from '../../domain/attachment.js';
import { LINK_PROBLEMS } from '../../domain/link.js';
import { date, day, writtenInstant, said, slug, synthetic, text, url } from './document-parts.js';

/** A finding with the institution that owes an answer, the day, and the newest answer. */
const finding = z
  .strictObject({
    text,
    addressee: slug.optional(),
    answerBy: day.optional(),
    answer: z.strictObject({ text, at: writtenInstant.optional(), role: z.enum(ROLES).optional() }).optional(),
  })
  .refine(({ addressee, answerBy }) => (addressee === undefined) === (answerBy === undefined), {
    path: ['answerBy'],
    message: 'goes with an addressee, and an addressee with it',
  });

const document = z.strictObject({
  sha256: z.string().regex(/^[0-9a-f]{64}$/, 'is not a SHA-256 in small hexadecimal digits'),
  mediaType: z.enum(Object.keys(MEDIA_TYPES) as [MediaType, ...MediaType[]]),
  bytes: z.number().int().positive(),
});

/** A file of an evaluation and a copy of its address are known by their hash; the content stays on the server that has it. */
export const evaluation = z
  .strictObject({
    title: text,
    summary: text.optional(),
    evaluatedOn: date.optional(),
    url: url.optional(),
    file: document.optional(),
    copy: document.extend({ at: writtenInstant }).optional(),
    notCopied: z.enum(LINK_PROBLEMS).optional(),
    notOpeningSince: writtenInstant.optional(),
    /** The role and institution that published it on the server from which the document comes. */
    said: z.strictObject({ role: z.enum(ROLES), institution: slug.optional() }).optional(),
    takenBack: z.literal(true).optional(),
    reason: said.optional(),
    findings: z.array(finding).default([]),
    synthetic,
  })
  .refine((given) => !given.copy || (!given.file && given.url), {
    path: ['copy'],
    message: 'goes with an address, and with no file',
  });

export type EvaluationDocument = z.infer<typeof evaluation>;
