import { extendType } from '../api/extend-type.js';
import { connectionOf } from '../api/read/connection.js';
import { InTimeArgs, inTime } from '../api/in-time.js';
import { page } from '../api/read/page.js';
import { Plan } from '../plans/plan.types.js';
import { WORD_DRAFT } from './draft.fields.js';
import { WordDraft } from './draft.types.js';

const WordDraftConnection = connectionOf(WordDraft, 'first drafts that were read from Word documents');

const PlanWordDrafts = extendType(() => Plan, 'Plan', {
  wordDrafts: {
    type: () => WordDraftConnection,
    description:
      'The first drafts that you had read from Word documents for it in the last day; empty for everybody else.',
    args: InTimeArgs,
    read: page({
      read: () => WORD_DRAFT,
      on: (c, t) => `${c}.plan_id = ${t}.id`,
      orders: inTime({ sql: (c) => `${c}.created_at`, type: 'timestamptz' }, { sql: (c) => `${c}.id`, type: 'uuid' }),
    }),
  },
});

/** The providers that carry these fields into the schema. */
export const ADDED_FIELDS = [PlanWordDrafts];
