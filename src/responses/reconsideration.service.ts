import { Injectable } from '@nestjs/common';
import { citedSession } from '../api/cited-session.js';
import { encodeId } from '../api/node-id.js';
import type { ReasonInput } from '../api/payload.js';
import { accountOf, type Actor } from '../domain/actor.js';
import { requireChange } from '../domain/change.js';
import { checkVersion, nextVersion } from '../domain/version.js';
import { refuse } from '../domain/refusal.js';
import { checkContestable, CONTEST, contest, DECIDE_CONTEST, revise, REVISE, speaksFor } from '../domain/response.js';
import { newId } from '../kernel/ids.js';
import { UnitOfWork } from '../kernel/unit-of-work.js';
import type { Transaction } from '../kernel/transaction.js';
import { refuseHidden } from '../proposals/proposal.facts.js';
import { type ResponseContent, contentOf, keepResponseVersions, settle } from './response.writing.js';
import type { ContestDecideInput, ResponseReviseInput } from './response.inputs.js';
import { answererOf, load, type Loaded, saidIn } from './reconsideration.facts.js';

/** Changes to a response after it was published: a new version, the author's objection, and the decision about it. */
@Injectable()
export class ReconsiderationService {
  constructor(private readonly work: UnitOfWork) {}

  revise(actor: Actor, id: string, expectedVersion: number, input: ResponseReviseInput): Promise<string> {
    const once = {
      mutation: 'responseRevise',
      clientMutationId: input.clientMutationId,
      input: { id, expectedVersion, input },
    };
    return this.work.run(
      actor,
      async (tx) => {
        const response = await load(tx, actor, id, false);
        const capacity = tx.allow(REVISE, response.facts);
        await refuseHidden(tx, [response.proposal]);
        const version = nextVersion(response.version, expectedVersion);
        revise({ state: response.facts.state, outcome: response.outcome }, input.outcome);
        const content = await contentOf(tx, actor, response.plan.id, input, ['input'], response.said.writeBy);
        requireChange(response.said, saidIn(content));
        await rewriteResponse(tx, response, version, content, speaksFor(capacity), input.reason, actor);
        record(tx, 'response.revised', response, { content, reason: input.reason });
        return response.id;
      },
      once,
    );
  }

  contest(actor: Actor, id: string, expectedVersion: number, input: ReasonInput): Promise<string> {
    const once = {
      mutation: 'responseContest',
      clientMutationId: input.clientMutationId,
      input: { id, expectedVersion, input },
    };
    return this.work.run(
      actor,
      async (tx) => {
        const response = await load(tx, actor, id, false);
        tx.allow(CONTEST, response.facts);
        await refuseHidden(tx, [response.proposal]);
        checkContestable(response.proposal, response.version, response.lastContest);
        checkVersion(response.version, expectedVersion);
        const { dayOf } = response.plan;
        const { decideBy } = contest(dayOf(response.publishedAt), dayOf(tx.now));
        await tx.manager.query(
          `insert into response_contest (id, response_id, plan_id, contested_version, reason, decide_by, account_id, created_at)
           values ($1, $2, $3, $4, $5, $6, $7, $8)`,
          [
            newId(),
            response.id,
            response.plan.id,
            response.version,
            input.reason,
            decideBy,
            response.facts.authorId,
            tx.now,
          ],
        );
        tx.follows({ code: 'contested_once', count: 1, after: decideBy });
        record(tx, 'response.contested', response, { reason: input.reason });
        return response.id;
      },
      once,
    );
  }

  decide(actor: Actor, id: string, expectedVersion: number, input: ContestDecideInput): Promise<string> {
    const once = {
      mutation: 'contestDecide',
      clientMutationId: input.clientMutationId,
      input: { id, expectedVersion, input },
    };
    return this.work.run(
      actor,
      async (tx) => {
        const response = await load(tx, actor, id, Boolean(input.session));
        const capacity = tx.allow(DECIDE_CONTEST, response.facts);
        await refuseHidden(tx, [response.proposal]);
        checkVersion(response.version, expectedVersion);
        const sessionId = input.session ? await citedSession(tx, response.plan.id, input.session) : null;
        const replacement = input.uphold
          ? await contentOf(
              tx,
              actor,
              response.plan.id,
              input.response ?? refuse('RESPONSE_REQUIRED', ['input', 'response']),
              ['input', 'response'],
              response.said.writeBy,
            )
          : null;
        if (replacement) requireChange(response.said, saidIn(replacement), ['input', 'response']);
        await tx.manager.query(
          `update response_contest set state = $2, decided_by_id = $3, session_id = $4, decision = $5, decided_at = $6
            where response_id = $1 and state = 'open'`,
          [response.id, input.uphold ? 'upheld' : 'rejected', speaksFor(capacity), sessionId, input.decision, tx.now],
        );
        tx.follows({ code: 'contest_is_final', count: 1 });
        if (replacement) {
          tx.follows({ code: 'response_replaced', count: 1, names: await answererOf(tx, response.id) });
          await rewriteResponse(tx, response, response.version + 1, replacement, speaksFor(capacity), input.decision);
        }
        const verb = input.uphold ? 'response.contest_upheld' : 'response.contest_rejected';
        record(tx, verb, response, { reason: input.decision, ...(replacement && { content: replacement }) });
        return response.id;
      },
      once,
    );
  }
}

/**
 * Writes a new version. A `reviser` becomes the author of the response from now on, because nobody may decide a contest
 * about their own words.
 */
async function rewriteResponse(
  tx: Transaction,
  response: Loaded,
  version: number,
  content: ResponseContent,
  institutionId: string | null,
  reason: string,
  reviser?: Actor,
): Promise<void> {
  const answererId = (reviser && accountOf(reviser)) ?? response.facts.answererId;
  await tx.manager.query(
    `update response set outcome = $2, category = $3, body = $4, template_id = $5, published_at = $6, version = $7,
            account_id = $8, write_by = $9 where id = $1`,
    [
      response.id,
      content.outcome,
      content.category,
      JSON.stringify(content.body),
      content.templateId,
      tx.now,
      version,
      answererId,
      content.writeBy,
    ],
  );
  await keepResponseVersions(tx, [{ responseId: response.id, version, institutionId }], content, reason);
  await settle(tx, [response.proposal]);
}

function record(
  tx: Transaction,
  verb: string,
  { id, plan }: Loaded,
  said: { content?: ResponseContent; reason: string },
): void {
  const contents: Record<string, string> = { reason: tx.keep(said.reason) };
  if (said.content) contents['response'] = tx.keep(JSON.stringify(said.content));
  tx.record({ verb, subject: encodeId('ReasonedResponse', id), planId: plan.id, contents });
}
