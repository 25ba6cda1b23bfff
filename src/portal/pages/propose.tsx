import type { Calling } from '../answers.js';
import { Calls, openCall } from '../components/call.js';
import { ProposalDraftForm, proposalDraft } from '../forms/proposal-draft.js';
import { ProposalKeepForm, proposalKeep } from '../forms/proposal-keep.js';
import type { Page } from '../pages.js';
import { useReader } from '../reader.js';

type Callings = (Calling & { id: string })[];

export const propose: Page<{ plans: { nodes: Callings } }> = {
  forms: { proposalDraft, proposalKeep },
  sheet: ({ plans }, { t }) => ({ title: t('propose.heading'), content: <Propose plans={plans.nodes} /> }),
};

function Propose({ plans }: { plans: Callings }) {
  const { t, viewer, search, href, here, returned } = useReader();
  // What came back because the call has closed meanwhile is shown all the same: nothing written is lost.
  const back = returned?.sent.text('plan');
  const calling = plans.filter((plan) => openCall(plan) || plan.id === back);
  const chosen = calling.find(({ slug }) => slug === search.get('plan'));
  return (
    <div class="column">
      <h1>{t('propose.heading')}</h1>
      {!plans.some(openCall) && <Calls plans={plans} />}
      {calling.length > 0 && (
        <>
          <p class="lead">{t('propose.what')}</p>
          {viewer ? (
            <>
              <p>{t('propose.then')}</p>
              <ProposalDraftForm plans={chosen ? [chosen] : calling} />
            </>
          ) : (
            <>
              <p>{t('propose.first')}</p>
              <p>
                {t('propose.account')} <a href={href('signIn', '', { returnTo: here })}>{t('propose.signIn')}</a>
              </p>
              <ProposalKeepForm plans={chosen ? [chosen] : calling} />
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
