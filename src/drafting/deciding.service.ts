import { Injectable } from '@nestjs/common';
import { uuidOf } from '../api/node-id.js';
import { each } from '../api/each.js';
import type { ActInput, ReasonInput } from '../api/payload.js';
import { citedSession } from '../api/cited-session.js';
import type { Actor } from '../domain/actor.js';
import type { Capacity } from '../domain/policy.js';
import { refuse } from '../domain/refusal.js';
import {
  ACCEPT_SUGGESTION,
  ACCEPT_SUGGESTIONS,
  changeNow,
  decideNow,
  DECLINE_SUGGESTION,
  DECLINE_SUGGESTIONS,
  REVERT_SUGGESTION,
} from '../domain/suggestion.js';
import { accept, settledAsAsked } from '../domain/suggestion-decision.js';
import { writtenText } from '../domain/text.js';
import type { VersionRead } from '../domain/version.js';
import { newId } from '../kernel/ids.js';
import { Site } from '../kernel/site.js';
import type { Transaction } from '../kernel/transaction.js';
import { UnitOfWork } from '../kernel/unit-of-work.js';
import { apply, keepChange, rebasedNow, standingNow } from './applying.js';
import { checkPart } from './part-read.js';
import { revertChange } from './reverting.js';
import { type LockedSuggestion, lockSuggestion, recordSuggestion, visibilityNow } from './suggestion.facts.js';
import type { SuggestionAcceptInput } from './suggestion.inputs.js';
import { tellOfSuggestion } from './telling.js';
import { sideOf } from './text.facts.js';

/** The decisions of drafters on suggestions. */
@Injectable()
export class DecidingService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly site: Site,
  ) {}

  /** Accepts several as they are, in their order: each on the text that the ones before it made. */
  acceptMany(actor: Actor, ids: string[], input: ActInput) {
    return each(ids, input.clientMutationId, (id, clientMutationId) =>
      this.accept(actor, id, null, { ...(clientMutationId && { clientMutationId }) }, ACCEPT_SUGGESTIONS),
    );
  }

  accept(
    actor: Actor,
    id: string,
    expectedVersion: VersionRead,
    input: SuggestionAcceptInput,
    action = ACCEPT_SUGGESTION,
  ): Promise<string> {
    const once = {
      mutation: action.mutation,
      clientMutationId: input.clientMutationId,
      input: { id, expectedVersion, input },
    };
    return this.work.run(
      actor,
      async (tx) => {
        const locked = await lockSuggestion(tx, actor, uuidOf('Suggestion', id, ['id']));
        const { suggestion, text, facts } = locked;
        const capacity = tx.allow(action, facts);
        await checkPart(tx, text, suggestion, expectedVersion);
        decideNow({ visibility: await visibilityNow(tx, suggestion) });
        const sessionId = input.session ? await citedSession(tx, suggestion.planId, input.session) : null;
        const reason = writtenText(input.reason) || null;
        changeNow(text);
        const verdict = accept({
          rebased: input.asSuggested
            ? settledAsAsked(suggestion, await standingNow(tx, text, suggestion))
            : await rebasedNow(tx, text, suggestion),
          settled: input.asSuggested === true,
          finalText: input.text === undefined || input.text === null ? null : input.text.trim(),
          reason,
          revertedBefore: suggestion.revertedBefore,
          session: sessionId !== null,
          acceptedBy: suggestion.acceptedBySide,
          side: capacity.role === 'drafter' ? await sideOf(tx.manager, capacity.institutionId) : null,
        });
        suggestion.version += 1;
        if (verdict.state === 'waiting') {
          suggestion.acceptedBySide = verdict.acceptedBy;
          await tx.manager.save(suggestion);
          recordSuggestion(tx, 'suggestion.accepted_by_one', suggestion, reason);
          return suggestion.id;
        }
        await this.take(tx, locked, verdict, { capacity, sessionId, reason });
        await tellOfSuggestion(tx, this.site, actor, locked, 'suggestion_accepted', reason);
        recordSuggestion(tx, 'suggestion.accepted', suggestion, reason);
        return suggestion.id;
      },
      once,
    );
  }

  private async take(
    tx: Transaction,
    { suggestion, text }: LockedSuggestion,
    verdict: { state: 'accepted' | 'accepted_with_changes'; text: string | null; value: unknown },
    by: { capacity: Capacity; sessionId: string | null; reason: string | null },
  ): Promise<void> {
    const [before, versionId] = [text.clauses, newId()];
    const withChanges = verdict.state === 'accepted_with_changes';
    if (withChanges && !TAKES_WORDS.includes(suggestion.kind)) refuse('SUGGESTION_WITHOUT_WORDS', ['input', 'text']);
    const acceptance = withChanges ? ({ kind: 'drafter', id: versionId } as const) : null;
    const isChanged = await apply(tx, text, {
      suggestion,
      text: verdict.text,
      value: verdict.value,
      acceptance,
      bySession: by.sessionId !== null,
    });
    const { role, institutionId } = by.capacity;
    const made = {
      cause: 'suggestion',
      suggestionId: suggestion.id,
      role,
      institutionId,
      sessionId: by.sessionId,
      reason: by.reason,
    } as const;
    const version = isChanged ? await keepChange(tx, text, before, made, versionId) : text.version;
    Object.assign(suggestion, {
      state: verdict.state,
      inConflict: false,
      finalText: withChanges ? verdict.text : null,
      madeVersion: version,
      sessionId: by.sessionId,
      ...decidedBy(tx, by.capacity, by.reason),
    });
    await tx.manager.save(suggestion);
  }

  declineMany(actor: Actor, ids: string[], { reason, clientMutationId: key }: ReasonInput) {
    return each(ids, key, (id, clientMutationId) =>
      this.decline(actor, id, { reason, ...(clientMutationId && { clientMutationId }) }, DECLINE_SUGGESTIONS),
    );
  }

  decline(actor: Actor, id: string, input: ReasonInput, action = DECLINE_SUGGESTION): Promise<string> {
    const once = { mutation: action.mutation, clientMutationId: input.clientMutationId, input: { id, input } };
    return this.work.run(
      actor,
      async (tx) => {
        const locked = await lockSuggestion(tx, actor, uuidOf('Suggestion', id, ['id']));
        const { suggestion, facts } = locked;
        const capacity = tx.allow(action, facts);
        decideNow({ visibility: await visibilityNow(tx, suggestion) });
        const reason = writtenText(input.reason) || refuse('REASON_REQUIRED', ['input', 'reason']);
        Object.assign(suggestion, {
          state: 'declined',
          inConflict: false,
          version: suggestion.version + 1,
          ...decidedBy(tx, capacity, reason),
        });
        await tx.manager.save(suggestion);
        await tellOfSuggestion(tx, this.site, actor, locked, 'suggestion_declined', reason);
        recordSuggestion(tx, 'suggestion.declined', suggestion, reason);
        return suggestion.id;
      },
      once,
    );
  }

  /** Takes an accepted suggestion out of the text again, with what nobody wrote over since. */
  revert(actor: Actor, id: string, input: ReasonInput): Promise<string> {
    const once = { mutation: 'suggestionRevert', clientMutationId: input.clientMutationId, input: { id, input } };
    return this.work.run(
      actor,
      async (tx) => {
        const { suggestion, text, facts } = await lockSuggestion(tx, actor, uuidOf('Suggestion', id, ['id']));
        const capacity = tx.allow(REVERT_SUGGESTION, facts);
        const reason = writtenText(input.reason) || refuse('REASON_REQUIRED', ['input', 'reason']);
        changeNow(text);
        const [before, versionId] = [text.clauses, newId()];
        await revertChange(tx, text, suggestion, versionId);
        const { role, institutionId } = capacity;
        const made = { cause: 'reverted', suggestionId: suggestion.id, role, institutionId, reason } as const;
        await keepChange(tx, text, before, made, versionId);
        Object.assign(suggestion, {
          state: 'reverted',
          revertedBefore: true,
          acceptedBySide: null,
          revertedAt: tx.now,
          revertedRole: role,
          revertedInstitutionId: institutionId,
          revertReason: reason,
          version: suggestion.version + 1,
        });
        await tx.manager.save(suggestion);
        await tellOfSuggestion(tx, this.site, actor, { suggestion, text }, 'suggestion_reverted', reason);
        recordSuggestion(tx, 'suggestion.reverted', suggestion, reason);
        return suggestion.id;
      },
      once,
    );
  }
}

/** Kinds of suggestions whose words a drafter can write otherwise. */
const TAKES_WORDS: readonly string[] = ['change', 'add'];

const decidedBy = (tx: Transaction, { role, institutionId }: Capacity, reason: string | null) => ({
  decidedAt: tx.now,
  decidedRole: role,
  decidedInstitutionId: institutionId,
  decisionReason: reason,
});
