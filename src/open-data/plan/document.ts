import { PLAN_SECTIONS } from '../../domain/clause.js';
import { WRITTEN_VALUES } from '../../commitments/commitment-values.fields.js';
import { z } from 'zod';
import { COMMITMENT_ORIGINS, STORED_COMMITMENT_STATES } from '../../domain/commitment.js';
import { ASSESSMENT_STATES, INSTITUTION_KINDS, REMARK_CODES } from '../../domain/kinds.js';
import { OWNER_ROLES, OWNER_STATES } from '../../domain/ownership.js';
import { PLAN_STAGES, WINDOW_KINDS } from '../../domain/plan.js';
import { PERSONS_AT_MOST, VISIT_LANGUAGES } from '../../domain/programme-visit.js';
import { account } from './account-document.js';
import { code, contact, date, day, marks, writtenPeriod, said, slug, sources, text, url } from './document-parts.js';
import { questionnaire } from './questionnaire-document.js';
import { forum } from './forum-document.js';
import { activity, move, report, reportingSettings } from './report-document.js';
import { evaluation } from './evaluation-document.js';
import { measuredParts } from './indicator-document.js';
import { TextHistory } from './history-document.js';

const institution = z.strictObject({
  slug,
  name: text,
  acronym: said.optional(),
  kind: z.enum(INSTITUTION_KINDS),
  jurisdiction: code.optional(),
  foundedOn: date.optional(),
  abolishedOn: date.optional(),
  website: url.optional(),
  publicContact: contact.optional(),
  note: text.optional(),
  ...marks,
});

const persons = z.number().int().min(0).max(PERSONS_AT_MOST);
const visit = z.strictObject({
  municipality: code,
  on: date.optional(),
  place: said.optional(),
  services: text.optional(),
  attended: persons.optional(),
  women: persons.optional(),
  men: persons.optional(),
  byLanguage: z.array(z.strictObject({ language: z.enum(VISIT_LANGUAGES), persons })).default([]),
  ...marks,
});

const programme = z.strictObject({
  slug,
  name: text,
  summary: text.optional(),
  owner: slug.optional(),
  council: z.array(slug).default([]),
  ...measuredParts,
  visits: z.array(visit).default([]),
  evaluations: z.array(evaluation).default([]),
  ...marks,
});

const assessment = z.strictObject({
  instrument: said,
  version: said,
  state: z.enum(ASSESSMENT_STATES).default('published'),
  assessor: slug.optional(),
  assessorWritten: said.optional(),
  publishedOn: date.optional(),
  sources,
  answers: z
    .array(
      z.strictObject({
        question: said,
        answer: said.optional(),
        written: said.optional(),
        explanation: text.optional(),
      }),
    )
    .default([]),
});

const milestone = z.strictObject({
  number: z.number().int().positive(),
  title: text,
  outputs: text.optional(),
  expectedResult: text.optional(),
  meansOfVerification: text.optional(),
  baseline: text.optional(),
  planned: writtenPeriod.optional(),
  current: writtenPeriod.optional(),
  actual: writtenPeriod.optional(),
  institutions: z.array(slug).default([]),
  reports: z.array(report).default([]),
  moves: z.array(move).default([]),
  activities: z.array(activity).default([]),
  ...measuredParts,
  ...marks,
});

const commitment = z.strictObject({
  reference: z
    .string()
    .regex(/^[\p{L}\p{N}]+([-_./#][\p{L}\p{N}]+)*$/u, 'is not a reference: letters, digits and single hyphens'),
  theme: said.optional(),
  title: text,
  problem: text.optional(),
  statusQuo: text.optional(),
  action: text.optional(),
  contribution: text.optional(),
  period: writtenPeriod.optional(),
  origin: z.enum(COMMITMENT_ORIGINS).optional(),
  state: z.enum(STORED_COMMITMENT_STATES).optional(),
  ...WRITTEN_VALUES,
  primaryPolicyArea: said.optional(),
  sector: said.optional(),
  members: z.array(z.strictObject({ jurisdiction: code, reference: said.nullable().optional() })).min(1),
  owners: z
    .array(
      z.strictObject({
        institution: slug,
        role: z.enum(OWNER_ROLES),
        state: z.enum(OWNER_STATES).default('accepted'),
        reason: said.optional(),
        invitedOn: day.optional(),
        respondedOn: day.optional(),
      }),
    )
    .default([]),
  programmes: z.array(slug).default([]),
  remarks: z.array(z.strictObject({ code: z.enum(REMARK_CODES), text, sources })).default([]),
  milestones: z.array(milestone).default([]),
  assessments: z.array(assessment).default([]),
  history: TextHistory.optional(),
  ...measuredParts,
  ...marks,
});

const PLAN_TEXT = Object.fromEntries(PLAN_SECTIONS.map((section) => [section, text.optional()])) as Record<
  (typeof PLAN_SECTIONS)[number],
  z.ZodOptional<typeof text>
>;

const plan = z.strictObject({
  slug,
  title: text,
  summary: text.optional(),
  stage: z.enum(PLAN_STAGES),
  period: writtenPeriod.optional(),
  submittedOn: day.optional(),
  timeZone: said.optional(),
  /** False when only those who draft read what is being written; what is here stays when the key is absent. */
  draftsPublic: z.boolean().optional(),
  reporting: reportingSettings.optional(),
  questionnaires: z.array(questionnaire).default([]),
  members: z
    .array(
      z.strictObject({
        jurisdiction: code,
        reference: said.optional(),
        title: text.optional(),
        joinedOn: day.optional(),
        leftOn: day.optional(),
        joinedNote: text.optional(),
        sources,
      }),
    )
    .min(1),
  expressionOfInterest: z
    .strictObject({
      sentOn: date.optional(),
      signatory: text.optional(),
      institution: slug.optional(),
      addressees: text.optional(),
      summary: text,
      areas: z.array(text).default([]),
      programmes: z.array(slug).default([]),
      sources,
    })
    .optional(),
  story: z.array(z.strictObject({ on: date.optional(), title: text, text: text.optional(), ...marks })).default([]),
  windows: z
    .array(
      z.strictObject({
        kind: z.enum(WINDOW_KINDS),
        opensAt: z.iso.datetime({ offset: true }),
        closesAt: z.iso.datetime({ offset: true }),
        title: text.optional(),
        ...marks,
      }),
    )
    .default([]),
  themes: z.array(z.strictObject({ code: said, name: text })).default([]),
  forum: forum.optional(),
  /** The text of the plan itself, by its parts, and how it was written. */
  text: z.strictObject(PLAN_TEXT).optional(),
  history: TextHistory.optional(),
  commitments: z.array(commitment).default([]),
  assessments: z.array(assessment).default([]),
  ...marks,
});

/**
 * The `tequio-plan` layout, version 1: one plan with all that belongs to it. An absent key means "not on record"; an
 * unknown key is refused, so that a slip of the pen is not lost. `src/demo/edomex-tlalnepantla-2021.yaml` is an example.
 */
export const PlanDocument = z.strictObject({
  tequio: z.literal(1, 'is the version of the layout and must be 1'),
  institutions: z.array(institution).default([]),
  programmes: z.array(programme).default([]),
  plan,
  accounts: z.array(account).default([]),
});

export type PlanDocument = z.infer<typeof PlanDocument>;
export type CommitmentDocument = z.infer<typeof commitment>;
export type MilestoneDocument = z.infer<typeof milestone>;
export type AssessmentDocument = z.infer<typeof assessment>;
export type { DateDocument, SourceDocument, TextDocument } from './document-parts.js';
export type { ReportDocument } from './report-document.js';
