import type { Thing } from '../../frame/documents.js';
import { AccountErase, accountErase } from '../forms/account-erase.js';
import type { Page } from '../../frame/page.js';
import { useReader } from '../../frame/reader.js';

type LeavingPerson = Thing<'erase', 'viewer'>;

/** Erases an account. Before that the page says what goes, what stays and what cannot be undone. */
export const erase: Page<'erase'> = {
  signedInOnly: true,
  forms: { accountErase },
  sheet: ({ viewer }, { t }) => viewer && { title: t('erase.title'), content: <Erase viewer={viewer} /> },
};

function Erase({ viewer: { publicName, appointments } }: { viewer: LeavingPerson }) {
  const { t, href } = useReader();
  const holds = appointments.filter(({ current }) => current).length;
  return (
    <div class="column">
      <h1>{t('erase.title')}</h1>
      <p class="lead">{t('erase.lead')}</p>
      <h2>{t('erase.goes')}</h2>
      <ul>
        {[1, 2, 3, 4, 5].map((each) => (
          <li key={each}>{t(`erase.gone.${each}`)}</li>
        ))}
        {holds > 0 && <li>{t('erase.roles', { count: holds })}</li>}
      </ul>
      <h2>{t('erase.stays')}</h2>
      <ul>
        {[1, 2].map((each) => (
          <li key={each}>{t(`erase.kept.${each}`)}</li>
        ))}
      </ul>
      <p>
        {t('erase.before')} <a href={href('account') + `#${t('account.ids.data')}`}>{t('erase.export')}</a>
      </p>
      <AccountErase publicName={publicName} />
      <p>
        <a href={href('account')}>{t('erase.back')}</a>
      </p>
    </div>
  );
}
