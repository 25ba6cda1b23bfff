import { Injectable, type OnModuleInit } from '@nestjs/common';
import { isHereSql } from '../api/uploads/here.js';
import { Files } from '../api/uploads/files.js';
import { MEDIA_TYPES } from '../domain/attachment.js';

const EXTENSIONS = Object.entries(MEDIA_TYPES).map(([type, extension]) => `when '${type}' then '.${extension}'`);

/** Serves the document of an evaluation to everybody. Its name is made of the hash, so it names nobody. */
@Injectable()
export class EvaluationFiles implements OnModuleInit {
  constructor(private readonly files: Files) {}

  onModuleInit(): void {
    this.files.serves(
      'Evaluation',
      (id, q) => `select e.sha256, e.bytes, e.media_type as "mediaType",
           'evaluation-' || left(e.sha256, 8) || case e.media_type ${EXTENSIONS.join(' ')} else '' end as name
         from evaluation e where e.id = ${q.p(id, 'uuid')} and ${isHereSql('e', q)}`,
    );
  }
}
