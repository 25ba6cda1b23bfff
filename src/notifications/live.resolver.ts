import { Args, Context, ID, Info, Resolver, Subscription } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { RequestContext } from '../api/context.js';
import { Events } from '../api/live/events.js';
import { decodeId, encodeId, type NodeType, uuidOf } from '../api/node-id.js';
import type { Alias, Query } from '../api/read/query.js';
import { Reads } from '../api/read/reads.js';
import { COMMENT } from '../comments/comment.fields.js';
import { Comment } from '../comments/comment.types.js';
import { SUBJECTS } from '../comments/subjects.js';
import { COMMITMENT } from '../commitments/commitment.fields.js';
import { Commitment } from '../commitments/commitment.types.js';
import { refuse } from '../domain/refusal.js';
import { SUGGESTION } from '../drafting/suggestion.fields.js';
import { Suggestion } from '../drafting/suggestion.types.js';
import { PROPOSAL } from '../proposals/proposal.fields.js';
import { Proposal } from '../proposals/proposal.types.js';
import { type Above, Ancestry } from './ancestry.js';
import { LogEntry } from './log-entry.types.js';

/** Kinds of things that can have comments. */
const COMMENTED = new Set<NodeType>(Object.values(SUBJECTS).map(({ node }) => node));
/** Verbs that make a comment public that was not public before. */
const SHOWN = new Set([
  'comment.created',
  'comment.released',
  'comment.hiding_taken_back',
  'appeal.upheld',
  'appeal.lapsed',
]);
/** The subscription answers with the row that the event was read as. */
const asRead = { resolve: (row: unknown) => row };
const CHANGE = /^(proposals?|response|response_debt)\.|^appeal\.(upheld|lapsed)$|^account\.erased$/;
const SUGGESTED = /^suggestion\.|^appeal\.(upheld|lapsed)$/;
const PROGRESS = /^(milestone|milestone_report|rebaseline|evidence|indicator|measurement|commitment|ownership)\./;

/** A thing that changed several times since the last event is told once, in its present state. */
const distinct = (ids: (string | null | undefined)[]) => [...new Set(ids.filter((id) => typeof id === 'string'))];

/** The text of a commitment, or that of a plan itself. */
function textOf(commitment: string | undefined, plan: string | undefined) {
  if (commitment && plan) refuse('INPUT_INVALID', ['plan'], { field: 'plan' });
  if (plan) {
    const planId = uuidOf('Plan', plan, ['plan']);
    return {
      isAbove: ({ suggestionId, commitmentId }: Above) => Boolean(suggestionId) && commitmentId === null,
      of: (t: Alias, q: Query) => `${t}.plan_id = ${q.p(planId, 'uuid')} and ${t}.commitment_id is null`,
    };
  }
  const commitmentId = uuidOf(
    'Commitment',
    commitment ?? refuse('INPUT_INVALID', ['commitment'], { field: 'commitment' }),
    ['commitment'],
  );
  return {
    isAbove: (place: Above) => place.commitmentId === commitmentId,
    of: (t: Alias, q: Query) => `${t}.commitment_id = ${q.p(commitmentId, 'uuid')}`,
  };
}

@Resolver()
export class LiveResolver {
  constructor(
    private readonly events: Events,
    private readonly reads: Reads,
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
    return this.events.of(context, {
      fits: (line) => planId === null || line.planId === planId,
      read: async (lines) => lines.map((line) => ({ ...line, plan: line.planId && encodeId('Plan', line.planId) })),
    });
  }

  @Subscription(() => Comment, {
    ...asRead,
    description:
      'Each new comment on a thing, and each one that is shown again, if the listener may see it then. Anyone may listen.',
  })
  commented(
    @Args('on', {
      type: () => ID,
      description: 'Id of the proposal, response, commitment, clause, suggestion or milestone.',
    })
    on: string,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    const about = decodeId(on);
    if (!about || !COMMENTED.has(about.type))
      refuse('ID_INVALID', ['on'], { expected: 'prp, rsp, com, cla, sug, mil' });
    return this.events.of(context, {
      fits: ({ verb }) => SHOWN.has(verb),
      read: async (lines, reader) => {
        const above = await this.ancestry.of(lines.map(({ subject }) => subject));
        const comments = distinct(lines.map(({ subject }) => above.get(subject)?.commentId));
        if (comments.length === 0) return [];
        return this.reads.many(
          () => COMMENT,
          (t, q) => `array_position(${q.p(comments, 'uuid[]')}, ${t}.id)`,
          info,
          reader,
          (t, q) => `${t}.id = any(${q.p(comments, 'uuid[]')}) and ${t}.subject_id = ${q.p(about.uuid, 'uuid')}`,
        );
      },
    });
  }

  @Subscription(() => Proposal, {
    ...asRead,
    description:
      'A proposal whenever it changes, is supported or gets a response, as the listener may see it then; changes that come together are told once. Anyone may listen.',
  })
  proposalChanged(
    @Args('id', { type: () => ID, nullable: true, description: 'Only this one.' }) id: string | undefined,
    @Args('plan', { type: () => ID, nullable: true, description: 'Only those of this plan.' }) plan: string | undefined,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    const proposalId = id ? uuidOf('Proposal', id, ['id']) : null;
    const planId = plan ? uuidOf('Plan', plan, ['plan']) : null;
    return this.events.of(context, {
      fits: (line) => CHANGE.test(line.verb) && (planId === null || line.planId === planId),
      read: async (lines, reader) => {
        const above = await this.ancestry.of(lines.flatMap(({ subject, about }) => [subject, ...about]));
        const changed = distinct([...above.values()].map((place) => place.proposalId)).filter(
          (one) => proposalId === null || one === proposalId,
        );
        if (changed.length === 0) return [];
        return this.reads.many(
          () => PROPOSAL,
          (t) => `${t}.id`,
          info,
          reader,
          (t, q) => `${t}.id = any(${q.p(changed, 'uuid[]')})`,
        );
      },
    });
  }

  @Subscription(() => Suggestion, {
    ...asRead,
    description:
      'A suggestion on the text of the commitment, or on the text of the plan itself, whenever it is made, decided, taken back or shown again, and each one that comes into conflict by that, as the listener may see it then; changes that come together are told once. Anyone may listen.',
  })
  suggestionChanged(
    @Args('commitment', { type: () => ID, nullable: true, description: 'Id of the commitment.' })
    commitment: string | undefined,
    @Args('plan', {
      type: () => ID,
      nullable: true,
      description: 'Id of the plan for its own text; exactly one of both is given.',
    })
    plan: string | undefined,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    const text = textOf(commitment, plan);
    return this.events.of(context, {
      fits: ({ verb }) => SUGGESTED.test(verb),
      read: async (lines, reader) => {
        const above = await this.ancestry.of(lines.map(({ subject }) => subject));
        const named = [...above.values()].filter((place) => text.isAbove(place));
        const changed = await this.ancestry.changedWith(distinct(named.map((place) => place.suggestionId)));
        if (changed.length === 0) return [];
        return this.reads.many(
          () => SUGGESTION,
          (t) => `${t}.listed_at, ${t}.id`,
          info,
          reader,
          (t, q) => `${t}.id = any(${q.p(changed, 'uuid[]')}) and ${text.of(t, q)}`,
        );
      },
    });
  }

  @Subscription(() => Commitment, {
    ...asRead,
    description:
      'A commitment of the plan whenever it, its owners, a milestone, a report, evidence, an indicator or a value of it changes, as the listener may see it then; changes that come together are told once. Anyone may listen.',
  })
  progressed(
    @Args('plan', { type: () => ID, description: 'Id of the plan.' }) plan: string,
    @Info() info: GraphQLResolveInfo,
    @Context() context: RequestContext,
  ) {
    const planId = uuidOf('Plan', plan, ['plan']);
    return this.events.of(context, {
      fits: (line) => line.planId === planId && PROGRESS.test(line.verb),
      read: async (lines, reader) => {
        const above = await this.ancestry.of(lines.map(({ subject }) => subject));
        const changed = distinct([...above.values()].map((place) => place.commitmentId));
        if (changed.length === 0) return [];
        return this.reads.many(
          () => COMMITMENT,
          (t) => `${t}.id`,
          info,
          reader,
          (t, q) => `${t}.id = any(${q.p(changed, 'uuid[]')})`,
        );
      },
    });
  }
}
