import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { ResolveTree } from 'graphql-parse-resolve-info';
import { lookAhead } from '../kernel/speed/look-ahead.js';
import { catchError, defer, from, lastValueFrom, type Observable, throwError } from 'rxjs';
import { noticeAllows } from '../domain/notice.js';
import { Foreseen } from '../domain/consequence.js';
import { type Problem, Refusal } from '../domain/refusal.js';
import { told } from './consequence.types.js';
import { Clock } from '../kernel/clock.js';
import { previewing } from '../kernel/preview.js';
import type { RequestContext } from './context.js';
import { userErrors } from './errors.js';
import { objectOf, type KnownOfRow } from './read/compile.js';
import type { LazyRead } from './read/fields.js';
import { Reads } from './read/reads.js';

type Payload = Record<string, unknown>;
export type Changed = [read: LazyRead, uuid: string | string[], written?: KnownOfRow | undefined];

/**
 * Answers a mutation, or a root that makes its thing itself. The same compiler reads the changed or named thing, so
 * rights and fields are those of any read. A command may pass what it just wrote; then no second read is made.
 */
@Injectable()
export class MutationAnswer {
  constructor(
    private readonly reads: Reads,
    private readonly clock: Clock,
  ) {}

  async of(
    info: GraphQLResolveInfo,
    context: RequestContext,
    changed: Record<string, Changed>,
    clientMutationId?: string,
    /** Problems of the things that a bulk decision could not change. */
    problems: Problem[] = [],
    /** Values that no read gives, such as a secret that is shown once. */
    values: Record<string, unknown> = {},
  ): Promise<Payload> {
    // The command may have waited for others, so fields are judged by the instant when it was done.
    context.now = this.clock.now();
    const payload = emptyPayload(info, clientMutationId, userErrors(problems, context.language));
    const reads = payloadFields(info).map(async (field) => {
      if (field.name in values) payload[field.alias] = values[field.name];
      const thing = changed[field.name];
      if (thing) payload[field.alias] = await this.read(thing, field, context);
    });
    await Promise.all(reads);
    return payload;
  }

  private async read([read, uuid, written]: Changed, field: ResolveTree, context: RequestContext): Promise<unknown> {
    const known = written && objectOf(read(), field, written);
    if (known) return known;
    if (!Array.isArray(uuid))
      return this.reads.oneFrom(read, (t, q) => `${t}.id = ${q.p(uuid, 'uuid')}`, field, context);
    return this.reads.manyFrom(
      read,
      (t, q) => `${t}.id = any(${q.p(uuid, 'uuid[]')})`,
      (t) => `${t}.id`,
      field,
      context,
    );
  }
}

/**
 * Turns refusals into `userErrors`, outside the transaction that they rolled back; any other error is a bug. It also
 * checks the privacy notice, so that no mutation can forget to.
 */
@Injectable()
export class RefusalInterceptor implements NestInterceptor {
  intercept(execution: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (execution.getType<string>() !== 'graphql') return next.handle();
    const graphql = GqlExecutionContext.create(execution);
    const info = graphql.getInfo<GraphQLResolveInfo>();
    if (info.parentType.name !== 'Mutation') return next.handle();
    const { actor, language } = graphql.getContext<RequestContext>();
    const { input, preview } = graphql.getArgs<{ input?: { preview?: boolean }; preview?: boolean }>();
    return defer(() => {
      noticeAllows(actor, info.fieldName);
      return preview || input?.preview ? from(previewing(() => lastValueFrom(next.handle()))) : next.handle();
    }).pipe(
      catchError((error: unknown) => {
        if (error instanceof Foreseen)
          return from([emptyPayload(info, undefined, [], told(error.consequences, language))]);
        if (!(error instanceof Refusal)) return throwError(() => error);
        return from([emptyPayload(info, undefined, userErrors(error.problems, language))]);
      }),
    );
  }
}

function payloadFields(info: GraphQLResolveInfo): ResolveTree[] {
  const tree = lookAhead(info);
  return Object.values(tree.fieldsByTypeName).flatMap((fields) => Object.values(fields));
}

function emptyPayload(
  info: GraphQLResolveInfo,
  clientMutationId?: string,
  errors: unknown[] = [],
  consequences: unknown[] = [],
): Payload {
  const own: Payload = { userErrors: errors, consequences, clientMutationId: clientMutationId ?? null };
  return Object.fromEntries(payloadFields(info).map(({ alias, name }) => [alias, own[name] ?? null]));
}
