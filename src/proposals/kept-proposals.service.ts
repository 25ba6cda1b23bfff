import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { addressKey } from '../accounts/address.js';
import { newToken, tokenHash } from '../accounts/tokens.js';
import { encodeId, uuidOf } from '../api/node-id.js';
import { type Actor, mayWrite, requireAccount } from '../domain/actor.js';
import { CLAIM_PROPOSAL, keep, KEEP_PROPOSAL, unclaimed } from '../domain/kept-proposal.js';
import { allow } from '../domain/policy.js';
import { refuse } from '../domain/refusal.js';
import { Clock } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import { countAgainst } from '../kernel/limits.js';
import { UnitOfWork } from '../kernel/unit-of-work.js';
import { ownDraft } from './drafting.js';
import type { KeptProposalTexts, ProposalClaimInput, ProposalKeepInput } from './kept-proposal.inputs.js';
import { openText, sealText } from './kept-text.js';
import { PROPOSAL_TEXTS, ProposalEntity } from './proposal.entity.js';
import { planFacts, recordProposal } from './proposal.facts.js';
import { assignFields } from './proposal.writing.js';

/** Limit per network address; it is high because a meeting or a kiosk shares one. */
const FROM_ADDRESS = { most: 40, seconds: 3600 };
/** Limit of all addresses together, against a flood from many addresses. */
const ALTOGETHER = { most: 1000, seconds: 3600 };

export interface KeptProposalRow {
  id: string;
  planId: string;
  expiresAt: Date;
  accountId: string | null;
  proposalId: string | null;
  /** The texts; `null` once the proposal is claimed. */
  texts: KeptProposalTexts | null;
}

/** Keeps proposals of people who write first and confirm their address later. These stand in no list and in no log. */
@Injectable()
export class KeptProposals {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly work: UnitOfWork,
  ) {}

  /** Returns the token. The server does not keep it, so a person who loses it loses the text. */
  async keep(
    actor: Actor,
    { plan, ...texts }: ProposalKeepInput,
    address: string | undefined,
  ): Promise<{ token: string; expiresAt: Date }> {
    if (!mayWrite(actor)) refuse('SCOPE_MISSING');
    const [token, now, planId] = [newToken(), this.clock.now(), uuidOf('Plan', plan, ['input', 'plan'])];
    return this.db.transaction(async (manager) => {
      const facts = await planFacts(manager, planId, ['input', 'plan']);
      allow(KEEP_PROPOSAL, actor, { planId });
      const characters = PROPOSAL_TEXTS.reduce((sum, name) => sum + (texts[name]?.text.length ?? 0), 0);
      const { expiresAt } = keep({ planStage: facts.stage, windows: facts.windows, characters }, now);
      const from = address ? await addressKey(manager, address, now) : 'here';
      await countAgainst({ manager, now }, `proposal.keep ${from}`, FROM_ADDRESS);
      await countAgainst({ manager, now }, 'proposal.keep', ALTOGETHER);
      await manager.query(
        `insert into kept_proposal (id, token_hash, plan_id, text_sealed, created_at, expires_at)
         values ($1, $2, $3, $4, $5, $6)`,
        [newId(), tokenHash(token), planId, sealText(texts, token), now, expiresAt],
      );
      return { token, expiresAt };
    });
  }

  /** Finds a kept proposal; `null` when the token is wrong or has expired. */
  find(token: string): Promise<KeptProposalRow | null> {
    return this.load(this.db.manager, token, this.clock.now());
  }

  /** Makes it a draft of the person who asks, under their name; a used token opens nothing more. */
  claim(actor: Actor, input: ProposalClaimInput): Promise<string> {
    const once = { mutation: 'proposalClaim', clientMutationId: input.clientMutationId, input };
    return this.work.run(
      actor,
      async (tx) => {
        const kept = await this.load(tx.manager, input.token, tx.now, 'for update');
        if (!kept) refuse('KEPT_PROPOSAL_NOT_FOUND', ['input', 'token']);
        tx.allow(CLAIM_PROPOSAL, kept);
        const account = requireAccount(actor);
        unclaimed(kept);

        const proposal = await ownDraft(tx, actor, { plan: encodeId('Plan', kept.planId) });
        await assignFields(tx, proposal, kept.texts!);
        await tx.manager.insert(ProposalEntity, proposal);
        await tx.manager.query(
          'update kept_proposal set text_sealed = null, account_id = $2, proposal_id = $3 where id = $1',
          [kept.id, account, proposal.id],
        );
        recordProposal(tx, 'proposal.drafted', proposal);
        return proposal.id;
      },
      once,
    );
  }

  /** Deletes a kept proposal. A claimed one stays, because it is its owner's draft. */
  async discard(token: string): Promise<void> {
    await this.db.query('delete from kept_proposal where token_hash = $1 and account_id is null', [tokenHash(token)]);
  }

  private async load(manager: EntityManager, token: string, now: Date, lock = ''): Promise<KeptProposalRow | null> {
    const [row] = await manager.query(
      `select id, plan_id as "planId", expires_at as "expiresAt", account_id as "accountId", proposal_id as "proposalId",
              text_sealed as sealed
         from kept_proposal where token_hash = $1 and expires_at > $2 ${lock}`,
      [tokenHash(token), now],
    );
    if (!row) return null;
    const { sealed, ...kept } = row as Omit<KeptProposalRow, 'texts'> & { sealed: Buffer | null };
    return { ...kept, texts: sealed && openText(sealed, token) };
  }
}
