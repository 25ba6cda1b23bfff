import { z } from 'zod';
import { date, marks, said, slug, sources, synthetic, text, url } from './document-parts.js';

/** Names a session of the forum by its kind and its number among those of that kind. */
export const session = { number: z.number().int(), kind: z.enum(['ordinary', 'extraordinary', 'thematic_table']) };

export const forum = z.strictObject({
  name: text,
  acronym: said.optional(),
  rulesUrl: url.optional(),
  sources,
  seats: z
    .array(
      z.strictObject({
        sector: z.enum(['government', 'autonomous_body', 'civil_society', 'academia', 'private_sector', 'citizens']),
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
});
