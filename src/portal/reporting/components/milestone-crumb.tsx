import type { ReportedMilestone } from '../../frame/types.js';
import { useReader } from '../../frame/reader.js';
import { Between } from '../../frame/components/dates.js';
import { Facts } from '../../frame/components/facts.js';
import { Example, Said } from '../../frame/components/said.js';

/** Address of a milestone on the page of its commitment. */
export function MilestoneLink({ milestone }: { milestone: ReportedMilestone }) {
  const { t, href } = useReader();
  const { commitment, number } = milestone;
  return (
    <a href={`${href('commitment', commitment.reference)}#${t('commitment.ids.milestone')}-${number}`}>
      {milestone.reference} <Said words={milestone.title} />
    </a>
  );
}

/** Links from a report back to its plan, commitment and milestone. */
export function MilestoneCrumb({ milestone }: { milestone: ReportedMilestone }) {
  const { href } = useReader();
  const { commitment } = milestone;
  return (
    <p class="crumb">
      <a href={href('plan', commitment.plan.slug)}>
        <Said words={commitment.plan.title} />
      </a>{' '}
      ·{' '}
      <a href={href('commitment', commitment.reference)}>
        {commitment.reference} <Said words={commitment.title} />
      </a>{' '}
      {commitment.plan.synthetic && <Example short />}
    </p>
  );
}

/** The promise of the milestone, so that whoever reports or checks has it before their eyes. */
export function Promised({ milestone }: { milestone: ReportedMilestone }) {
  const { t } = useReader();
  const rows = [
    { name: t('milestones.promised'), value: <Between span={milestone.planned} why={t('milestones.noPromise')} /> },
    ...(milestone.expectedResult
      ? [{ name: t('milestones.expected'), value: <Said words={milestone.expectedResult} /> }]
      : []),
    ...(milestone.meansOfVerification
      ? [{ name: t('milestones.verification'), value: <Said words={milestone.meansOfVerification} /> }]
      : []),
  ];
  return <Facts rows={rows} />;
}
