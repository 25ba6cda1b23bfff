import { Choices, TextField } from '../../frame/components/fields.js';
import { Form } from '../../frame/components/form.js';
import { documentOf } from '../../frame/documents.js';
import { useReader } from '../../frame/reader.js';
import type { PageForm } from '../../frame/form.js';

export const accountErase: PageForm<'forms/account-erase'> = {
  document: documentOf('forms/account-erase'),
  variables: (sent) => ({
    input: { publicName: sent.text('publicName') ?? '', texts: { yes: true, no: false }[sent.text('texts') ?? ''] },
  }),
  needs: (_, { t }) => ({ texts: t('erase.texts'), publicName: t('erase.name') }),
  next: (_, { href }) => href('home'),
  done: 'erased',
};

export function AccountErase({ publicName }: { publicName: string }) {
  const { t } = useReader();
  return (
    <Form name="accountErase" grave submit={t('erase.submit')}>
      <Choices
        name="texts"
        label={t('erase.texts')}
        options={['no', 'yes'].map((each) => ({
          value: each,
          label: t(`erase.${each}.label`),
          hint: t(`erase.${each}.hint`),
        }))}
      />
      <TextField
        name="publicName"
        label={t('erase.name')}
        hint={t('erase.nameHint', { name: publicName })}
        autocomplete="off"
      />
    </Form>
  );
}
