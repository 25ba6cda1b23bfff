import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Node } from '../api/common.types.js';
import { describedEnum } from '../api/described-enum.js';
import { implementing } from '../api/extend-type.js';
import { AtMostListed, Holds } from '../api/weight/holds.js';
import { SectionEnum } from '../clauses/clause.types.js';
import { Commitment } from '../commitments/commitment.types.js';
import { COMMITMENT_SECTIONS } from '../domain/clause.js';
import { BODY_LENGTH } from '../domain/lengths.js';
import { WORD_CHANGES_AT_MOST } from '../domain/word-reading.js';
import { DRAFT_LEFT_REASONS } from '../drafting/word-draft.js';
import { Plan } from '../plans/plan.types.js';

export const DraftLeftReasonEnum = describedEnum(
  'WordDraftLeftReason',
  DRAFT_LEFT_REASONS,
  'Why a part of a Word document is not in the first draft.',
);

@ObjectType({ description: 'One text of a commitment that was read from a Word document.' })
export class WordDraftText {
  @Field(() => SectionEnum, { description: 'Which text it is.' })
  section: string;

  @Field({ description: 'Its words; Markdown without headings.' })
  @Holds(BODY_LENGTH / 4)
  text: string;
}

@ObjectType({ description: 'A part of a Word document that is not in the first draft; nothing is guessed.' })
export class WordDraftLeft {
  @Field(() => DraftLeftReasonEnum, { description: 'Why it is not there.' })
  reason: string;

  @Field(() => String, { nullable: true, description: 'The heading above it; null for none.' })
  @Holds(100)
  heading: string | null;

  @Field({ description: 'The beginning of its words, at most 300 characters; empty where it has none.' })
  @Holds(300)
  text: string;
}

@ObjectType({
  implements: implementing('WordDraft', Node),
  description:
    'A first draft that was read from a Word document. Only the account that sent the document sees it, for a day; `commitmentDraft` begins a commitment with exactly this.',
})
export class WordDraft extends Node {
  @Field(() => Plan, { nullable: true, description: 'The plan for which it was read; null when you no longer see it.' })
  plan: Plan | null;

  @Field({ description: 'The language of its headings, in which its texts are taken (BCP 47).' })
  language: string;

  @Field(() => [WordDraftText], { description: 'Its texts, in the order of the form.' })
  @AtMostListed(COMMITMENT_SECTIONS.length)
  texts: WordDraftText[];

  @Field(() => [WordDraftLeft], { description: 'The first of all that is not in the draft, at most 200.' })
  @AtMostListed(WORD_CHANGES_AT_MOST)
  notPlaced: WordDraftLeft[];

  @Field(() => Int, { description: 'How many parts of the document are not in the draft.' })
  notPlacedCount: number;

  @Field({ description: 'Until when a commitment can begin with it.' })
  expiresAt: Date;

  @Field(() => Commitment, { nullable: true, description: 'The commitment that began with it; null before.' })
  commitment: Commitment | null;
}
