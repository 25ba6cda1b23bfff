import { Field, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { ownsItsLog } from '../kernel/database/grants.js';

@ObjectType({ description: 'What everyone may know about how this server is run.' })
export class Server {
  @Field({
    description:
      'Whether the database protects the public log from this server. False when the server uses the role that owns the tables: then only copies of the log that others keep prove that nothing was rewritten.',
  })
  logProtected: boolean;
}

@Resolver()
export class ServerResolver {
  constructor(private readonly db: DataSource) {}

  @Query(() => Server, { description: 'How this server is run. Anyone may ask.' })
  async server(): Promise<Server> {
    return { logProtected: !(await ownsItsLog(this.db)) };
  }
}
