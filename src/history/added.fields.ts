import { ArgsType, Field, Int } from '@nestjs/graphql';
import { extendType } from '../api/extend-type.js';
import { LanguageArgs } from '../api/common.types.js';
import { AtMostListed, ComputesLong, Holds } from '../api/weight/holds.js';
import type { Query } from '../api/read/query.js';
import { textOfSql } from '../comments/comment.lists.js';
import { Comment } from '../comments/comment.types.js';
import { Clause, TextVersion } from '../clauses/clause.types.js';
import { Commitment } from '../commitments/commitment.types.js';
import { Plan } from '../plans/plan.types.js';
import { PROPOSAL_VERSIONS } from '../proposals/proposal.lists.js';
import { PROPOSAL_VERSION } from '../proposals/proposal.fields.js';
import { Proposal } from '../proposals/proposal.types.js';
import { RESPONSE_VERSION, RESPONSE_VERSIONS } from '../responses/response.fields.js';
import { SYNTHESIS_VERSION, SYNTHESIS_VERSIONS } from '../responses/synthesis.fields.js';
import { Synthesis } from '../responses/synthesis.types.js';
import { ReasonedResponse } from '../responses/response.types.js';
import { Suggestion } from '../drafting/suggestion.types.js';
import { comparedTexts, comparisonOf, type Versions } from './comparison.fields.js';
import { ComparedPiece, ComparedText, Comparison, ComparisonArgs, MOST_PIECES } from './comparison.types.js';
import { comparedIndicators, indicatorsOfVersion } from './indicators-in-version.js';
import { ComparedIndicator, IndicatorInVersion, LISTED_INDICATORS } from './indicators-in-version.types.js';
import { BY_PROPOSAL, BY_SUGGESTION, provenance, wordsInTexts, wordsTaken } from './provenance.fields.js';
import { presentText, suggestedDifference } from './suggestion-words.fields.js';
import { ProvenSentence, TakenWords, WordsInText } from './provenance.types.js';
import {
  clausesOfVersion,
  comparedClauses,
  planTextAt,
  planTextComparison,
  textAt,
  textComparison,
} from './text-comparison.fields.js';
import { ClauseInVersion, ComparedClause, LISTED_CLAUSES, TextComparison, TextValue } from './text-comparison.types.js';
import { MOST_VALUES, valuesOfVersion } from './text-values.fields.js';

const comparison = (versions: Versions) => ({
  comparison: {
    type: () => Comparison,
    nullable: true as const,
    description: 'Two of its versions, word by word; null when one of them is not there or cannot be read.',
    args: ComparisonArgs,
    read: comparisonOf(versions),
  },
});

const ComparisonTexts = extendType(() => Comparison, 'Comparison', {
  texts: {
    type: () => [ComparedText],
    description: 'Each text that one of the two versions has, also where nothing changed.',
    args: LanguageArgs,
    marks: [ComputesLong()],
    read: comparedTexts,
  },
});

const ProposalComparison = extendType(
  () => Proposal,
  'Proposal',
  comparison({
    read: PROPOSAL_VERSION,
    on: PROPOSAL_VERSIONS.on!,
    texts: {
      title: 'title',
      problem: 'problem',
      action: 'action',
      expected_change: 'expected_change',
      affected: 'affected',
    },
  }),
);

const ResponseComparison = extendType(
  () => ReasonedResponse,
  'ReasonedResponse',
  comparison({ read: RESPONSE_VERSION, on: RESPONSE_VERSIONS.on!, texts: { body: 'body' } }),
);

const SynthesisComparison = extendType(
  () => Synthesis,
  'Synthesis',
  comparison({ read: SYNTHESIS_VERSION, on: SYNTHESIS_VERSIONS.on!, texts: { body: 'body' } }),
);

const localizedSql = `jsonb_build_object('original', language, language, jsonb_build_object('text', body))`;

/** Former texts of a comment are rows of their own; its present text stands in the comment. */
const COMMENT_TEXTS = `(
  select comment_id, version as number, written_at, ${localizedSql} as text from comment_version
  union all
  select id, version, coalesce(edited_at, created_at), ${localizedSql} from comment)`;

const CommentComparison = extendType(
  () => Comment,
  'Comment',
  comparison({
    read: { source: () => COMMENT_TEXTS, visible: (c, q: Query) => q.existed(`${c}.written_at`) },
    on: textOfSql,
    texts: { body: 'text' },
  }),
);

@ArgsType()
class VersionArgs {
  @Field(() => Int, { nullable: true, description: 'Number of the version; the newest when left out.' })
  version?: number;
}

const CommitmentTexts = extendType(() => Commitment, 'Commitment', {
  comparison: {
    type: () => TextComparison,
    nullable: true,
    description: 'Two versions of its text, clause by clause; null when one of them is not there.',
    args: ComparisonArgs,
    read: textComparison,
  },
  textAt: {
    type: () => TextVersion,
    nullable: true,
    description: 'One version of its text, which stays readable by its number for ever; null for a number without one.',
    args: VersionArgs,
    read: textAt,
  },
});

const PlanTexts = extendType(() => Plan, 'Plan', {
  textComparison: {
    type: () => TextComparison,
    nullable: true,
    description: 'Two versions of its own text, clause by clause; null when one of them is not there.',
    args: ComparisonArgs,
    read: planTextComparison,
  },
  textAt: {
    type: () => TextVersion,
    nullable: true,
    description:
      'One version of its own text, which stays readable by its number for ever; null for a number without one.',
    args: VersionArgs,
    read: planTextAt,
  },
});

const ComparedClauses = extendType(() => TextComparison, 'TextComparison', {
  clauses: {
    type: () => [ComparedClause],
    description: 'Each clause that one of the two versions has, also where nothing changed.',
    args: LanguageArgs,
    marks: [ComputesLong(), LISTED_CLAUSES],
    read: comparedClauses,
  },
  indicators: {
    type: () => [ComparedIndicator],
    description:
      'The indicators of the commitment and of its milestones that changed between the days of the two versions, also where the text did not; none for the text of a plan.',
    marks: [LISTED_INDICATORS],
    read: comparedIndicators,
  },
});

const VersionClauses = extendType(() => TextVersion, 'TextVersion', {
  clauses: {
    type: () => [ClauseInVersion],
    description: 'The whole text as it was in this version, in its order.',
    marks: [LISTED_CLAUSES],
    read: clausesOfVersion,
  },
  values: {
    type: () => [TextValue],
    description:
      'The values that stood beside the text in this version, those of the commitment before those of each milestone; none for the text of a plan.',
    marks: [AtMostListed(MOST_VALUES)],
    read: valuesOfVersion,
  },
  indicators: {
    type: () => [IndicatorInVersion],
    description:
      'The indicators of the commitment, then those of each milestone, as they stood when this version was made; none for the text of a plan.',
    marks: [LISTED_INDICATORS],
    read: indicatorsOfVersion,
  },
});

const ClauseProvenance = extendType(() => Clause, 'Clause', {
  provenance: {
    type: () => [ProvenSentence],
    description: 'Its sentences: what brought the words of each, who took them up, and when.',
    args: LanguageArgs,
    read: provenance,
  },
});

const words = (brought: typeof BY_PROPOSAL) => ({
  wordsInTexts: {
    type: () => [WordsInText],
    description: 'Where its words stand in the texts of commitments now.',
    marks: [ComputesLong()],
    read: wordsInTexts(brought),
  },
  wordsTaken: {
    type: () => [TakenWords],
    description: 'Its words that were taken out of a text again: in which version, by whom and why.',
    marks: [ComputesLong()],
    read: wordsTaken(brought),
  },
});

const ProposalWords = extendType(() => Proposal, 'Proposal', words(BY_PROPOSAL));
const SuggestionWords = extendType(() => Suggestion, 'Suggestion', words(BY_SUGGESTION));

const SuggestionDifference = extendType(() => Suggestion, 'Suggestion', {
  difference: {
    type: () => [ComparedPiece],
    description:
      'The words of the clause on the base version and the suggested words, word by word; empty where no words change.',
    marks: [ComputesLong(), AtMostListed(MOST_PIECES)],
    read: suggestedDifference,
  },
  presentText: {
    type: () => String,
    nullable: true,
    description:
      'The words of its clause as they are now, in the language of its own words; null where its clause is not there any more, or never was.',
    marks: [Holds(2000)],
    read: presentText,
  },
});

export const ADDED_FIELDS = [
  ClauseProvenance,
  ProposalWords,
  SuggestionWords,
  CommitmentTexts,
  PlanTexts,
  ComparedClauses,
  VersionClauses,
  SuggestionDifference,
  ComparisonTexts,
  ProposalComparison,
  ResponseComparison,
  SynthesisComparison,
  CommentComparison,
];
