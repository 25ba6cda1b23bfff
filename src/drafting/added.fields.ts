import { extendType } from '../api/extend-type.js';
import { page } from '../api/read/page.js';
import { Clause } from '../clauses/clause.types.js';
import { Commitment } from '../commitments/commitment.types.js';
import { Plan } from '../plans/plan.types.js';
import { SUGGESTIONS, SuggestionsArgs } from './suggestion.lists.js';
import { SuggestionConnection } from './suggestion.types.js';

const suggestions = (description: string, on: (c: string, t: string) => string) => ({
  suggestions: {
    type: () => SuggestionConnection,
    description,
    args: SuggestionsArgs,
    read: page({ ...SUGGESTIONS, on }),
  },
});

const CommitmentSuggestions = extendType(
  () => Commitment,
  'Commitment',
  suggestions('What people would change in its text.', (c, t) => `${c}.commitment_id = ${t}.id`),
);

const ClauseSuggestions = extendType(
  () => Clause,
  'Clause',
  suggestions('What people would change in it, or changed.', (c, t) => `${c}.clause_id = ${t}.id`),
);

const PlanSuggestions = extendType(
  () => Plan,
  'Plan',
  suggestions('What people would change in its texts.', (c, t) => `${c}.plan_id = ${t}.id`),
);

/** The providers that carry these fields into the schema. */
export const ADDED_FIELDS = [CommitmentSuggestions, ClauseSuggestions, PlanSuggestions];
