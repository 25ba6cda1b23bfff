import { BodyLink } from '../../frame/components/body-link.js';
import { Example, Said } from '../../frame/components/said.js';
import type { Thing } from '../../frame/documents.js';
import type { Page } from '../../frame/page.js';
import { useReader } from '../../frame/reader.js';
import { ShownEvidence } from '../components/shown.js';
import {
  evidenceFile,
  EvidenceForm,
  evidenceLink,
  evidencePhoto,
  evidenceRemove,
  evidenceReserved,
  FORM_OF,
  RemoveButton,
  WAYS,
} from '../forms/evidence-add.js';
import { Hiding } from '../../moderation/components/hiding.js';
import { ModerationActs } from '../../moderation/forms/moderation-acts.js';
import { evidenceModerationActs } from '../forms/moderation.js';
import { evidencePublicVersion, PublicVersionForm } from '../forms/public-version.js';

type Report = Extract<Thing<'evidence', 'node'>, { __typename: 'MilestoneReport' }>;

/**
 * The evidence of a milestone report. People who write the report add to it here, with a photo, a file or an address.
 */
export const evidence: Page<'evidence'> = {
  variables: (id) => ({ id }),
  forms: {
    evidencePhoto,
    evidenceFile,
    evidenceLink,
    evidenceReserved,
    evidenceRemove,
    evidencePublicVersion,
    ...evidenceModerationActs,
  },
  sheet: ({ node }, { t }) => {
    if (node?.__typename !== 'MilestoneReport') return null;
    return { title: t('evidence.heading'), content: <EvidenceOf report={node} /> };
  },
};

function EvidenceOf({ report }: { report: Report }) {
  const { t, href, name } = useReader();
  const { milestone, evidence: all, moderated: decided, evidenceActions: may } = report;
  const moderated = (id: string) => decided.find((one) => one.id === id)!;
  return (
    <div class="column">
      <p class="crumb">
        <a href={href('commitment', commitmentOf(milestone.reference))}>
          <span class="reference">{milestone.reference}</span> <Said words={milestone.title} />
        </a>{' '}
        {report.synthetic && <Example short />}
      </p>
      <h1>{t('evidence.heading')}</h1>
      <p class="quiet">
        {name('Voice', report.voice)}
        {report.institution && (
          <>
            {' · '}
            <BodyLink body={report.institution} />
          </>
        )}
        {' · '}
        {name('ReportState', report.state)}
        {' · '}
        <a href={href('milestoneReport', report.id)}>{t('evidence.toReport')}</a>
      </p>
      {all.length === 0 && <p class="unknown">{t('evidence.none')}</p>}
      {all.length > 0 && (
        <ShownEvidence
          all={all}
          after={(one) => (
            <>
              {may.includes('ADD_PUBLIC_VERSION') && one.shownAs === 'RESERVED' && !one.file && (
                <PublicVersionForm one={one} />
              )}
              {may.includes('REMOVE') && <RemoveButton one={one} />}
              <Moderation one={moderated(one.id)} />
            </>
          )}
        />
      )}
      {may.includes('ADD') && <Adding report={report} />}
      {!may.includes('ADD') && <p class="quiet">{t('evidence.closed')}</p>}
    </div>
  );
}

/** The decision that hides evidence, for those who see it all the same, and what moderators and others may do about it. */
function Moderation({ one }: { one: Report['moderated'][number] }) {
  const { t } = useReader();
  const { id, visibility, moderation, moderationActions: availableActions } = one;
  return (
    <>
      {visibility === 'HIDDEN' && moderation && (
        <div class="notice">
          <p>{t('evidence.hidden')}</p>
          <Hiding given={moderation} />
        </div>
      )}
      <ModerationActs kind="evidence" given={{ id, availableActions, moderation }} />
    </>
  );
}

/** The reference of a milestone is that of its commitment, a dot and a number. */
const commitmentOf = (milestone: string) => milestone.replace(/\.\d+$/, '');

function Adding({ report }: { report: Report }) {
  const { t, href, search, returned } = useReader();
  const way =
    WAYS.find((one) => FORM_OF[one] === returned?.sent.form) ??
    WAYS.find((one) => one === search.get('way')) ??
    'photo';
  return (
    <section aria-labelledby="add">
      <h2 id="add">{t('evidence.add')}</h2>
      <p>{t(report.state === 'DRAFT' ? 'evidence.public' : 'evidence.publicAtOnce')}</p>
      <ul class="plain inline">
        {WAYS.map((one) => (
          <li key={one}>
            {one === way ? (
              <strong aria-current="true">{t(`evidence.ways.${one}`)}</strong>
            ) : (
              <a href={href('evidence', report.id, { way: one })}>{t(`evidence.ways.${one}`)}</a>
            )}
          </li>
        ))}
      </ul>
      <EvidenceForm report={report.id} way={way} />
    </section>
  );
}
