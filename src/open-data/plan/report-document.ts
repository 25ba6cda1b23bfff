import { z } from 'zod';
import { ACTIVITY_STATES } from '../../domain/activity.js';
import { ROLES } from '../../domain/actor.js';
import { MEDIA_TYPES, type MediaType } from '../../domain/attachment.js';
import { EVIDENCE_FILE_KINDS } from '../../domain/evidence.js';
import { LINK_PROBLEMS } from '../../domain/link.js';
import { LEVELS, VOICES } from '../../domain/milestone.js';
import { REPORT_STEPS, STORED_REPORT_STATES } from '../../domain/milestone-report.js';
import { REBASELINE_STATES } from '../../domain/rebaseline.js';
import { answers } from './questionnaire-document.js';
import { date, day, writtenInstant, marks, writtenPeriod, said, slug, synthetic, text, url } from './document-parts.js';

/** Kinds that earlier documents say; whether there is an address tells the same. */
const EVIDENCE_WRITTEN_AS = ['document', 'link'] as const;

/** A file of evidence by its hash; its content stays on the server that has it. */
const evidenceFile = z.strictObject({
  kind: z.enum(EVIDENCE_FILE_KINDS),
  sha256: z.string().regex(/^[0-9a-f]{64}$/, 'is not a SHA-256 in small hexadecimal digits'),
  mediaType: z.enum(Object.keys(MEDIA_TYPES) as [MediaType, ...MediaType[]]),
  bytes: z.number().int().positive(),
  /** When it was added or, for a copy, made. */
  at: writtenInstant,
});

/** The periods of the plan for its reports on milestones; a period that the document leaves out stays as it is. */
export const reportingSettings = z.strictObject({
  months: z.number().int().min(1).max(12).optional(),
  dueAfterDays: z.number().int().min(0).max(90).optional(),
  checkDays: z.number().int().min(1).max(90).optional(),
  objectionDays: z.number().int().min(1).max(90).optional(),
});

/** A step of a report keeps what the report said at that moment. */
const reportStep = z.strictObject({
  kind: z.enum(REPORT_STEPS),
  at: writtenInstant,
  role: z.enum(ROLES),
  institution: slug.optional(),
  reason: said.optional(),
  status: z.enum(LEVELS).optional(),
  narrative: text.optional(),
  obstacles: text.optional(),
  answers,
});

/** A move of the dates of a milestone. */
export const move = z.strictObject({
  state: z.enum(REBASELINE_STATES),
  former: writtenPeriod.optional(),
  next: writtenPeriod,
  reason: said,
  role: z.enum(ROLES),
  institution: slug.optional(),
  at: writtenInstant,
  decidedAt: writtenInstant.optional(),
  decidedRole: z.enum(ROLES).optional(),
  decidedInstitution: slug.optional(),
  decisionReason: said.optional(),
  agreed: z
    .array(z.strictObject({ role: z.enum(ROLES), institution: slug.optional(), at: writtenInstant }))
    .default([]),
  objection: z.strictObject({ text: said, institution: slug.optional(), at: writtenInstant }).optional(),
  synthetic,
});

/** An activity below a milestone. */
export const activity = z.strictObject({
  title: text,
  /** `open` when left out. */
  state: z.enum(ACTIVITY_STATES).optional(),
  institution: slug.optional(),
  who: said.optional(),
  period: writtenPeriod.optional(),
  doneOn: day.optional(),
  removalReason: said.optional(),
  /** When it was added. */
  at: writtenInstant,
  synthetic,
});

export const report = z.strictObject({
  voice: z.enum(VOICES),
  institution: slug.optional(),
  state: z.enum(STORED_REPORT_STATES).exclude(['draft']).optional(),
  reportedOn: date.optional(),
  status: z.enum(LEVELS).optional(),
  statusWritten: said.optional(),
  narrative: text.optional(),
  obstacles: text.optional(),
  /** Version of the questionnaire of its voice that it answers. */
  questionnaire: z.number().int().positive().optional(),
  answers,
  /** True when it says that nothing changed. */
  unchanged: z.literal(true).optional(),
  doneOn: day.optional(),
  periodStartOn: day.optional(),
  periodEndOn: day.optional(),
  sentAt: writtenInstant.optional(),
  returnReason: said.optional(),
  /** The role that checked it; no person is named. */
  checked: z
    .strictObject({
      at: writtenInstant,
      role: z.enum(ROLES),
      institution: slug.optional(),
      justification: said.optional(),
    })
    .optional(),
  steps: z.array(reportStep).default([]),
  evidence: z
    .array(
      z.strictObject({
        title: text,
        kind: z.enum(EVIDENCE_WRITTEN_AS).optional(),
        url: url.optional(),
        on: date.optional(),
        proves: text.optional(),
        legalGround: said.optional(),
        notCopied: z.enum(LINK_PROBLEMS).optional(),
        notOpeningSince: writtenInstant.optional(),
        files: z.array(evidenceFile).default([]),
        /** True for a stand-in of evidence that moderators hide: it takes a free place and changes no other. */
        hidden: z.literal(true).optional(),
        synthetic,
      }),
    )
    .default([]),
  ...marks,
});

export type ReportDocument = z.infer<typeof report>;
