import type { Transaction } from '../../kernel/transaction.js';
import { placeComments } from './place-comments.js';
import type { CommentRecord, ProposalRecord } from './records.js';
import type { Of, PeopleRun, Readable, Rows } from './batch.js';
import { writeComments } from './write-comments.js';
import { writeProposals } from './write-proposals.js';

const isProposal = (row: Readable): row is Of<ProposalRecord> => row.record.kind === 'proposal';
const isComment = (row: Readable): row is Of<CommentRecord> => row.record.kind === 'comment';

/**
 * Proposals and comments that people wrote elsewhere. They are a record of what was said: no response is owed to them,
 * they send no letters, and no window has to be open.
 */
export async function peopleRows(
  tx: Transaction,
  run: PeopleRun,
  readable: Readable[],
  changed: Readable[],
): Promise<Rows> {
  const proposals = changed.filter(isProposal);
  const { turnedAway, placed } = await placeComments(
    tx.manager,
    run,
    readable.filter(isComment),
    new Set<Readable>(changed),
  );
  return {
    turnedAway,
    writable: [...proposals, ...placed.map(({ row }) => row)],
    async write(importRows) {
      await writeProposals(tx, run.plan, proposals, importRows.slice(0, proposals.length));
      const settled = await writeComments(tx, run, placed, importRows.slice(proposals.length));
      return { plans: [run.plan.id], settled };
    },
  };
}
