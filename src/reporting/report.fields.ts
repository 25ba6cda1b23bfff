import { column, globalId, localizedText, one, statedDate } from '../api/read/fields.js';
import { defineRead, type Read, versionedTable } from '../api/read/read.js';
import { INSTITUTION } from '../institutions/institution.fields.js';
import { isReportVisibleSql } from '../twins/report.sql.js';
import type { MilestoneReport } from './report.types.js';

export const MILESTONE_REPORT: Read<MilestoneReport> = defineRead<MilestoneReport>({
  type: 'MilestoneReport',
  node: 'MilestoneReport',
  interfaces: ['Node'],
  source: versionedTable('milestone_report'),
  visible: isReportVisibleSql,
  fields: {
    id: globalId('MilestoneReport'),
    voice: column('voice'),
    institution: one(
      () => INSTITUTION,
      (institution, t) => `${institution}.id = ${t}.institution_id`,
    ),
    state: column('state'),
    status: column('status'),
    statusWritten: column('status_written'),
    narrative: localizedText('narrative'),
    reported: statedDate('reported'),
    sources: column('sources'),
    synthetic: column('synthetic'),
  },
});
