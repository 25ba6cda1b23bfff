import { Fold } from '../../frame/components/fold.js';
import { Form } from '../../frame/components/form.js';
import { documentOf, type FormName, type Thing, type Variables } from '../../frame/documents.js';
import type { Done } from '../../frame/done.js';
import { type Reader, useReader } from '../../frame/reader.js';
import { type PageForm, type Result, versionRead } from '../../frame/form.js';
import { hidingTakeBack, MODERATED } from '../../moderation/forms/moderation-acts.js';
import type { Sent } from '../../frame/sent.js';
import type { ProposalState } from '../../frame/types.js';

type Act = 'forms/proposal-support' | 'forms/proposal-unsupport' | 'forms/proposal-withdraw';

/** An act on a proposal with one button and nothing to fill in. */
const act = <Name extends Act>(document: Name, done: Done) => ({
  document: documentOf(document),
  variables: (sent: Sent) => ({ id: sent.at, input: { clientMutationId: sent.once } }),
  next: (result: Result<Act>, { href }: Reader) => href('proposal', result.proposal.reference),
  done,
});

export const proposalActs = {
  proposalSupport: act('forms/proposal-support', 'supported'),
  proposalUnsupport: act('forms/proposal-unsupport', 'unsupported'),
  proposalWithdraw: {
    ...act('forms/proposal-withdraw', 'withdrawn'),
    asks: { submit: 'proposal.withdraw.submit', always: true as const },
  },
};

/** After an act of moderation the same page is shown, because its address stays even when the text is hidden. */
const stay: PageForm['next'] = (_, { href, address }) => href('proposal', address!.key);

const moderate = <Name extends FormName>(
  document: Name,
  { needs, done }: (typeof MODERATED)[keyof typeof MODERATED],
  variables: (sent: Sent) => Variables<Name>,
): PageForm<Name> => ({ document: documentOf(document), variables, needs, next: stay, done });

export const proposalModerationActs = {
  proposalReport: moderate('forms/proposal-report', MODERATED.Report, (sent) => ({
    id: sent.at,
    input: MODERATED.Report.input(sent),
  })),
  proposalAppeal: moderate('forms/proposal-appeal', MODERATED.Appeal, (sent) => ({
    id: sent.at,
    input: MODERATED.Appeal.input(sent),
  })),
  proposalHide: moderate('forms/proposal-hide', MODERATED.Hide, (sent) => ({
    id: sent.at,
    version: versionRead(sent),
    input: MODERATED.Hide.input(sent),
  })),
  hidingTakeBack: { ...hidingTakeBack, next: stay },
  proposalRelease: {
    document: documentOf('forms/proposal-release'),
    variables: (sent: Sent) => ({ id: sent.at, version: versionRead(sent), once: sent.once }),
    next: stay,
    done: 'released' as const,
  },
};

/** People can support a proposal while it still waits for its response; a state that is left out does not compile. */
const IS_OPEN: Record<ProposalState, boolean> = {
  SUBMITTED: true,
  UNDER_REVIEW: true,
  DRAFT: false,
  ACCEPTED: false,
  ACCEPTED_IN_PART: false,
  NOT_ACCEPTED: false,
  MERGED: false,
  SPLIT: false,
  WITHDRAWN: false,
};

type Supportable = Pick<Thing<'proposal', 'proposal'>, 'id' | 'state' | 'availableActions'>;

/** Gives or takes back support; visitors get a link to sign in. */
export function SupportButton({ proposal }: { proposal: Supportable }) {
  const { t, viewer, href, here } = useReader();
  if (proposal.availableActions.includes('SUPPORT'))
    return <Form name="proposalSupport" at={proposal.id} submit={t('proposal.support')} />;
  if (proposal.availableActions.includes('UNSUPPORT'))
    return <Form name="proposalUnsupport" at={proposal.id} submit={t('proposal.unsupport')} quietly />;
  if (viewer || !IS_OPEN[proposal.state]) return null;
  return (
    <p>
      <a class="button" href={href('signIn', '', { returnTo: `${here}#proposalSupport-${proposal.id}` })}>
        {t('proposal.signInToSupport')}
      </a>
    </p>
  );
}

export function WithdrawButton({ proposal }: { proposal: Supportable }) {
  const { t } = useReader();
  if (!proposal.availableActions.includes('WITHDRAW')) return null;
  return (
    <Fold title={t('proposal.withdraw.title')} form="proposalWithdraw" at={proposal.id}>
      <p>{t('proposal.withdraw.what')}</p>
      <Form name="proposalWithdraw" at={proposal.id} submit={t('proposal.withdraw.title')} grave />
    </Fold>
  );
}
