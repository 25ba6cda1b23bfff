import { BODY_LENGTH } from '../../../domain/text.js';
import { TextArea } from '../../frame/components/fields.js';
import { Fold } from '../../frame/components/fold.js';
import { Form } from '../../frame/components/form.js';
import { Newer } from '../../frame/components/newer.js';
import { documentOf, type Thing } from '../../frame/documents.js';
import { type PageForm, versionRead } from '../../frame/form.js';
import { type Reader, useReader } from '../../frame/reader.js';
import { onTheWay } from '../../frame/list-way.js';
import type { Sent } from '../../frame/sent.js';

/** A reader who works through the desk keeps the way to the next suggestion. */
const toItself = ({ suggestion }: { suggestion: { id: string } }, reader: Reader) =>
  reader.href('suggestion', suggestion.id, onTheWay(reader));

type Needs = (sent: Sent, reader: Reader) => Record<string, string>;

const accepting = (needs: Needs): PageForm<'forms/suggestion-accept'> => ({
  document: documentOf('forms/suggestion-accept'),
  variables: (sent, key) => ({
    id: key,
    version: versionRead(sent),
    input: { text: sent.text('text'), reason: sent.text('reason'), clientMutationId: sent.once },
  }),
  needs,
  next: toItself,
  done: ({ suggestion }) => (suggestion.state === 'REVERTED' ? 'suggestionWaits' : 'suggestionAccepted'),
});

const withReason = (sent: Sent, key: string) => ({
  id: key,
  input: { reason: sent.text('reason') ?? '', clientMutationId: sent.once },
});
const reasoned = (_: Sent, { t }: Reader) => ({ reason: t('suggestion.reasonOfDecision') });

const suggestionDecline: PageForm<'forms/suggestion-decline'> = {
  document: documentOf('forms/suggestion-decline'),
  variables: withReason,
  needs: reasoned,
  next: toItself,
  asks: { submit: 'suggestion.decline.submit', always: true },
  done: 'suggestionDeclined',
};

const suggestionRevert: PageForm<'forms/suggestion-revert'> = {
  document: documentOf('forms/suggestion-revert'),
  variables: withReason,
  needs: reasoned,
  next: toItself,
  done: 'suggestionReverted',
};

const suggestionWithdraw: PageForm<'forms/suggestion-withdraw'> = {
  document: documentOf('forms/suggestion-withdraw'),
  variables: (sent, key) => ({ id: key, input: { clientMutationId: sent.once } }),
  next: toItself,
  done: 'suggestionWithdrawn',
};

export const suggestionActs = {
  suggestionAccept: accepting(() => ({})),
  suggestionReword: accepting((_, { t }) => ({
    text: t('suggestion.reword.words'),
    reason: t('suggestion.reasonOfDecision'),
  })),
  suggestionDecline,
  suggestionRevert,
  suggestionWithdraw,
};

type OneSuggestion = Extract<Thing<'suggestion', 'node'>, { __typename: 'Suggestion' }>;

/** Everything that the reader may do with a suggestion. One in conflict cannot be accepted as it is. */
export function SuggestionActs({ given }: { given: OneSuggestion }) {
  const { t } = useReader();
  const may = (action: OneSuggestion['availableActions'][number]) => given.availableActions.includes(action);
  const { version } = given.commitment;
  return (
    <>
      {may('ACCEPT') && !given.inConflict && (
        <Form name="suggestionAccept" submit={t('suggestion.accept.submit')}>
          <Newer version={version} judged="by a button" />
        </Form>
      )}
      {may('ACCEPT') && given.text !== null && (
        <Fold
          title={t(given.inConflict ? 'suggestion.reword.settle' : 'suggestion.reword.title')}
          form="suggestionReword"
          {...(given.inConflict ? { open: true as const } : {})}
        >
          <Form name="suggestionReword" submit={t('suggestion.reword.submit')}>
            <Newer version={version} judged="in words" />
            <TextArea
              name="text"
              label={t('suggestion.reword.words')}
              hint={t('suggestion.reword.hint')}
              value={given.text}
              rows={8}
              most={BODY_LENGTH}
            />
            <Reason />
          </Form>
        </Fold>
      )}
      {may('DECLINE') && (
        <Fold title={t('suggestion.decline.title')} form="suggestionDecline">
          <Form name="suggestionDecline" submit={t('suggestion.decline.submit')}>
            <Reason />
          </Form>
        </Fold>
      )}
      {may('REVERT') && (
        <Fold title={t('suggestion.revert.title')} form="suggestionRevert">
          <p>{t('suggestion.revert.what')}</p>
          <Form name="suggestionRevert" submit={t('suggestion.revert.submit')}>
            <Reason />
          </Form>
        </Fold>
      )}
      {may('WITHDRAW') && (
        <Fold title={t('suggestion.withdraw.title')} form="suggestionWithdraw">
          <p>{t('suggestion.withdraw.what')}</p>
          <Form name="suggestionWithdraw" submit={t('suggestion.withdraw.submit')} quietly />
        </Fold>
      )}
    </>
  );
}

/** The public reason of a decision. */
function Reason() {
  const { t } = useReader();
  return (
    <TextArea
      name="reason"
      label={t('suggestion.reasonOfDecision')}
      hint={t('suggestion.reasonHint')}
      rows={3}
      most={2000}
    />
  );
}
