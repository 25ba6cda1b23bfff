import { endOf } from '../../../domain/printed.js';
import type { Line, Milestones, Step } from '../../frame/types.js';
import { useReader } from '../../frame/reader.js';
import { When } from '../../frame/components/dates.js';
import { Lateness } from './lateness.js';
import { Example, Said } from '../../frame/components/said.js';
import { Table } from '../../frame/components/table.js';
import { CountedStatus } from '../../progress/components/boxes.js';

interface LateStep {
  line: Line;
  step: Step;
}

interface LateProps {
  /** The commitments that the page has read; the plan may have more. */
  lines: Line[];
  /** The figures of the whole plan. */
  figures: Milestones;
}

/**
 * Milestones that are late, or were completed late, against the promised date; completed ones are folded below open
 * ones. The page says how many there are in all, and how many of them it lists.
 */
export function LateMilestones({ lines, figures }: LateProps) {
  const { t } = useReader();
  const late = lines
    .flatMap((line) => line.milestones.nodes.map((step) => ({ line, step })))
    .filter(({ step }) => step.late.againstPlanned);
  if (figures.late === 0) return <p>{t('plan.late.none')}</p>;
  const open = late.filter(({ step }) => !step.actual.endOn);
  const came = late.filter(({ step }) => step.actual.endOn);
  const allCame = figures.late - figures.lateOpen;
  return (
    <>
      <p>{t('plan.late.what')}</p>
      {figures.lateOpen > 0 && <LateTable caption={t('plan.late.open', { count: figures.lateOpen })} rows={open} />}
      <Unlisted all={figures.lateOpen} rows={open} />
      {allCame > 0 && (
        <details>
          <summary>
            {t('plan.late.came', { count: allCame })} {isInvented(came) && <Example short claim />}
          </summary>
          <LateTable caption={t('plan.late.came', { count: allCame })} rows={came} headed />
          <Unlisted all={allCame} rows={came} />
        </details>
      )}
    </>
  );
}

/** Says that the table is incomplete; the other milestones are on the pages of their commitments. */
function Unlisted({ all, rows }: { all: number; rows: LateStep[] }) {
  const { t } = useReader();
  return all > rows.length ? <p class="quiet">{t('plan.late.listed', { count: rows.length })}</p> : null;
}

const isInvented = (rows: LateStep[]) => rows.some(({ step }) => step.synthetic);

function LateTable({ caption, rows, headed }: { caption: string; rows: LateStep[]; headed?: true }) {
  const { t, href } = useReader();
  return (
    <Table
      caption={caption}
      mark={isInvented(rows) && <Example short claim />}
      headed={headed}
      rows={rows}
      columns={[
        {
          title: t('milestones.milestone'),
          heads: true,
          cell: ({ line, step }) => (
            <a href={`${href('commitment', line.reference)}#${t('commitment.ids.milestone')}-${step.number}`}>
              {/(\d+)$/.exec(line.reference)?.[1]}.{step.number} <Said words={step.title} />
            </a>
          ),
        },
        { title: t('milestones.status'), cell: ({ step }) => <CountedStatus of={step} /> },
        { title: t('plan.late.promised'), tight: true, cell: ({ step }) => <When date={endOf(step.planned)} short /> },
        { title: t('plan.late.adjusted'), tight: true, cell: ({ step }) => <Adjusted step={step} /> },
        { title: t('milestones.lateness'), cell: ({ step }) => <Lateness step={step} /> },
      ]}
    />
  );
}

function Adjusted({ step: { planned, current } }: { step: Step }) {
  const { t } = useReader();
  const date = current.endOn !== planned.endOn && endOf(current);
  return date ? <When date={date} short /> : <span class="quiet">{t('milestones.notMoved')}</span>;
}
