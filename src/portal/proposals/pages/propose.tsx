import { Calls, openCall } from '../components/call.js';
import { Unsent } from '../components/drafts.js';
import { End, HowFarToEnd } from '../../frame/components/dates.js';
import { Example, Said } from '../../frame/components/said.js';
import { ProposalDraftForm, proposalDraft } from '../forms/proposal-draft.js';
import { ProposalKeepForm, proposalKeep } from '../forms/proposal-keep.js';
import type { Page } from '../../frame/page.js';
import type { Calling, Draft } from '../../frame/types.js';
import { useReader } from '../../frame/reader.js';

type Callings = (Calling & { id: string })[];

export const propose: Page<'propose'> = {
  variables: (_, __, { viewer }) => ({ signedIn: viewer !== null }),
  forms: { proposalDraft, proposalKeep },
  sheet: ({ plans, drafts }, { t }) => ({
    title: t('propose.heading'),
    content: <Propose all={plans.nodes} drafts={drafts?.nodes ?? []} />,
  }),
};

function Propose({ all, drafts }: { all: Callings; drafts: Draft[] }) {
  const { t, viewer, search, href, here, returned } = useReader();
  // A form that came back after its call closed is still shown, so nothing written is lost.
  const back = returned?.sent.text('plan');
  const calling = all.filter((plan) => openCall(plan) || plan.id === back);
  const wanted = search.get('plan');
  const found = calling.find(({ slug }) => slug === wanted);
  const only = found ?? (calling.length === 1 ? calling[0] : undefined);
  const plans = only ? [only] : calling;
  return (
    <div class="column">
      <h1>{t('propose.heading')}</h1>
      <Unsent drafts={drafts} />
      {!all.some(openCall) && <Calls plans={all} />}
      {calling.length > 0 && (
        <>
          {drafts.length > 0 && <h2>{t('propose.another')}</h2>}
          <p class="lead">{t('propose.what')}</p>
          {wanted && !found && <p class="notice">{t('propose.notThatPlan')}</p>}
          {only && <ForPlan plan={only} />}
          {viewer ? (
            <>
              <p>{t('propose.then')}</p>
              <ProposalDraftForm plans={plans} />
            </>
          ) : (
            <>
              <p>{t('propose.first')}</p>
              <p>
                {t('propose.account')} <a href={href('signIn', '', { returnTo: here })}>{t('propose.signIn')}</a>
              </p>
              <ProposalKeepForm plans={plans} />
              <p class="quiet">
                {t('propose.kept')} <a href={href('privacy')}>{t('signIn.privacy')}</a>
              </p>
            </>
          )}
        </>
      )}
    </div>
  );
}

/** Names the plan of the proposal and the last day of its call. */
function ForPlan({ plan }: { plan: Calling }) {
  const { t, href } = useReader();
  const call = openCall(plan);
  return (
    <p>
      {t('propose.for')}{' '}
      <a href={href('plan', plan.slug)}>
        <Said words={plan.title} />
      </a>{' '}
      {plan.synthetic && <Example />}
      {call && (
        <>
          <br />
          <span class="quiet">
            {t('propose.until')} <End at={call.closesAt} zone={call.plan.timeZone} /> (
            <HowFarToEnd at={call.closesAt} zone={call.plan.timeZone} />)
          </span>
        </>
      )}
    </p>
  );
}
