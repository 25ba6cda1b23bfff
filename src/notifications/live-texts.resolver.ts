import { Args, Context, ID, Info, Resolver, Subscription } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { RequestContext } from '../api/context.js';
import { Events } from '../api/live/events.js';
import { uuidOf } from '../api/node-id.js';
import { Reads } from '../api/read/reads.js';
import { COMMITMENT } from '../commitments/commitment.fields.js';
import { Commitment } from '../commitments/commitment.types.js';
import { PLAN } from '../plans/plan.fields.js';
import { Plan } from '../plans/plan.types.js';
import { Ancestry } from './ancestry.js';

/** The subscription answers with the row that the event was read as. */
const asRead = { resolve: (row: unknown) => row };
const OF_A_COMMITMENT = /^(commitment|ownership|milestone|suggestion)\./;
/** Supports, comments and reports change nothing that is written in a plan. */
const OF_THE_DRAFTING =
  /^(commitment|ownership|suggestion|response|appeal)\.|^(milestone\.added|plan\.text_written|proposal\.responded)$/;

/** Pages that show a text listen here (docs/adr/0126). */
@Resolver()
export class LiveTextsResolver {
  constructor(
    private readonly events: Events,
    private readonly reads: Reads,
    private readonly ancestry: Ancestry,
  ) {}

  @Subscription(() => Commitment, {
    ...asRead,
    description:
      'A commitment as it is now, and again whenever its text, its state, its owners or its milestones change or a suggestion on it is made or decided, as the listener may see it then; changes that come together are told once. Nothing is told while the listener may not see it. Anyone may listen.',
  })
  async commitmentChanged(
    @Args('id', { type: () => ID, description: 'Id of the commitment.' }) id: string,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    const commitmentId = uuidOf('Commitment', id, ['id']);
    const read = (reader: RequestContext) =>
      this.reads.many(
        () => COMMITMENT,
        (t) => `${t}.id`,
        info,
        reader,
        (t, q) => `${t}.id = ${q.p(commitmentId, 'uuid')}`,
      );
    const events = await this.events.of(context, {
      fits: ({ verb }) => OF_A_COMMITMENT.test(verb),
      read: async (lines, reader) => {
        const above = await this.ancestry.of(lines.map(({ subject }) => subject));
        return [...above.values()].some((place) => place.commitmentId === commitmentId) ? read(reader) : [];
      },
    });
    return beginningWith(() => read(context), events);
  }

  @Subscription(() => Plan, {
    ...asRead,
    description:
      'A plan as it is now, and again whenever its text or that of a commitment changes, a suggestion on them is made or decided, or a proposal is answered; changes that come together are told once. Anyone may listen.',
  })
  async draftingChanged(
    @Args('plan', { type: () => ID, description: 'Id of the plan.' }) plan: string,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    const planId = uuidOf('Plan', plan, ['plan']);
    const read = (reader: RequestContext) =>
      this.reads.many(
        () => PLAN,
        (t) => `${t}.id`,
        info,
        reader,
        (t, q) => `${t}.id = ${q.p(planId, 'uuid')}`,
      );
    const events = await this.events.of(context, {
      fits: (line) => line.planId === planId && OF_THE_DRAFTING.test(line.verb),
      read: (_, reader) => read(reader),
    });
    return beginningWith(() => read(context), events);
  }
}

/**
 * Tells the present state before the events. It is read after the listening began, so that no change between the two
 * is missed.
 */
async function beginningWith(
  present: () => Promise<object[]>,
  events: AsyncIterableIterator<object>,
): Promise<AsyncIterableIterator<object>> {
  const end = async () => (await events.return?.()) ?? { value: undefined, done: true as const };
  try {
    const waiting = await present();
    const told: AsyncIterableIterator<object> = {
      next: async () => (waiting.length > 0 ? { value: waiting.shift()!, done: false } : events.next()),
      return: end,
      [Symbol.asyncIterator]: () => told,
    };
    return told;
  } catch (error) {
    await end();
    throw error;
  }
}
