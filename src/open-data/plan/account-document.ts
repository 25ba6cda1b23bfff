import { z } from 'zod';
import { ROLES } from '../../domain/actor.js';
import { code, day, said, slug } from './document-parts.js';
import { session } from './forum-document.js';

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

export const account = z.strictObject({
  handle: slug,
  name: said,
  language: z
    .string()
    .regex(/^[a-z]{2,3}$/)
    .default('es'),
  synthetic: z.literal(true, 'only invented accounts can be imported: persons sign up by themselves'),
  appointments: z.array(appointment).default([]),
});

export type AppointmentDocument = z.infer<typeof appointment>;
