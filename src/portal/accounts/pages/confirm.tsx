import { Door, DoorProblem } from '../../frame/components/door.js';
import { Hidden } from '../../frame/components/fields.js';
import type { Page } from '../../frame/page.js';
import { useReader } from '../../frame/reader.js';

/** The page behind the link in the message. Only its button uses the link up, because mail scanners follow links. */
export const confirm: Page<'confirm'> = {
  asks: false,
  sheet: (_, { t }) => ({ title: t('confirm.title'), secret: true, content: <Confirm /> }),
};

function Confirm() {
  const { t, href, search, door } = useReader();
  const token = search.get('t');
  const told = door?.problem && door.page === 'confirm';
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
        <>
          {!told && <p class="lead">{t('confirm.lacking')}</p>}
          <p>
            <a class="button" href={href('signIn')}>
              {t('confirm.again')}
            </a>
          </p>
        </>
      )}
    </div>
  );
}
