import { TextField } from '../../frame/components/fields.js';
import { Form } from '../../frame/components/form.js';
import { documentOf } from '../../frame/documents.js';
import { useReader } from '../../frame/reader.js';
import type { PageForm } from '../../frame/form.js';

export const secondFactorStart: PageForm<'forms/second-factor-start'> = {
  document: documentOf('forms/second-factor-start'),
  variables: () => ({}),
  next: (_, { href }) => href('secondFactor'),
};

export const secondFactorConfirm: PageForm<'forms/second-factor-confirm'> = {
  document: documentOf('forms/second-factor-confirm'),
  variables: (sent) => ({ input: { code: sent.text('code') ?? '' } }),
  needs: (_, { t }) => ({ code: t('secondFactor.code') }),
  next: (_, { href }) => href('account'),
  done: 'secondFactorOn',
};

export const secondFactorRemove: PageForm<'forms/second-factor-remove'> = {
  document: documentOf('forms/second-factor-remove'),
  variables: () => ({}),
  next: (_, { href }) => href('account'),
  done: 'secondFactorOff',
};

export function SecondFactorConfirm() {
  const { t } = useReader();
  return (
    <Form name="secondFactorConfirm" submit={t('secondFactor.submit')}>
      <TextField
        name="code"
        label={t('secondFactor.code')}
        hint={t('secondFactor.codeHint')}
        inputmode="numeric"
        autocomplete="one-time-code"
        short
      />
    </Form>
  );
}
