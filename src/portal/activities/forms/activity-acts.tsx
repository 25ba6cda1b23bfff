import { ACTIVITY_WHO_LENGTH, REASON_LENGTH, TITLE_LENGTH } from '../../../domain/lengths.js';
import { noSuchDates, PeriodFields, periodTyped } from '../../drafting/forms/period-fields.js';
import { Hidden, Select, TextArea, TextField } from '../../frame/components/fields.js';
import { Finder, useKeptName } from '../../frame/components/finder.js';
import { Fold } from '../../frame/components/fold.js';
import { Form } from '../../frame/components/form.js';
import { Newer } from '../../frame/components/newer.js';
import { DayField, noSuchDays } from '../../frame/day-field.js';
import { type Answer, documentOf, type Thing } from '../../frame/documents.js';
import { type PageForm, versionRead } from '../../frame/form.js';
import { dayTyped } from '../../frame/local-time.js';
import { type Reader, useReader } from '../../frame/reader.js';
import type { Sent } from '../../frame/sent.js';

export type ActivitiesGiven = Extract<Thing<'milestoneActivities', 'node'>, { __typename: 'Milestone' }>;
export type GivenActivity = ActivitiesGiven['activities']['nodes'][number];
export type ActivityInstitutions = Answer<'milestoneActivities'>['institutions'];

const next = ({ activity }: { activity: { milestone: { id: string } } }, { href }: Reader) =>
  href('milestoneActivities', activity.milestone.id);

/** The values of an activity; an empty choice or text takes away what was there. */
const said = (sent: Sent) => ({
  title: { language: sent.text('titleLanguage'), text: sent.text('title') ?? '' },
  institution: sent.text('doer') ?? null,
  who: sent.text('who') ?? null,
  period: periodTyped(sent),
  clientMutationId: sent.once,
});

const WRITTEN = {
  needs: (_: Sent, { t }: Reader) => ({ title: t('activities.form.title') }),
  unreadable: noSuchDates,
  fields: { institution: 'doer' },
  next,
};

const activityAdd: PageForm<'forms/activity-add'> = {
  ...WRITTEN,
  document: documentOf('forms/activity-add'),
  variables: (sent, key) => ({ milestone: key, input: said(sent) }),
  done: 'activityAdded',
};

const activityEdit: PageForm<'forms/activity-edit'> = {
  ...WRITTEN,
  document: documentOf('forms/activity-edit'),
  variables: (sent) => ({ id: sent.at, version: versionRead(sent)!, input: said(sent) }),
  done: 'activityEdited',
};

const activityDone: PageForm<'forms/activity-done'> = {
  document: documentOf('forms/activity-done'),
  variables: (sent) => ({
    id: sent.at,
    version: versionRead(sent),
    input: { on: dayTyped(sent.text('on')), clientMutationId: sent.once },
  }),
  unreadable: (sent, reader) => noSuchDays(sent, ['on'], reader),
  next,
  done: 'activityDone',
};

const activityReopen: PageForm<'forms/activity-reopen'> = {
  document: documentOf('forms/activity-reopen'),
  variables: (sent) => ({ id: sent.at, version: versionRead(sent), input: { clientMutationId: sent.once } }),
  next,
  done: 'activityReopened',
};

const activityRemove: PageForm<'forms/activity-remove'> = {
  document: documentOf('forms/activity-remove'),
  variables: (sent) => ({
    id: sent.at,
    version: versionRead(sent),
    input: { reason: sent.text('reason') ?? '', clientMutationId: sent.once },
  }),
  needs: (_, { t }) => ({ reason: t('activities.remove.reason') }),
  next,
  done: 'activityRemoved',
};

export const activityActs = { activityAdd, activityEdit, activityDone, activityReopen, activityRemove };

export function AddActivity({ known }: { known: ActivityInstitutions }) {
  const { t } = useReader();
  return (
    <Form name="activityAdd" submit={t('activities.add.submit')}>
      <Fields known={known} />
    </Form>
  );
}

/** The acts of the reader on one activity, each with the version that the page shows. */
export function ActivityForms({ activity, known }: { activity: GivenActivity; known: ActivityInstitutions }) {
  const { t } = useReader();
  const { id, version, availableActions } = activity;
  return (
    <>
      {availableActions.includes('DONE') && (
        <Fold title={t('activities.done.title')} form="activityDone" at={id}>
          <Form name="activityDone" at={id} submit={t('activities.done.submit')}>
            <Newer version={version} judged="in words" />
            <DayField name="on" label={t('activities.done.on')} hint={t('activities.done.hint')} optional />
          </Form>
        </Fold>
      )}
      {availableActions.includes('EDIT') && (
        <Fold title={t('activities.edit.title')} form="activityEdit" at={id}>
          <Form name="activityEdit" at={id} submit={t('activities.edit.submit')}>
            <Newer version={version} />
            <Fields activity={activity} known={known} />
          </Form>
        </Fold>
      )}
      {availableActions.includes('REOPEN') && (
        <Form name="activityReopen" at={id} submit={t('activities.reopen.submit')} quietly>
          <Newer version={version} judged="by a button" />
        </Form>
      )}
      {availableActions.includes('REMOVE') && (
        <Fold title={t('activities.remove.title')} form="activityRemove" at={id}>
          <Form name="activityRemove" at={id} submit={t('activities.remove.submit')}>
            <Newer version={version} judged="in words" />
            <TextArea
              name="reason"
              label={t('activities.remove.reason')}
              hint={t('activities.remove.hint')}
              rows={3}
              most={REASON_LENGTH}
            />
          </Form>
        </Fold>
      )}
    </>
  );
}

function Fields({ activity, known }: { activity?: GivenActivity; known: ActivityInstitutions }) {
  const { t, language } = useReader();
  const kept = useKeptName();
  return (
    <>
      <Hidden name="titleLanguage" value={(activity?.title.language ?? language).toUpperCase()} />
      <TextField
        name="title"
        label={t('activities.form.title')}
        hint={t('activities.form.titleHint')}
        value={activity?.title.text ?? ''}
        most={TITLE_LENGTH}
      />
      <Finder name="doer" label={t('finder.institution')} choices={known} />
      <Select
        name="doer"
        label={t('activities.form.institution')}
        value={activity?.institution?.slug ?? ''}
        kept={(slug) => (slug === activity?.institution?.slug ? activity.institution.name.text : kept(slug))}
        options={known.nodes.map(({ slug, name }) => ({ value: slug, label: name.text }))}
        none={t('activities.form.none')}
        optional
      />
      <TextField
        name="who"
        label={t('activities.form.who')}
        hint={t('activities.form.whoHint')}
        value={activity?.who ?? ''}
        most={ACTIVITY_WHO_LENGTH}
        autocomplete="off"
        optional
      />
      {activity ? <PeriodFields span={activity.period} /> : <PeriodFields />}
    </>
  );
}
