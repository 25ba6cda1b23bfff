import { encodedIdSql } from '../api/node-id.js';
import { column, globalId, instant } from '../api/read/fields.js';
import type { Alias, Query } from '../api/read/query.js';
import { defineRead, type Read } from '../api/read/read.js';
import { isProposalVisibleSql } from '../twins/proposal.sql.js';
import { Attachment } from './attachment.types.js';

/** An attachment is visible to everyone who may see the proposal now; a hidden proposal hides its files. */
export function attachmentVisible(t: Alias, q: Query): string {
  const p = q.alias();
  return `exists (select from proposal ${p} where ${p}.id = ${t}.proposal_id and ${isProposalVisibleSql(p, q)})`;
}

export const ATTACHMENT: Read<Attachment> = defineRead<Attachment>({
  type: 'Attachment',
  node: 'Attachment',
  interfaces: ['Node'],
  source: () =>
    '(select a.*, f.media_type, f.bytes, f.sha256 from proposal_attachment a join file f on f.id = a.file_id)',
  visible: attachmentVisible,
  fields: {
    id: globalId('Attachment'),
    description: column('description'),
    mediaType: column('media_type'),
    bytes: column('bytes'),
    sha256: column('sha256'),
    address: (t) => `'/files/' || ${encodedIdSql('Attachment', `${t}.id`)}`,
    createdAt: instant('created_at'),
  },
});
