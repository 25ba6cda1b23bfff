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
}
