import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Files } from '../api/uploads/files.js';
import { isEvidenceFileReadableSql } from '../twins/evidence.sql.js';
import { fileNameSql } from './evidence.fields.js';

/** Serves a file of evidence to whoever may read it at that moment. */
@Injectable()
export class EvidenceFiles implements OnModuleInit {
  constructor(private readonly files: Files) {}

  onModuleInit(): void {
    this.files.serves(
      'EvidenceFile',
      (id, q) => `select e.sha256, e.bytes, e.media_type as "mediaType", ${fileNameSql('e')} as name
         from evidence_file e where e.id = ${q.p(id, 'uuid')} and ${isEvidenceFileReadableSql('e', q)}`,
    );
  }
}
