import { Injectable } from '@nestjs/common';
import { otherModeratorsSql } from '../twins/appeal.sql.js';
import { encodeId, uuidOf } from '../api/node-id.js';
import { Query } from '../api/read/query.js';
import { accountOf, type Actor } from '../domain/actor.js';
import { requireChange } from '../domain/change.js';
import {
  APPEAL,
  type AppealState,
  DECIDE_APPEAL,
  type ModeratedThing,
  refuseTies,
  together,
} from '../domain/moderation.js';
import { appeal, appealStateAt, decideAppeal, inForce } from '../domain/hiding.js';
import { refuse } from '../domain/refusal.js';
import { writtenText } from '../domain/text.js';
import { newId } from '../kernel/ids.js';
import { Site } from '../kernel/site.js';
import { UnitOfWork } from '../kernel/unit-of-work.js';
import type { Transaction } from '../kernel/transaction.js';
import type { AppealDecideInput, AppealInput } from './moderation.inputs.js';
import { tellOfModeration } from './telling.js';
import { lockThing, MODERATED, uuidOfThing } from './things.js';

interface Hiding {
  id: string;
  rule: string;
  decidedAt: Date;
  moderator: string;
  otherModerators: number;
  lifted: boolean;
  appeal: { id: string; appealedAt: Date; outcome: string | null } | null;
}

@Injectable()
export class AppealsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly site: Site,
  ) {}

  appeal(actor: Actor, kind: ModeratedThing, id: string, input: AppealInput): Promise<string> {
    const once = { mutation: `${kind}Appeal`, clientMutationId: input.clientMutationId, input: { id, input } };
    return this.work.run(
      actor,
      async (tx) => {
        const thing = await lockThing(tx, actor, kind, uuidOfThing(kind, id));
        tx.allow(APPEAL[kind], thing);
        const hiding = inForce(await hidingOf(tx, actor, thing.id));
        const { appealedAt } = appeal(hiding, tx.now);
        const argument = writtenText(input.argument) || refuse('ARGUMENT_REQUIRED', ['input', 'argument']);
        await tx.manager.query(
          'insert into moderation_appeal (id, decision_id, argument, appealed_at) values ($1, $2, $3, $4)',
          [newId(), hiding.id, argument, appealedAt],
        );
        tx.record({
          verb: `${kind}.appealed`,
          subject: encodeId(MODERATED[kind].node, thing.id),
          planId: thing.planId,
        });
        return thing.id;
      },
      once,
    );
  }

  /**
   * Decides an appeal; upheld makes the text visible again. Another moderator decides; if there is none, a
   * representative of each side decides, both together.
   */
  decide(actor: Actor, id: string, input: AppealDecideInput): Promise<string> {
    return this.work.run(
      actor,
      async (tx) => {
        const appealId = uuidOf('ModerationAppeal', id, ['id']);
        const [about]: { kind: ModeratedThing; thingId: string; decisionId: string }[] = await tx.manager.query(
          `select d.subject_type as kind, d.subject_id as "thingId", d.id as "decisionId"
             from moderation_appeal a join moderation_decision d on d.id = a.decision_id where a.id = $1`,
          [appealId],
        );
        if (!about) refuse('APPEAL_NOT_FOUND', ['id']);
        const thing = await lockThing(tx, actor, about.kind, about.thingId);
        const hiding = await hidingBy(tx, actor, about.decisionId);
        refuseTies(actor, thing);
        const { role } = tx.allow(DECIDE_APPEAL, {
          ...thing,
          state: stateOf(hiding, tx.now),
          hiddenBy: hiding.moderator,
          otherModerators: hiding.otherModerators,
        });
        decideAppeal(thing);
        const reason = writtenText(input.reason);

        const outcome =
          role === 'moderator'
            ? input.restore
              ? ('upheld' as const)
              : ('rejected' as const)
            : await heard(tx, appealId, role, input.restore);
        const decider = accountOf(actor);
        if (outcome) {
          await tx.manager.query(
            'update moderation_appeal set outcome = $2, reason = $3, decided_at = $4, decider_account_id = $5 where id = $1',
            [appealId, outcome, reason, tx.now, decider],
          );
          await tellOfModeration(tx, this.site, thing, `appeal_${outcome}`, { rule: hiding.rule, reason });
        }
        tx.follows({ code: 'final', count: 1 });
        if (outcome === 'upheld') {
          await tx.manager.query('update moderation_decision set lifted_at = $2 where id = $1', [hiding.id, tx.now]);
          await MODERATED[thing.kind].show(tx, thing.id, 'visible');
        }
        tx.record({
          verb: outcome ? `appeal.${outcome}` : 'appeal.heard',
          subject: id,
          planId: thing.planId,
          contents: { reason: tx.keep(reason) },
        });
        return appealId;
      },
      { mutation: 'appealDecide', clientMutationId: input.clientMutationId, input: { id, input } },
    );
  }
}

/** Keeps the decision of one of the two until the other decides the same. */
async function heard(tx: Transaction, appealId: string, role: string, restore: boolean) {
  const column = role === 'secretariat' ? 'secretariat_restores' : 'civil_society_restores';
  const [{ before }] = await tx.manager.query(
    `select ${column} as before from moderation_appeal where id = $1 for update`,
    [appealId],
  );
  requireChange(before, restore, ['input', 'restore']);
  const [[said]] = await tx.manager.query(
    `update moderation_appeal set ${column} = $2 where id = $1 returning civil_society_restores, secretariat_restores`,
    [appealId, restore],
  );
  return together({ civilSociety: said.civil_society_restores, secretariat: said.secretariat_restores });
}

async function hidingOf(tx: Transaction, actor: Actor, thingId: string): Promise<Hiding | null> {
  const [standing] = await tx.manager.query(
    'select id from moderation_decision where subject_id = $1 and lifted_at is null',
    [thingId],
  );
  return standing ? hidingBy(tx, actor, standing.id) : null;
}

/** The state of an appeal. When the hiding ended without a decision on the appeal, time gave the text back. */
function stateOf({ rule, appeal: made, lifted }: Hiding, now: Date): AppealState {
  const state = made ? appealStateAt(rule, made, now) : 'lapsed';
  return lifted && state === 'open' ? 'lapsed' : state;
}

/** Finds the hiding, also when it was lifted meanwhile. */
async function hidingBy(tx: Transaction, actor: Actor, decisionId: string): Promise<Hiding> {
  const q = new Query(actor, null, tx);
  const [row] = await tx.manager.query(
    `select d.id, d.rule, d.decided_at, d.moderator_account_id, d.lifted_at is not null as lifted, a.id as appeal_id, a.appealed_at, a.outcome,
            ${otherModeratorsSql('d', q)} as other_moderators
       from moderation_decision d left join moderation_appeal a on a.decision_id = d.id
      where d.id = ${q.p(decisionId, 'uuid')}`,
    q.values,
  );
  return {
    id: row.id,
    rule: row.rule,
    decidedAt: row.decided_at,
    moderator: row.moderator_account_id,
    otherModerators: row.other_moderators,
    lifted: row.lifted,
    appeal: row.appeal_id && { id: row.appeal_id, appealedAt: row.appealed_at, outcome: row.outcome },
  };
}
