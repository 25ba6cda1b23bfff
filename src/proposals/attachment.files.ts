import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Files } from '../api/uploads/files.js';
import { attachmentVisible } from './attachment.fields.js';

/** Serves an attachment to whoever sees its proposal at that moment. */
@Injectable()
export class AttachmentFiles implements OnModuleInit {
  constructor(private readonly files: Files) {}

  onModuleInit(): void {
    this.files.serves(
      'Attachment',
      (id, q) => `select f.sha256, f.bytes, f.media_type as "mediaType",
              lower(coalesce((select p.reference from proposal p where p.id = a.proposal_id), 'tequio')) || '-' || a.name as name
         from proposal_attachment a join file f on f.id = a.file_id
        where a.id = ${q.p(id, 'uuid')} and ${attachmentVisible('a', q)}`,
    );
  }
}
