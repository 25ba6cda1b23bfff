import { Between } from '../../frame/components/dates.js';
import { MilestoneStatus } from '../../frame/components/glyph.js';
import { Example, Of, Said } from '../../frame/components/said.js';
import { useReader } from '../../frame/reader.js';
import type { Row } from '../table-rows.js';

/** Names the milestone of a row and what was promised. */
export function RowHead({ row: { milestone } }: { row: Row }) {
  const { t, href } = useReader();
  return (
    <>
      <p class="title">
        <a
          href={`${href('commitment', milestone.commitment.reference)}#${t('commitment.ids.milestone')}-${milestone.number}`}
        >
          {milestone.reference} <Said words={milestone.title} />
        </a>{' '}
        {milestone.synthetic && <Example short />}
      </p>
      <div class="facts">
        <MilestoneStatus of={milestone.status} />
        <span>
          {t('milestones.promised')}: <Between span={milestone.planned} short why={t('milestones.noPromise')} />
        </span>
      </div>
    </>
  );
}

/** Where the report of a row stands, with the way to its page, where its evidence is. */
export function RowState({ report }: { report: NonNullable<Row['sent']> }) {
  const { t, href, name } = useReader();
  return (
    <p class="facts">
      <span class="tag">{name('ReportState', report.state)}</span>
      {report.state !== 'DRAFT' && report.status && <span>{name('MilestoneStatus', report.status)}</span>}
      <a href={href('milestoneReport', report.id)}>
        <Of what={t('reportTable.report')} whose={t('reportTable.evidence')} />
      </a>
    </p>
  );
}
