import { Choices, Select } from '../../frame/components/fields.js';
import { Finder, useKeptName } from '../../frame/components/finder.js';
import { Fold } from '../../frame/components/fold.js';
import { Form } from '../../frame/components/form.js';
import { type Answer, documentOf, type Thing } from '../../frame/documents.js';
import type { PageForm } from '../../frame/form.js';
import { useReader } from '../../frame/reader.js';

const ROLES = ['LEAD', 'SUPPORTING'] as const;

export const ownershipInvite: PageForm<'forms/ownership-invite'> = {
  document: documentOf('forms/ownership-invite'),
  variables: (sent) => ({
    id: sent.at,
    input: {
      institution: sent.text('institution') ?? '',
      role: ROLES.find((role) => role === sent.text('part'))!,
      clientMutationId: sent.once,
    },
  }),
  needs: (_, { t }) => ({ institution: t('textState.invite.institution'), part: t('textState.invite.role') }),
  fields: { 'input.role': 'part' },
  next: ({ commitment }, { href }) => href('textState', commitment.reference),
  done: 'ownerInvited',
};

interface InviteProps {
  given: Thing<'textState', 'commitment'>;
  institutions: Answer<'textState'>['institutions'];
  /** Set while the text lacks a lead, so that the way to this form shows it. */
  open: true | undefined;
}

/**
 * Invites an institution to lead or support the commitment; those that were asked and did not decline are left out. One
 * that somebody else asked meanwhile stays chosen.
 */
export function InviteForm({ given, institutions, open }: InviteProps) {
  const { t, name } = useReader();
  const kept = useKeptName();
  const asked = given.owners.filter(({ state }) => state !== 'DECLINED').map(({ institution }) => institution?.slug);
  const others = institutions.nodes.filter(({ slug }) => !asked.includes(slug));
  return (
    <Fold title={t('textState.invite.title')} form="ownershipInvite" at={given.id} {...(open && { open })}>
      <p>{t('textState.invite.what')}</p>
      <Form name="ownershipInvite" at={given.id} submit={t('textState.invite.submit')} quietly>
        <Finder name="institution" label={t('finder.institution')} choices={institutions} />
        <Select
          name="institution"
          label={t('textState.invite.institution')}
          kept={kept}
          options={others.map(({ slug, name: words }) => ({ value: slug, label: words.text }))}
        />
        <Choices
          name="part"
          label={t('textState.invite.role')}
          chosen={['LEAD']}
          options={ROLES.map((value) => ({ value, label: name('OwnerRole', value) }))}
        />
      </Form>
    </Fold>
  );
}
