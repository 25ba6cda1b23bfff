import { column, globalId, localizedText, many, one, statedDate } from '../api/read/fields.js';
import type { Alias } from '../api/read/query.js';
import { defineRead, everyoneSees, plainTable, type Read, versionedTable } from '../api/read/read.js';
import { assessmentVisible } from '../api/visibility.sql.js';
import { INSTITUTION } from '../institutions/institution.read.js';
import type { Assessment, AssessmentAnswer, Instrument, PolicyArea } from './assessment.types.js';

export const INSTRUMENT: Read<Instrument> = defineRead<Instrument>({
  type: 'Instrument',
  source: plainTable('instrument'),
  visible: everyoneSees,
  fields: {
    code: column('code'),
    version: column('version'),
    title: localizedText('title'),
    sections: (t) => `coalesce(${t}.definition -> 'sections', '[]')`,
    requirements: (t) => `coalesce(${t}.definition -> 'requirements', '[]')`,
    source: (t) => `${t}.definition ->> 'source'`,
  },
});

export const POLICY_AREA: Read<PolicyArea> = defineRead<PolicyArea>({
  type: 'PolicyArea',
  source: plainTable('policy_area'),
  visible: everyoneSees,
  fields: {
    code: column('code'),
    name: localizedText('name'),
    vocabulary: column('vocabulary'),
    parentCode: column('parent_code'),
    mark: column('mark'),
  },
});

/** The question an answer is to, as the instrument of its assessment defines it. */
const question = (t: Alias) =>
  `(select question.value from assessment a
      join instrument i on i.code = a.instrument_code and i.version = a.instrument_version,
      jsonb_array_elements(i.definition -> 'sections') section(value), jsonb_array_elements(section.value -> 'questions') question(value)
     where a.id = ${t}.assessment_id and question.value ->> 'code' = ${t}.question limit 1)`;

export const ASSESSMENT_ANSWER: Read<AssessmentAnswer> = defineRead<AssessmentAnswer>({
  type: 'AssessmentAnswer',
  source: versionedTable('assessment_answer'),
  visible: everyoneSees,
  fields: {
    question: column('question'),
    questionText: (t) => `${question(t)} -> 'text'`,
    answer: column('answer'),
    answerLabel: (t) =>
      `coalesce(
        (select choice.value -> 'label' from jsonb_array_elements(nullif(${question(t)} -> 'answers', 'null')) choice(value)
          where choice.value ->> 'code' = ${t}.answer limit 1),
        (select special.value -> 'label' from assessment a
           join instrument i on i.code = a.instrument_code and i.version = a.instrument_version,
           jsonb_array_elements(i.definition -> 'specialAnswers') special(value)
          where a.id = ${t}.assessment_id and special.value ->> 'code' = ${t}.answer limit 1))`,
    written: column('written'),
    explanation: localizedText('explanation'),
  },
});

export const ASSESSMENT: Read<Assessment> = defineRead<Assessment>({
  type: 'Assessment',
  node: 'Assessment',
  interfaces: ['Node'],
  source: versionedTable('assessment'),
  visible: assessmentVisible,
  fields: {
    id: globalId('Assessment'),
    instrument: one(
      () => INSTRUMENT,
      (i, t) => `${i}.code = ${t}.instrument_code and ${i}.version = ${t}.instrument_version`,
    ),
    assessor: one(
      () => INSTITUTION,
      (institution, t) => `${institution}.id = ${t}.assessor_id`,
    ),
    assessorWritten: column('assessor_written'),
    state: column('state'),
    published: statedDate('published'),
    answers: many(
      () => ASSESSMENT_ANSWER,
      (answer, t) => `${answer}.assessment_id = ${t}.id`,
      (c) => `${c}.position, ${c}.question`,
    ),
    sources: column('sources'),
  },
});
