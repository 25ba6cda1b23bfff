import { describedEnum } from '../api/described-enum.js';
import type { ExtensionField } from '../api/extend-type.js';
import { derived, fact, rights, stored } from '../api/read/fields.js';
import type { FactsOf } from '../api/read/read.js';
import { APPEAL, HIDE, REPORT_TO_MODERATORS, TAKE_BACK_HIDING } from '../domain/moderation.js';
import { isAppealable, visibilityAt } from '../domain/hiding.js';
import { may } from '../domain/policy.js';
import { VisibilityEnum } from '../proposals/proposal.types.js';
import { planOfEvidenceSql } from '../twins/evidence.sql.js';
import { hidingOf, type HidingRow, hidingSql, takenBackBySql } from '../twins/hiding.sql.js';

const ACTIONS = ['report', 'hide', 'appeal', 'take_back_hiding'] as const;
const EvidenceModerationActionEnum = describedEnum(
  'EvidenceModerationAction',
  ACTIONS,
  'What the one who asks may do about evidence that goes against the rules.',
);

const SHOWN = {
  storedVisibility: stored<string>('visibility'),
  hiding: fact<HidingRow | null>((t) => hidingSql(t, 'visibility')),
};

/** The visibility now, because time alone may have made the evidence visible again. */
const shownAt = ({ storedVisibility: visibility, hiding }: FactsOf<typeof SHOWN>, now: Date) =>
  visibilityAt({ visibility, since: now, hiding: hidingOf(hiding) }, now);

/** Fields of evidence about its moderation. */
export const MODERATION_OF_EVIDENCE: Record<string, ExtensionField> = {
  visibility: {
    type: () => VisibilityEnum,
    description: 'Whether moderation shows it. What its report claims stands, and it counts as evidence all the same.',
    read: derived(SHOWN, (facts, { now }) => shownAt(facts, now)),
  },
  moderationActions: {
    type: () => [EvidenceModerationActionEnum],
    description:
      'What the one who asks may do about it when it goes against the rules; empty for visitors and when reading the past.',
    read: rights(
      {
        ...SHOWN,
        planId: fact<string>(planOfEvidenceSql),
        authorId: stored<string | null>('author_account_id'),
        concerned: fact<string[]>((t) => `array_to_json(institutions_concerned('evidence', ${t}.id))`),
        takenBackBy: fact<string | null>((t) => takenBackBySql(t, 'visibility')),
        isDraft: fact<boolean>(
          (t, q) =>
            `(exists (select from ${q.table('milestone_report', true)} r where r.id = ${t}.report_id and r.state = 'draft'))`,
        ),
      },
      ({ isDraft, takenBackBy, hiding, ...facts }, { actor, now }): (typeof ACTIONS)[number][] => {
        // Evidence of a draft was never public, so it cannot be moderated.
        const state = isDraft ? 'withdrawn' : shownAt({ ...facts, hiding }, now);
        const decision = hidingOf(hiding);
        const allowed = {
          report: may(REPORT_TO_MODERATORS.evidence, actor, { ...facts, state }),
          hide: may(HIDE.evidence, actor, { ...facts, state }),
          appeal: decision !== null && isAppealable(decision, now) && may(APPEAL.evidence, actor, { ...facts, state }),
          take_back_hiding: may(TAKE_BACK_HIDING, actor, { ...facts, state, hiddenBy: takenBackBy }),
        };
        return ACTIONS.filter((action) => allowed[action]);
      },
    ),
  },
};
