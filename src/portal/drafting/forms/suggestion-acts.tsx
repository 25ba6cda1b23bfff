import { BODY_LENGTH, REASON_LENGTH } from '../../../domain/lengths.js';
import { sessionOptions } from '../../accounts/forms/session-field.js';
import { Select, TextArea } from '../../frame/components/fields.js';
import { Fold } from '../../frame/components/fold.js';
import { Form } from '../../frame/components/form.js';
import { Newer } from '../../frame/components/newer.js';
import { documentOf, type FormName, type Thing, type Variables } from '../../frame/documents.js';
import { type PageForm, versionRead } from '../../frame/form.js';
import { hidingTakeBack, MODERATED } from '../../moderation/forms/moderation-acts.js';
import { type Reader, useReader } from '../../frame/reader.js';
import { onTheWay } from '../../frame/list-way.js';
import type { Sent } from '../../frame/sent.js';

/** A reader who works through the desk keeps the way to the next suggestion. */
const toItself = ({ suggestion }: { suggestion: { id: string } }, reader: Reader) =>
  reader.href('suggestion', suggestion.id, onTheWay(reader));

type Needs = (sent: Sent, reader: Reader) => Record<string, string>;
type Taken = (sent: Sent) => { text?: string | undefined; asSuggested?: boolean };

const wordsTaken: Taken = (sent) => ({ text: sent.text('text') });

const accepting = (needs: Needs, taken: Taken = wordsTaken): PageForm<'forms/suggestion-accept'> => ({
  document: documentOf('forms/suggestion-accept'),
  variables: (sent, key) => ({
    id: key,
    version: versionRead(sent),
    input: {
      ...taken(sent),
      reason: sent.text('reason'),
      session: sent.text('session'),
      clientMutationId: sent.once,
    },
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
  suggestionSettle: accepting(reasoned, () => ({ asSuggested: true })),
  suggestionDecline,
  suggestionRevert,
  suggestionWithdraw,
};

/** After an act of moderation the same page is shown. */
const stay: PageForm['next'] = (_, { href, address }) => href('suggestion', address!.key);

const moderate = <Name extends FormName>(
  document: Name,
  { needs, done }: (typeof MODERATED)[keyof typeof MODERATED],
  variables: (sent: Sent) => Variables<Name>,
): PageForm<Name> => ({ document: documentOf(document), variables, needs, next: stay, done });

export const suggestionModerationActs = {
  suggestionReport: moderate('forms/suggestion-report', MODERATED.Report, (sent) => ({
    id: sent.at,
    input: MODERATED.Report.input(sent),
  })),
  suggestionAppeal: moderate('forms/suggestion-appeal', MODERATED.Appeal, (sent) => ({
    id: sent.at,
    input: MODERATED.Appeal.input(sent),
  })),
  suggestionHide: moderate('forms/suggestion-hide', MODERATED.Hide, (sent) => ({
    id: sent.at,
    version: versionRead(sent),
    input: MODERATED.Hide.input(sent),
  })),
  hidingTakeBack: { ...hidingTakeBack, next: stay },
};

type OneSuggestion = Extract<Thing<'suggestion', 'node'>, { __typename: 'Suggestion' }>;

/** Kinds without words of their own: in a conflict one side holds. */
const ONE_SIDE: readonly string[] = ['FIELD', 'REMOVE'];

/** The clause or the milestone is there no more, so that the suggestion can only be declined. */
const isGone = ({ kind, clause, milestone, field }: OneSuggestion): boolean =>
  ((kind === 'CHANGE' || kind === 'REMOVE') && clause === null) ||
  (field?.startsWith('MILESTONE') === true && milestone === null);

/** Everything that the reader may do with a suggestion. One in conflict cannot be accepted as it is. */
export function SuggestionActs({ given }: { given: OneSuggestion }) {
  const { t } = useReader();
  const may = (action: OneSuggestion['availableActions'][number]) => given.availableActions.includes(action);
  const version = given.ofCommitment?.version ?? given.ofPlan.textVersion;
  return (
    <>
      {may('ACCEPT') && !given.inConflict && (
        <Form name="suggestionAccept" submit={t('suggestion.accept.submit')}>
          <Newer version={version} judged="by a button" />
          <SessionThatDecided given={given} />
        </Form>
      )}
      {may('ACCEPT') && given.inConflict && ONE_SIDE.includes(given.kind) && !isGone(given) && (
        <Fold title={t('suggestion.settle.title')} form="suggestionSettle" open>
          <p>{t('suggestion.settle.what')}</p>
          <Form name="suggestionSettle" submit={t('suggestion.settle.submit')}>
            <Newer version={version} judged="in words" />
            <SessionThatDecided given={given} />
            <Reason />
          </Form>
        </Fold>
      )}
      {may('ACCEPT') && given.text !== null && !isGone(given) && (
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

/**
 * A session of the forum can change a role that an institution has accepted, and take again what was taken out of the
 * text.
 */
function SessionThatDecided({ given: { institution, presentValue, state, ofPlan } }: { given: OneSuggestion }) {
  const reader = useReader();
  const { t } = reader;
  const canBind = state === 'REVERTED' || (institution !== null && presentValue!.labels.length > 0);
  if (!canBind || ofPlan.sessions.length === 0) return null;
  return (
    <Select
      name="session"
      label={t('suggestion.session')}
      hint={t(institution ? 'suggestion.sessionOfRole' : 'suggestion.sessionAgain')}
      options={sessionOptions(ofPlan.sessions, reader)}
      none={t('suggest.field.none')}
      optional
    />
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
      most={REASON_LENGTH}
    />
  );
}
