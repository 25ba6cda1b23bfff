import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { isThereToShowSql } from '../twins/appeal.sql.js';
import { encodeId, type NodeType } from '../api/node-id.js';
import { type Alias, Query } from '../api/read/query.js';
import { isCommentTextVisibleSql, readableSinceSql } from '../twins/comment.sql.js';
import { isHidingLapsedSql } from '../twins/hiding.sql.js';
import { isShownSql } from '../twins/proposal.sql.js';
import { OPERATOR, VISITOR } from '../domain/actor.js';
import type { ModeratedThing } from '../domain/moderation.js';
import { APPEAL_LAPSES_AFTER_DAYS, HELD_HOURS } from '../domain/hiding.js';
import { Clock } from '../kernel/clock.js';
import { Jobs } from '../kernel/jobs/jobs.js';
import { Site } from '../kernel/site.js';
import { UnitOfWork } from '../kernel/unit-of-work.js';
import type { Transaction } from '../kernel/transaction.js';
import { tellOfModeration } from './telling.js';
import { MODERATED } from './things.js';
import { isOutOfDraftSql } from '../twins/draft.sql.js';

/** Most texts of each kind in one run; the rest follows a minute later. */
const A_ROUND = 500;

interface Way {
  node: NodeType;
  table: 'comment' | 'proposal' | 'moderation_appeal';
  verb: string;
  /** SQL that is true when time made the text visible, by the rule of reading, and the log does not say so yet. */
  isDue(t: Alias, q: Query): string;
  /** SQL that marks the text as told, with the instant at which the rule made it visible. */
  mark(t: Alias): string;
  /** SQL of the plan of a marked row. */
  planId: string;
}

/** A hidden text whose appeal nobody decided in time. */
interface HiddenByTime {
  kind: ModeratedThing;
  id: string;
  rule: string;
  authorId: string | null;
  reference: string | null;
  reportId: string | null;
}

const WAYS: Way[] = [
  {
    node: 'Comment',
    table: 'comment',
    verb: 'comment.released',
    isDue: (t, q) => `${t}.state = 'held' and ${t}.released_at is null and ${isCommentTextVisibleSql(t, q)}`,
    mark: (t) => `released_at = ${readableSinceSql(t)}`,
    planId: 'plan_id',
  },
  {
    node: 'Proposal',
    table: 'proposal',
    verb: 'proposal.released',
    isDue: (t, q) => `${t}.visibility = 'held' and ${isOutOfDraftSql(t)} and ${isShownSql(t, q)}`,
    mark: (t) => `visibility = 'visible', listed_at = ${t}.listed_at + interval '${HELD_HOURS} hours'`,
    planId: 'plan_id',
  },
  {
    node: 'ModerationAppeal',
    table: 'moderation_appeal',
    verb: 'appeal.lapsed',
    isDue: (t, q) => `${t}.outcome is null and ${t}.lapsed_at is null and exists (
      select from moderation_decision hiding_, lateral (select hiding_.subject_id as id) thing_
       where hiding_.id = ${t}.decision_id and hiding_.lifted_at is null and ${isThereToShowSql('hiding_')}
         and ${isHidingLapsedSql('thing_', q)})`,
    mark: (t) => `lapsed_at = ${t}.appealed_at + interval '${APPEAL_LAPSES_AFTER_DAYS} days'`,
    planId: '(select d.plan_id from moderation_decision d where d.id = decision_id)',
  },
];

/**
 * Writes log entries for texts that time makes visible. The rule shows such a text at once, but nobody acts; feeds and
 * followers learn of it by this entry, once for each text.
 */
@Injectable()
export class ReleasesByTime implements OnModuleInit {
  constructor(
    private readonly work: UnitOfWork,
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly site: Site,
  ) {}

  onModuleInit(): void {
    this.jobs.task('tell_released', () => this.tellReleased());
    this.jobs.schedule('tell_released', '* * * * *');
  }

  private async tellReleased(): Promise<void> {
    for (const way of WAYS) {
      const q = new Query(VISITOR, null, this.clock.moment());
      const due: { id: string }[] = await this.db.query(
        `select t.id from ${way.table} t where ${way.isDue('t', q)} order by t.id limit ${q.p(A_ROUND, 'int')}`,
        q.values,
      );
      for (const { id } of due) await this.tell(way, id);
    }
  }

  /** Leaves a text alone that a person decides on at this moment, or that another process tells of. */
  private tell(way: Way, id: string): Promise<void> {
    return this.work.run(OPERATOR, async (tx) => {
      const q = new Query(VISITOR, null, tx);
      const [[marked]]: [{ planId: string }[], number] = await tx.manager.query(
        `update ${way.table} t set ${way.mark('t')} where t.id = (select d.id from ${way.table} d
           where d.id = ${q.p(id, 'uuid')} and ${way.isDue('d', q)} for update of d skip locked)
         returning ${way.planId} as "planId"`,
        q.values,
      );
      const { planId } = marked ?? tx.unchanged(undefined);
      if (way.table === 'moderation_appeal') await this.tellItsAuthor(tx, id, planId);
      tx.actingAs({ role: 'system', institution: null });
      tx.record({ verb: way.verb, subject: encodeId(way.node, id), planId });
    });
  }

  private async tellItsAuthor(tx: Transaction, appealId: string, planId: string): Promise<void> {
    const [hidden]: HiddenByTime[] = await tx.manager.query(
      `select d.subject_type as kind, d.subject_id as id, d.rule, p.reference,
                e.report_id as "reportId",
                coalesce(c.author_account_id, p.author_account_id, s.author_account_id, e.author_account_id) as "authorId"
           from moderation_appeal a join moderation_decision d on d.id = a.decision_id
           left join comment c on c.id = d.subject_id left join proposal p on p.id = d.subject_id
           left join suggestion s on s.id = d.subject_id left join evidence e on e.id = d.subject_id where a.id = $1`,
      [appealId],
    );
    const { kind, id, rule, authorId, reference, reportId } = hidden!;
    const page = reference ?? (reportId ? encodeId('MilestoneReport', reportId) : encodeId(MODERATED[kind].node, id));
    await tellOfModeration(tx, this.site, { kind, planId, authorId, page }, 'appeal_lapsed', { rule });
  }
}
