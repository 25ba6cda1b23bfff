import { PLAN_SECTIONS } from '../../domain/clause.js';
import { WRITTEN_VALUES } from '../../commitments/commitment-values.fields.js';
import { isPublicContact } from '../../domain/contact.js';
import { z } from 'zod';
import { MEDIA_TYPES, type MediaType } from '../../domain/attachment.js';
import { EVIDENCE_FILE_KINDS } from '../../domain/evidence.js';
import { LINK_PROBLEMS } from '../../domain/link.js';
import { isDay } from '../../domain/stated-date.js';
import { COMMITMENT_ORIGINS, STORED_COMMITMENT_STATES } from '../../domain/commitment.js';
import { PLAN_STAGES, WINDOW_KINDS } from '../../domain/plan.js';
import { VOICES } from '../../domain/milestone.js';
import { ROLES } from '../../domain/actor.js';
import { PERSONS_AT_MOST, VISIT_LANGUAGES } from '../../domain/programme-visit.js';
import { TextHistory } from './history-document.js';

/**
 * The `tequio-plan` layout, version 1: one plan with all that belongs to it. An absent key means "not on record"; an
 * unknown key is refused, so that a slip of the pen is not lost. `src/demo/edomex-tlalnepantla-2021.yaml` is an example.
 */
const said = z.string().trim().min(1);
const inOneLanguage = z.union([said, z.strictObject({ text: said, outdated: z.literal(true).optional() })]);
const text = z.union([said, z.object({ original: said.optional() }).catchall(inOneLanguage)]);
const day = z.string().refine(isDay, 'is not a day such as 2022-02-23');
/** A short text or a number, because YAML reads an unquoted year as a number. */
const short = z.union([z.number().int(), said]).transform(String);
const date = z.union([short, z.strictObject({ date: short.optional(), written: said })]);
const period = z.strictObject({ start: date.optional(), end: date.optional() });
const instant = z.iso.datetime({ offset: true });
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'is not a slug: small letters, digits and single hyphens');
const code = z.union([z.number().int(), said]).transform(String);
const synthetic = z.boolean().default(false);
const url = z.url({ protocol: /^https?$/ });
const contact = said.refine(isPublicContact, {
  error: 'give an e-mail address or a telephone number of the office, and no name.',
});

const source = z.strictObject({ title: text, url: url.optional(), readOn: day.optional(), about: text.optional() });
const sources = z.array(source).default([]);
const marks = { sources, synthetic };
/** Names a session of the forum by its kind and its number among those of that kind. */
const session = { number: z.number().int(), kind: z.enum(['ordinary', 'extraordinary', 'thematic_table']) };

const institution = z.strictObject({
  slug,
  name: text,
  acronym: said.optional(),
  kind: z.enum([
    'government_office',
    'autonomous_body',
    'legislature',
    'judiciary',
    'civil_society',
    'academia',
    'private_sector',
    'international',
    'not_stated',
  ]),
  jurisdiction: code.optional(),
  foundedOn: date.optional(),
  abolishedOn: date.optional(),
  website: url.optional(),
  publicContact: contact.optional(),
  note: text.optional(),
  ...marks,
});

const measurement = z.strictObject({
  indicator: said,
  label: text,
  value: z.number(),
  qualifier: z.enum(['as_stated', 'exactly', 'more_than', 'about']).default('as_stated'),
  unit: said,
  unitLabel: text,
  asOf: date.optional(),
  scope: text.optional(),
  source: source.optional(),
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
  measurements: z.array(measurement).default([]),
  visits: z.array(visit).default([]),
  ...marks,
});

const assessment = z.strictObject({
  instrument: said,
  version: said,
  state: z.enum(['draft', 'shared', 'published', 'superseded', 'abandoned']).default('published'),
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

/** A file of evidence by its hash; its content stays on the server that has it. */
const evidenceFile = z.strictObject({
  kind: z.enum(EVIDENCE_FILE_KINDS),
  sha256: z.string().regex(/^[0-9a-f]{64}$/, 'is not a SHA-256 in small hexadecimal digits'),
  mediaType: z.enum(Object.keys(MEDIA_TYPES) as [MediaType, ...MediaType[]]),
  bytes: z.number().int().positive(),
  /** When it was added or, for a copy, made. */
  at: instant,
});

const report = z.strictObject({
  voice: z.enum(VOICES),
  institution: slug.optional(),
  state: z.enum(['sent', 'returned', 'checked', 'superseded', 'published']).optional(),
  reportedOn: date.optional(),
  status: z.enum(['not_started', 'limited', 'substantial', 'complete']).optional(),
  statusWritten: said.optional(),
  narrative: text.optional(),
  evidence: z
    .array(
      z.strictObject({
        title: text,
        kind: z.enum(['document', 'link']).optional(),
        url: url.optional(),
        on: date.optional(),
        proves: text.optional(),
        legalGround: said.optional(),
        notCopied: z.enum(LINK_PROBLEMS).optional(),
        notOpeningSince: instant.optional(),
        files: z.array(evidenceFile).default([]),
        synthetic,
      }),
    )
    .default([]),
  ...marks,
});

const milestone = z.strictObject({
  number: z.number().int().positive(),
  title: text,
  outputs: text.optional(),
  expectedResult: text.optional(),
  meansOfVerification: text.optional(),
  baseline: text.optional(),
  planned: period.optional(),
  current: period.optional(),
  actual: period.optional(),
  institutions: z.array(slug).default([]),
  reports: z.array(report).default([]),
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
  period: period.optional(),
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
        role: z.enum(['lead', 'supporting']),
        state: z.enum(['invited', 'accepted', 'declined', 'handed_over']).default('accepted'),
        reason: said.optional(),
        invitedOn: day.optional(),
        respondedOn: day.optional(),
      }),
    )
    .default([]),
  programmes: z.array(slug).default([]),
  remarks: z.array(z.strictObject({ code: said, text, sources })).default([]),
  milestones: z.array(milestone).default([]),
  assessments: z.array(assessment).default([]),
  history: TextHistory.optional(),
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
  period: period.optional(),
  submittedOn: day.optional(),
  timeZone: said.optional(),
  /** False when only those who draft read what is being written; what is here stays when the key is absent. */
  draftsPublic: z.boolean().optional(),
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
  forum: z
    .strictObject({
      name: text,
      acronym: said.optional(),
      rulesUrl: url.optional(),
      sources,
      seats: z
        .array(
          z.strictObject({
            sector: z.enum([
              'government',
              'autonomous_body',
              'civil_society',
              'academia',
              'private_sector',
              'citizens',
            ]),
            institution: slug.optional(),
            kind: z.enum(['full', 'alternate']),
            note: text.optional(),
            synthetic,
          }),
        )
        .default([]),
      sessions: z
        .array(
          z.strictObject({
            ...session,
            heldOn: date.optional(),
            summary: text.optional(),
            ...marks,
          }),
        )
        .default([]),
    })
    .optional(),
  /** The text of the plan itself, by its parts, and how it was written. */
  text: z.strictObject(PLAN_TEXT).optional(),
  history: TextHistory.optional(),
  commitments: z.array(commitment).default([]),
  assessments: z.array(assessment).default([]),
  ...marks,
});

/**
 * `endedAt` is the moment of an early end; `until` is then that day. A new appointment on the same day stands after it.
 * `endedBy` is the session of the plan's forum that decided the end.
 */
const appointment = z
  .strictObject({
    role: z.enum(ROLES),
    institution: slug.optional(),
    jurisdiction: code.optional(),
    commitment: said.optional(),
    from: day,
    until: day.optional(),
    endedAt: z.iso.datetime({ offset: true }).optional(),
    endedBy: z.strictObject(session).optional(),
    reason: said.optional(),
  })
  .refine(({ until, endedAt }) => endedAt === undefined || until !== undefined, {
    path: ['until'],
    message: 'is missing: what ended at once has that day as its last',
  });

const account = z.strictObject({
  handle: slug,
  name: said,
  language: z
    .string()
    .regex(/^[a-z]{2,3}$/)
    .default('es'),
  synthetic: z.literal(true, 'only invented accounts can be imported: persons sign up by themselves'),
  appointments: z.array(appointment).default([]),
});

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
export type AppointmentDocument = z.infer<typeof appointment>;
export type AssessmentDocument = z.infer<typeof assessment>;
export type TextDocument = z.infer<typeof text>;
export type DateDocument = z.infer<typeof date>;
export type SourceDocument = z.infer<typeof source>;
