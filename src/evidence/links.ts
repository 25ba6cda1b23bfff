import { Injectable } from '@nestjs/common';
import { encodeId } from '../api/node-id.js';
import { Links, type Seen } from '../api/uploads/links.js';
import { keepCopy } from '../api/uploads/taking.js';
import { afterLook } from '../domain/link.js';
import { newId } from '../kernel/ids.js';
import type { Transaction } from '../kernel/transaction.js';
import { EvidenceEntity, EvidenceFileEntity } from './evidence.entity.js';

const isCopied = (isOfEvidence: string) =>
  `exists (select from evidence_file f where ${isOfEvidence} and f.kind = 'copy')`;

/** Keeps what addresses of evidence point to. */
@Injectable()
export class EvidenceLinks {
  constructor(links: Links) {
    links.looksAt({
      table: 'evidence',
      checks: 'link_check',
      hasCopy: (t) => isCopied(`f.evidence_id = ${t}.id`),
      keep,
    });
  }
}

/** Only what changed is written and recorded. */
async function keep(tx: Transaction, id: string, seen: Seen): Promise<void> {
  const evidence = await tx.manager.findOne(EvidenceEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!evidence) tx.unchanged(undefined);
  const [{ planId, state, hasCopy }] = await tx.manager.query(
    `select c.plan_id as "planId", r.state, ${isCopied('f.evidence_id = $2')} as "hasCopy"
       from milestone_report r join milestone m on m.id = r.milestone_id join commitment c on c.id = m.commitment_id
      where r.id = $1`,
    [evidence.reportId, id],
  );
  const { notCopied, notOpeningSince, url } = evidence;
  const { changes, copy } = afterLook({ notCopied, notOpeningSince, hasCopy }, seen, tx.now);
  if (!changes) tx.unchanged(undefined);
  await tx.manager.save(Object.assign(evidence, changes));
  const contents: Record<string, string> = {};
  if (copy) {
    const { fileId, sha256, mediaType, bytes } = await keepCopy(tx, copy);
    const row = { id: newId(), evidenceId: id, kind: 'copy', sha256, mediaType, bytes, createdAt: tx.now, fileId };
    await tx.manager.insert(EvidenceFileEntity, row);
    if (state !== 'draft') contents['copy'] = tx.keep(JSON.stringify({ evidence: id, url, sha256, mediaType, bytes }));
  }
  tx.actingAs({ role: 'system', institution: null });
  const verb = copy ? 'evidence.copied' : 'evidence.link_checked';
  tx.record({ verb, subject: encodeId('Evidence', id), planId, contents });
}
