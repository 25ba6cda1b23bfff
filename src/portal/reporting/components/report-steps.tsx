import { DayOf } from '../../frame/components/dates.js';
import { MilestoneStatus } from '../../frame/components/glyph.js';
import { Lines, Paragraphs } from '../../frame/components/said.js';
import { useReader } from '../../frame/reader.js';
import type { ReportGiven } from '../forms/report-write.js';

type Step = ReportGiven['steps']['nodes'][number];

/** Everything that happened to a report, in the order of time, by whom, with what it said then. */
export function ReportSteps({ given }: { given: ReportGiven }) {
  const { t, name } = useReader();
  if (given.steps.nodes.length === 0) return null;
  return (
    <section aria-labelledby={t('milestoneReport.ids.steps')}>
      <h2 id={t('milestoneReport.ids.steps')}>{t('milestoneReport.steps.title')}</h2>
      <ol class="plain ruled">
        {given.steps.nodes.map((step) => (
          <li key={step.number} data-step={step.kind}>
            <p>
              <strong>{name('MilestoneReportStepKind', step.kind)}</strong> · <DayOf at={step.createdAt} /> ·{' '}
              {[name('Role', step.role), step.institution?.name.text].filter(Boolean).join(' · ')}
            </p>
            {step.reason && <Lines text={step.reason} />}
            {saidOtherwise(step, given) && (
              <details>
                <summary>{t('milestoneReport.steps.then')}</summary>
                {step.status && <MilestoneStatus of={step.status} />}
                {step.narrative && <Paragraphs words={step.narrative} />}
                {step.obstacles && (
                  <>
                    <p class="quiet">{t('reportForm.obstacles')}</p>
                    <Paragraphs words={step.obstacles} />
                  </>
                )}
              </details>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** True for a report that was sent with other words or another level than it has now. */
const saidOtherwise = ({ kind, ...step }: Step, now: ReportGiven): boolean =>
  (kind === 'SENT' || kind === 'PUBLISHED') &&
  (step.status !== now.status ||
    step.narrative?.text !== now.narrative?.text ||
    step.obstacles?.text !== now.obstacles?.text);
