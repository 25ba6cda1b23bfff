import { Door, DoorProblem } from '../../frame/components/door.js';
import { Hidden } from '../../frame/components/fields.js';
import type { Page } from '../../frame/page.js';
import { useReader } from '../../frame/reader.js';

/** Where the link of the message leads: programs that look at mail follow links, so only the button uses it up. */
export const confirm: Page<'confirm'> = {
  asks: false,
  sheet: (_, { t }) => ({ title: t('confirm.title'), secret: true, content: <Confirm /> }),
};

function Confirm() {
  const { t, href, search } = useReader();
  const token = search.get('t');
  return (
    <div class="column">
      <h1>{t('confirm.title')}</h1>
      <DoorProblem />
      {token ? (
        <>
          <p class="lead">{t('confirm.how')}</p>
          <Door to="/sign-in/confirm" submit={t('confirm.submit')}>
            <Hidden name="token" value={token} />
          </Door>
          <p class="quiet">{t('confirm.why')}</p>
        </>
      ) : (
        <p>
          <a class="button" href={href('signIn')}>
            {t('confirm.again')}
          </a>
        </p>
      )}
    </div>
  );
}
