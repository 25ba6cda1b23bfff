import type { Answer } from '../../frame/documents.js';
import { Door, DoorProblem } from '../../frame/components/door.js';
import { TextField, Tick } from '../../frame/components/fields.js';
import { Essence, Operator } from '../components/notice.js';
import type { Page } from '../../frame/page.js';
import { useReader } from '../../frame/reader.js';
import { PUBLIC_NAME_LENGTH } from '../../../domain/lengths.js';

type WelcomeAnswer = Answer<'welcome'>;

/** A new person accepts the notice and chooses a public name here, before the site keeps anything about them. */
export const welcome: Page<'welcome'> = {
  sheet: (given, { t }) => ({ title: t('welcome.title'), content: <Welcome given={given} /> }),
};

const FIELDS = {
  NOTICE_REQUIRED: 'notice',
  TEXT_REQUIRED: 'publicName',
  TEXT_TOO_LONG: 'publicName',
  INPUT_INVALID: 'publicName',
  NAME_OF_OFFICE: 'publicName',
};

function Welcome({ given: { noticeVersion: version, server } }: { given: WelcomeAnswer }) {
  const { t, href } = useReader();
  return (
    <div class="column">
      <h1>{t('welcome.title')}</h1>
      <DoorProblem fields={FIELDS} />
      <p class="lead">{t('welcome.how')}</p>
      <Door to="/sign-in/confirm" submit={t('welcome.submit')} fields={FIELDS}>
        <TextField
          name="publicName"
          label={t('account.name.label')}
          hint={t('account.name.hint')}
          autocomplete="nickname"
          most={PUBLIC_NAME_LENGTH}
        />
        <h2>{t('welcome.notice')}</h2>
        <Operator operator={server.operator} />
        <Essence version={version} />
        <p>
          <a href={href('privacy')} target="_blank" rel="noopener">
            {t('welcome.whole')}
          </a>
        </p>
        <Tick name="notice" value={String(version)} label={t('welcome.accept', { version })} />
      </Door>
      <p class="quiet">{t('welcome.leave')}</p>
    </div>
  );
}
