import { Field, Int, ObjectType } from '@nestjs/graphql';
import { LocalizedText, Node } from '../api/common.types.js';
import { describedEnum } from '../api/described-enum.js';
import { implementing } from '../api/extend-type.js';
import { connectionOf } from '../api/read/connection.js';
import { Holds } from '../api/weight/holds.js';
import { CLAUSE_KINDS, SECTIONS } from '../domain/clause.js';
import { VERSION_CAUSES } from '../domain/kinds.js';
import { BODY_LENGTH } from '../domain/lengths.js';
import { Institution } from '../institutions/institution.types.js';

export const SectionEnum = describedEnum('Section', SECTIONS, 'Which text a clause is part of.');
export const ClauseKindEnum = describedEnum('ClauseKind', CLAUSE_KINDS, 'How a clause is set.');

export const VersionCauseEnum = describedEnum('VersionCause', VERSION_CAUSES, 'What made a version of a text.');

/** Clauses are short: most of them hold a paragraph. */
const CLAUSE_HOLDS = BODY_LENGTH / 10;

@ObjectType({
  implements: implementing('Clause', Node),
  description:
    'A paragraph, heading or item of a text. Its id stays while the text is edited; suggestions and comments point at it.',
})
export class Clause extends Node {
  @Field(() => SectionEnum, { description: 'The text that it is part of.' })
  section: string;

  @Field(() => ClauseKindEnum, { description: 'How it is set.' })
  kind: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The number of a numbered item, from its place among those directly before it; null for other kinds.',
  })
  itemNumber: number | null;

  @Field(() => LocalizedText, { description: 'Its words; Markdown without headings, like the whole text.' })
  @Holds(CLAUSE_HOLDS)
  text: LocalizedText;

  @Field(() => Int, { description: 'The version of the text in which it was last changed.' })
  changedIn: number;
}

@ObjectType({
  description:
    'One version of the text of a commitment or of a plan. Numbers follow each other without gaps; each stays readable.',
})
export class TextVersion {
  @Field(() => Int, { description: 'Its number, which is the version of the commitment, or of the text of the plan.' })
  number: number;

  @Field(() => VersionCauseEnum, { description: 'What made it.' })
  cause: string;

  @Field(() => String, { nullable: true, description: 'The role in which somebody made it; null for an import.' })
  role: string | null;

  @Field(() => Institution, { nullable: true, description: 'For which institution; null for none.' })
  institution: Institution | null;

  @Field(() => String, { nullable: true, description: 'Why; public; null when no reason was given.' })
  reason: string | null;

  @Field(() => Date, { description: 'When it was made.' })
  createdAt: Date;
}

export const ClauseConnection = connectionOf(Clause, 'clauses of a text');
export const TextVersionConnection = connectionOf(TextVersion, 'versions of a text');
