import { Args, Context, ID, Info, Resolver, Subscription } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { RequestContext } from '../api/context.js';
import { events } from '../api/live/events.js';
import { decodeId, encodeId, type NodeType, uuidOf } from '../api/node-id.js';
import { Reader } from '../api/read/reader.js';
import { COMMENT } from '../comments/comment.read.js';
import { Comment } from '../comments/comment.types.js';
import { COMMITMENT } from '../commitments/commitment.read.js';
import { Commitment } from '../commitments/commitment.types.js';
import { refuse } from '../domain/refusal.js';
import { Live } from '../kernel/live/live.js';
import { PROPOSAL } from '../proposals/proposal.read.js';
import { Proposal } from '../proposals/proposal.types.js';
import { Ancestry } from './ancestry.js';
import { LogEntry } from './log-entry.types.js';

/** Kinds of things that are commented on. */
const COMMENTED = new Set<NodeType>(['Proposal', 'ReasonedResponse', 'Commitment', 'Milestone']);
/** What an event was read as is what the subscription answers with. */
const asRead = { resolve: (row: unknown) => row };
const CHANGE = /^(proposal|response)\.|^appeal\.upheld$/;
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

  @Subscription(() => Comment, {
    ...asRead,
    description:
      'Each new comment on a thing, and each one that is shown again, if the listener may see it then. Anyone may listen.',
  })
  commented(
    @Args('on', { type: () => ID, description: 'Id of the proposal, response, commitment or milestone.' }) on: string,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    const about = decodeId(on);
    if (!about || !COMMENTED.has(about.type)) refuse('ID_INVALID', ['on'], { expected: 'prp, rsp, com, mil' });
    return events(
      this.live,
      context,
      ({ verb }) => verb === 'comment.created' || verb === 'comment.released',
      async ({ subject }) => {
        const comment = decodeId(subject);
        if (comment?.type !== 'Comment') return null;
        return this.reader.one(
          () => COMMENT,
          (t, q) => `${t}.id = ${q.p(comment.uuid, 'uuid')} and ${t}.subject_id = ${q.p(about.uuid, 'uuid')}`,
          info,
          context,
        );
      },
    );
  }

  @Subscription(() => Proposal, {
    ...asRead,
    description:
      'A proposal whenever it changes, is supported or is answered, as the listener may see it then. Anyone may listen.',
  })
  proposalChanged(
    @Args('id', { type: () => ID, nullable: true, description: 'Only this one.' }) id: string | undefined,
    @Args('plan', { type: () => ID, nullable: true, description: 'Only those of this plan.' }) plan: string | undefined,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    const proposalId = id ? uuidOf('Proposal', id, ['id']) : null;
    const planId = plan ? uuidOf('Plan', plan, ['plan']) : null;
    return events(
      this.live,
      context,
      (line) => CHANGE.test(line.verb) && (planId === null || line.planId === planId),
      async ({ subject }) => {
        const changed = (await this.ancestry.of([subject])).get(subject)?.proposalId;
        if (!changed || (proposalId !== null && changed !== proposalId)) return null;
        return this.reader.one(
          () => PROPOSAL,
          (t, q) => `${t}.id = ${q.p(changed, 'uuid')}`,
          info,
          context,
        );
      },
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
