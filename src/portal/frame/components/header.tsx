import type { ComponentChildren } from 'preact';
import { type Language, LANGUAGES } from '../../../domain/localized-text.js';
import { inLanguage, TO_SIGN_IN } from '../form.js';
import { useReader } from '../reader.js';
import { useContext } from 'preact/hooks';
import { PREFIX as DOOR } from './door.js';
import { TypedIn } from './form.js';

/** The square of the State and the lozenge of the Municipality, linked: one work of two. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 34 20" aria-hidden="true">
      <path class="square" d="M2 3.5h13v13H2Z" />
      <path class="lozenge" d="M21.5.8 30.7 10l-9.2 9.2L12.3 10Z" />
    </svg>
  );
}

export function Header() {
  const { language, t, address, href, hereIn } = useReader();
  const pages = ['plans', 'proposals', 'commitments', 'search', 'about'] as const;
  return (
    <header class="top">
      <div class="wide">
        <a class="brand" href={href('home')} aria-current={address?.page === 'home' ? 'page' : undefined}>
          <Mark /> {t('site.name')}
        </a>
        <nav aria-label={t('site.navigation')}>
          <ul>
            {pages.map((page) => (
              <li key={page}>
                <a href={href(page)} aria-current={address?.page === page ? 'page' : undefined}>
                  {t(`site.pages.${page}`)}
                </a>
              </li>
            ))}
            <Whoever />
            {LANGUAGES.filter((other) => other !== language).map((other) => (
              <li key={other} class="language">
                <Leave to={hereIn(other)} way={inLanguage(other)} language={other}>
                  {t(`languages.${other}.own`)}
                </Leave>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </header>
  );
}

export interface LeaveProps {
  to: string;
  way: string;
  language?: Language;
  children: ComponentChildren;
}

/**
 * Leaves the page and returns to it. When people type in one form of the page, the link takes along what they typed;
 * with several forms only the script knows in which one they typed (`../script/page.js`).
 */
function Leave({ to, way, language, children }: LeaveProps) {
  const forms = [...useContext(TypedIn)].filter((id) => id !== '' && id !== DOOR);
  if (forms.length !== 1) {
    return (
      <a href={to} data-way={way} lang={language} hreflang={language}>
        {children}
      </a>
    );
  }
  return (
    <button type="submit" form={forms[0]} name="way" value={way} class="quietly" lang={language} formNoValidate>
      {children}
    </button>
  );
}

/** Pages of signing in: returning to one of them after signing in would lead in circles. */
const WAY_IN = new Set(['signIn', 'code', 'confirm', 'welcome', 'secondStep', 'demonstration']);

/** Links to sign in for a visitor; links to the account and to sign out for a signed-in person. */
export function Whoever() {
  const { t, viewer, viewerKnown, address, href, here, language } = useReader();
  if (!viewerKnown) return null;
  if (!viewer) {
    const back = address && address.page !== 'home' && !WAY_IN.has(address.page);
    return (
      <li>
        {back ? (
          <Leave to={href('signIn', '', { returnTo: here })} way={TO_SIGN_IN}>
            {t('site.signIn')}
          </Leave>
        ) : (
          <a href={href('signIn')}>{t('site.signIn')}</a>
        )}
      </li>
    );
  }
  return (
    <>
      {viewer.appointments.length > 0 && (
        <li>
          <a href={href('tasks')} aria-current={address?.page === 'tasks' ? 'page' : undefined}>
            {t('site.tasks')}
          </a>
        </li>
      )}
      <li>
        <a class="own" href={href('account')} aria-current={address?.page === 'account' ? 'page' : undefined}>
          <span class="hidden">{t('site.account')}: </span>
          {viewer.publicName}
        </a>
      </li>
      <li>
        <form method="post" action="/sign-out">
          <input type="hidden" name="language" value={language} />
          <button type="submit" class="quietly">
            {t('site.signOut')}
          </button>
        </form>
      </li>
    </>
  );
}
