import { Choices, TextArea } from '../../frame/components/fields.js';
import { Form } from '../../frame/components/form.js';
import { Newer } from '../../frame/components/newer.js';
import { Lines } from '../../frame/components/said.js';
import { documentOf, type Thing } from '../../frame/documents.js';
import type { SessionLine } from '../../frame/types.js';
import { type Reader, useReader } from '../../frame/reader.js';
import {
  ResponseFields,
  responseNeeds,
  responseSent,
  Commitments,
  type OfPlan,
  commitmentsSent,
  TEXT_FIELDS,
  writeByTyped,
} from './response-fields.js';
import type { PageForm } from '../../frame/form.js';
import { toResponded } from '../../frame/list-way.js';
import { SessionField, sessionNeeded } from '../../accounts/forms/session-field.js';
import { REASON_LENGTH } from '../../../domain/lengths.js';

const toProposal = (result: { response: { proposal: { reference: string | null } } }, reader: Reader) =>
  toResponded(result.response.proposal, reader);

export const responseRevise: PageForm<'forms/response-revise'> = {
  document: documentOf('forms/response-revise'),
  variables: (sent) => ({
    id: sent.at,
    version: Number(sent.text('version')),
    input: {
      ...responseSent(sent),
      ...commitmentsSent(sent),
      reason: sent.text('reason') ?? '',
      clientMutationId: sent.once,
    },
  }),
  needs: (_, reader) => ({ ...responseNeeds(reader), reason: reader.t('respond.revise.reason') }),
  unreadable: writeByTyped,
  fields: TEXT_FIELDS,
  next: toProposal,
  done: 'responseRevised',
};

/**
 * Decides a contest. If the author is right, a new response replaces the old one; otherwise the old one stays. Both
 * decisions need reasons.
 */
export const contestDecide: PageForm<'forms/contest-decide'> = {
  document: documentOf('forms/contest-decide'),
  variables: (sent) => {
    const uphold = { yes: true, no: false }[sent.text('uphold') ?? ''];
    return {
      id: sent.at,
      version: Number(sent.text('version')),
      input: {
        uphold,
        decision: sent.text('decision') ?? '',
        session: sent.text('session'),
        response: uphold ? { ...responseSent(sent), ...commitmentsSent(sent) } : undefined,
        clientMutationId: sent.once,
      },
    };
  },
  needs: (sent, reader) => ({
    uphold: reader.t('respond.decide.question'),
    ...sessionNeeded(sent, reader),
    decision: reader.t('respond.decide.reason'),
    ...(sent.text('uphold') === 'yes' ? responseNeeds(reader) : {}),
  }),
  unreadable: (sent, reader) => (sent.text('uphold') === 'yes' ? writeByTyped(sent, reader) : []),
  fields: {
    ...TEXT_FIELDS,
    'input.response': 'outcome',
    'input.response.text.text': 'text',
    'input.response.text': 'text',
  },
  next: toProposal,
  asks: {
    submit: 'sure.do.decide',
    always: true,
    // The fields of the new response start with the old text, which stays when the decision is no; then the question
    // does not show them.
    chosen: (sent) => (sent.text('uphold') === 'yes' ? ['uphold', 'outcome', 'category'] : ['uphold']),
    said: (sent) => (sent.text('uphold') === 'yes' ? ['decision', 'text', 'translation'] : ['decision']),
  },
  done: 'contestDecided',
};

type Answered = Thing<'respond', 'proposal'>['responses'][number];

interface ReviseProps {
  given: Answered;
  commitments: OfPlan;
}

export function ReviseForm({ given, commitments }: ReviseProps) {
  const { t, name } = useReader();
  return (
    <Form name="responseRevise" at={given.id} submit={t('respond.revise.submit')}>
      <Newer version={given.version}>
        <p>
          <strong>
            {name('Outcome', given.outcome)} · {name('ResponseCategory', given.category)}
          </strong>
        </p>
        <Lines text={given.written[given.written.original as 'es']} />
      </Newer>
      <ResponseFields given={given} />
      <Commitments
        of={commitments}
        chosen={given.commitments.map(({ reference }) => reference)}
        writeBy={given.writeBy}
      />
      <TextArea
        name="reason"
        label={t('respond.revise.reason')}
        hint={t('respond.revise.reasonHint')}
        rows={3}
        most={REASON_LENGTH}
      />
    </Form>
  );
}

interface DecideProps extends ReviseProps {
  /** Sessions of the forum, when the secretariat decides: it records the decision of one of them. */
  sessions: SessionLine[] | null;
}

export function DecideForm({ given, commitments, sessions }: DecideProps) {
  const { t } = useReader();
  return (
    <Form name="contestDecide" at={given.id} submit={t('respond.decide.submit')}>
      <Newer version={given.version} judged="in words" />
      <Choices
        name="uphold"
        label={t('respond.decide.question')}
        options={['yes', 'no'].map((value) => ({
          value,
          label: t(`respond.decide.${value}`),
          hint: t(`respond.decide.${value}Hint`),
        }))}
      />
      {sessions && <SessionField sessions={sessions} hint={t('respond.decide.sessionHint')} />}
      <TextArea
        name="decision"
        label={t('respond.decide.reason')}
        hint={t('respond.decide.reasonHint')}
        rows={4}
        most={REASON_LENGTH}
      />
      <fieldset>
        <legend>{t('respond.decide.new')}</legend>
        <p>{t('respond.decide.newWhat')}</p>
        <ResponseFields given={given} />
        <Commitments
          of={commitments}
          chosen={given.commitments.map(({ reference }) => reference)}
          writeBy={given.writeBy}
        />
      </fieldset>
    </Form>
  );
}
