import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { uuidOf } from '../api/node-id.js';
import type { ActInput } from '../api/payload.js';
import { FORGET_FILES } from '../api/uploads/forgetting.js';
import type { Actor } from '../domain/actor.js';
import { DISCARD_REPORT, DRAFT_REPORT, EDIT_REPORT, PUBLISH_VOICE, SEND_REPORT } from '../domain/milestone-report.js';
import { refuse } from '../domain/refusal.js';
import { checkVersion, nextVersion, type VersionRead } from '../domain/version.js';
import { UnitOfWork } from '../kernel/unit-of-work.js';
import { MilestoneReportEntity } from './report.entity.js';
import { institutionOf, lockMilestone, lockReport, speakingFacts } from './report.facts.js';
import type { MilestoneReportDraftInput, MilestoneReportEditInput } from './report.inputs.js';
import { assignSaid, keepStep, newReport, publishReport, recordReport, recordSpoken } from './report.writing.js';

const SPOKEN = { sent: 'milestone_report.sent', published: 'milestone_report.published' };

/** A report on a milestone until everybody reads it: by an owner, by civil society's counterpart or the monitoring body. */
@Injectable()
export class MilestoneReportsService {
  constructor(private readonly work: UnitOfWork) {}

  draft(actor: Actor, input: MilestoneReportDraftInput): Promise<string> {
    const once = { mutation: 'milestoneReportDraft', clientMutationId: input.clientMutationId, input };
    return this.work.run(
      actor,
      async (tx) => {
        const path = ['input', 'milestone'];
        const reported = await lockMilestone(tx, actor, uuidOf('Milestone', input.milestone, path), path);
        const of = { voice: input.voice, institutionId: await institutionOf(tx, input.institution) };
        const facts = { ...(await speakingFacts(tx, actor, reported, of)), state: reported.commitment.state };
        const { institutionId } = tx.allow(DRAFT_REPORT, facts);
        const existing = await tx.manager.existsBy(MilestoneReportEntity, {
          milestoneId: reported.milestone.id,
          voice: input.voice,
          state: 'draft',
          institutionId: institutionId ?? IsNull(),
        });
        if (existing) refuse('MILESTONE_REPORT_DRAFT_EXISTS', path);
        const report = await newReport(tx, reported, input.voice, institutionId);
        await assignSaid(tx, { ...reported, report }, input, ['input']);
        await tx.manager.insert(MilestoneReportEntity, report);
        recordReport(tx, 'milestone_report.drafted', { ...reported, report });
        return report.id;
      },
      once,
    );
  }

  edit(actor: Actor, id: string, expectedVersion: number, input: MilestoneReportEditInput): Promise<string> {
    const once = {
      mutation: 'milestoneReportEdit',
      clientMutationId: input.clientMutationId,
      input: { id, expectedVersion, input },
    };
    return this.work.run(
      actor,
      async (tx) => {
        const locked = await lockReport(tx, actor, uuidOf('MilestoneReport', id, ['id']));
        const { report } = locked;
        tx.allow(EDIT_REPORT, { ...(await speakingFacts(tx, actor, locked, report)), state: report.state });
        const version = nextVersion(report.version, expectedVersion);
        await assignSaid(tx, locked, input, ['input']);
        Object.assign(report, { version, updatedAt: tx.now });
        await tx.manager.save(report);
        recordReport(tx, 'milestone_report.edited', locked);
        return report.id;
      },
      once,
    );
  }

  discard(actor: Actor, id: string, input: ActInput): Promise<string> {
    const once = { mutation: 'milestoneReportDiscard', clientMutationId: input.clientMutationId, input: { id, input } };
    return this.work.run(
      actor,
      async (tx) => {
        const locked = await lockReport(tx, actor, uuidOf('MilestoneReport', id, ['id']));
        const { report } = locked;
        tx.allow(DISCARD_REPORT, { ...(await speakingFacts(tx, actor, locked, report)), state: report.state });
        tx.follows({ code: 'final', count: 1 });
        await tx.manager.query('delete from evidence where report_id = $1', [report.id]);
        await tx.manager.delete(MilestoneReportEntity, { id: report.id });
        for (const statement of FORGET_FILES) await tx.manager.query(statement);
        recordReport(tx, 'milestone_report.discarded', locked);
        return report.milestoneId;
      },
      once,
    );
  }

  send(actor: Actor, id: string, expectedVersion: VersionRead, input: MilestoneReportEditInput): Promise<string> {
    return this.speak(actor, id, expectedVersion, input, SEND_REPORT, 'sent');
  }

  publishVoice(
    actor: Actor,
    id: string,
    expectedVersion: VersionRead,
    input: MilestoneReportEditInput,
  ): Promise<string> {
    return this.speak(actor, id, expectedVersion, input, PUBLISH_VOICE, 'published');
  }

  private speak(
    actor: Actor,
    id: string,
    expectedVersion: VersionRead,
    input: MilestoneReportEditInput,
    action: typeof SEND_REPORT,
    state: 'sent' | 'published',
  ): Promise<string> {
    const once = {
      mutation: action.mutation,
      clientMutationId: input.clientMutationId,
      input: { id, expectedVersion, input },
    };
    return this.work.run(
      actor,
      async (tx) => {
        const locked = await lockReport(tx, actor, uuidOf('MilestoneReport', id, ['id']));
        const { report } = locked;
        const capacity = tx.allow(action, {
          ...(await speakingFacts(tx, actor, locked, report)),
          state: report.state,
        });
        checkVersion(report.version, expectedVersion);
        await assignSaid(tx, locked, input, ['input']);
        await publishReport(tx, locked, state, ['input']);
        Object.assign(report, { version: report.version + 1, updatedAt: tx.now });
        await tx.manager.save(report);
        await keepStep(tx, report, state, capacity);
        await recordSpoken(tx, SPOKEN[state], locked);
        return report.id;
      },
      once,
    );
  }
}
