import { Essence, WholeNotice } from '../components/notice.js';
import type { Page } from '../pages.js';
import { useReader } from '../reader.js';

/** The privacy notice in force; people accept it by its number. */
export const privacy: Page<{ noticeVersion: number }> = {
  sheet: ({ noticeVersion }, { t }) => ({ title: t('privacy.title'), content: <Privacy version={noticeVersion} /> }),
};

function Privacy({ version }: { version: number }) {
  const { t, href, viewer, demonstration } = useReader();
  return (
    <div class="column">
      <h1>{t('privacy.title')}</h1>
      <p class="quiet">{t('privacy.version', { version })}</p>
      {demonstration && <p class="notice">{t('privacy.demonstration')}</p>}
      <Essence version={version} />
      {viewer && (
        <p>
          <a href={href('account')}>{t('privacy.account')}</a>
        </p>
      )}
      <WholeNotice version={version} />
    </div>
  );
}
