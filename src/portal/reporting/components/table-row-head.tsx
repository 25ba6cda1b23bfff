import { Between } from '../../frame/components/dates.js';
import { MilestoneStatus } from '../../frame/components/glyph.js';
import { fromList } from '../../frame/list-way.js';
import { Example, Of, Said } from '../../frame/components/said.js';
import { useReader } from '../../frame/reader.js';
import { VOICE } from '../open-reports.js';
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

interface StateProps {
  report: NonNullable<Row['sent']>;
  cursor: string;
}

/** Where the report of a row stands, with the way to its page, where its evidence is. */
export function RowState({ report, cursor }: StateProps) {
  const reader = useReader();
  const { t, href, name } = reader;
  return (
    <p class="facts">
      <span class="tag">{name('ReportState', report.state)}</span>
      {report.state !== 'DRAFT' && report.status && <span>{name('MilestoneStatus', report.status)}</span>}
      <a href={href('milestoneReport', report.id, fromList(reader, cursor))}>
        <Of what={t('reportTable.report')} whose={t('reportTable.evidence')} />
      </a>
    </p>
  );
}

/** How many questions of the owner are answered, with the way to the page of the report, where they are. */
export function RowQuestions({ row: { milestone, open, cursor, questions } }: { row: Row }) {
  const reader = useReader();
  const { t, href } = reader;
  if (questions.asked === 0) return null;
  const way = fromList(reader, cursor);
  return (
    <p class="facts">
      <a
        href={
          open ? href('milestoneReport', open.id, way) : href('beginReport', milestone.id, [[VOICE, 'OWNER'], ...way])
        }
      >
        {t('reportTable.questions', { answered: questions.answered, count: questions.asked })}
      </a>
      {questions.required > 0 && <span class="quiet">{t('reportTable.required', { count: questions.required })}</span>}
    </p>
  );
}

/** The way to the next report on the milestone of a row, with the same voice. */
export function ReportAgain({ row: { milestone, cursor } }: { row: Row }) {
  const reader = useReader();
  const { t, href } = reader;
  return (
    <p>
      <a href={href('beginReport', milestone.id, [[VOICE, 'OWNER'], ...fromList(reader, cursor)])}>
        <Of what={t('reportTable.again')} whose={milestone.reference} />
      </a>
    </p>
  );
}
