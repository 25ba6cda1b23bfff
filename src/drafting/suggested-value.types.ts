import { Field, ObjectType } from '@nestjs/graphql';
import { Labelled, LocalizedText, Period } from '../api/common.types.js';

@ObjectType({ description: 'The value of a field beside the text: a period, or what it names.' })
export class FieldValue {
  @Field(() => Period, { nullable: true, description: 'Start and end; null for a field that is no period.' })
  period: Period | null;

  @Field(() => [Labelled], {
    description:
      'The values, areas, theme, institutions or role (`lead`, `supporting`) that it names, by code; empty for a period and where it names none.',
  })
  labels: Labelled[];
}

@ObjectType({ description: 'A milestone that a suggestion would add.' })
export class SuggestedMilestone {
  @Field(() => LocalizedText, { description: 'What will be there when it is done, in a line.' })
  title: LocalizedText;

  @Field(() => LocalizedText, { nullable: true, description: 'What it produces; null when not said.' })
  outputs: LocalizedText | null;

  @Field(() => LocalizedText, { nullable: true, description: 'What should change through it; null when not said.' })
  expectedResult: LocalizedText | null;

  @Field(() => LocalizedText, { nullable: true, description: 'How anyone can check it; null when not said.' })
  meansOfVerification: LocalizedText | null;

  @Field(() => Period, { description: 'When it is promised for.' })
  planned: Period;

  @Field(() => [Labelled], { description: 'The institutions responsible for it; empty when none is named.' })
  institutions: Labelled[];
}
