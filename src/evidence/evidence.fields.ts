import { encodedIdSql } from '../api/node-id.js';
import {
  column,
  derived,
  fact,
  globalId,
  instant,
  localizedText,
  one,
  statedDate,
  stored,
} from '../api/read/fields.js';
import type { Alias } from '../api/read/query.js';
import { defineRead, type Read, versionedTable } from '../api/read/read.js';
import { isHereSql } from '../api/uploads/here.js';
import { MEDIA_TYPES } from '../domain/attachment.js';
import { type EvidenceFileKind, evidenceKind } from '../domain/evidence.js';
import { MILESTONE_REPORT } from '../reporting/report.fields.js';
import { isBelowVisibleEvidenceSql, isEvidenceFileReadableSql, isEvidenceVisibleSql } from '../twins/evidence.sql.js';
import type { Evidence, EvidenceFile } from './evidence.types.js';

const EXTENSIONS = Object.entries(MEDIA_TYPES).map(([type, extension]) => `when '${type}' then '.${extension}'`);

/** The name under which a file is saved. It names nobody, because it is made of the hash. */
export const fileNameSql = (t: Alias) =>
  `'evidence-' || left(${t}.sha256, 8) || case ${t}.media_type ${EXTENSIONS.join(' ')} else '' end`;

export const EVIDENCE_FILE: Read<EvidenceFile> = defineRead<EvidenceFile>({
  type: 'EvidenceFile',
  node: 'EvidenceFile',
  interfaces: ['Node'],
  source: versionedTable('evidence_file'),
  visible: isBelowVisibleEvidenceSql,
  fields: {
    id: globalId('EvidenceFile'),
    kind: column('kind'),
    name: fileNameSql,
    mediaType: column('media_type'),
    bytes: column('bytes'),
    sha256: column('sha256'),
    here: isHereSql,
    address: (t, q) =>
      `(case when ${isEvidenceFileReadableSql(t, q)} then '/files/' || ${encodedIdSql('EvidenceFile', `${t}.id`)} end)`,
    createdAt: instant('created_at'),
  },
});

const fileOf = (kind: EvidenceFileKind) =>
  one(
    () => EVIDENCE_FILE,
    (file, t) => `${file}.evidence_id = ${t}.id and ${file}.kind = '${kind}'`,
  );

export const EVIDENCE: Read<Evidence> = defineRead<Evidence>({
  type: 'Evidence',
  node: 'Evidence',
  interfaces: ['Node'],
  source: versionedTable('evidence'),
  visible: isEvidenceVisibleSql,
  fields: {
    id: globalId('Evidence'),
    kind: derived(
      {
        url: stored<string | null>('url'),
        legalGround: stored<string | null>('legal_ground'),
        files: fact<string[]>((t, q) => {
          const file = q.alias();
          return `(select coalesce(json_agg(${file}.kind), '[]') from ${q.table('evidence_file', true)} ${file}
            where ${file}.evidence_id = ${t}.id)`;
        }),
      },
      evidenceKind,
    ),
    milestoneReport: one(
      () => MILESTONE_REPORT,
      (report, t) => `${report}.id = ${t}.report_id`,
    ),
    title: localizedText('title'),
    url: column('url'),
    dated: statedDate('dated'),
    proves: localizedText('proves'),
    file: fileOf('file'),
    reservedFile: fileOf('reserved'),
    legalGround: column('legal_ground'),
    copy: fileOf('copy'),
    notCopied: column('not_copied'),
    notOpeningSince: instant('not_opening_since'),
    synthetic: column('synthetic'),
    createdAt: instant('created_at'),
  },
});
