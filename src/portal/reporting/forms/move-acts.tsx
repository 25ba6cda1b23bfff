import { asTyped, noSuchDates, periodTyped } from '../../drafting/forms/period-fields.js';
import { TextArea, TextField } from '../../frame/components/fields.js';
import { Fold } from '../../frame/components/fold.js';
import { Form } from '../../frame/components/form.js';
import { Newer } from '../../frame/components/newer.js';
import { documentOf, type Thing } from '../../frame/documents.js';
import { type PageForm, versionRead } from '../../frame/form.js';
import { onTheWay } from '../../frame/list-way.js';
import { type Reader, useReader } from '../../frame/reader.js';
import type { Sent } from '../../frame/sent.js';
import { REASON_LENGTH } from '../../../domain/lengths.js';

export type DatesGiven = Extract<Thing<'milestoneDates', 'node'>, { __typename: 'Milestone' }>;
export type Move = DatesGiven['rebaselines']['nodes'][number];

/** A person who works through the moves that wait for them keeps the way to the next one. */
const toItself = ({ rebaseline }: { rebaseline: { milestone: { id: string } } }, reader: Reader) =>
  reader.href('milestoneDates', rebaseline.milestone.id, onTheWay(reader));

/** Each act on a move sends the move it stands at, and the version that the page showed. */
const moveRead = (sent: Sent) => ({ id: sent.at, version: versionRead(sent) });
const reasoned = (sent: Sent) => ({ reason: sent.text('reason') ?? '', clientMutationId: sent.once });

const milestoneRebaseline: PageForm<'forms/milestone-rebaseline'> = {
  document: documentOf('forms/milestone-rebaseline'),
  variables: (sent, key) => ({
    id: key,
    version: versionRead(sent),
    input: { period: periodTyped(sent), ...reasoned(sent) },
  }),
  needs: (_, { t }) => ({ end: t('suggest.period.end'), reason: t('milestoneDates.propose.reason') }),
  unreadable: noSuchDates,
  // A refusal of unchanged dates is shown at the end date, because that is the date that mostly moves.
  fields: { input: 'end' },
  next: toItself,
  done: 'datesProposed',
};

const rebaselineAgree: PageForm<'forms/rebaseline-agree'> = {
  document: documentOf('forms/rebaseline-agree'),
  variables: (sent) => ({ ...moveRead(sent), input: { clientMutationId: sent.once } }),
  next: toItself,
  done: ({ rebaseline }) => (rebaseline.state === 'IN_FORCE' ? 'datesInForce' : 'datesAgreed'),
};

const rebaselineDecline: PageForm<'forms/rebaseline-decline'> = {
  document: documentOf('forms/rebaseline-decline'),
  variables: (sent) => ({ ...moveRead(sent), input: reasoned(sent) }),
  needs: (_, { t }) => ({ reason: t('milestoneDates.decline.reason') }),
  next: toItself,
  done: 'datesDeclined',
};

const rebaselineWithdraw: PageForm<'forms/rebaseline-withdraw'> = {
  document: documentOf('forms/rebaseline-withdraw'),
  variables: (sent) => ({ ...moveRead(sent), input: { clientMutationId: sent.once } }),
  next: toItself,
  done: 'datesWithdrawn',
};

const rebaselineObject: PageForm<'forms/rebaseline-object'> = {
  document: documentOf('forms/rebaseline-object'),
  variables: (sent) => ({ ...moveRead(sent), input: reasoned(sent) }),
  needs: (_, { t }) => ({ reason: t('milestoneDates.object.reason') }),
  next: toItself,
  done: 'datesObjected',
};

export const moveActs = {
  milestoneRebaseline,
  rebaselineAgree,
  rebaselineDecline,
  rebaselineWithdraw,
  rebaselineObject,
};

/** Proposes other dates, filled with those that hold now. */
export function ProposeDates({ given }: { given: DatesGiven }) {
  const { t } = useReader();
  const { startOn, startPrecision, endOn, endPrecision } = given.current.endPrecision ? given.current : given.planned;
  return (
    <Form name="milestoneRebaseline" submit={t('milestoneDates.propose.submit')}>
      <Newer version={given.version} judged="in words" />
      <TextField
        name="start"
        label={t('suggest.period.start')}
        hint={t('suggest.period.hint')}
        value={asTyped(startOn, startPrecision)}
        autocomplete="off"
        short
        optional
      />
      <TextField
        name="end"
        label={t('suggest.period.end')}
        value={asTyped(endOn, endPrecision)}
        autocomplete="off"
        short
      />
      <Reason of="propose" />
    </Form>
  );
}

/** The acts of the reader on one move: each stands at it and sends the version that the reader saw. */
export function MoveForms({ move }: { move: Move }) {
  const { t } = useReader();
  const { id, version, availableActions } = move;
  return (
    <>
      {availableActions.includes('AGREE') && (
        <Form name="rebaselineAgree" at={id} submit={t('milestoneDates.agree.submit')}>
          <Newer version={version} judged="by a button" />
        </Form>
      )}
      {availableActions.includes('DECLINE') && (
        <Fold title={t('milestoneDates.decline.title')} form="rebaselineDecline" at={id}>
          <Form name="rebaselineDecline" at={id} submit={t('milestoneDates.decline.submit')}>
            <Newer version={version} judged="in words" />
            <Reason of="decline" />
          </Form>
        </Fold>
      )}
      {availableActions.includes('WITHDRAW') && (
        <Form name="rebaselineWithdraw" at={id} submit={t('milestoneDates.withdraw.submit')} quietly>
          <Newer version={version} judged="by a button" />
        </Form>
      )}
      {availableActions.includes('OBJECT') && (
        <Fold title={t('milestoneDates.object.title')} form="rebaselineObject" at={id}>
          <Form name="rebaselineObject" at={id} submit={t('milestoneDates.object.submit')}>
            <Newer version={version} judged="in words" />
            <Reason of="object" />
          </Form>
        </Fold>
      )}
    </>
  );
}

function Reason({ of }: { of: 'propose' | 'decline' | 'object' }) {
  const { t } = useReader();
  return (
    <TextArea
      name="reason"
      label={t(`milestoneDates.${of}.reason`)}
      hint={t(`milestoneDates.${of}.hint`)}
      rows={3}
      most={REASON_LENGTH}
    />
  );
}
