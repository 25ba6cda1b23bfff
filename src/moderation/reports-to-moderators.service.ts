import { Injectable } from '@nestjs/common';
import { encodeId, uuidOf } from '../api/node-id.js';
import { accountOf, type Actor, requireAccount } from '../domain/actor.js';
import { DISMISS, DISMISS_ALL, type ModeratedThing, refuseTies, REPORT_TO_MODERATORS } from '../domain/moderation.js';
import { refuse } from '../domain/refusal.js';
import { writtenText } from '../domain/text.js';
import { newId } from '../kernel/ids.js';
import { countAgainst } from '../kernel/limits.js';
import { UnitOfWork } from '../kernel/unit-of-work.js';
import type { ReportInput } from './moderation.inputs.js';
import { each } from '../api/each.js';
import { moderatedKind, lockThing, uuidOfThing } from './things.js';

const REPORTS_A_DAY = { most: 20, seconds: 86_400 };

@Injectable()
export class ReportsToModeratorsService {
  constructor(private readonly work: UnitOfWork) {}

  /** Reports a text to the moderators. Any number of reports hides nothing: a person decides. */
  report(actor: Actor, kind: ModeratedThing, id: string, input: ReportInput): Promise<string> {
    const once = { mutation: `${kind}Report`, clientMutationId: input.clientMutationId, input: { id, input } };
    return this.work.run(
      actor,
      async (tx) => {
        const thing = await lockThing(tx, actor, kind, uuidOfThing(kind, id));
        tx.allow(REPORT_TO_MODERATORS[kind], thing);
        const reporter = requireAccount(actor);
        await countAgainst(tx, `report:${reporter}`, REPORTS_A_DAY);
        const report = newId();
        await tx.manager.query(
          `insert into moderation_report (id, plan_id, subject_type, subject_id, rule, reason, reporter_account_id, reported_at)
           values ($1, $2, $3, $4, $5, $6, $7, $8)`,
          [report, thing.planId, kind, thing.id, input.rule, writtenText(input.reason) || null, reporter, tx.now],
        );
        // The log names the report and not the reported text, because a report is no judgement of anybody.
        tx.record({
          verb: 'report.made',
          subject: encodeId('ModerationReport', report),
          planId: thing.planId,
        });
        return thing.id;
      },
      once,
    );
  }

  /** open → dismissed, for one report. */
  dismiss(actor: Actor, id: string, clientMutationId?: string): Promise<string> {
    return this.work.run(
      actor,
      async (tx) => {
        const reportId = uuidOf('ModerationReport', id, ['id']);
        const [report]: { subject_type: ModeratedThing; subject_id: string; outcome: string | null }[] =
          await tx.manager.query(
            'select subject_type, subject_id, outcome from moderation_report where id = $1 for update',
            [reportId],
          );
        if (!report) refuse('REPORT_NOT_FOUND', ['id']);
        const thing = await lockThing(tx, actor, report.subject_type, report.subject_id);
        refuseTies(actor, thing);
        tx.allow(DISMISS, { ...thing, state: report.outcome ?? 'open' });
        await tx.manager.query(
          `update moderation_report set outcome = 'dismissed', decided_at = $2, moderator_account_id = $3 where id = $1`,
          [reportId, tx.now, accountOf(actor)],
        );
        tx.record({ verb: 'report.dismissed', subject: id, planId: thing.planId });
        return reportId;
      },
      { mutation: 'reportDismiss', clientMutationId, input: id },
    );
  }

  /** Dismisses every open report on each of these things. */
  async dismissAll(actor: Actor, ids: string[], clientMutationId?: string) {
    const { done, problems } = await each(ids, clientMutationId, (id, key) => this.dismissOn(actor, id, key));
    return { dismissed: done.flat(), problems };
  }

  private dismissOn(actor: Actor, id: string, clientMutationId?: string): Promise<string[]> {
    return this.work.run(
      actor,
      async (tx) => {
        const kind = moderatedKind(id);
        const thing = await lockThing(tx, actor, kind, uuidOfThing(kind, id));
        refuseTies(actor, thing);
        tx.allow(DISMISS_ALL, { ...thing, state: 'open' });
        const [reports]: [{ id: string }[]] = await tx.manager.query(
          `update moderation_report set outcome = 'dismissed', decided_at = $2, moderator_account_id = $3
            where subject_id = $1 and outcome is null returning id`,
          [thing.id, tx.now, accountOf(actor)],
        );
        if (reports.length === 0) refuse('REPORT_NOT_FOUND', ['ids']);
        tx.record({
          verb: 'reports.dismissed',
          subject: encodeId('ModerationReport', reports[0]!.id),
          planId: thing.planId,
        });
        return reports.map((report) => report.id);
      },
      { mutation: 'reportsDismiss', clientMutationId, input: id },
    );
  }
}
