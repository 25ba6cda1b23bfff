import { uuidOf } from '../api/node-id.js';
import { accountOf, type Actor } from '../domain/actor.js';
import { beginFromWord } from '../domain/word-reading.js';
import type { CommitmentSection } from './commitment.writing.js';
import type { Language } from '../domain/localized-text.js';
import type { Transaction } from '../kernel/transaction.js';

/** The texts that were read from a Word document, by the part of the commitment. */
export type DraftTexts = Partial<Record<CommitmentSection, string>>;

/** Locks what the actor had read from a document, so that one commitment begins with it. */
export async function lockWordDraft(
  tx: Transaction,
  actor: Actor,
  planId: string,
  given: string,
): Promise<{ id: string; language: Language; texts: DraftTexts }> {
  const path = ['input', 'wordDraft'];
  const id = uuidOf('WordDraft', given, path);
  const [row] = await tx.manager.query(
    `select id, language, texts, expires_at as "expiresAt", commitment_id as "commitmentId" from word_draft
      where id = $1 and account_id = $2 and plan_id = $3 for update`,
    [id, accountOf(actor), planId],
  );
  beginFromWord(row, tx.now, path);
  return row;
}

export const begunFromWord = (tx: Transaction, id: string, commitmentId: string): Promise<unknown> =>
  tx.manager.query('update word_draft set commitment_id = $2 where id = $1', [id, commitmentId]);
