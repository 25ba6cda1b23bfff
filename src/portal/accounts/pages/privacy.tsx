import type { Answer } from '../../frame/documents.js';
import { Essence, WholeNotice } from '../components/notice.js';
import { NoticeAccept, noticeAccept } from '../forms/account-settings.js';
import type { Page } from '../../frame/page.js';
import { useReader } from '../../frame/reader.js';

type PrivacyAnswer = Answer<'privacy'>;

/** The privacy notice in force; people accept it by its number. */
export const privacy: Page<'privacy'> = {
  forms: { noticeAccept },
  sheet: (given, { t }) => ({ title: t('privacy.title'), content: <Privacy given={given} /> }),
};

function Privacy({ given: { noticeVersion: version, server } }: { given: PrivacyAnswer }) {
  const { t, href, viewer, demonstration } = useReader();
  return (
    <div class="column">
      <h1>{t('privacy.title')}</h1>
      <p class="quiet">{t('privacy.version', { version })}</p>
      {demonstration && <p class="notice">{t('privacy.demonstration')}</p>}
      {viewer?.noticeDue && <NoticeAccept version={version} />}
      <Essence version={version} />
      {viewer && (
        <p>
          <a href={href('account')}>{t('privacy.account')}</a>
        </p>
      )}
      <WholeNotice version={version} operator={server.operator} />
    </div>
  );
}
