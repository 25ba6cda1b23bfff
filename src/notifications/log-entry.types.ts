import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({
  description: 'One entry of the public log: who did what to which thing, in which role. Never its content.',
})
export class LogEntry {
  @Field(() => Int, { description: 'Its number. Numbers have no gaps; their order is the order of the commits.' })
  seq: number;

  @Field(() => Date, { description: 'When it was sealed.' })
  at: string;

  @Field({ description: 'The kind of thing and what happened to it: `milestone.added`.' })
  verb: string;

  @Field(() => ID, { description: 'Id of the thing. `node` answers null when it is not public.' })
  subject: string;

  @Field(() => [ID], {
    description:
      'Ids of the things that it was done to, where it was done to many at once; empty when `subject` alone.',
  })
  about: string[];

  @Field(() => ID, { nullable: true, description: 'Id of the plan it belongs to; null when it belongs to none.' })
  plan: string | null;

  @Field({ description: 'The role in which somebody acted; `system` where time alone did.' })
  role: string;

  @Field(() => String, {
    nullable: true,
    description: 'Name in addresses of the institution somebody acted for; null when for none.',
  })
  institution: string | null;
}
