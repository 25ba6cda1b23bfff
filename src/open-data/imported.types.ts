import { Field, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'A cell of a source that could not be taken over as it stands.' })
export class ImportDoubt {
  @Field({ description: "The column, by the file's own name." })
  column: string;

  @Field({ description: 'What the cell says, at most 120 characters of it.' })
  value: string;

  @Field({ description: 'Why it is doubtful.' })
  reason: string;

  @Field({ description: 'What was done with it.' })
  done: string;
}

@ObjectType({
  description:
    'The row of a file that something was imported from. Imported history skips the guards of the process, and says so.',
})
export class ImportedRow {
  @Field({ description: 'The layout the file was read by.' })
  layout: string;

  @Field({ description: 'Name of the file.' })
  fileName: string;

  @Field(() => Int, { description: 'Number of the row in the file, from 1.' })
  row: number;

  @Field({ description: "Key of the row: the source's own, with `#2` and so on where the source repeats it." })
  sourceKey: string;

  @Field(() => [ImportDoubt], { description: 'Its doubtful cells.' })
  doubts: ImportDoubt[];

  @Field(() => Date, { description: 'When the row was last read anew.' })
  importedAt: Date;

  @Field(() => String, {
    nullable: true,
    description:
      'Stands for whoever wrote it there: the same for the same person of that source in this plan. Who it is is not kept. Null when the source does not say, or nobody in particular wrote it.',
  })
  pseudonym: string | null;

  @Field(() => String, { nullable: true, description: 'Address of the original; null when the source has none.' })
  url: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Its state in the words of the source (`archived`); null when the source states none.',
  })
  statedState: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'When it was written, as the source has it (`03/02/2025`): a bare day is taken at noon where it was written. Null when the source does not say.',
  })
  statedDate: string | null;
}
