import type { Line, Step } from '../answers.js';
import { useReader } from '../reader.js';
import { When } from './dates.js';
import { MilestoneStatus } from './glyph.js';
import { Lateness } from './lateness.js';
import { Example, Said } from './said.js';
import { endOf } from '../format.js';
import { Table } from './table.js';

/** Every milestone that is or came late against what was promised, those still open first. */
export function LateMilestones({ lines }: { lines: Line[] }) {
  const { t, href } = useReader();
  const late = lines
    .flatMap((line) => line.milestones.nodes.map((step) => ({ line, step })))
    .filter(({ step }) => step.late.againstPlanned)
    .toSorted((a, b) => Number(Boolean(a.step.actual.endOn)) - Number(Boolean(b.step.actual.endOn)));
  if (late.length === 0) return <p>{t('plan.late.none')}</p>;
  const invented = late.some(({ step }) => step.synthetic);
  const adjusted = ({ planned, current }: Step) => current.endOn !== planned.endOn && endOf(current);
  return (
    <>
      <p>
        {t('plan.late.what')} {invented && <Example />}
      </p>
      <Table
        caption={t('plan.late.caption')}
        rows={late}
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
          { title: t('milestones.status'), cell: ({ step }) => <MilestoneStatus of={step.status} /> },
          { title: t('plan.late.promised'), cell: ({ step }) => <When date={endOf(step.planned)} short /> },
          {
            title: t('plan.late.adjusted'),
            cell: ({ step }) => {
              const date = adjusted(step);
              return date ? <When date={date} short /> : t('milestones.notMoved');
            },
          },
          { title: t('milestones.lateness'), cell: ({ step }) => <Lateness step={step} /> },
        ]}
      />
    </>
  );
}
