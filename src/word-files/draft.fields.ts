import { column, derived, fact, globalId, instant, pointed } from '../api/read/fields.js';
import { isOwnUntilExpirySql } from '../api/read/own.js';
import { defineRead, plainTable, type Read } from '../api/read/read.js';
import { COMMITMENT } from '../commitments/commitment.fields.js';
import type { DraftTexts } from '../commitments/word-draft.store.js';
import { COMMITMENT_SECTIONS } from '../domain/clause.js';
import { WORD_CHANGES_AT_MOST } from '../domain/word-reading.js';
import type { DraftReading } from '../drafting/word-draft.js';
import { PLAN } from '../plans/plan.fields.js';
import type { WordDraft } from './draft.types.js';

const NOT_PLACED = { notPlaced: fact<DraftReading['notPlaced']>((t) => `${t}.not_placed`) };

/** The account that sent the document sees what was read from it, until it expires. */
export const WORD_DRAFT: Read<WordDraft> = defineRead<WordDraft>({
  type: 'WordDraft',
  node: 'WordDraft',
  interfaces: ['Node'],
  source: plainTable('word_draft'),
  visible: isOwnUntilExpirySql,
  fields: {
    id: globalId('WordDraft'),
    plan: pointed(() => PLAN, 'plan_id'),
    language: column('language'),
    texts: derived({ texts: fact<DraftTexts>((t) => `${t}.texts`) }, ({ texts }) =>
      COMMITMENT_SECTIONS.flatMap((section) => {
        const text = texts[section];
        return text === undefined ? [] : { section, text };
      }),
    ),
    notPlaced: derived(NOT_PLACED, ({ notPlaced }) => notPlaced.slice(0, WORD_CHANGES_AT_MOST)),
    notPlacedCount: derived(NOT_PLACED, ({ notPlaced }) => notPlaced.length),
    expiresAt: instant('expires_at'),
    commitment: pointed(() => COMMITMENT, 'commitment_id'),
  },
});
