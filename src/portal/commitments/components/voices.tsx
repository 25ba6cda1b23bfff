import type { Thing } from '../../frame/documents.js';
import { useReader } from '../../frame/reader.js';
import { BodyLink } from '../../frame/components/body-link.js';
import { When } from '../../frame/components/dates.js';
import { MilestoneStatus } from '../../frame/components/glyph.js';
import { Example, Paragraphs } from '../../frame/components/said.js';
import { From } from '../../frame/components/sources.js';
import { ShownEvidence } from '../../evidence/components/shown.js';
import { allOf } from '../../frame/values.js';
import type { Voice } from '../../frame/types.js';

type Milestone = Thing<'commitment', 'commitment'>['milestones']['nodes'][number];
type Report = Milestone['reports'][number];

const VOICES = allOf<Voice>({ OWNER: true, COUNTERPART: true, MONITORING_BODY: true });

/**
 * The three voices, one row each, newest report first. A silent voice is shown as silent; when all three are silent,
 * one sentence says so.
 */
export function Voices({ milestone: { reports: all, number } }: { milestone: Milestone }) {
  const { t, name } = useReader();
  // The draft of the reader is no voice yet; the way to it stands above.
  const reports = all.filter(({ state }) => state !== 'DRAFT');
  if (reports.length === 0) return <p class="unknown">{t('voices.allSilent')}</p>;
  return (
    <dl class="voices">
      {VOICES.map((voice) => {
        const said = reports.filter((report) => report.voice === voice).toReversed();
        return (
          <div key={voice} class={`voice v-${voice.toLowerCase().replace('_', '-')}`}>
            <dt>{name('Voice', voice)}</dt>
            {said.length === 0 ? (
              <dd class="unknown">{t('voices.silent')}</dd>
            ) : (
              said.map((report, index) => (
                <dd key={index}>
                  <Spoken report={report} number={number} />
                </dd>
              ))
            )}
          </div>
        );
      })}
    </dl>
  );
}

function Spoken({ report, number }: { report: Report; number: number }) {
  const { t, name, href } = useReader();
  return (
    <>
      <p class="marks">
        {report.status ? (
          <MilestoneStatus of={report.status} />
        ) : (
          <span>{report.statusWritten ? <q>{report.statusWritten}</q> : t('voices.noLevel')}</span>
        )}
        <span class="quiet">
          <When date={report.reported} short why={t('voices.noDay')} />
          {report.institution && (
            <>
              {' · '}
              <BodyLink body={{ ...report.institution, synthetic: false }} brief />
            </>
          )}
          {report.voice === 'OWNER' && report.state !== 'PUBLISHED' && ` · ${name('ReportState', report.state)}`}
        </span>
        {report.synthetic && <Example short />}
        <a href={href('milestoneReport', report.id)}>
          {t('voices.read')}
          <span class="hidden"> · {t('voices.of', { number })}</span>
        </a>
        {report.answerCount > 0 && (
          <a href={`${href('milestoneReport', report.id)}#${t('milestoneReport.ids.answers')}`}>
            {t('voices.answers', { count: report.answerCount })}
            <span class="hidden"> · {t('voices.of', { number })}</span>
          </a>
        )}
      </p>
      {report.narrative && <Paragraphs words={report.narrative} />}
      {report.evidence.length > 0 ? (
        <ShownEvidence all={report.evidence} />
      ) : (
        report.voice === 'OWNER' && <p class="unknown">{t('voices.noEvidence')}</p>
      )}
      <From sources={report.sources} />
    </>
  );
}
