import { Injectable } from '@nestjs/common';
import { uuidOf } from '../api/node-id.js';
import type { ActInput } from '../api/payload.js';
import type { TextOwner } from '../clauses/draft-text.store.js';
import { type Actor, requireAccount } from '../domain/actor.js';
import { onBehalfOf } from '../domain/proposal.js';
import { respondBy } from '../domain/debt.js';
import { refuse } from '../domain/refusal.js';
import { namedAt, SUGGEST, suggestNow, WITHDRAW_SUGGESTION } from '../domain/suggestion.js';
import { TAKE_WORD_FILE, WORD_CHANGES_AT_MOST } from '../domain/word-reading.js';
import { InstitutionEntity } from '../institutions/institution.entity.js';
import { newId } from '../kernel/ids.js';
import { countAgainst } from '../kernel/limits.js';
import type { Transaction } from '../kernel/transaction.js';
import { UnitOfWork } from '../kernel/unit-of-work.js';
import { shareWindows } from '../proposals/window-lock.js';
import { rebasedNow } from './applying.js';
import { askedOf } from './asking.js';
import { SuggestionEntity } from './suggestion.entity.js';
import { lockSuggestion, recordSuggestion } from './suggestion.facts.js';
import type { SuggestionCreateInput } from './suggestion.inputs.js';
import { lockText } from './text.facts.js';

const SUGGESTIONS = { most: 60, seconds: 3600 };
const FROM_FILES = { most: 2 * WORD_CHANGES_AT_MOST, seconds: 3600 };

/** A suggestion that its author brings from a returned Word file. */
export interface FromFile {
  /** The name that stands beside the change there. */
  authorNamed: string;
}

/** Commands of everybody who suggests a change of a text: to make a suggestion, and to take it back. */
@Injectable()
export class SuggestionsService {
  constructor(private readonly work: UnitOfWork) {}

  /** The same change from the same file again answers with the suggestion that is there. */
  create(actor: Actor, input: SuggestionCreateInput, from: FromFile | null = null): Promise<string> {
    const action = from ? TAKE_WORD_FILE : SUGGEST;
    const once = {
      mutation: action.mutation,
      clientMutationId: input.clientMutationId,
      input: from ? { input, from } : input,
    };
    return this.work.run(
      actor,
      async (tx) => {
        const owner = await ownerOf(tx, input);
        const instant = await shareWindows(tx, '$1::uuid', owner.planId);
        const { path } = textNamed(input);
        const text = await lockText(tx, actor, owner, path);
        const { role } = tx.allow(namedAt(action, path), { ...text.owner, state: text.state });
        suggestNow({ windows: text.plan.windows, asDrafter: role === 'drafter' }, instant, path);
        const authorAccountId = requireAccount(actor);

        const asked = await askedOf(tx, text, input);
        const suggestion = tx.manager.create(SuggestionEntity, {
          id: newId(),
          ...text.owner,
          number: await nextNumber(tx, text.owner),
          baseVersion: input.baseVersion,
          ...asked,
          reason: input.reason.trim(),
          onBehalfOfId: await institutionOf(tx, actor, input.onBehalfOf),
          authorAccountId,
          authorNamed: from?.authorNamed ?? null,
          through: from ? 'word' : 'site',
          state: 'pending',
          inConflict: false,
          visibility: 'visible',
          respondBy: respondBy(text.plan.windows, tx.now, text.plan.dayOf),
          revertedBefore: false,
          version: 1,
          createdAt: tx.now,
          listedAt: tx.now,
        });
        const there = from && (await sameFromAFile(tx, suggestion));
        if (there) tx.unchanged(there);
        suggestion.inConflict = (await rebasedNow(tx, text, suggestion)).conflict;
        if (from) await countAgainst(tx, `suggestion.from_file ${authorAccountId}`, FROM_FILES);
        else await countAgainst(tx, `suggestion.create ${authorAccountId}`, SUGGESTIONS);
        await tx.manager.save(suggestion);
        recordSuggestion(tx, 'suggestion.created', suggestion);
        if (from) tx.follows({ code: 'suggested_changes', count: 1 });
        return suggestion.id;
      },
      once,
    );
  }

  withdraw(actor: Actor, id: string, input: ActInput): Promise<string> {
    const once = { mutation: 'suggestionWithdraw', clientMutationId: input.clientMutationId, input: { id, input } };
    return this.work.run(
      actor,
      async (tx) => {
        const { suggestion, facts } = await lockSuggestion(tx, actor, uuidOf('Suggestion', id, ['id']));
        tx.allow(WITHDRAW_SUGGESTION, facts);
        Object.assign(suggestion, { state: 'withdrawn', inConflict: false, version: suggestion.version + 1 });
        await tx.manager.save(suggestion);
        recordSuggestion(tx, 'suggestion.withdrawn', suggestion);
        return suggestion.id;
      },
      once,
    );
  }
}

const nodeOf = { commitment: 'Commitment', plan: 'Plan' } as const;

/** Names the text in the input: either a commitment, or a plan for its own text. */
function textNamed({ commitment, plan }: SuggestionCreateInput) {
  if (commitment && plan) refuse('INPUT_INVALID', ['input', 'plan'], { field: 'plan' });
  const field = plan ? 'plan' : 'commitment';
  const path = ['input', field];
  return { type: nodeOf[field], id: plan ?? commitment ?? refuse('SUGGESTION_INCOMPLETE', path), path };
}

async function ownerOf(tx: Transaction, input: SuggestionCreateInput): Promise<TextOwner> {
  const { type, id, path } = textNamed(input);
  const uuid = uuidOf(type, id, path);
  if (type === 'Plan') return { planId: uuid, commitmentId: null };
  const [commitment] = await tx.manager.query('select plan_id from commitment where id = $1', [uuid]);
  return { planId: commitment?.plan_id ?? refuse('COMMITMENT_NOT_FOUND', path), commitmentId: uuid };
}

/** The text is locked, so that two suggestions never get the same number. */
async function nextNumber(tx: Transaction, { planId, commitmentId }: TextOwner): Promise<number> {
  const [{ last }] = await tx.manager.query(
    `select coalesce(max(number), 0) as last from suggestion
      where plan_id = $1 and commitment_id is not distinct from $2`,
    [planId, commitmentId],
  );
  return last + 1;
}

/** A suggestion that came from a file with the same change; the text is locked, so that two never come at once. */
async function sameFromAFile(tx: Transaction, asked: SuggestionEntity): Promise<string | null> {
  const { commitmentId, baseVersion, kind, clauseId, afterClauseId, section, milestoneId, text, authorNamed } = asked;
  const [row] = await tx.manager.query(
    `select id from suggestion where commitment_id is not distinct from $1 and plan_id = $12 and through = 'word' and base_version = $2 and kind = $3
        and clause_id is not distinct from $4 and after_clause_id is not distinct from $5
        and section is not distinct from $6 and milestone_id is not distinct from $7
        and text is not distinct from $8 and author_named is not distinct from $9
        and field is not distinct from $10 and value is not distinct from $11::jsonb
      order by listed_at limit 1`,
    [
      commitmentId,
      baseVersion,
      kind,
      clauseId,
      afterClauseId,
      section,
      milestoneId,
      text,
      authorNamed,
      asked.field,
      asked.value === null || asked.value === undefined ? null : JSON.stringify(asked.value),
      asked.planId,
    ],
  );
  return row?.id ?? null;
}

async function institutionOf(tx: Transaction, actor: Actor, slug: string | null | undefined): Promise<string | null> {
  if (!slug) return null;
  const institution = await tx.manager.findOneBy(InstitutionEntity, { slug });
  if (!institution) refuse('INSTITUTION_NOT_FOUND', ['input', 'onBehalfOf']);
  onBehalfOf(actor, institution.id);
  return institution.id;
}
