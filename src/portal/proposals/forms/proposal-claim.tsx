import { Hidden } from '../../frame/components/fields.js';
import { Fold } from '../../frame/components/fold.js';
import { Form } from '../../frame/components/form.js';
import { documentOf } from '../../frame/documents.js';
import { useReader } from '../../frame/reader.js';
import type { PageForm } from '../../frame/form.js';

/**
 * Turns a proposal written before signing in into the person's own draft. A button does it, because programs follow
 * links.
 */
export const proposalClaim: PageForm<'forms/proposal-claim'> = {
  document: documentOf('forms/proposal-claim'),
  variables: (sent) => ({ input: { token: sent.text('token') ?? '', clientMutationId: sent.once } }),
  next: (result, { href }) => href('draft', result.proposal.id, { step: 'where' }),
};

export const proposalDiscard: PageForm<'forms/proposal-discard'> = {
  document: documentOf('forms/proposal-discard'),
  variables: (sent) => ({ input: { token: sent.text('token') ?? '' } }),
  next: (_, { href }) => href('propose'),
  done: 'discarded',
};

export function ProposalClaimForm({ token }: { token: string }) {
  const { t } = useReader();
  return (
    <Form name="proposalClaim" submit={t('kept.claim')}>
      <Hidden name="token" value={token} />
    </Form>
  );
}

export function ProposalDiscardForm({ token }: { token: string }) {
  const { t } = useReader();
  return (
    <Fold title={t('kept.discard.title')} form="proposalDiscard">
      <p>{t('kept.discard.what')}</p>
      <Form name="proposalDiscard" submit={t('kept.discard.submit')} grave>
        <Hidden name="token" value={token} />
      </Form>
    </Fold>
  );
}
