import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { v5 } from 'uuid';
import { encodeId } from '../api/node-id.js';
import { type Actor, actorKey, requireAccount } from '../domain/actor.js';
import type { Consequence } from '../domain/consequence.js';
import { HIDE, type ModeratedThing, refuseTies, TAKE_BACK_HIDING, takeBackHiding } from '../domain/moderation.js';
import { APPEAL_WITHIN_DAYS, inForce } from '../domain/hiding.js';
import { writtenText } from '../domain/text.js';
import { checkVersion, type VersionRead } from '../domain/version.js';
import { newId } from '../kernel/ids.js';
import { Site } from '../kernel/site.js';
import { UnitOfWork } from '../kernel/unit-of-work.js';
import type { Transaction } from '../kernel/transaction.js';
import type { HideInput, TakeBackInput } from './moderation.inputs.js';
import { each } from '../api/each.js';
import { tellOfModeration } from './telling.js';
import { moderatedKind, lockThing, MODERATED, uuidOfThing } from './things.js';

interface Hiding {
  id: string;
  rule: string;
  decidedAt: Date;
  moderator: string;
  appealed: boolean;
}

@Injectable()
export class HidingService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly db: DataSource,
    private readonly site: Site,
  ) {}

  /**
   * held, visible → hidden: with a rule and a public reason, by a moderator without a tie to it. Closes all open
   * reports.
   */
  hide(
    actor: Actor,
    kind: ModeratedThing,
    id: string,
    expectedVersion: VersionRead,
    input: HideInput,
    key = input.clientMutationId,
    batch: string | null = null,
  ): Promise<string> {
    const once = { mutation: `${kind}Hide`, clientMutationId: key, input: { id, expectedVersion, input } };
    return this.work.run(
      actor,
      async (tx) => {
        const thing = await lockThing(tx, actor, kind, uuidOfThing(kind, id));
        refuseTies(actor, thing);
        tx.allow(HIDE[kind], thing);
        checkVersion(thing.version, expectedVersion);
        const reason = writtenText(input.reason);
        const moderator = requireAccount(actor);

        // A hiding that an appeal ended by the passing of time is no longer in force.
        await tx.manager.query(
          'update moderation_decision set lifted_at = $2 where subject_id = $1 and lifted_at is null',
          [thing.id, tx.now],
        );
        await tx.manager.query(
          `insert into moderation_decision (id, plan_id, subject_type, subject_id, rule, reason, decided_at, moderator_account_id, batch_id)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
          [newId(), thing.planId, kind, thing.id, input.rule, reason, tx.now, moderator, batch],
        );
        tx.follows(await hiddenText(tx, kind, thing.id));
        await tx.manager.query(
          `update moderation_report set outcome = 'upheld', decided_at = $2, moderator_account_id = $3
            where subject_id = $1 and outcome is null`,
          [thing.id, tx.now, moderator],
        );
        await MODERATED[kind].show(tx, thing.id, 'hidden');
        const subject = encodeId(MODERATED[kind].node, thing.id);
        await tellOfModeration(tx, this.site, thing, 'text_hidden', {
          rule: input.rule,
          reason,
          days: APPEAL_WITHIN_DAYS,
        });
        tx.record({
          verb: `${kind}.hidden`,
          subject,
          planId: thing.planId,
          contents: { reason: tx.keep(`${input.rule}: ${reason}`) },
        });
        return thing.id;
      },
      once,
    );
  }

  /**
   * Hides each text as a decision of its own, with its own log entry: a refusal does not undo the others. All keep a
   * common batch, so that one act can take them back.
   */
  async hideAll(actor: Actor, ids: string[], read: Map<string, number>, input: HideInput) {
    const batch = batchOf(actor, ids, input);
    const { done, problems } = await each(ids, input.clientMutationId, (id, key) =>
      this.hide(actor, 'comment', id, read.get(id), input, key, batch),
    );
    return { hidden: done, problems };
  }

  /** Takes back the hiding of one text, or of all texts of its batch that are still hidden. */
  async takeBackTogether(actor: Actor, id: string, input: TakeBackInput) {
    const kind = moderatedKind(id, ['id']);
    const others = input.together ? await this.hiddenWith(kind, uuidOfThing(kind, id)) : [];
    const first = await this.takeBack(actor, id, input);
    // Each idempotency key belongs to its text and not to its place in the list: an act that is sent again has fewer
    // texts left.
    const { done, problems } = await each(others, input.clientMutationId, (other, key) =>
      this.takeBack(actor, other, {
        reason: input.reason,
        ...(key ? { clientMutationId: `${input.clientMutationId}#${other}` } : {}),
      }),
    );
    return { first, together: done.map((other) => other.id), problems };
  }

  /**
   * The texts of the same batch that are still hidden. They are found even when this text is shown again: an
   * interrupted act is sent again, and does the rest.
   */
  private async hiddenWith(kind: ModeratedThing, id: string): Promise<string[]> {
    const rows: { id: string }[] = await this.db.query(
      `select o.subject_id as id from moderation_decision o
        where o.batch_id = (select d.batch_id from moderation_decision d where d.subject_id = $1
                             order by d.decided_at desc, d.id desc limit 1)
          and o.lifted_at is null and o.subject_id <> $1 order by o.id`,
      [id],
    );
    return rows.map((row) => encodeId(MODERATED[kind].node, row.id));
  }

  /**
   * hidden → visible by the moderator who hid it: the decision is lifted in public, and the reports that it closed are
   * open again.
   */
  takeBack(actor: Actor, id: string, input: TakeBackInput): Promise<{ kind: ModeratedThing; id: string }> {
    const once = { mutation: 'hidingTakeBack', clientMutationId: input.clientMutationId, input: { id, input } };
    return this.work.run(
      actor,
      async (tx) => {
        const kind = moderatedKind(id, ['id']);
        const thing = await lockThing(tx, actor, kind, uuidOfThing(kind, id));
        const [found]: Hiding[] = await tx.manager.query(
          `select d.id, d.rule, d.decided_at as "decidedAt", d.moderator_account_id as moderator,
                  exists (select from moderation_appeal a where a.decision_id = d.id) as appealed
             from moderation_decision d where d.subject_id = $1 and d.lifted_at is null`,
          [thing.id],
        );
        tx.allow(TAKE_BACK_HIDING, { ...thing, hiddenBy: found?.moderator ?? null });
        const hiding = inForce(found);
        takeBackHiding(hiding);

        await tx.manager.query('update moderation_decision set lifted_at = $2 where id = $1', [hiding.id, tx.now]);
        await tx.manager.query(
          `update moderation_report set outcome = null, decided_at = null, moderator_account_id = null
            where subject_id = $1 and outcome = 'upheld' and decided_at = $2 and moderator_account_id = $3`,
          [thing.id, hiding.decidedAt, hiding.moderator],
        );
        await MODERATED[kind].show(tx, thing.id, 'visible');
        await tellOfModeration(tx, this.site, thing, 'hiding_taken_back', { rule: hiding.rule, reason: input.reason });
        tx.record({
          verb: `${kind}.hiding_taken_back`,
          subject: encodeId(MODERATED[kind].node, thing.id),
          planId: thing.planId,
          contents: { reason: tx.keep(input.reason) },
        });
        return { kind, id: thing.id };
      },
      once,
    );
  }
}

/**
 * The id of a batch. An act that is sent again gets the same id, even while the first is in progress: its texts stay
 * one batch.
 */
function batchOf(actor: Actor, ids: string[], { clientMutationId }: HideInput): string {
  return clientMutationId ? v5(JSON.stringify([actorKey(actor), clientMutationId, ids]), HIDDEN_TOGETHER) : newId();
}

/** Namespace of batch ids, so that they equal no other id derived from a text. */
const HIDDEN_TOGETHER = '5b0c1d1e-6f0a-4b57-9a39-0d0d5b8f3c41';

/** Most characters of a text in the preview of its hiding. */
const FIRST_WORDS = 300;

/** Tells the preview whose text it is and how it begins. */
async function hiddenText(tx: Transaction, kind: ModeratedThing, id: string): Promise<Consequence> {
  const body = {
    comment: 't.body',
    proposal: `t.title -> (t.title ->> 'original') ->> 'text'`,
    suggestion: 'coalesce(t.text, t.reason)',
    evidence: `t.title -> (t.title ->> 'original') ->> 'text'`,
  }[kind];
  const [{ name, text }] = await tx.manager.query(
    `select coalesce(a.public_name, '') as name, left(${body}, ${FIRST_WORDS}) as text
       from ${kind} t left join account a on a.id = t.author_account_id where t.id = $1`,
    [id],
  );
  return { code: 'texts_hidden', count: 1, names: name ? [name] : [], lines: [{ name, text }] };
}
