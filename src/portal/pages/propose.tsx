import type { Calling } from '../answers.js';
import { Calls, openCall } from '../components/call.js';
import { ProposalDraftForm, proposalDraft } from '../forms/proposal-draft.js';
import type { Page } from '../pages.js';
import { useReader } from '../reader.js';

type Callings = (Calling & { id: string })[];

export const propose: Page<{ plans: { nodes: Callings } }> = {
  forms: { proposalDraft },
  sheet: ({ plans }, { t }) => ({ title: t('propose.heading'), content: <Propose plans={plans.nodes} /> }),
};

function Propose({ plans }: { plans: Callings }) {
  const { t, viewer, search, href, here } = useReader();
  const calling = plans.filter(openCall);
  const chosen = calling.find(({ slug }) => slug === search.get('plan'));
  return (
    <div class="column">
      <h1>{t('propose.heading')}</h1>
      {calling.length === 0 && <Calls plans={plans} />}
      {calling.length > 0 && (
        <>
          <p class="lead">{t('propose.what')}</p>
          <p>{t('propose.then')}</p>
          {viewer ? (
            <ProposalDraftForm plans={chosen ? [chosen] : calling} chosen={undefined} />
          ) : (
            <>
              <p>{t('propose.signIn')}</p>
              <p>
                <a class="button" href={href('signIn', '', { returnTo: here })}>
                  {t('site.signIn')}
                </a>
              </p>
            </>
          )}
        </>
      )}
    </div>
  );
}
