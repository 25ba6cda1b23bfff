import { Int } from '@nestjs/graphql';
import { extendType } from '../api/extend-type.js';
import { InTimeArgs } from '../api/in-time.js';
import { column, many, one, pointed } from '../api/read/fields.js';
import { EXCERPT, headline, searchQuery } from '../api/read/headline.js';
import { page } from '../api/read/page.js';
import { SearchedArgs, TextPiece } from '../api/text-piece.types.js';
import { CLAUSES_OF_PLAN, TEXT_VERSIONS_OF_PLAN } from '../clauses/clause.fields.js';
import { ClausesArgs } from '../clauses/clause.filters.js';
import { Clause, ClauseConnection, TextVersion, TextVersionConnection } from '../clauses/clause.types.js';
import { COMMITMENT } from '../commitments/commitment.fields.js';
import { Commitment } from '../commitments/commitment.types.js';
import { Institution } from '../institutions/institution.types.js';
import { MILESTONE } from '../milestones/milestone.fields.js';
import { Milestone } from '../milestones/milestone.types.js';
import { isSuggestionVisibleSql } from '../twins/suggestion.sql.js';
import { PLAN } from '../plans/plan.fields.js';
import { Plan, Theme } from '../plans/plan.types.js';
import {
  suggestionsInPlanSql,
  INSTITUTION_SUGGESTIONS,
  suggestionCoverage,
  THEME_SUGGESTIONS,
} from './coverage.fields.js';
import {
  InstitutionSuggestions,
  SuggestionCoverage,
  SuggestionCoverageArgs,
  ThemeSuggestions,
} from './coverage.types.js';
import { COMMITMENT_SUGGESTIONS_OPEN, PLAN_SUGGESTIONS_OPEN, PLAN_TEXT_EDITABLE } from './suggesting.fields.js';
import { SUGGESTION } from './suggestion.fields.js';
import { SUGGESTIONS, SuggestionsArgs } from './suggestion.lists.js';
import { Suggestion, SuggestionConnection } from './suggestion.types.js';

const suggestions = (description: string, on: (c: string, t: string) => string) => ({
  suggestions: {
    type: () => SuggestionConnection,
    description,
    args: SuggestionsArgs,
    read: page({ ...SUGGESTIONS, on }),
  },
});

const CommitmentSuggestions = extendType(() => Commitment, 'Commitment', {
  ...suggestions('What people would change in its text.', (c, t) => `${c}.commitment_id = ${t}.id`),
  suggestionCoverage: {
    type: () => SuggestionCoverage,
    description: 'How many of the suggestions on its text were answered.',
    read: suggestionCoverage((t) => `d.commitment_id = ${t}.id`),
  },
  suggestionsOpen: {
    type: () => Boolean,
    description:
      'Whether suggestions on its text are taken from the one who asks: of everybody with an account while a window for them is open, of a drafter while the text is open.',
    read: COMMITMENT_SUGGESTIONS_OPEN,
  },
});

const planOf = one(
  () => PLAN,
  (c, t) => `${c}.id = ${t}.plan_id`,
);

const ClauseSuggestions = extendType(() => Clause, 'Clause', {
  ...suggestions('What people would change in it, or changed.', (c, t) => `${c}.clause_id = ${t}.id`),
  removed: {
    type: () => Boolean,
    description: 'Whether it was taken out of the text; what was suggested on it stays readable.',
    read: column('removed'),
  },
  pendingSuggestions: {
    type: () => Int,
    description:
      'How many suggestions that would change, move or remove it wait for a decision, as far as the one who asks may read them.',
    read: (t, q) =>
      `(select count(*)::int from ${q.table('suggestion', true)} s
         where s.clause_id = ${t}.id and s.state = 'pending' and ${isSuggestionVisibleSql('s', q)})`,
  },
  commitment: {
    type: () => Commitment,
    nullable: true,
    description: 'The commitment whose text, or whose milestone, it is part of; null for a text of the plan.',
    read: pointed(() => COMMITMENT, 'commitment_id'),
  },
  plan: { type: () => Plan, description: 'The plan whose text, or whose commitment, it is part of.', read: planOf },
  milestone: {
    type: () => Milestone,
    nullable: true,
    description: 'The milestone whose text it is part of; null for other texts.',
    read: pointed(() => MILESTONE, 'milestone_id'),
  },
});

const SuggestionExcerpt = extendType(() => Suggestion, 'Suggestion', {
  excerpt: {
    type: () => [TextPiece],
    description: 'The parts of its words and its reason in which words that were searched for stand, in pieces.',
    args: SearchedArgs,
    read: (t, q, field) =>
      headline(
        `${t}.language`,
        `concat_ws(' — ', ${t}.text, ${t}.reason)`,
        searchQuery((field.args['text'] as string | undefined) ?? '', q),
        EXCERPT,
      ),
  },
});

const PlanSuggestions = extendType(() => Plan, 'Plan', {
  ...suggestions(
    'What people would change in its own text and in those of its commitments.',
    (c, t) => `${c}.plan_id = ${t}.id`,
  ),
  suggestionCoverage: {
    type: () => SuggestionCoverage,
    description: 'How many of the suggestions on its own text and on those of its commitments were answered.',
    read: suggestionCoverage((t) => `d.plan_id = ${t}.id`),
  },
  suggestionCoverageByInstitution: {
    type: () => [InstitutionSuggestions],
    description:
      'The same for each institution that leads a commitment, those that owe most first, and for texts without a lead.',
    read: many(
      () => INSTITUTION_SUGGESTIONS,
      (c, t) => `${c}.plan_id = ${t}.id`,
      (c) => `${c}.owed desc, ${c}.institution_id`,
    ),
  },
  suggestionCoverageByTheme: {
    type: () => [ThemeSuggestions],
    description:
      'The same for each theme of its commitments, and last for the commitments without a theme and the text of the plan.',
    read: many(
      () => THEME_SUGGESTIONS,
      (c, t) => `${c}.plan_id = ${t}.id`,
      (c) => `${c}.position nulls last`,
    ),
  },
});

const ThemeSuggestionFigures = extendType(() => Theme, 'Theme', {
  suggestionCoverage: {
    type: () => SuggestionCoverage,
    description: 'How many of the suggestions on the commitments under it were answered.',
    read: suggestionCoverage((t) => `d.theme_id = ${t}.id`),
  },
});

const InstitutionSuggestionFigures = extendType(() => Institution, 'Institution', {
  suggestionCoverage: {
    type: () => SuggestionCoverage,
    description:
      'How many of the suggestions on the commitments that it leads were answered, in one plan or in all; where several institutions lead, the first one owes the answers.',
    args: SuggestionCoverageArgs,
    read: suggestionCoverage((t, q, plan) => `d.institution_id = ${t}.id${suggestionsInPlanSql(q, plan)}`),
  },
});

const VersionSuggestion = extendType(() => TextVersion, 'TextVersion', {
  suggestion: {
    type: () => Suggestion,
    nullable: true,
    description: 'The suggestion that made it, or that it took back; null for none that can be read.',
    read: pointed(() => SUGGESTION, 'suggestion_id'),
  },
});

const PlanText = extendType(() => Plan, 'Plan', {
  textVersion: {
    type: () => Int,
    description: 'The newest version of its own text; 0 while nobody has written it.',
    read: column('text_version'),
  },
  clauses: {
    type: () => ClauseConnection,
    description: 'The clauses of its own text: foreword, vision and so on, around its commitments.',
    args: ClausesArgs,
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
    read: PLAN_SUGGESTIONS_OPEN,
  },
  textEditable: {
    type: () => Boolean,
    description: 'Whether the one who asks may write its own text now, because nobody has suggested a change to it.',
    read: PLAN_TEXT_EDITABLE,
  },
});

/** The providers that carry these fields into the schema. */
export const ADDED_FIELDS = [
  CommitmentSuggestions,
  ClauseSuggestions,
  SuggestionExcerpt,
  VersionSuggestion,
  PlanSuggestions,
  PlanText,
  ThemeSuggestionFigures,
  InstitutionSuggestionFigures,
];
