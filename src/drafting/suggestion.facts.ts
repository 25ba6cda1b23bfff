import { encodeId } from '../api/node-id.js';
import type { Actor } from '../domain/actor.js';
import { visibilityAt } from '../domain/hiding.js';
import { refuse } from '../domain/refusal.js';
import { isDrafterMissing, type SuggestionFacts } from '../domain/suggestion.js';
import type { Transaction } from '../kernel/transaction.js';
import { SuggestionEntity } from './suggestion.entity.js';
import { hidingOf, hidingSql } from '../twins/hiding.sql.js';
import { lockText, type SharedText, sidesWithDrafter } from './text.facts.js';

export interface LockedSuggestion {
  suggestion: SuggestionEntity;
  text: SharedText;
  facts: SuggestionFacts & { state: string };
}

/** Locks the text first and then the suggestion, so that all changes of one text wait for each other in one line. */
export async function lockSuggestion(
  tx: Transaction,
  actor: Actor,
  id: string,
  path: string[] = ['id'],
): Promise<LockedSuggestion> {
  const owner = await tx.manager.findOne(SuggestionEntity, {
    select: { planId: true, commitmentId: true },
    where: { id },
  });
  if (!owner) refuse('SUGGESTION_NOT_FOUND', path);
  const text = await lockText(tx, actor, owner);
  const suggestion = await tx.manager.findOneOrFail(SuggestionEntity, {
    where: { id },
    lock: { mode: 'pessimistic_write' },
  });
  return { suggestion, text, facts: await suggestionFacts(tx, text, suggestion) };
}

async function suggestionFacts(
  tx: Transaction,
  text: SharedText,
  { state, authorAccountId }: SuggestionEntity,
): Promise<LockedSuggestion['facts']> {
  return {
    ...text.owner,
    state,
    authorId: authorAccountId,
    drafterMissing: isDrafterMissing(await sidesWithDrafter(tx, text)),
  };
}

/** The visibility now, because time alone may have made it visible again. */
export async function visibilityNow(tx: Transaction, { id, visibility, listedAt }: SuggestionEntity): Promise<string> {
  if (visibility === 'visible') return visibility;
  const [{ hiding }] = await tx.manager.query(
    `select ${hidingSql('s', 'visibility')} as hiding from suggestion s where s.id = $1`,
    [id],
  );
  return visibilityAt({ visibility, since: listedAt, hiding: hidingOf(hiding) }, tx.now);
}

/** Writes the log entry, which proves the exact words of the suggestion and of the decision. */
export function recordSuggestion(
  tx: Transaction,
  verb: string,
  suggestion: SuggestionEntity,
  reason?: string | null,
): void {
  const { number, kind, baseVersion, clauseId, language, text, field, institutionId, value, finalText, madeVersion } =
    suggestion;
  const said = {
    suggestion: suggestion.id,
    number,
    kind,
    baseVersion,
    clauseId,
    language,
    text,
    field,
    ...(institutionId && { institutionId }),
    value,
    reason: suggestion.reason,
  };
  tx.record({
    verb,
    subject: encodeId('Suggestion', suggestion.id),
    planId: suggestion.planId,
    contents: {
      suggestion: tx.keep(JSON.stringify({ ...said, finalText, madeVersion })),
      ...(reason ? { reason: tx.keep(reason) } : {}),
    },
  });
}
