import { Int } from '@nestjs/graphql';
import { extendType } from '../api/extend-type.js';
import { InTimeArgs } from '../api/in-time.js';
import { PageArgs } from '../api/page-args.js';
import { column, derived, fact, stored } from '../api/read/fields.js';
import { page } from '../api/read/page.js';
import { CLAUSES_OF_PLAN, TEXT_VERSIONS_OF_PLAN } from '../clauses/clause.fields.js';
import { ClauseConnection, TextVersionConnection } from '../clauses/clause.types.js';
import { WRITE_PLAN_TEXT } from '../domain/plan-text.js';
import { may } from '../domain/policy.js';
import { isSuggestingOpen, textState } from '../domain/suggestion.js';
import { Plan } from '../plans/plan.types.js';
import { readWindows, windowsOf } from './windows.facts.js';

const TEXT = { planId: stored<string>('id'), planStage: stored<string>('stage') };

const PlanText = extendType(() => Plan, 'Plan', {
  textVersion: {
    type: () => Int,
    description: 'The newest version of its own text; 0 while nobody has written it.',
    read: column('text_version'),
  },
  clauses: {
    type: () => ClauseConnection,
    description: 'The clauses of its own text: foreword, vision and so on, around its commitments.',
    args: PageArgs,
    read: page(CLAUSES_OF_PLAN),
  },
  textVersions: {
    type: () => TextVersionConnection,
    description: 'The versions of its own text, one for each accepted change.',
    args: InTimeArgs,
    read: page(TEXT_VERSIONS_OF_PLAN),
  },
  suggestionsOpen: {
    type: () => Boolean,
    description:
      'Whether suggestions on its own text are taken from the one who asks: of everybody with an account while a window for them is open, of its drafters during co-creation.',
    read: derived({ ...TEXT, windows: windowsOf('id') }, ({ planId, planStage, windows }, { actor, now }) =>
      isSuggestingOpen(
        {
          planId,
          commitmentId: null,
          state: textState({ commitmentState: null, planStage }),
          windows: readWindows(windows),
        },
        actor,
        now,
      ),
    ),
  },
  textEditable: {
    type: () => Boolean,
    description: 'Whether the one who asks may write its own text now, because nobody has suggested a change to it.',
    read: derived(
      {
        ...TEXT,
        suggestions: fact<number>(
          (t, q) => `(select count(*)::int from ${q.table('suggestion', true)} s
            where s.plan_id = ${t}.id and s.commitment_id is null)`,
        ),
      },
      ({ planId, planStage, suggestions }, { actor }) =>
        suggestions === 0 &&
        may(WRITE_PLAN_TEXT, actor, {
          planId,
          commitmentId: null,
          state: textState({ commitmentState: null, planStage }),
        }),
    ),
  },
});

/** The providers that carry these fields into the schema. */
export const PLAN_TEXT_FIELDS = [PlanText];
