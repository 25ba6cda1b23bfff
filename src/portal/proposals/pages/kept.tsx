import type { Thing } from '../../frame/documents.js';
import { openCall } from '../components/call.js';
import { End, Instant } from '../../frame/components/dates.js';
import { Door } from '../../frame/components/door.js';
import { Hidden, TextField } from '../../frame/components/fields.js';
import { Example, Lines, Said } from '../../frame/components/said.js';
import { ProposalClaimForm, proposalClaim, ProposalDiscardForm, proposalDiscard } from '../forms/proposal-claim.js';
import type { Page } from '../../frame/page.js';
import { useReader } from '../../frame/reader.js';

const TEXTS = ['problem', 'action', 'expectedChange', 'affected'] as const;

type KeptProposal = Thing<'kept', 'keptProposal'>;

/** A proposal that was written before signing in; only its writer has this address. */
export const kept: Page<'kept'> = {
  variables: (_, search) => ({ token: search.get('t') ?? '' }),
  forms: { proposalClaim, proposalDiscard },
  sheet: ({ keptProposal: given }, { t }) => ({
    title: t('kept.heading'),
    secret: true,
    content: <Kept given={given} />,
  }),
};

function Kept({ given }: { given: KeptProposal | null }) {
  const { t } = useReader();
  if (!given) return <Ended why={t('kept.notFound')} />;
  if (given.claimed) return <Ended why={t('kept.claimed')} draft={given.proposal?.id} />;
  return <Waiting given={given} />;
}

/** Shown when the proposal was already claimed or is gone; it links to the next step. */
function Ended({ why, draft }: { why: string; draft?: string | undefined }) {
  const { t, href } = useReader();
  return (
    <div class="column">
      <h1>{t('kept.heading')}</h1>
      <p class="lead">{why}</p>
      <p>
        {draft ? (
          <a class="button" href={href('draft', draft)}>
            {t('kept.toDraft')}
          </a>
        ) : (
          <a class="button" href={href('myProposals')}>
            {t('myProposals.title')}
          </a>
        )}
      </p>
      <p>
        <a href={href('propose')}>{t('kept.again')}</a>
      </p>
    </div>
  );
}

function Waiting({ given }: { given: KeptProposal }) {
  const { t, viewer, search, here } = useReader();
  const [token, call] = [search.get('t') ?? '', openCall(given.plan)];
  return (
    <div class="column">
      <p class="crumb">
        <Said words={given.plan.title} /> {given.plan.synthetic && <Example short />}
      </p>
      <h1>{t(viewer ? 'kept.yours' : 'kept.saved')}</h1>
      <p class="lead">{t(viewer ? 'kept.claimWhat' : 'kept.confirm')}</p>
      <p>
        {t('kept.until')} <Instant at={given.expiresAt} />. {t('kept.secret')}
      </p>
      {call ? (
        <p class="quiet">
          {t('kept.call')} <End at={call.closesAt} zone={call.plan.timeZone} />.
        </p>
      ) : (
        <p class="notice">{t('kept.closed')}</p>
      )}
      {viewer ? (
        <ProposalClaimForm token={token} />
      ) : (
        <>
          <Door to="/sign-in/request" submit={t('signIn.submit')}>
            <Hidden name="returnTo" value={here} />
            <TextField
              name="email"
              label={t('signIn.email')}
              hint={t('signIn.emailHint')}
              type="email"
              autocomplete="email"
            />
          </Door>
          <OtherWays />
        </>
      )}
      <h2>{t('kept.written')}</h2>
      <KeptText given={given} />
      <ProposalDiscardForm token={token} />
    </div>
  );
}

/** People who try the demonstration on their own machine sign in with one click and come back here. */
function OtherWays() {
  const { t, href, here, demonstration } = useReader();
  return (
    <p>
      {t('signIn.new')} <a href={href('privacy')}>{t('signIn.privacy')}</a>
      {demonstration && (
        <>
          {' · '}
          <a href={href('demonstration', '', { returnTo: here })}>{t('demonstration.go')}</a>
        </>
      )}
    </p>
  );
}

function KeptText({ given }: { given: KeptProposal }) {
  const { t, language } = useReader();
  const written = given.language?.toLowerCase();
  const lang = written === language ? undefined : written;
  const parts = [['title', t('draft.title')], ...TEXTS.map((name) => [name, t(`draft.texts.${name}`)])] as const;
  return (
    <dl class="pairs whole">
      {parts.map(([name, label]) => (
        <div key={name}>
          <dt>{label}</dt>
          <dd lang={lang}>
            {given[name as 'title'] ? (
              <Lines text={given[name as 'title']!} />
            ) : (
              <span class="unknown">{t('draft.empty')}</span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
