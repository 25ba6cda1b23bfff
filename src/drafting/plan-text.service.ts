import { Injectable } from '@nestjs/common';
import { encodeId, uuidOf } from '../api/node-id.js';
import { keepText } from '../clauses/draft-text.store.js';
import { writeSection } from '../clauses/write-section.js';
import type { Actor } from '../domain/actor.js';
import { PLAN_SECTIONS } from '../domain/clause.js';
import { writeFreely } from '../domain/commitment.js';
import { changedClauses, type DraftClause, textOfSection } from '../domain/draft-text.js';
import { WRITE_PLAN_TEXT } from '../domain/plan-text.js';
import type { Source } from '../domain/provenance.js';
import { nextVersion } from '../domain/version.js';
import { newId } from '../kernel/ids.js';
import type { Transaction } from '../kernel/transaction.js';
import { UnitOfWork } from '../kernel/unit-of-work.js';
import type { PlanTextEditInput } from './plan-text.inputs.js';
import { lockText, type SharedText } from './text.facts.js';

/** Writes the text of the plan itself, until the first suggestion on it. */
@Injectable()
export class PlanTextService {
  constructor(private readonly work: UnitOfWork) {}

  edit(actor: Actor, id: string, expectedVersion: number, input: PlanTextEditInput): Promise<string> {
    const once = {
      mutation: 'planTextEdit',
      clientMutationId: input.clientMutationId,
      input: { id, expectedVersion, input },
    };
    return this.work.run(
      actor,
      async (tx) => {
        const text = await lockText(tx, actor, { planId: uuidOf('Plan', id, ['id']), commitmentId: null });
        const { owner, clauses } = text;
        const { role, institutionId } = tx.allow(WRITE_PLAN_TEXT, { ...owner, state: text.state });
        const number = nextVersion(text.version, expectedVersion);
        writeFreely({ suggestions: await suggestionsOn(tx, owner.planId) });

        const versionId = newId();
        const written = sectionsWritten(clauses, input, { kind: 'drafter', id: versionId });
        if (changedClauses(clauses, written).length === 0) tx.unchanged(owner.planId);
        const cause = text.version === 0 ? 'begun' : 'written';
        const fields = await text.holder.store(tx, number, text.milestones);
        const made = { number, at: tx.now, cause, role, institutionId, fields } as const;
        await keepText(tx.manager, owner, clauses, written, made, versionId);
        recordText(tx, { ...text, version: number, clauses: written });
        return owner.planId;
      },
      once,
    );
  }
}

function sectionsWritten(clauses: readonly DraftClause[], input: PlanTextEditInput, source: Source): DraftClause[] {
  return PLAN_SECTIONS.reduce<DraftClause[]>(
    (written, section) => {
      const given = input[section];
      return given ? writeSection(written, section, { given, input: section }, source) : written;
    },
    [...clauses],
  );
}

async function suggestionsOn(tx: Transaction, planId: string): Promise<number> {
  const [{ suggestions }] = await tx.manager.query(
    'select count(*)::int as suggestions from suggestion where plan_id = $1 and commitment_id is null',
    [planId],
  );
  return suggestions;
}

/** Writes the log entry, which proves the exact text of this version in all its languages. */
function recordText(tx: Transaction, { owner, plan, version, clauses }: SharedText): void {
  const sections = PLAN_SECTIONS.map((section) => [section, textOfSection(clauses, { milestoneId: null, section })]);
  tx.record({
    verb: 'plan.text_written',
    subject: encodeId('Plan', owner.planId),
    planId: owner.planId,
    contents: { text: tx.keep(JSON.stringify({ slug: plan.slug, version, ...Object.fromEntries(sections) })) },
  });
}
