import type { ComponentChildren } from 'preact';
import type { CommentAction, ProposalAction, ModerationRule } from '../../frame/types.js';
import { Select, TextArea, Tick } from '../../frame/components/fields.js';
import { Fold } from '../../frame/components/fold.js';
import { Form } from '../../frame/components/form.js';
import { Newer } from '../../frame/components/newer.js';
import { documentOf, type Thing } from '../../frame/documents.js';
import type { Done } from '../../frame/done.js';
import { type Reader, useReader } from '../../frame/reader.js';
import type { PageForm } from '../../frame/form.js';
import type { Sent } from '../../frame/sent.js';
import { MODERATION_REASON_LENGTH, REASON_LENGTH } from '../../../domain/lengths.js';
import { allOf } from '../../frame/values.js';

const RULES = allOf<ModerationRule>({
  PERSONAL_DATA: true,
  UNLAWFUL: true,
  THREAT: true,
  INSULT: true,
  DISCRIMINATION: true,
  SPAM: true,
  OFF_TOPIC: true,
  DUPLICATE: true,
});
const rule = (sent: Sent) => RULES.find((each) => each === sent.text('rule'));

/** The input of a report: the broken rule, and a note for the moderators. */
const reporting = (sent: Sent) => ({
  rule: rule(sent),
  reason: sent.text('reason'),
  clientMutationId: sent.once,
});

/** The input of a decision to hide: the broken rule, and the public reason. */
export const hiding = (sent: Sent) => ({
  rule: rule(sent),
  reason: sent.text('reason') ?? '',
  clientMutationId: sent.once,
});

const appealing = (sent: Sent) => ({ argument: sent.text('argument') ?? '', clientMutationId: sent.once });

/** The fields that a decision to hide requires. */
export const whyHidden = ({ t }: Reader) => ({ rule: t('moderating.rule'), reason: t('moderating.hide.reason') });

interface Moderating<Input> {
  input(sent: Sent): Input;
  needs: NonNullable<PageForm['needs']>;
  done: Done;
}

/** An act of moderation, the same for comments and proposals; the page of each adds its own GraphQL document. */
const act = <Input,>(each: Moderating<Input>) => each;
export const MODERATED = {
  Report: act({ input: reporting, needs: (_, { t }) => ({ rule: t('moderating.rule') }), done: 'reported' }),
  Appeal: act({
    input: appealing,
    needs: (_, { t }) => ({ argument: t('moderating.appeal.argument') }),
    done: 'appealed',
  }),
  Hide: act({ input: hiding, needs: (_, reader) => whyHidden(reader), done: 'hidden' }),
};

/** One form for comments and proposals: the server finds the thing by its id. */
export const hidingTakeBack: Pick<PageForm<'forms/hiding-take-back'>, 'document' | 'variables' | 'needs' | 'done'> = {
  document: documentOf('forms/hiding-take-back'),
  variables: (sent) => ({
    id: sent.at,
    input: {
      reason: sent.text('reason') ?? '',
      together: sent.text('together') === 'yes',
      clientMutationId: sent.once,
    },
  }),
  needs: (_, { t }) => ({ reason: t('moderating.hide.reason') }),
  done: 'hidingTakenBack',
};

type CommentGiven = Extract<Thing<'comment', 'node'>, { __typename: 'Comment' }>;

/** Parameter with which the page of a text opens the form to report it; a thread links to it beside each comment. */
export const REPORTING: [name: string, value: string] = ['report', 'yes'];
type SuggestionGiven = Extract<Thing<'suggestion', 'node'>, { __typename: 'Suggestion' }>;

interface Moderated {
  /** The names of the forms begin with it: `commentReport`. */
  kind: 'comment' | 'proposal' | 'suggestion' | 'evidence';
  given: Pick<CommentGiven | Thing<'proposal', 'proposal'> | SuggestionGiven, 'id' | 'moderation'> & {
    availableActions: readonly string[];
    /** The version that the page shows; none of something that nobody edits. */
    version?: number;
  };
  /** The present text, when the page does not show all of it above. */
  children?: ComponentChildren;
}

/** Everything that people and moderators may do about a text, the same for comments and proposals. */
export function ModerationActs({ kind, given: { id, version, availableActions, moderation }, children }: Moderated) {
  const { t, search } = useReader();
  const may = (action: CommentAction & ProposalAction) => availableActions.some((each) => each === action);
  return (
    <>
      {may('REPORT') && (
        <Fold
          title={t('moderating.report.title')}
          form={`${kind}Report`}
          at={id}
          open={search.has(REPORTING[0]) || undefined}
        >
          <p>{t('moderating.report.what')}</p>
          <Form name={`${kind}Report`} at={id} submit={t('moderating.report.submit')}>
            <Rule />
            <TextArea
              name="reason"
              label={t('moderating.report.reason')}
              hint={t('moderating.report.reasonHint')}
              rows={3}
              most={MODERATION_REASON_LENGTH}
              optional
            />
          </Form>
        </Fold>
      )}
      {may('APPEAL') && (
        <Fold title={t('moderating.appeal.title')} form={`${kind}Appeal`} at={id} open>
          <p>{t('moderating.appeal.what')}</p>
          <Form name={`${kind}Appeal`} at={id} submit={t('moderating.appeal.submit')}>
            <TextArea
              name="argument"
              label={t('moderating.appeal.argument')}
              hint={t('moderating.appeal.argumentHint')}
              rows={4}
              most={REASON_LENGTH}
            />
          </Form>
        </Fold>
      )}
      {may('RELEASE') && (
        <Fold title={t('moderating.release.title')} form={`${kind}Release`} at={id} open>
          <Form name={`${kind}Release`} at={id} submit={t('moderating.release.submit')}>
            {version !== undefined && (
              <Newer version={version} judged="by a button">
                {children}
              </Newer>
            )}
          </Form>
        </Fold>
      )}
      {may('TAKE_BACK_HIDING') && (
        <Fold title={t('moderating.takeBack.title')} form="hidingTakeBack" at={id}>
          <p>{t('moderating.takeBack.what')}</p>
          <Form name="hidingTakeBack" at={id} submit={t('moderating.takeBack.submit')}>
            <TextArea
              name="reason"
              label={t('moderating.hide.reason')}
              hint={t('form.public')}
              rows={3}
              most={MODERATION_REASON_LENGTH}
            />
            {moderation && moderation.hiddenTogether > 0 && (
              <Tick
                name="together"
                value="yes"
                optional
                label={t('moderating.takeBack.together', { count: moderation.hiddenTogether })}
              />
            )}
          </Form>
        </Fold>
      )}
      {may('HIDE') && (
        <Fold title={t('moderating.hide.title')} form={`${kind}Hide`} at={id}>
          <p>{t('moderating.hide.what')}</p>
          <Form name={`${kind}Hide`} at={id} submit={t('moderating.hide.submit')}>
            {version !== undefined && (
              <Newer version={version} judged="in words">
                {children}
              </Newer>
            )}
            <WhyHidden />
          </Form>
        </Fold>
      )}
    </>
  );
}

/** The fields of a decision to hide that become public. */
export function WhyHidden({ only }: { only?: string }) {
  const { t } = useReader();
  return (
    <>
      <Rule only={only} />
      <TextArea
        name="reason"
        label={t('moderating.hide.reason')}
        hint={t('moderating.hide.reasonHint')}
        rows={3}
        most={MODERATION_REASON_LENGTH}
        only={only}
      />
    </>
  );
}

/** The rule of the site that the text is said to break. */
function Rule({ only }: { only?: string | undefined }) {
  const { t, name } = useReader();
  return (
    <Select
      name="rule"
      label={t('moderating.rule')}
      only={only}
      options={RULES.map((value) => ({ value, label: name('ModerationRule', value) }))}
    />
  );
}
