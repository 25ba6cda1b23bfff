import { Args, Context, ID, Info, Resolver, Subscription } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { RequestContext } from '../api/context.js';
import { events } from '../api/live/events.js';
import { encodeId, uuidOf } from '../api/node-id.js';
import { Reader } from '../api/read/reader.js';
import { COMMITMENT } from '../commitments/commitment.read.js';
import { Commitment } from '../commitments/commitment.types.js';
import { Live } from '../kernel/live/live.js';
import { Ancestry } from './ancestry.js';
import { LogEntry } from './log-entry.types.js';

/** What an event was read as is what the subscription answers with. */
const asRead = { resolve: (row: unknown) => row };
const PROGRESS = /^(milestone|report|evidence|commitment|ownership)\./;

@Resolver()
export class LiveResolver {
  constructor(
    private readonly live: Live,
    private readonly reader: Reader,
    private readonly ancestry: Ancestry,
  ) {}

  @Subscription(() => LogEntry, {
    ...asRead,
    description: 'Entries of the public log as they are sealed, in order, none left out. Anyone may listen.',
  })
  logged(
    @Args('plan', { type: () => ID, nullable: true, description: 'Only those of this plan.' }) plan: string | undefined,
    @Context() context: RequestContext,
  ) {
    const planId = plan ? uuidOf('Plan', plan, ['plan']) : null;
    return events(
      this.live,
      context,
      (line) => planId === null || line.planId === planId,
      async (line): Promise<LogEntry> => ({ ...line, plan: line.planId && encodeId('Plan', line.planId) }),
    );
  }

  @Subscription(() => Commitment, {
    ...asRead,
    description:
      'A commitment of the plan whenever it, its owners, a milestone, a report or evidence of it changes, as the listener may see it then. Anyone may listen.',
  })
  progressed(
    @Args('plan', { type: () => ID, description: 'Id of the plan.' }) plan: string,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    const planId = uuidOf('Plan', plan, ['plan']);
    return events(
      this.live,
      context,
      (line) => line.planId === planId && PROGRESS.test(line.verb),
      async ({ subject }) => {
        const above = (await this.ancestry.of([subject])).get(subject);
        if (!above?.commitmentId) return null;
        const id = above.commitmentId;
        return this.reader.one(
          () => COMMITMENT,
          (t, q) => `${t}.id = ${q.p(id, 'uuid')}`,
          info,
          context,
        );
      },
    );
  }
}
