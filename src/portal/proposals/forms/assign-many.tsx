import { Hidden, Select } from '../../frame/components/fields.js';
import { Form } from '../../frame/components/form.js';
import { unticked } from '../../frame/components/ticks.js';
import { documentOf } from '../../frame/documents.js';
import type { Body, Place } from '../../frame/types.js';
import { useReader } from '../../frame/reader.js';
import { outdatedOf, type PageForm, versionsRead } from '../../frame/form.js';

export const ASSIGN_MANY = 'proposalsReview';

export const proposalsReview: PageForm<'forms/proposals-review'> = {
  document: documentOf('forms/proposals-review'),
  variables: (sent) => ({
    versions: versionsRead(sent, sent.all('ticked')),
    input: {
      plan: sent.text('plan') ?? '',
      proposals: sent.all('ticked'),
      institution: sent.text('institution') ?? '',
      clientMutationId: sent.once,
    },
  }),
  needs: (_, { t }) => ({ institution: t('review.many.institution') }),
  unreadable: (sent, { t }) =>
    sent.all('ticked').length > 0 ? [] : [{ field: '', message: t('review.many.nothing') }],
  fields: { proposals: '' },
  fieldAt: (path, sent) => outdatedOf(path, sent.all('ticked')),
  asks: { submit: 'sure.do.assign', undo: 'sure.undo.assign', always: true },
  next: (_, { href, address, search }) => href(address!.page, address!.key, unticked(search)),
  done: 'assignedMany',
};

interface AssignManyProps {
  plan: string;
  members: { jurisdiction: Place; institutions: Body[] }[];
}

/** Assigns one institution to all proposals ticked in the list above. */
export function AssignManyForm({ plan, members }: AssignManyProps) {
  const { t } = useReader();
  return (
    <Form name={ASSIGN_MANY} submit={t('review.many.submit')}>
      <Hidden name="plan" value={plan} />
      <Select
        name="institution"
        label={t('review.many.institution')}
        options={members.flatMap(({ jurisdiction, institutions }) =>
          institutions.map(({ slug, name }) => ({ value: slug, label: `${jurisdiction.name.text} · ${name.text}` })),
        )}
      />
    </Form>
  );
}
