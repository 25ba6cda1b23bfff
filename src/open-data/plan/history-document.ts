import { z } from 'zod';
import { WRITTEN_VALUES } from '../../commitments/commitment-values.fields.js';
import { CLAUSE_KINDS, SECTIONS } from '../../domain/clause.js';
import { VERSION_CAUSES } from '../../domain/kinds.js';
import { OWNER_ROLES } from '../../domain/ownership.js';
import { isDay } from '../../domain/stated-date.js';
import { DRAFTING_SIDES, SUGGESTED_FIELDS, SUGGESTION_KINDS, SUGGESTION_STATES } from '../../domain/suggestion.js';

/**
 * How the text of a commitment or of a plan was written: its clauses with each of their versions and where their words came from,
 * the versions of the whole text, and the suggestions that everybody may read. Clauses (`c1`) and milestones (`m1`, and
 * `x1` for one that is no longer there) have keys inside the document; a suggestion or version is named by its number.
 */
const said = z.string().trim().min(1);
const words = z.string().min(1);
const key = z.string().regex(/^[cmx][1-9]\d*$/, 'is not a key such as c1, m1 or x1');
const number = z.number().int().positive();
const instant = z.iso.datetime({ offset: true });
/** `import`, or a kind with a name: `suggestion 3`, `drafter 2` (the version), `proposal JOINT-P-001`. */
const source = z.string().regex(/^(import|(draft|proposal|suggestion|comment|session|drafter) .+)$/, 'is not a source');
const session = z.strictObject({ kind: said, number: z.number().int() });
const period = z.record(z.string(), z.string());
/** Words exactly as they stand in a clause. */
const text = z
  .object({ original: said.optional() })
  .catchall(z.union([z.string(), z.strictObject({ text: z.string(), outdated: z.literal(true).optional() })]));

const clauseVersion = z.strictObject({
  number,
  kind: z.enum(CLAUSE_KINDS),
  place: z.number().int(),
  text,
  removed: z.literal(true).optional(),
  spans: z.record(z.string(), z.array(z.strictObject({ length: z.number().int(), source }))),
  taken: z.array(z.looseObject({ source })).default([]),
  at: instant,
});

const clause = z.strictObject({
  key,
  milestone: key.optional(),
  section: z.enum(SECTIONS),
  at: instant,
  versions: z.array(clauseVersion).min(1),
});

const fields = z.strictObject({
  period,
  ...WRITTEN_VALUES,
  theme: said.optional(),
  state: said,
  /** The institutions named as owners; a document of a version that did not keep them says nothing. */
  owners: z.array(z.strictObject({ institution: said, role: z.enum(OWNER_ROLES) })).optional(),
  milestones: z.array(z.strictObject({ key, number, planned: period, institutions: z.array(said) })),
});

const version = z.strictObject({
  number,
  cause: z.enum(VERSION_CAUSES),
  suggestion: number.optional(),
  role: said.optional(),
  institution: said.optional(),
  session: session.optional(),
  reason: words.optional(),
  /** The text of a plan has no values beside it. */
  fields: fields.optional(),
  at: instant,
});

const decision = { at: instant, role: said.optional(), institution: said.optional(), reason: words.optional() };

const suggestion = z.strictObject({
  number,
  kind: z.enum(SUGGESTION_KINDS),
  baseVersion: z.number().int(),
  clause: key.optional(),
  milestone: key.optional(),
  section: z.enum(SECTIONS).optional(),
  clauseKind: z.enum(CLAUSE_KINDS).optional(),
  after: key.optional(),
  language: said,
  baseText: z.string().optional(),
  text: words.optional(),
  field: z.enum(SUGGESTED_FIELDS).optional(),
  /** The institution whose role it is about. */
  institution: said.optional(),
  baseValue: z.unknown().optional(),
  value: z.unknown().optional(),
  reason: words,
  onBehalfOf: said.optional(),
  /** An invented account; nobody else is named. */
  by: said.optional(),
  state: z.enum(SUGGESTION_STATES),
  inConflict: z.literal(true).optional(),
  respondBy: z.string().refine(isDay, 'is not a day such as 2022-02-23').optional(),
  decided: z.strictObject({ ...decision, session: session.optional() }).optional(),
  finalText: words.optional(),
  madeVersion: number.optional(),
  reverted: z.strictObject(decision).optional(),
  revertedBefore: z.literal(true).optional(),
  acceptedBySide: z.enum(DRAFTING_SIDES).optional(),
  version: number,
  at: instant,
  listedAt: instant,
  synthetic: z.literal(true).optional(),
});

export const TextHistory = z.strictObject({
  clauses: z.array(clause).default([]),
  versions: z.array(version).min(1),
  suggestions: z.array(suggestion).default([]),
});
export type TextHistory = z.infer<typeof TextHistory>;
