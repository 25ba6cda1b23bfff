import { column, globalId, localizedText, statedDate } from '../api/read/fields.js';
import { defineRead, type Read, versionedTable } from '../api/read/read.js';
import { isBelowVisibleReportSql } from '../twins/report.sql.js';
import type { Evidence } from './evidence.types.js';

export const EVIDENCE: Read<Evidence> = defineRead<Evidence>({
  type: 'Evidence',
  node: 'Evidence',
  interfaces: ['Node'],
  source: versionedTable('evidence'),
  visible: isBelowVisibleReportSql,
  fields: {
    id: globalId('Evidence'),
    title: localizedText('title'),
    url: column('url'),
    dated: statedDate('dated'),
    proves: localizedText('proves'),
    synthetic: column('synthetic'),
  },
});
