import { derived, fact, globalId, column, instant, one, pointed } from '../api/read/fields.js';
import { isOwnUntilExpirySql } from '../api/read/own.js';
import { defineRead, plainTable, type Read } from '../api/read/read.js';
import { messageOf } from '../api/words/words.js';
import { COMMITMENT } from '../commitments/commitment.fields.js';
import type { Language } from '../domain/localized-text.js';
import { WORD_CHANGES_AT_MOST } from '../domain/word-reading.js';
import { PLAN } from '../plans/plan.fields.js';
import type { WordReading } from './reading.types.js';
import type { StoredReading, StoredResults, Taken } from './stored-reading.js';

const READING = {
  reading: fact<StoredReading>((t) => `${t}.reading`),
  results: fact<StoredResults | null>((t) => `${t}.results`),
};

const told = (taken: Taken | undefined, language: Language) =>
  taken
    ? {
        id: taken.id,
        wasThere: taken.wasThere,
        problem: taken.problem?.code ?? null,
        message: taken.problem && messageOf(language, taken.problem),
      }
    : null;

/** The account that sent the file sees what was read from it, until it expires. */
export const WORD_READING: Read<WordReading> = defineRead<WordReading>({
  type: 'WordReading',
  node: 'WordReading',
  interfaces: ['Node'],
  source: plainTable('word_reading'),
  visible: isOwnUntilExpirySql,
  fields: {
    id: globalId('WordReading'),
    commitment: pointed(() => COMMITMENT, 'commitment_id'),
    plan: one(
      () => PLAN,
      (p, t) => `${p}.id = ${t}.plan_id and ${t}.commitment_id is null`,
    ),
    baseVersion: column('base_version'),
    language: column('language'),
    changes: derived(READING, ({ reading, results }, { language }) =>
      reading.changes.map(({ authors, ...change }, index) => ({
        ...change,
        author: authors.join(', '),
        taken: told(results?.changes[index], language),
      })),
    ),
    comments: derived(READING, ({ reading, results }, { language }) =>
      reading.comments.map((comment, index) => ({ ...comment, taken: told(results?.comments[index], language) })),
    ),
    notPlaced: derived(READING, ({ reading }) => reading.notPlaced.slice(0, WORD_CHANGES_AT_MOST)),
    notPlacedCount: derived(READING, ({ reading }) => reading.notPlaced.length),
    expiresAt: instant('expires_at'),
    takenAt: instant('taken_at'),
  },
});
