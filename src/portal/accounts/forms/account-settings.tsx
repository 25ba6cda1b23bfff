import { LANGUAGES } from '../../../domain/localized-text.js';
import { Choices, Hidden, TextField } from '../../frame/components/fields.js';
import { Form } from '../../frame/components/form.js';
import { documentOf } from '../../frame/documents.js';
import { useReader } from '../../frame/reader.js';
import type { PageForm } from '../../frame/form.js';
import { PUBLIC_NAME_LENGTH } from '../../../domain/lengths.js';

export const accountRename: PageForm<'forms/account-rename'> = {
  document: documentOf('forms/account-rename'),
  variables: (sent) => ({ input: { publicName: sent.text('publicName') ?? '' } }),
  needs: (_, { t }) => ({ publicName: t('account.name.label') }),
  next: (_, { href }) => href('account'),
  done: 'renamed',
};

export const accountLanguage: PageForm<'forms/account-language'> = {
  document: documentOf('forms/account-language'),
  variables: (sent) => ({ input: { language: sent.text('language') } }),
  needs: (_, { t }) => ({ language: t('account.language.label') }),
  next: (_, { href }) => href('account'),
  done: 'languageSet',
};

export const noticeAccept: PageForm<'forms/notice-accept'> = {
  document: documentOf('forms/notice-accept'),
  variables: (sent) => ({ input: { version: Number(sent.text('version')) } }),
  next: (_, { href, address }) => href(address!.page),
  done: 'noticeAccepted',
};

export function AccountRename({ publicName }: { publicName: string }) {
  const { t } = useReader();
  return (
    <Form name="accountRename" submit={t('account.name.submit')}>
      <TextField
        name="publicName"
        label={t('account.name.label')}
        hint={t('account.name.hint')}
        value={publicName}
        autocomplete="nickname"
        most={PUBLIC_NAME_LENGTH}
      />
    </Form>
  );
}

export function AccountLanguage({ language }: { language: string }) {
  const { t } = useReader();
  return (
    <Form name="accountLanguage" submit={t('account.language.submit')}>
      <Choices
        name="language"
        label={t('account.language.label')}
        chosen={[language]}
        options={LANGUAGES.map((each) => ({ value: each.toUpperCase(), label: t(`languages.${each}.own`) }))}
      />
    </Form>
  );
}

export function NoticeAccept({ version }: { version: number }) {
  const { t, href } = useReader();
  return (
    <div class="board">
      <h2>{t('account.notice.title')}</h2>
      <p>
        {t('account.notice.what')} <a href={href('privacy')}>{t('welcome.whole')}</a>
      </p>
      <Form name="noticeAccept" submit={t('account.notice.submit')}>
        <Hidden name="version" value={String(version)} />
      </Form>
    </div>
  );
}
