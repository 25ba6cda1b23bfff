import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { decodeId, type NodeType } from '../api/node-id.js';

/** The commitment or proposal that a subject of the log belongs to, as far as people can follow it. */
export interface Above {
  commitmentId: string | null;
  proposalId: string | null;
  themeId: string | null;
  /** Set for a comment, and for a decision about one. */
  commentId?: string | null;
  /** Set for a suggestion, and for a decision about one. */
  suggestionId?: string | null;
}

const under = (from: string) =>
  `select t.id, c.id as "commitmentId", null::uuid as "proposalId", c.theme_id as "themeId" from ${from} where t.id = any($1)`;

/**
 * For each kind of thing, the SQL from its table up to its commitment or proposal. Kinds that are missing here belong
 * to their plan only.
 */
const WAYS: Partial<Record<NodeType, string>> = {
  Commitment: under('commitment t join commitment c on c.id = t.id'),
  Ownership: under('commitment_owner t join commitment c on c.id = t.commitment_id'),
  Milestone: under('milestone t join commitment c on c.id = t.commitment_id'),
  MilestoneReport: under(
    'milestone_report t join milestone m on m.id = t.milestone_id join commitment c on c.id = m.commitment_id',
  ),
  Rebaseline: under(
    'rebaseline t join milestone m on m.id = t.milestone_id join commitment c on c.id = m.commitment_id',
  ),
  Activity: under('activity t join milestone m on m.id = t.milestone_id join commitment c on c.id = m.commitment_id'),
  Evidence: under(
    `evidence t join milestone_report r on r.id = t.report_id join milestone m on m.id = r.milestone_id
       join commitment c on c.id = m.commitment_id`,
  ),
  Assessment: under('assessment t join commitment c on c.id = t.commitment_id'),
  Suggestion: `select t.id, t.id as "suggestionId", c.id as "commitmentId", null::uuid as "proposalId", c.theme_id as "themeId"
    from suggestion t left join commitment c on c.id = t.commitment_id where t.id = any($1)`,
  Proposal: `select t.id, null::uuid as "commitmentId", t.id as "proposalId", t.theme_id as "themeId"
    from proposal t where t.id = any($1)`,
  ReasonedResponse: `select t.id, null::uuid as "commitmentId", p.id as "proposalId", p.theme_id as "themeId"
    from response t join proposal p on p.id = t.proposal_id where t.id = any($1)`,
  Comment: `select t.id, t.id as "commentId", coalesce(c.id, mc.id, tc.id) as "commitmentId", p.id as "proposalId",
      coalesce(c.theme_id, mc.theme_id, tc.theme_id, p.theme_id) as "themeId"
    from comment t left join commitment c on t.subject_type = 'commitment' and c.id = t.subject_id
      left join milestone m on t.subject_type = 'milestone' and m.id = t.subject_id
      left join commitment mc on mc.id = m.commitment_id
      left join clause l on t.subject_type = 'clause' and l.id = t.subject_id
      left join suggestion s on t.subject_type = 'suggestion' and s.id = t.subject_id
      left join commitment tc on tc.id = coalesce(l.commitment_id, s.commitment_id)
      left join response r on t.subject_type = 'response' and r.id = t.subject_id
      left join proposal p on p.id = case t.subject_type when 'proposal' then t.subject_id when 'response' then r.proposal_id end
    where t.id = any($1)`,
  ModerationAppeal: `select t.id, k.id as "commentId", s.id as "suggestionId", coalesce(c.id, mc.id, tc.id, sc.id, ec.id) as "commitmentId",
      p.id as "proposalId", coalesce(c.theme_id, mc.theme_id, tc.theme_id, sc.theme_id, ec.theme_id, p.theme_id) as "themeId"
    from moderation_appeal t join moderation_decision d on d.id = t.decision_id
      left join comment k on d.subject_type = 'comment' and k.id = d.subject_id
      left join suggestion s on d.subject_type = 'suggestion' and s.id = d.subject_id
      left join commitment sc on sc.id = s.commitment_id
      left join evidence e on d.subject_type = 'evidence' and e.id = d.subject_id
      left join milestone_report er on er.id = e.report_id
      left join milestone em on em.id = er.milestone_id
      left join commitment ec on ec.id = em.commitment_id
      left join commitment c on k.subject_type = 'commitment' and c.id = k.subject_id
      left join milestone m on k.subject_type = 'milestone' and m.id = k.subject_id
      left join commitment mc on mc.id = m.commitment_id
      left join clause l on k.subject_type = 'clause' and l.id = k.subject_id
      left join suggestion ks on k.subject_type = 'suggestion' and ks.id = k.subject_id
      left join commitment tc on tc.id = coalesce(l.commitment_id, ks.commitment_id)
      left join response r on k.subject_type = 'response' and r.id = k.subject_id
      left join proposal p on p.id = case d.subject_type when 'proposal' then d.subject_id else
        case k.subject_type when 'proposal' then k.subject_id when 'response' then r.proposal_id end end
    where t.id = any($1)`,
};

@Injectable()
export class Ancestry {
  constructor(private readonly db: DataSource) {}

  /**
   * Finds them by the ids in the log, with one SQL statement for each kind. Things under no commitment and no proposal
   * are left out.
   */
  async of(subjects: Iterable<string>): Promise<Map<string, Above>> {
    const byKind = new Map<NodeType, Map<string, string>>();
    for (const subject of subjects) {
      const decoded = decodeId(subject);
      if (!decoded || !WAYS[decoded.type]) continue;
      const kind = byKind.get(decoded.type) ?? new Map<string, string>();
      byKind.set(decoded.type, kind.set(decoded.uuid, subject));
    }
    const found = new Map<string, Above>();
    for (const [type, ids] of byKind) {
      const rows: (Above & { id: string })[] = await this.db.query(WAYS[type]!, [[...ids.keys()]]);
      for (const { id, ...above } of rows) found.set(ids.get(id)!, above);
    }
    return found;
  }

  /**
   * Adds the suggestions that changed in the same transactions: a change of the text brings waiting ones into conflict,
   * or out of it, without an entry of their own.
   */
  async changedWith(suggestionIds: string[]): Promise<string[]> {
    if (suggestionIds.length === 0) return [];
    const rows: { id: string }[] = await this.db.query(
      `with turns as (
         select coalesce(commitment_id, plan_id), valid_from from suggestion where id = any($1)
         union select coalesce(commitment_id, plan_id), valid_from from history.suggestion
          where id = any($1) and valid_to > now() - interval '1 minute')
       select s.id from suggestion s
        where s.id = any($1) or (coalesce(s.commitment_id, s.plan_id), s.valid_from) in (select * from turns)`,
      [suggestionIds],
    );
    return rows.map(({ id }) => id);
  }
}
