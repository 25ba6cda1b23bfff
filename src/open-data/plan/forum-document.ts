import { z } from 'zod';
import { SEAT_KINDS, SECTORS, SESSION_KINDS } from '../../domain/kinds.js';
import { date, marks, said, slug, sources, synthetic, text, url } from './document-parts.js';

/** Names a session of the forum by its kind and its number among those of that kind. */
export const session = { number: z.number().int(), kind: z.enum(SESSION_KINDS) };

export const forum = z.strictObject({
  name: text,
  acronym: said.optional(),
  rulesUrl: url.optional(),
  sources,
  seats: z
    .array(
      z.strictObject({
        sector: z.enum(SECTORS),
        institution: slug.optional(),
        kind: z.enum(SEAT_KINDS),
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
});
