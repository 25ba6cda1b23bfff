import type { ComponentChildren } from 'preact';
import { WayOn } from '../../frame/components/way-on.js';
import { Example } from '../../frame/components/said.js';
import type { Answer, Thing } from '../../frame/documents.js';
import { onTheWay, reportWay } from '../../frame/list-way.js';
import type { Page } from '../../frame/page.js';
import { useReader } from '../../frame/reader.js';
import { MilestoneCrumb, MilestoneLink, Promised } from '../components/milestone-crumb.js';
import { DraftForm, milestoneReportDraft } from '../forms/report-draft.js';
import { openReport, speakersFor, VOICE } from '../open-reports.js';

type Given = Extract<Thing<'beginReport', 'node'>, { __typename: 'Milestone' }>;
type Appointments = NonNullable<Answer<'beginReport'>['viewer']>['appointments'];

/** The page where a report on a milestone begins; a report that the reader began before is continued instead. */
export const beginReport: Page<'beginReport'> = {
  signedInOnly: true,
  variables: (id, search) => ({ id, ...reportWay(search) }),
  forms: { milestoneReportDraft },
  sheet: ({ node, viewer, tableList }, reader) => {
    if (node?.__typename !== 'Milestone') return null;
    const voice = voiceIn(node, reader.search);
    const open = voice && openReport(node.reports, voice);
    const speakers = voice ? speakersFor(node, viewer?.appointments ?? [], voice) : [];
    if (open && speakers.length < 2) return reader.href('milestoneReport', open.id, onTheWay(reader));
    return {
      title: `${reader.t('beginReport.title')}: ${node.reference} ${node.title.text}`,
      timeZone: node.commitment.plan.timeZone,
      content: (
        <BeginReport
          given={node}
          appointments={viewer?.appointments ?? []}
          way={<WayOn tableList={tableList ?? null} />}
        />
      ),
    };
  },
};

const voiceIn = ({ availableVoices }: Given, search: URLSearchParams) =>
  availableVoices.find((voice) => voice === search.get(VOICE)) ?? availableVoices[0];

interface BeginProps {
  given: Given;
  appointments: Appointments;
  way: ComponentChildren;
}

function BeginReport({ given, appointments, way }: BeginProps) {
  const reader = useReader();
  const { t, href, name, search } = reader;
  const voice = voiceIn(given, search);
  const open = voice && openReport(given.reports, voice);
  return (
    <div class="column">
      <MilestoneCrumb milestone={given} />
      {way}
      <h1>
        <span class="reference">{t('beginReport.title')}</span> <MilestoneLink milestone={given} />
      </h1>
      {given.synthetic && <Example claim />}
      {given.availableVoices.length > 1 && (
        <nav class="choices" aria-label={t('beginReport.voice')}>
          {given.availableVoices.map((each) => (
            <a
              key={each}
              href={href('beginReport', given.id, [[VOICE, each], ...onTheWay(reader)])}
              aria-current={each === voice ? 'page' : undefined}
            >
              {name('Voice', each)}
            </a>
          ))}
        </nav>
      )}
      {open && (
        <p class="notice">
          <a href={href('milestoneReport', open.id, onTheWay(reader))}>{t('beginReport.continue')}</a>
        </p>
      )}
      <Promised milestone={given} />
      {voice ? (
        <>
          <p class="lead">{t('beginReport.what')}</p>
          <DraftForm given={given} voice={voice} speakers={speakersFor(given, appointments, voice)} />
        </>
      ) : (
        <p class="notice">{t('beginReport.notYours')}</p>
      )}
    </div>
  );
}
