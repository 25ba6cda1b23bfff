import type { Thing } from '../../frame/documents.js';
import type { Step, Words } from '../../frame/types.js';
import { useReader } from '../../frame/reader.js';
import { BodyLink } from '../../frame/components/body-link.js';
import { Between } from '../../frame/components/dates.js';
import { Status } from '../../frame/components/glyph.js';
import { Lateness } from './lateness.js';
import { Example, Said, Unknown } from '../../frame/components/said.js';
import { Table } from '../../frame/components/table.js';
import { ActivitiesWay } from '../../activities/components/activities-way.js';
import { IndicatorsWay } from '../../indicators/components/way.js';
import { DatesWay } from '../../reporting/components/dates-way.js';
import { ReportWays } from '../../reporting/components/report-ways.js';
import { CountedStatus } from '../../progress/components/boxes.js';
import { Voices } from './voices.js';

export type MilestoneInTable = Thing<'commitment', 'commitment'>['milestones']['nodes'][number];

/** The same dates as in the timeline, as a table. */
export function MilestoneTable({ steps }: { steps: MilestoneInTable[] }) {
  const { t } = useReader();
  return (
    <details>
      <summary>{t('milestones.caption')}</summary>
      <Table
        caption={t('milestones.caption')}
        headed
        rows={steps}
        columns={[
          {
            title: t('milestones.milestone'),
            heads: true,
            cell: (step) => (
              <a href={`#${t('commitment.ids.milestone')}-${step.number}`}>
                {step.number}. <Said words={step.title} />
              </a>
            ),
          },
          { title: t('milestones.status'), cell: (step) => <CountedStatus of={step} /> },
          {
            title: t('milestones.promised'),
            cell: ({ planned }) => <Between span={planned} short why={t('milestones.noPromise')} />,
          },
          {
            title: t('milestones.adjusted'),
            cell: (step) => (moved(step) ? <Between span={step.current} short /> : t('milestones.notMoved')),
          },
          {
            title: t('milestones.actual'),
            cell: ({ actual }) => (isBlank(actual) ? t('milestones.noActual') : <Between span={actual} short />),
          },
          { title: t('milestones.lateness'), cell: (step) => <Lateness step={step} /> },
        ]}
      />
    </details>
  );
}

const isBlank = ({ startPrecision, endPrecision }: Step['actual']) => !startPrecision && !endPrecision;
const moved = ({ planned, current }: Step) =>
  !isBlank(current) && (current.startOn !== planned.startOn || current.endOn !== planned.endOn);

/** Everything about one milestone: its description, and the three voices side by side. */
export function MilestoneDetail({ milestone }: { milestone: MilestoneInTable }) {
  const { t, name, meaning } = useReader();
  const id = `${t('commitment.ids.milestone')}-${milestone.number}`;
  return (
    <article class="milestone" aria-labelledby={`${id}-h`}>
      <details>
        <summary>
          <h3 id={`${id}-h`}>
            {milestone.number}. <Said words={milestone.title} />
          </h3>
          <span class="marks">
            <CountedStatus of={milestone} />
            {milestone.disputed && <Status of="DISPUTED" word={t('milestones.disputed')} />}
            {milestone.synthetic && <Example short />}
          </span>
        </summary>
        <div id={id}>
          {milestone.disputed && <p class="notice">{t('milestones.disputedMeans')}</p>}
          {milestone.achievedBeforeSubmission && <p class="notice">{t('milestones.before')}</p>}
          <dl class="pairs">
            <Fact title={t('milestones.outputs')} words={milestone.outputs} />
            <Fact title={t('milestones.expected')} words={milestone.expectedResult} />
            <Fact title={t('milestones.verification')} words={milestone.meansOfVerification} />
            <Fact title={t('milestones.baseline')} words={milestone.baseline} />
            <div>
              <dt>{t('milestones.responsible')}</dt>
              <dd>
                {milestone.institutions.length === 0 && <Unknown />}
                {milestone.institutions.map((body, index) => (
                  <span key={body.slug}>
                    {index > 0 && ' · '}
                    <BodyLink body={body} />
                  </span>
                ))}
              </dd>
            </div>
          </dl>
          {milestone.standing && (
            <p class={milestone.standing === 'CONTRADICTED' ? 'notice' : undefined} data-standing={milestone.standing}>
              <strong>{name('Standing', milestone.standing)}.</strong> {meaning('Standing', milestone.standing)}
            </p>
          )}
          <ActivitiesWay milestone={milestone} />
          <DatesWay milestone={milestone} />
          <IndicatorsWay of={milestone} whose={t('voices.of', { number: milestone.number })} />
          <ReportWays milestone={milestone} />
          <Voices milestone={milestone} />
        </div>
      </details>
    </article>
  );
}

function Fact({ title, words }: { title: string; words: Words | null }) {
  if (!words) return null;
  return (
    <div>
      <dt>{title}</dt>
      <dd>
        <Said words={words} />
      </dd>
    </div>
  );
}
