import { Injectable } from '@nestjs/common';
import { encodeId, uuidOf } from '../api/node-id.js';
import { accountOf, type Actor } from '../domain/actor.js';
import { requireChange } from '../domain/change.js';
import type { LocalizedText } from '../domain/localized-text.js';
import { windowState } from '../domain/plan.js';
import type { StatefulAction } from '../domain/policy.js';
import { refuse } from '../domain/refusal.js';
import { CORRECT_SYNTHESIS, correctSynthesis, PUBLISH_SYNTHESIS, type WindowFacts } from '../domain/window.js';
import { newId } from '../kernel/ids.js';
import { UnitOfWork } from '../kernel/unit-of-work.js';
import type { Transaction } from '../kernel/transaction.js';
import { textInLanguages } from './response.writing.js';
import type { SynthesisCorrectInput, SynthesisInput } from './response.inputs.js';

interface Loaded {
  windowId: string;
  planId: string;
  synthesis: { id: string; version: number; body: LocalizedText } | null;
}

/** Publishes what became of the comments of a window, once, and corrects it with a reason. */
@Injectable()
export class SynthesisService {
  constructor(private readonly work: UnitOfWork) {}

  publish(actor: Actor, windowId: string, input: SynthesisInput): Promise<string> {
    const once = { mutation: 'synthesisPublish', clientMutationId: input.clientMutationId, input: { windowId, input } };
    return this.work.run(
      actor,
      async (tx) => {
        const loaded = await load(tx, windowId, PUBLISH_SYNTHESIS);
        const [id, body] = [newId(), textInLanguages(input)];
        await tx.manager.query(
          'insert into synthesis (id, plan_id, window_id, body, published_at, account_id) values ($1, $2, $3, $4, $5, $6)',
          [id, loaded.planId, loaded.windowId, JSON.stringify(body), tx.now, accountOf(actor)],
        );
        await keepVersion(tx, id, 1, body, null);
        await tellsFollowers(tx, loaded.planId);
        record(tx, 'synthesis.published', loaded, { synthesis: JSON.stringify(body) });
        return loaded.windowId;
      },
      once,
    );
  }

  correct(actor: Actor, windowId: string, expectedVersion: number, input: SynthesisCorrectInput): Promise<string> {
    const once = {
      mutation: 'synthesisCorrect',
      clientMutationId: input.clientMutationId,
      input: { windowId, expectedVersion, input },
    };
    return this.work.run(
      actor,
      async (tx) => {
        const loaded = await load(tx, windowId, CORRECT_SYNTHESIS);
        const version = correctSynthesis(loaded.synthesis?.version ?? null, expectedVersion);
        const { id, body: former } = loaded.synthesis!;
        const body = textInLanguages(input);
        requireChange(former, body, ['input', 'text', 'text']);
        await tx.manager.query(
          'update synthesis set body = $2, published_at = $3, version = $4, account_id = $5 where id = $1',
          [id, JSON.stringify(body), tx.now, version, accountOf(actor)],
        );
        await keepVersion(tx, id, version, body, input.reason);
        tx.follows({
          code: 'former_stays_readable',
          count: 1,
          names: [String(expectedVersion)],
          lines: [{ name: '', text: former }],
        });
        await tellsFollowers(tx, loaded.planId);
        record(tx, 'synthesis.corrected', loaded, { synthesis: JSON.stringify(body), reason: input.reason });
        return loaded.windowId;
      },
      once,
    );
  }
}

/** Locks the window first, so that a second publication or correction waits. */
async function load(tx: Transaction, id: string, action: StatefulAction<WindowFacts>): Promise<Loaded> {
  const [window] = await tx.manager.query(
    `select id as "windowId", plan_id as "planId", opens_at as "opensAt", closes_at as "closesAt"
       from plan_window where id = $1 for update`,
    [uuidOf('PlanWindow', id, ['window'])],
  );
  if (!window) refuse('WINDOW_NOT_FOUND', ['window']);
  tx.allow(action, { planId: window.planId, state: windowState(window, tx.now) });
  const [synthesis = null] = await tx.manager.query('select id, version, body from synthesis where window_id = $1', [
    window.windowId,
  ]);
  return { windowId: window.windowId, planId: window.planId, synthesis };
}

async function keepVersion(
  tx: Transaction,
  synthesisId: string,
  number: number,
  body: LocalizedText,
  reason: string | null,
): Promise<void> {
  await tx.manager.query(
    'insert into synthesis_version (id, synthesis_id, number, body, reason, created_at) values ($1, $2, $3, $4, $5, $6)',
    [newId(), synthesisId, number, JSON.stringify(body), reason, tx.now],
  );
}

/** Tells the preview how many people get a letter: followers of the plan who have an address. */
async function tellsFollowers(tx: Transaction, planId: string): Promise<void> {
  const [{ count }] = await tx.manager.query(
    `select count(*)::int as count from follow f join account_contact c on c.account_id = f.account_id
      where f.subject_type = 'plan' and f.subject_id = $1`,
    [planId],
  );
  tx.follows({ code: 'followers_told', count });
}

function record(tx: Transaction, verb: string, { windowId, planId }: Loaded, said: Record<string, string>): void {
  const contents = Object.fromEntries(Object.entries(said).map(([name, text]) => [name, tx.keep(text)]));
  tx.record({ verb, subject: encodeId('PlanWindow', windowId), planId, contents });
}
