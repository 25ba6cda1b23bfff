import { column, globalId, localizedText, many, one, statedDate } from '../api/read/fields.js';
import type { Alias } from '../api/read/query.js';
import { defineRead, everyoneSees, plainTable, type Read, versionedTable } from '../api/read/read.js';
import { isAssessmentVisibleSql } from '../twins/assessment.sql.js';
import { INSTITUTION } from '../institutions/institution.fields.js';
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

/** The words of the assessment's instrument for a question or for an answer. */
const worded = (t: Alias, condition: string) =>
  `(select w.words from assessment a
      join instrument_wording w on (w.instrument_code, w.instrument_version) = (a.instrument_code, a.instrument_version)
     where a.id = ${t}.assessment_id and ${condition} order by w.question desc limit 1)`;

export const ASSESSMENT_ANSWER: Read<AssessmentAnswer> = defineRead<AssessmentAnswer>({
  type: 'AssessmentAnswer',
  source: versionedTable('assessment_answer'),
  visible: everyoneSees,
  fields: {
    question: column('question'),
    questionText: (t) => worded(t, `w.question = ${t}.question and w.answer = ''`),
    answer: column('answer'),
    // The answers of the question itself come before those that any question allows.
    answerLabel: (t) => worded(t, `w.question in (${t}.question, '') and w.answer = nullif(${t}.answer, '')`),
    written: column('written'),
    explanation: localizedText('explanation'),
  },
});

export const ASSESSMENT: Read<Assessment> = defineRead<Assessment>({
  type: 'Assessment',
  node: 'Assessment',
  interfaces: ['Node'],
  source: versionedTable('assessment'),
  visible: isAssessmentVisibleSql,
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
