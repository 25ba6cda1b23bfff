import { Injectable } from '@nestjs/common';
import { encodeId, uuidOf } from '../api/node-id.js';
import { FORGET_FILES } from '../api/uploads/forgetting.js';
import { takeUpload } from '../api/uploads/taking.js';
import type { ActInput } from '../api/payload.js';
import { type Actor, requireAccount } from '../domain/actor.js';
import { ATTACH, attachFile, DETACH } from '../domain/attachment.js';
import type { StatefulAction } from '../domain/policy.js';
import type { ProposalFacts } from '../domain/proposal.js';
import { refuse } from '../domain/refusal.js';
import { newId } from '../kernel/ids.js';
import { UnitOfWork } from '../kernel/unit-of-work.js';
import type { Transaction } from '../kernel/transaction.js';
import type { ProposalAttachInput } from './attachment.types.js';
import type { ProposalEntity } from './proposal.entity.js';
import { lockProposal, proposalFacts, refuseHidden } from './proposal.facts.js';

/** Attaches and removes files of a proposal; its author may do so until the review begins. */
@Injectable()
export class AttachmentsService {
  constructor(private readonly work: UnitOfWork) {}

  attach(actor: Actor, id: string, input: ProposalAttachInput): Promise<string> {
    const once = { mutation: 'proposalAttach', clientMutationId: input.clientMutationId, input: { id, input } };
    const uploadId = uuidOf('Upload', input.upload, ['input', 'upload']);
    return this.work.run(
      actor,
      async (tx) => {
        const proposal = await this.editable(tx, ATTACH, actor, uuidOf('Proposal', id, ['id']), ['id']);
        const upload = await takeUpload(tx, uploadId, requireAccount(actor), ['input', 'upload']);
        const [{ has }] = await tx.manager.query(
          'select count(*)::int as has from proposal_attachment where proposal_id = $1',
          [proposal.id],
        );
        const attachmentId = newId();
        const { name } = attachFile(has, upload.mediaType, attachmentId);
        await tx.manager.query(
          `insert into proposal_attachment (id, proposal_id, file_id, name, description, created_at, account_id)
           values ($1, $2, $3, $4, $5, $6, $7)`,
          [attachmentId, proposal.id, upload.fileId, name, input.description, tx.now, requireAccount(actor)],
        );
        this.record(tx, 'proposal.file_attached', proposal, {
          attachment: attachmentId,
          description: input.description,
          sha256: upload.sha256,
          mediaType: upload.mediaType,
        });
        return proposal.id;
      },
      once,
    );
  }

  detach(actor: Actor, id: string, input: ActInput): Promise<string> {
    const once = { mutation: 'proposalDetach', clientMutationId: input.clientMutationId, input: { id, input } };
    const attachmentId = uuidOf('Attachment', id, ['id']);
    return this.work.run(
      actor,
      async (tx) => {
        const [found] = await tx.manager.query('select proposal_id from proposal_attachment where id = $1', [
          attachmentId,
        ]);
        if (!found) refuse('ATTACHMENT_NOT_FOUND', ['id']);
        const proposal = await this.editable(tx, DETACH, actor, found.proposal_id, ['id']);
        await tx.manager.query('delete from proposal_attachment where id = $1', [attachmentId]);
        for (const statement of FORGET_FILES) await tx.manager.query(statement);
        this.record(tx, 'proposal.file_removed', proposal);
        return proposal.id;
      },
      once,
    );
  }

  private async editable(
    tx: Transaction,
    action: StatefulAction<ProposalFacts>,
    actor: Actor,
    id: string,
    path: string[],
  ) {
    const proposal = await lockProposal(tx, actor, id, path);
    tx.allow(action, await proposalFacts(tx.manager, proposal));
    await refuseHidden(tx, [proposal], path);
    return proposal;
  }

  /**
   * Writes the log entry: for a draft it says only that something happened; for a public proposal it proves the exact
   * file and words.
   */
  private record(tx: Transaction, verb: string, proposal: ProposalEntity, file?: object): void {
    const contents: Record<string, string> = {};
    if (file && proposal.state !== 'draft') contents['file'] = tx.keep(JSON.stringify(file));
    tx.record({ verb, subject: encodeId('Proposal', proposal.id), planId: proposal.planId, contents });
  }
}
