import { Field, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { ownsItsLog } from '../kernel/database/grants.js';
import { Site } from '../kernel/site.js';

@ObjectType({ description: 'The institution or person that runs this site and answers for the personal data on it.' })
export class Operator {
  @Field({ description: 'What it is called.' })
  name: string;

  @Field(() => String, {
    nullable: true,
    description: 'Where it is reached about personal data: an address, an office; null when none was given.',
  })
  contact: string | null;
}

@ObjectType({ description: 'What everyone may know about how this server is run.' })
export class Server {
  @Field({
    description:
      'Whether the database protects the public log from this server. False when the server uses the role that owns the tables: then only copies of the log that others keep prove that nothing was rewritten.',
  })
  logProtected: boolean;

  @Field(() => Operator, {
    nullable: true,
    description: 'Who is responsible for it; null when the settings name nobody, as in a demonstration.',
  })
  operator: Operator | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Address of the source of this version, under the AGPL-3.0-or-later; null when the settings give none.',
  })
  source: string | null;
}

@Resolver()
export class ServerResolver {
  constructor(
    private readonly db: DataSource,
    private readonly site: Site,
  ) {}

  @Query(() => Server, { description: 'How this server is run. Anyone may ask.' })
  async server(): Promise<Server> {
    const { operator, source } = this.site;
    return { logProtected: !(await ownsItsLog(this.db)), operator, source };
  }
}
