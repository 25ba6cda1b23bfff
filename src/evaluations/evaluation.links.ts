import { Injectable } from '@nestjs/common';
import { encodeId } from '../api/node-id.js';
import { Links, type Seen } from '../api/uploads/links.js';
import { keepCopy } from '../api/uploads/taking.js';
import { afterLook } from '../domain/link.js';
import type { Transaction } from '../kernel/transaction.js';
import { citingPlansSql } from '../programmes/programme.facts.js';
import { EvaluationEntity } from './evaluation.entity.js';

/** Keeps what addresses of evaluations point to. A file that was sent with the address is the document itself. */
@Injectable()
export class EvaluationLinks {
  constructor(links: Links) {
    links.looksAt({
      table: 'evaluation',
      checks: 'evaluation_check',
      hasCopy: (t) => `${t}.sha256 is not null`,
      keep,
    });
  }
}

/** Only what changed is written and recorded. The version stays, because nobody said anything new. */
async function keep(tx: Transaction, id: string, seen: Seen): Promise<void> {
  const evaluation = await tx.manager.findOne(EvaluationEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!evaluation) tx.unchanged(undefined);
  const { programmeId, notCopied, notOpeningSince, url } = evaluation;
  const hasCopy = evaluation.sha256 !== null;
  const { changes, copy } = afterLook({ notCopied, notOpeningSince, hasCopy }, seen, tx.now);
  if (!changes) tx.unchanged(undefined);
  const [{ plans }] = await tx.manager.query(`select ${citingPlansSql('$1::uuid')} as plans`, [programmeId]);
  const contents: Record<string, string> = {};
  Object.assign(evaluation, changes);
  if (copy) {
    const { fileId, sha256, mediaType, bytes } = await keepCopy(tx, copy);
    Object.assign(evaluation, { fileId, sha256, mediaType, bytes, copiedAt: tx.now });
    contents['copy'] = tx.keep(JSON.stringify({ evaluation: id, url, sha256, mediaType, bytes }));
  }
  await tx.manager.save(evaluation);
  tx.actingAs({ role: 'system', institution: null });
  const verb = copy ? 'evaluation.copied' : 'evaluation.link_checked';
  tx.record({ verb, subject: encodeId('Evaluation', id), planId: plans[0] ?? null, contents });
}
