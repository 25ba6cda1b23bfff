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
/** After these a comment can be read that could not be before. */
const SHOWN = new Set(['comment.created', 'comment.released', 'appeal.upheld']);
/** What an event was read as is what the subscription answers with. */
const asRead = { resolve: (row: unknown) => row };
const CHANGE = /^(proposals?|response)\.|^appeal\.upheld$|^account\.erased$/;
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
      async (line): Promise<LogEntry[]> => [{ ...line, plan: line.planId && encodeId('Plan', line.planId) }],
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
      ({ verb }) => SHOWN.has(verb),
      async ({ subject }) => {
        const commentId = (await this.ancestry.of([subject])).get(subject)?.commentId;
        if (!commentId) return [];
        const comment = this.reader.one(
          () => COMMENT,
          (t, q) => `${t}.id = ${q.p(commentId, 'uuid')} and ${t}.subject_id = ${q.p(about.uuid, 'uuid')}`,
          info,
          context,
        );
        return [await comment];
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
      async ({ subject, about }) => {
        const above = await this.ancestry.of([subject, ...about]);
        const changed = [...above.values()]
          .map((place) => place.proposalId)
          .filter((one) => one !== null && (proposalId === null || one === proposalId));
        if (changed.length === 0) return [];
        return this.reader.many(
          () => PROPOSAL,
          (t) => `${t}.id`,
          info,
          context,
          (t, q) => `${t}.id = any(${q.p(changed, 'uuid[]')})`,
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
        if (!above?.commitmentId) return [];
        const id = above.commitmentId;
        const commitment = this.reader.one(
          () => COMMITMENT,
          (t, q) => `${t}.id = ${q.p(id, 'uuid')}`,
          info,
          context,
        );
        return [await commitment];
      },
    );
  }
}
