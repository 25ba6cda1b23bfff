import type { ComponentChildren } from 'preact';
import { ShownEvidence } from '../../evidence/components/shown.js';
import { BodyLink } from '../../frame/components/body-link.js';
import { Day, When } from '../../frame/components/dates.js';
import { type Fact, Facts } from '../../frame/components/facts.js';
import { MilestoneStatus } from '../../frame/components/glyph.js';
import { Example, Paragraphs } from '../../frame/components/said.js';
import { Sources } from '../../frame/components/sources.js';
import { WayOn } from '../../frame/components/way-on.js';
import { given as asked } from '../../frame/components/filters.js';
import { listOf, reportWay } from '../../frame/list-way.js';
import type { Page } from '../../frame/page.js';
import { useReader } from '../../frame/reader.js';
import { Answers } from '../components/answers.js';
import { MilestoneCrumb, MilestoneLink, Promised } from '../components/milestone-crumb.js';
import { ReportState } from '../components/report-state.js';
import { ReportSteps } from '../components/report-steps.js';
import { CheckForms, DiscardForm, reportActs } from '../forms/report-acts.js';
import { type ReportGiven, WriteReport } from '../forms/report-write.js';
import { INSTITUTION } from '../table-rows.js';

/** The page of a milestone report: what it says, where it stands, each step, and what the reader may do with it. */
export const milestoneReport: Page<'milestoneReport'> = {
  variables: (id, search) => ({ id, checkedOf: asked(listOf(search), INSTITUTION), ...reportWay(search) }),
  forms: reportActs,
  sheet: ({ node, checkList, tableList }, { t }) =>
    node?.__typename === 'MilestoneReport'
      ? {
          title: `${t('milestoneReport.title')}: ${node.milestone.reference} ${node.milestone.title.text}`,
          timeZone: node.milestone.commitment.plan.timeZone,
          unlisted: true,
          ...(node.state === 'DRAFT' ? { secret: true as const } : {}),
          content: (
            <MilestoneReport
              given={node}
              way={<WayOn {...(checkList && { checkList })} {...(tableList && { tableList })} />}
            />
          ),
        }
      : null,
};

function MilestoneReport({ given, way }: { given: ReportGiven; way: ComponentChildren }) {
  const { t, name, href } = useReader();
  const may = (...actions: ReportGiven['availableActions']) =>
    actions.some((action) => given.availableActions.includes(action));
  const writes = may('EDIT', 'SEND', 'PUBLISH');
  return (
    <div class="column">
      <MilestoneCrumb milestone={given.milestone} />
      {way}
      <h1>
        <span class="reference">
          {t('milestoneReport.title')} · {name('Voice', given.voice)}
        </span>{' '}
        <MilestoneLink milestone={given.milestone} />
      </h1>
      {given.synthetic && <Example claim />}
      <ReportState given={given} />
      {given.imported && (
        <p class="notice">
          {t('milestoneReport.imported', { file: given.imported.fileName, row: given.imported.row })}
        </p>
      )}
      {writes && <Promised milestone={given.milestone} />}
      {(!writes || given.state !== 'DRAFT') && <WhatItSays given={given} />}
      <section aria-labelledby={t('milestoneReport.ids.evidence')}>
        <h2 id={t('milestoneReport.ids.evidence')}>{t('voices.evidence')}</h2>
        {given.evidence.length > 0 ? (
          <ShownEvidence all={given.evidence} />
        ) : (
          <p class="unknown">{t('voices.noEvidence')}</p>
        )}
        {given.evidenceActions.includes('ADD') && (
          <p>
            <a href={href('evidence', given.id)}>{t('milestoneReport.addEvidence')}</a>
          </p>
        )}
      </section>
      {writes && (
        <section>
          <h2>{t(given.state === 'RETURNED' ? 'milestoneReport.correct' : 'milestoneReport.write')}</h2>
          <p>{t(given.voice === 'OWNER' ? 'milestoneReport.sendWhat' : 'milestoneReport.publishWhat')}</p>
          <WriteReport given={given} />
        </section>
      )}
      {may('CHECK', 'RETURN') && <CheckForms given={given} />}
      {may('DISCARD') && <DiscardForm />}
      <ReportSteps given={given} />
      {given.sources.length > 0 && <Sources sources={given.sources} />}
    </div>
  );
}

/** The content of the report: by which institution, for which period, how far, what was done and what stood in the way. */
function WhatItSays({ given }: { given: ReportGiven }) {
  const { t } = useReader();
  const rows: Fact[] = [
    {
      name: t('milestoneReport.level'),
      value: given.status ? (
        <MilestoneStatus of={given.status} />
      ) : given.statusWritten ? (
        <q>{given.statusWritten}</q>
      ) : (
        t('voices.noLevel')
      ),
    },
    ...(given.unchanged ? [{ name: t('reportForm.unchanged'), value: t('milestoneReport.unchanged') }] : []),
    ...(given.institution
      ? [{ name: t('milestoneReport.institution'), value: <BodyLink body={given.institution} /> }]
      : []),
    ...(given.periodStartOn && given.periodEndOn
      ? [
          {
            name: t('reportForm.period'),
            value: (
              <>
                <Day day={given.periodStartOn} /> – <Day day={given.periodEndOn} />
              </>
            ),
          },
        ]
      : []),
    ...(given.doneOn ? [{ name: t('reportForm.doneOn'), value: <Day day={given.doneOn} /> }] : []),
    ...(given.reported
      ? [{ name: t('milestoneReport.reported'), value: <When date={given.reported} why={t('voices.noDay')} /> }]
      : []),
  ];
  return (
    <section>
      <h2>{t('milestoneReport.says')}</h2>
      <Facts rows={rows} />
      {given.narrative && <Paragraphs words={given.narrative} />}
      {given.obstacles && (
        <>
          <h3>{t('reportForm.obstacles')}</h3>
          <Paragraphs words={given.obstacles} />
        </>
      )}
      <Answers of={given.answers} />
    </section>
  );
}
