import { z } from 'zod';
import { ROLES } from '../../domain/actor.js';
import { QUALIFIERS } from '../../domain/indicator.js';
import { date, marks, said, slug, source, sources, synthetic, text } from './document-parts.js';

/** A record that was taken back stays in the document, with its reason. */
const record = { takenBack: z.literal(true).optional(), reason: said.optional() };

/** An indicator without a unit has one that is not stated. */
const indicator = z.strictObject({
  code: said,
  name: text,
  unit: said.optional(),
  unitLabel: text.optional(),
  baseline: z.strictObject({ value: z.number(), asOf: date.optional(), sources }).optional(),
  target: z.strictObject({ value: z.number(), by: date.optional() }).optional(),
  /** True when it was added after the adoption of its commitment. */
  addedLater: z.literal(true).optional(),
  ...record,
  synthetic,
});

/** A value names its indicator by the code; a code that no indicator has makes one with the label as its name. */
const measurement = z.strictObject({
  indicator: said,
  label: text,
  value: z.number(),
  qualifier: z.enum(QUALIFIERS).default('as_stated'),
  unit: said,
  unitLabel: text,
  asOf: date.optional(),
  scope: text.optional(),
  source: source.optional(),
  /** The role and institution that stated it on the server from which the document comes. */
  said: z.strictObject({ role: z.enum(ROLES), institution: slug.optional() }).optional(),
  ...record,
  ...marks,
});

export const measuredParts = {
  indicators: z.array(indicator).default([]),
  measurements: z.array(measurement).default([]),
};

export interface MeasuredDocument {
  indicators: z.infer<typeof indicator>[];
  measurements: z.infer<typeof measurement>[];
}
