import { Door, DoorProblem } from '../../frame/components/door.js';
import { TextField } from '../../frame/components/fields.js';
import type { Page } from '../../frame/page.js';
import { useReader } from '../../frame/reader.js';

/** Takes the six digits of the message instead of its link, for people who read their mail on another device. */
export const code: Page<'code'> = {
  asks: false,
  sheet: (_, { t }) => ({ title: t('code.title'), content: <Code /> }),
};

const FIELDS = { CODE_INVALID: 'code', LINK_INVALID: 'code' };

function Code() {
  const { t, href, demonstration, door } = useReader();
  const email = door?.typed['email'];
  const returnTo = door?.returnTo;
  return (
    <div class="column">
      <h1>{t('code.title')}</h1>
      <DoorProblem fields={FIELDS} />
      <p class="lead">{t('code.how')}</p>
      {email && (
        <p>
          {t('code.to')} <strong>{email}</strong>
        </p>
      )}
      <Door to="/sign-in/confirm" submit={t('code.submit')} fields={FIELDS}>
        <TextField
          name="code"
          label={t('code.code')}
          hint={t('code.hint')}
          inputmode="numeric"
          autocomplete="one-time-code"
          pattern="\s*[0-9]{3}\s*[0-9]{3}\s*"
          short
        />
      </Door>
      {demonstration && (
        <p class="notice">
          {t('code.kept')} <a href="/dev/mailbox">{t('code.mailbox')}</a>
        </p>
      )}
      <h2>{t('code.nothing')}</h2>
      <ul>
        <li>{t('code.spam')}</li>
        <li>{t('code.spelling')}</li>
        <li>
          <a href={href('signIn', '', returnTo ? { returnTo } : {})}>{t('code.again')}</a>
        </li>
        {returnTo && (
          <li>
            <a href={returnTo}>{t('code.back')}</a>
          </li>
        )}
      </ul>
    </div>
  );
}
