import type { Thing } from '../../frame/documents.js';
import { Attachments } from '../components/attachments.js';
import { openCall } from '../components/call.js';
import { Day, End } from '../../frame/components/dates.js';
import { Example, Paragraphs, Said } from '../../frame/components/said.js';
import { AttachForm, DetachButton, proposalAttach, proposalDetach } from '../forms/proposal-attach.js';
import { proposalEdit, REVIEW, type Step, StepForm, stepsOf } from '../forms/proposal-edit.js';
import { ProposalEraseForm, proposalErase } from '../forms/proposal-erase.js';
import { ProposalSubmitForm, proposalSubmit } from '../forms/proposal-submit.js';
import type { Page } from '../../frame/page.js';
import type { Area } from '../../frame/types.js';
import { useReader } from '../../frame/reader.js';

type DraftProposal = Extract<Thing<'draft', 'node'>, { __typename: 'Proposal' }>;

/** Writes a proposal, question by question. */
export const draft: Page<'draft'> = {
  // Only the question about places needs the choices, so they are read only there.
  variables: (id, search) => ({ id, where: search.get('step') === 'where' }),
  forms: { proposalEdit, proposalSubmit, proposalErase, proposalAttach, proposalDetach },
  sheet: ({ node, policyAreas }, { t, href }) => {
    if (node?.__typename !== 'Proposal') return null;
    // A proposal that was sent and cannot be edited any more has its own page.
    if (!node.availableActions.includes('EDIT')) return node.reference ? href('proposal', node.reference) : null;
    return { title: t('draft.heading'), content: <Draft given={node} areas={policyAreas ?? []} /> };
  },
};

function Draft({ given, areas }: { given: DraftProposal; areas: Area[] }) {
  const { t, search, href, returned } = useReader();
  const isDraft = given.state === 'DRAFT';
  const steps = stepsOf(given);
  const step = [...steps, 'files' as const].find((each) => each === search.get('step')) ?? 'send';
  const call = openCall(given.plan);
  const lacking = (['problem', 'action'] as const).filter((name) => !given[name]);
  return (
    <div class="column">
      <p class="crumb">
        <Said words={given.plan.title} /> {given.plan.synthetic && <Example short />}
      </p>
      <h1>
        <span class="reference">
          {step !== 'files' && `${t('draft.step', { at: steps.indexOf(step) + 1, of: steps.length })} · `}
          <Said words={given.title} />
        </span>
        {t(step === 'send' && !isDraft ? 'proposal.edit' : `draft.steps.${step}`)}
      </h1>
      {isDraft && given.transcribed && (
        <p>
          {t('transcribe.draft')} <a href={href('transcribe', given.plan.slug)}>{t('transcribe.heading')}</a>
        </p>
      )}
      {isDraft && !given.transcribed && call && (
        <p class="quiet">
          {t('draft.kept')} <End at={call.closesAt} zone={call.plan.timeZone} />.
        </p>
      )}
      {isDraft && !given.transcribed && !call && <p class="notice">{t('draft.noCall')}</p>}
      {step === 'send' && <Whole given={given} />}
      {step === 'files' && <Files given={given} />}
      {step !== 'send' && step !== 'files' && <StepForm step={step} draft={given} areas={areas} />}
      {step === 'send' && isDraft && lacking.length > 0 && <Lacking id={given.id} lacking={lacking} />}
      {step === 'send' && isDraft && (lacking.length === 0 || returned) && (
        <>
          <p>{t(given.transcribed ? 'transcribe.public' : 'draft.public')}</p>
          <ProposalSubmitForm id={given.id} />
        </>
      )}
      {isDraft && step !== 'files' && <ProposalEraseForm draft={given} />}
    </div>
  );
}

/** The texts that are missing before the proposal can be sent, each with a link to its question. */
function Lacking({ id, lacking }: { id: string; lacking: Step[] }) {
  const { t, href } = useReader();
  return (
    <div class="notice">
      <p>{t('draft.lacking')}</p>
      <ul class="plain tight">
        {lacking.map((name) => (
          <li key={name}>
            <a href={href('draft', id, { step: name, from: REVIEW })}>{t(`draft.texts.${name}`)}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** All answers, each with a link to its question. */
function Whole({ given }: { given: DraftProposal }) {
  const { t, href } = useReader();
  const reception: [Step, string, preact.ComponentChild] = [
    'received',
    t('transcribe.received'),
    <>
      {given.receivedOn && <Day day={given.receivedOn} />} {given.receivedHow}
    </>,
  ];
  const text = (words: DraftProposal['problem']) => (words ? <Paragraphs words={words} /> : null);
  const parts: [Step | 'files', string, preact.ComponentChild][] = [
    ...(given.transcribed ? [reception] : []),
    ['title', t('draft.title'), given.title.text],
    ['problem', t('draft.texts.problem'), text(given.problem)],
    ['action', t('draft.texts.action'), text(given.action)],
    ['change', t('draft.texts.expectedChange'), text(given.expectedChange)],
    ['change', t('draft.texts.affected'), text(given.affected)],
    ['where', t('draft.where'), given.jurisdictions.map(({ name }) => name.text).join(' · ')],
    ['where', t('draft.theme'), given.theme?.name.text],
    ['where', t('draft.area'), given.policyAreas.map(({ name }) => name.text).join(' · ')],
    ['files', t('files.title'), given.attachments.map(({ description }) => description).join(' · ')],
  ];
  return (
    <dl class="pairs whole">
      {parts.map(([step, label, content]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            {content || <span class="unknown">{t('draft.empty')}</span>}{' '}
            <a href={href('draft', given.id, step === 'files' ? { step } : { step, from: REVIEW })}>
              {t('draft.change')}
              <span class="hidden">: {label}</span>
            </a>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Files are optional, so they are offered on the page with all answers and not among the questions. */
function Files({ given }: { given: DraftProposal }) {
  const { t, href } = useReader();
  return (
    <>
      <p>{t('files.what')}</p>
      <p class="quiet">{t('files.kept')}</p>
      {given.attachments.length > 0 && (
        <Attachments files={given.attachments} after={(file) => <DetachButton file={file} />} />
      )}
      <AttachForm id={given.id} />
      <p>
        <a class="button" href={href('draft', given.id)}>
          {t('files.back')}
        </a>
      </p>
    </>
  );
}
