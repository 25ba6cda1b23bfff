import { z } from 'zod';
import { VOICES } from '../../domain/milestone.js';
import { CHOICES_AT_MOST, QUESTION_CODE, QUESTION_KINDS, QUESTIONS_AT_MOST } from '../../domain/questionnaire.js';
import { writtenInstant, said, text } from './document-parts.js';

const code = z.string().regex(QUESTION_CODE, 'is not a code: small letters, digits and _, with a letter first');

const question = z.strictObject({
  code,
  kind: z.enum(QUESTION_KINDS),
  label: text,
  help: text.optional(),
  required: z.literal(true).optional(),
  choices: z
    .array(z.strictObject({ code, label: text }))
    .max(CHOICES_AT_MOST)
    .default([]),
});

/** An entry is one version of the questions for a voice; a report names the version that it answers. */
export const questionnaire = z.strictObject({
  voice: z.enum(VOICES),
  version: z.number().int().positive(),
  at: writtenInstant.optional(),
  questions: z.array(question).max(QUESTIONS_AT_MOST),
});

/** The answer of a report to one question; `written` is what a source wrote and no kind could take. */
const answer = z.strictObject({
  question: code,
  text: text.optional(),
  number: z.number().optional(),
  yes: z.boolean().optional(),
  choices: z.array(code).optional(),
  written: said.optional(),
});
export const answers = z.array(answer).max(QUESTIONS_AT_MOST).default([]);

export type QuestionnaireDocument = z.infer<typeof questionnaire>;
export type AnswersDocument = z.infer<typeof answers>;
