import { column, instant } from '../api/read/fields.js';
import type { Alias } from '../api/read/query.js';
import { defineRead, plainTable, type Read } from '../api/read/read.js';
import type { Questionnaire } from './questionnaire.types.js';

export const QUESTIONNAIRE: Read<Questionnaire> = defineRead<Questionnaire>({
  type: 'Questionnaire',
  source: plainTable('questionnaire'),
  visible: (t, q) => q.existed(`${t}.created_at`) ?? '',
  fields: {
    voice: column('voice'),
    version: column('number'),
    questions: column('questions'),
    createdAt: instant('created_at'),
  },
});

const NOTHING = `'{"text": null, "number": null, "yes": null, "choices": [], "written": null}'::jsonb`;

/** The answers of a report, each with its question, in the order of the questionnaire. */
export const answersSql = (t: Alias) =>
  `(select coalesce(jsonb_agg(jsonb_build_object('question', asked.question) || ${NOTHING} || (${t}.answers -> (asked.question ->> 'code'))
      order by asked.place), '[]')
      from questionnaire n, jsonb_array_elements(n.questions) with ordinality asked(question, place)
     where n.id = ${t}.questionnaire_id and ${t}.answers ? (asked.question ->> 'code'))`;
