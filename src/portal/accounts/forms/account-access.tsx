import { Choices, Select, TextField } from '../../frame/components/fields.js';
import { Form } from '../../frame/components/form.js';
import { Of } from '../../frame/components/said.js';
import { documentOf } from '../../frame/documents.js';
import { useReader } from '../../frame/reader.js';
import type { PageForm } from '../../frame/form.js';
import { TOKEN_NAME_LENGTH } from '../../../domain/lengths.js';

export const sessionRevoke: PageForm<'forms/session-revoke'> = {
  document: documentOf('forms/session-revoke'),
  variables: (sent) => ({ id: sent.at }),
  next: (_, { href }) => href('account'),
  done: 'sessionRevoked',
};

export const tokenCreate: PageForm<'forms/token-create'> = {
  document: documentOf('forms/token-create'),
  variables: (sent) => ({
    input: { name: sent.text('name') ?? '', scopes: sent.all('scopes'), days: Number(sent.text('days') ?? 30) },
  }),
  needs: (_, { t }) => ({
    name: t('account.tokens.name'),
    scopes: t('account.tokens.scopes'),
    days: t('account.tokens.days'),
  }),
  next: () => null,
};

export const tokenRevoke: PageForm<'forms/token-revoke'> = {
  document: documentOf('forms/token-revoke'),
  variables: (sent) => ({ id: sent.at }),
  next: (_, { href }) => href('account'),
  done: 'tokenRevoked',
};

export function SessionRevoke({ id, whose }: { id: string; whose: string }) {
  const { t } = useReader();
  return (
    <Form name="sessionRevoke" at={id} quietly submit={<Of what={t('account.sessions.revoke')} whose={whose} />} />
  );
}

export function TokenRevoke({ id, whose }: { id: string; whose: string }) {
  const { t } = useReader();
  return <Form name="tokenRevoke" at={id} quietly submit={<Of what={t('account.tokens.revoke')} whose={whose} />} />;
}

const DAYS = [7, 30, 90, 365];

export function TokenCreate() {
  const { t, name, viewer } = useReader();
  const administers = viewer!.appointments.some(({ role }) => role === 'administrator');
  const scopes = ['READ', 'WRITE', ...(administers ? ['ADMIN'] : [])];
  return (
    <Form name="tokenCreate" submit={t('account.tokens.submit')}>
      <TextField
        name="name"
        label={t('account.tokens.name')}
        hint={t('account.tokens.nameHint')}
        autocomplete="off"
        most={TOKEN_NAME_LENGTH}
      />
      <Choices
        name="scopes"
        label={t('account.tokens.scopes')}
        many
        chosen={['READ']}
        options={scopes.map((scope) => ({
          value: scope,
          label: name('TokenScope', scope),
          hint: t(`account.tokens.scope.${scope.toLowerCase()}`),
        }))}
      />
      <Select
        name="days"
        label={t('account.tokens.days')}
        value="30"
        options={DAYS.map((days) => ({ value: String(days), label: t('account.tokens.forDays', { count: days }) }))}
      />
    </Form>
  );
}
