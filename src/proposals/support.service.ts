import { Injectable } from '@nestjs/common';
import { encodeId, uuidOf } from '../api/node-id.js';
import type { ActInput } from '../api/payload.js';
import { type Actor, requireAccount } from '../domain/actor.js';
import { SUPPORT, UNSUPPORT } from '../domain/proposal.js';
import { refuse } from '../domain/refusal.js';
import { countAgainst } from '../kernel/limits.js';
import { UnitOfWork } from '../kernel/unit-of-work.js';
import { lockProposal, proposalFacts, refuseHidden } from './proposal.facts.js';

const SUPPORTS = { most: 120, seconds: 3600 };

/**
 * Adds and removes supports, one for each account. The key of the table ensures that, so nobody waits for an exclusive
 * lock on the proposal.
 */
@Injectable()
export class SupportService {
  constructor(private readonly work: UnitOfWork) {}

  support(actor: Actor, id: string, input: ActInput): Promise<string> {
    const once = { mutation: 'proposalSupport', clientMutationId: input.clientMutationId, input: { id, input } };
    return this.work.run(
      actor,
      async (tx) => {
        // A shared lock is enough: merges and responses wait for it, other supporters do not.
        const proposal = await lockProposal(tx, actor, uuidOf('Proposal', id, ['id']), ['id'], 'pessimistic_read');
        tx.allow(SUPPORT, await proposalFacts(tx.manager, proposal));
        await refuseHidden(tx, [proposal]);
        const account = requireAccount(actor);
        await countAgainst(tx, `proposal.support ${account}`, SUPPORTS);
        await tx.manager.query(
          'insert into proposal_support (proposal_id, account_id, created_at) values ($1, $2, $3)',
          [proposal.id, account, tx.now],
        );
        tx.record({
          verb: 'proposal.supported',
          subject: encodeId('Proposal', proposal.id),
          planId: proposal.planId,
        });
        return proposal.id;
      },
      once,
    );
  }

  unsupport(actor: Actor, id: string, input: ActInput): Promise<string> {
    const once = { mutation: 'proposalUnsupport', clientMutationId: input.clientMutationId, input: { id, input } };
    return this.work.run(
      actor,
      async (tx) => {
        const proposal = await lockProposal(tx, actor, uuidOf('Proposal', id, ['id']), ['id'], 'pessimistic_read');
        tx.allow(UNSUPPORT, await proposalFacts(tx.manager, proposal));
        const account = requireAccount(actor);
        // The support is also removed from the proposals that this one came from: undoing a merge must not bring back a
        // removed support.
        const [, count] = await tx.manager.query(
          `with recursive sources as (
             select $1::uuid as id
             union select p.id from proposal p join sources s on p.merged_into_id = s.id)
           delete from proposal_support where proposal_id in (select id from sources) and account_id = $2`,
          [proposal.id, account],
        );
        if (count === 0) refuse('NOT_SUPPORTED', ['id']);
        tx.record({
          verb: 'proposal.unsupported',
          subject: encodeId('Proposal', proposal.id),
          planId: proposal.planId,
        });
        return proposal.id;
      },
      once,
    );
  }
}
