import { endOf } from '../../frame/format.js';
import type { Line, Step } from '../../frame/types.js';
import { useReader } from '../../frame/reader.js';
import { When } from '../../frame/components/dates.js';
import { MilestoneStatus } from '../../frame/components/glyph.js';
import { Lateness } from './lateness.js';
import { Example, Said } from '../../frame/components/said.js';
import { Table } from '../../frame/components/table.js';

interface LateStep {
  line: Line;
  step: Step;
}

/** Every milestone that is or came late against what was promised; those that came stand folded below those open. */
export function LateMilestones({ lines }: { lines: Line[] }) {
  const { t } = useReader();
  const late = lines
    .flatMap((line) => line.milestones.nodes.map((step) => ({ line, step })))
    .filter(({ step }) => step.late.againstPlanned);
  if (late.length === 0) return <p>{t('plan.late.none')}</p>;
  const open = late.filter(({ step }) => !step.actual.endOn);
  const came = late.filter(({ step }) => step.actual.endOn);
  return (
    <>
      <p>{t('plan.late.what')}</p>
      {open.length > 0 && <LateTable caption={t('plan.late.open', { count: open.length })} rows={open} />}
      {came.length > 0 && (
        <details>
          <summary>
            {t('plan.late.came', { count: came.length })} {isInvented(came) && <Example short claim />}
          </summary>
          <LateTable caption={t('plan.late.came', { count: came.length })} rows={came} headed />
        </details>
      )}
    </>
  );
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
        { title: t('milestones.status'), tight: true, cell: ({ step }) => <MilestoneStatus of={step.status} /> },
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
