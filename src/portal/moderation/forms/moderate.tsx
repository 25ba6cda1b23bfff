import { Choices, Hidden, TextArea } from '../../frame/components/fields.js';
import { Form } from '../../frame/components/form.js';
import { Newer } from '../../frame/components/newer.js';
import { documentOf } from '../../frame/documents.js';
import { decidedAt, PLACE } from '../../frame/list-way.js';
import { useReader } from '../../frame/reader.js';
import { hiding, whyHidden, WhyHidden } from './moderation-acts.js';
import { outdatedOf, type PageForm, versionRead, versionsRead } from '../../frame/form.js';
import { MODERATION_REASON_LENGTH } from '../../../domain/lengths.js';

const HIDE = documentOf('forms/comments-hide');
const DISMISS = documentOf('forms/reports-dismiss');
/** The checkboxes belong to the bulk form by this id, because each stands in its own case. */
export const MODERATE_FORM = 'moderate';

const toDesk: PageForm['next'] = (_, { href, address, search }, sent) =>
  href(address!.page, address!.key, decidedAt(search, sent.text(PLACE)));

export const moderate: PageForm<'forms/comments-hide' | 'forms/reports-dismiss'> = {
  document: (sent) => (sent.text('verdict') === 'dismiss' ? DISMISS : HIDE),
  variables: (sent) => {
    const ids = sent.all('ticked');
    return sent.text('verdict') === 'dismiss'
      ? { ids, once: sent.once }
      : { ids, versions: versionsRead(sent, ids), input: hiding(sent) };
  },
  needs: (sent, reader) => ({
    verdict: reader.t('moderation.decision'),
    ...(sent.text('verdict') === 'hide' ? whyHidden(reader) : {}),
  }),
  unreadable: (sent, { t }) =>
    sent.all('ticked').length > 0 ? [] : [{ field: '', message: t('moderation.nothingTicked') }],
  fields: { ids: '' },
  fieldAt: (path, sent) => outdatedOf(path, sent.all('ticked')),
  asks: {
    submit: 'sure.do.hideMany',
    undo: 'sure.undo.hideMany',
    chosen: () => ['rule'],
    when: (sent) => sent.text('verdict') !== 'dismiss',
  },
  partly: (result) => (('comments' in result ? result.comments : result.reports) ?? []).length > 0,
  next: toDesk,
  done: 'moderated',
};

/** A decision for everything that is ticked; each thing gets its own entry in the log. */
export function ModerateForm() {
  const { t } = useReader();
  return (
    <Form name={MODERATE_FORM} submit={t('moderation.decide')}>
      <Choices
        name="verdict"
        label={t('moderation.decision')}
        options={['hide', 'dismiss'].map((value) => ({
          value,
          label: t(`moderation.${value}`),
          hint: t(`moderation.${value}Hint`),
        }))}
      />
      <WhyHidden only={t('moderation.onlyToHide')} />
    </Form>
  );
}

/** Forms that decide on a single proposal, suggestion or evidence, because none is ever part of a bulk decision. */
export const singleModeration: {
  proposalHide: PageForm<'forms/proposal-hide'>;
  suggestionHide: PageForm<'forms/suggestion-hide'>;
  evidenceHide: PageForm<'forms/evidence-hide'>;
  proposalDismiss: PageForm<'forms/reports-dismiss'>;
} = {
  proposalHide: {
    document: documentOf('forms/proposal-hide'),
    variables: (sent) => ({ id: sent.at, version: versionRead(sent), input: hiding(sent) }),
    needs: (_, reader) => whyHidden(reader),
    next: toDesk,
    done: 'moderated',
  },
  suggestionHide: {
    document: documentOf('forms/suggestion-hide'),
    variables: (sent) => ({ id: sent.at, version: versionRead(sent), input: hiding(sent) }),
    needs: (_, reader) => whyHidden(reader),
    next: toDesk,
    done: 'moderated',
  },
  evidenceHide: {
    document: documentOf('forms/evidence-hide'),
    variables: (sent) => ({ id: sent.at, input: hiding(sent) }),
    needs: (_, reader) => whyHidden(reader),
    next: toDesk,
    done: 'moderated',
  },
  proposalDismiss: {
    document: DISMISS,
    variables: (sent) => ({ ids: [sent.at], once: sent.once }),
    next: toDesk,
    done: 'moderated',
  },
};

interface SingleModerationProps {
  hide: 'proposalHide' | 'suggestionHide' | 'evidenceHide';
  /** The thing, with its version unless nobody edits it. */
  of: { id: string; version?: number };
  /** Cursor of the case, after which the next one stands. */
  place: string;
  reported: boolean;
}

export function SingleModerationForms({ hide, of: { id, version }, place, reported }: SingleModerationProps) {
  const { t } = useReader();
  return (
    <>
      <Form name={hide} at={id} submit={t('moderating.hide.submit')}>
        {version !== undefined && <Newer version={version} judged="in words" />}
        <Hidden name={PLACE} value={place} />
        <WhyHidden />
      </Form>
      {reported && (
        <Form name="proposalDismiss" at={id} submit={t('moderation.dismiss')} quietly>
          <Hidden name={PLACE} value={place} />
        </Form>
      )}
    </>
  );
}

export const appealDecide: PageForm<'forms/appeal-decide'> = {
  document: documentOf('forms/appeal-decide'),
  variables: (sent) => ({
    id: sent.at,
    input: {
      restore: { yes: true, no: false }[sent.text('restore') ?? ''],
      reason: sent.text('reason') ?? '',
      clientMutationId: sent.once,
    },
  }),
  needs: (_, { t }) => ({ restore: t('moderation.appeal.question'), reason: t('moderation.appeal.reason') }),
  next: toDesk,
  asks: { submit: 'moderation.appeal.submit', always: true, chosen: () => ['restore'] },
  done: 'appealDecided',
};

export function AppealDecideForm({ id, place }: { id: string; place: string }) {
  const { t } = useReader();
  return (
    <Form name="appealDecide" at={id} submit={t('moderation.appeal.submit')}>
      <Hidden name={PLACE} value={place} />
      <Choices
        name="restore"
        label={t('moderation.appeal.question')}
        hint={t('moderation.appeal.together')}
        options={[
          { value: 'yes', label: t('moderation.appeal.yes'), hint: t('moderation.appeal.yesHint') },
          { value: 'no', label: t('moderation.appeal.no'), hint: t('moderation.appeal.noHint') },
        ]}
      />
      <TextArea
        name="reason"
        label={t('moderation.appeal.reason')}
        hint={t('form.public')}
        rows={3}
        most={MODERATION_REASON_LENGTH}
      />
    </Form>
  );
}
