import { TextArea } from '../../frame/components/fields.js';
import { Fold } from '../../frame/components/fold.js';
import { Form } from '../../frame/components/form.js';
import { documentOf, type Thing } from '../../frame/documents.js';
import type { PageForm } from '../../frame/form.js';
import { type Reader, useReader } from '../../frame/reader.js';
import type { Sent } from '../../frame/sent.js';
import { REASON_LENGTH } from '../../../domain/lengths.js';

const toItself = (_: unknown, { href, address }: Reader) => href('textState', address!.key);

const withReason = (sent: Sent) => ({
  id: sent.at,
  input: { reason: sent.text('reason') ?? '', clientMutationId: sent.once },
});
const reasoned = (_: Sent, { t }: Reader) => ({ reason: t('textState.reason') });

const commitmentConsult: PageForm<'forms/commitment-consult'> = {
  document: documentOf('forms/commitment-consult'),
  variables: (sent) => ({ id: sent.at, input: { clientMutationId: sent.once } }),
  // The faults are about parts of the text, which have no field in this form.
  fields: { id: '' },
  next: toItself,
  done: 'commitmentOpened',
};

const commitmentReturnToDraft: PageForm<'forms/commitment-return-to-draft'> = {
  document: documentOf('forms/commitment-return-to-draft'),
  variables: withReason,
  needs: reasoned,
  next: toItself,
  done: 'commitmentReturned',
};

const commitmentDefer: PageForm<'forms/commitment-defer'> = {
  document: documentOf('forms/commitment-defer'),
  variables: withReason,
  needs: reasoned,
  next: toItself,
  asks: { submit: 'textState.defer.sure', always: true },
  done: 'commitmentDeferred',
};

const commitmentWithdraw: PageForm<'forms/commitment-withdraw'> = {
  document: documentOf('forms/commitment-withdraw'),
  variables: withReason,
  needs: reasoned,
  next: toItself,
  asks: { submit: 'textState.withdraw.sure', always: true },
  done: 'commitmentWithdrawn',
};

export const commitmentStates = { commitmentConsult, commitmentReturnToDraft, commitmentDefer, commitmentWithdraw };

type OneText = Thing<'textState', 'commitment'>;

/** The ways on from the present state of a text, as far as the reader may take them. */
export function StateActs({ given }: { given: OneText }) {
  const { t, returned } = useReader();
  const may = (action: OneText['availableActions'][number]) => given.availableActions.includes(action);
  const { id } = given;
  const isReady = (given.consultationChecks ?? []).every(({ met }) => met);
  // A form that came back is drawn again, because it lists what is missing meanwhile.
  const cameBack = returned?.sent.form === 'commitmentConsult';
  return (
    <>
      {may('CONSULT') && (isReady || cameBack) && (
        <Form name="commitmentConsult" at={id} submit={t('textState.consult.submit')}>
          <p>{t('textState.consult.what')}</p>
        </Form>
      )}
      {may('RETURN_TO_DRAFT') && (
        <Fold title={t('textState.return.title')} form="commitmentReturnToDraft" at={id}>
          <p>{t('textState.return.what')}</p>
          <Form name="commitmentReturnToDraft" at={id} submit={t('textState.return.submit')} quietly>
            <Reason />
          </Form>
        </Fold>
      )}
      {may('DEFER') && (
        <Fold title={t('textState.defer.title')} form="commitmentDefer" at={id}>
          <p>{t('textState.defer.what')}</p>
          <Form name="commitmentDefer" at={id} submit={t('textState.defer.submit')} grave>
            <Reason />
          </Form>
        </Fold>
      )}
      {may('WITHDRAW') && (
        <Fold title={t('textState.withdraw.title')} form="commitmentWithdraw" at={id}>
          <p>{t('textState.withdraw.what')}</p>
          <Form name="commitmentWithdraw" at={id} submit={t('textState.withdraw.submit')} grave>
            <Reason />
          </Form>
        </Fold>
      )}
    </>
  );
}

/** The public reason of a change of state. */
function Reason() {
  const { t } = useReader();
  return <TextArea name="reason" label={t('textState.reason')} hint={t('form.public')} rows={3} most={REASON_LENGTH} />;
}
