import type { ComponentChildren } from 'preact';
import { useContext } from 'preact/hooks';
import { LANGUAGES, type Language } from '../../../domain/localized-text.js';
import { addressOf } from '../../addresses.js';
import { FONT, SCRIPT, STYLES } from '../assets.js';
import { feedAddress, typeOf } from '../feeds.js';
import { longDay } from '../../../domain/printed.js';
import { LiveNotice } from '../live.js';
import { useReader } from '../reader.js';
import type { Sheet } from '../render.js';
import { isFaulty, titleOf } from '../came-back.js';
import { inLanguage, TO_SIGN_IN } from '../form.js';
import { PREFIX as DOOR } from './door.js';
import { DoneNotice } from './done.js';
import { TypedIn } from './form.js';

/** Placeholders in which the script puts the numbers. */
const PLACES = { has: '{has}', most: '{most}', over: '{over}' };

const ICON =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 34 34' fill='none' stroke-width='5'%3E%3Cpath d='M3 8h17v17H3Z' stroke='%230B5D4D'/%3E%3Cpath d='M22 7 32 17 22 27 12 17Z' stroke='%23C98A00'/%3E%3C/svg%3E";

/** The frame of every page: head, navigation, and a foot that says where and when the page was read. */
export function Layout({ title, description, unlisted, feeds = [], live, main }: Sheet & { main: string }) {
  const { language, t, origin, address, returned } = useReader();
  const typedIn = useContext(TypedIn);
  const here = address ? origin + addressOf(address) : null;
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>
          {returned && isFaulty(returned) ? `${t(titleOf(returned))}: ` : ''}
          {title === t('site.name') ? title : `${title} · ${t('site.name')}`}
        </title>
        <meta name="description" content={description ?? t('site.what')} />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href={ICON} />
        <link rel="preload" href={FONT.path} as="font" type="font/woff2" crossorigin="anonymous" />
        <link rel="stylesheet" href={STYLES.path} />
        {(typedIn.size > 0 || live) && (
          <script
            defer
            src={SCRIPT.path}
            data-used={t('form.count.used', PLACES)}
            data-over={t('form.count.over', PLACES)}
          />
        )}
        {here && !unlisted ? <link rel="canonical" href={here} /> : <meta name="robots" content="noindex" />}
        {address &&
          LANGUAGES.map((each) => (
            <link
              key={each}
              rel="alternate"
              hreflang={each}
              href={origin + addressOf({ ...address, language: each })}
            />
          ))}
        {feeds.map((feed) => (
          <link
            key={feed.name}
            rel="alternate"
            type={typeOf(feed)}
            title={t(`feeds.${feed.name}`)}
            href={feedAddress(feed, language)}
          />
        ))}
        {address?.page === 'home' && <link rel="alternate" hreflang="x-default" href={`${origin}/`} />}
      </head>
      <body>
        <a class="skip" href="#main">
          {t('site.skip')}
        </a>
        <Header />
        <main id="main" tabindex={-1} dangerouslySetInnerHTML={{ __html: main }} />
        <Footer />
      </body>
    </html>
  );
}

export function Main({ content, live }: Pick<Sheet, 'content' | 'live'>) {
  return (
    <>
      <DoneNotice />
      <NewNotice />
      {content}
      {live && <LiveNotice live={live} />}
    </>
  );
}

/** The square of the State and the lozenge of the Municipality, linked: one work of two. */
function Mark() {
  return (
    <svg class="mark" viewBox="0 0 34 20" aria-hidden="true">
      <path class="square" d="M2 3.5h13v13H2Z" />
      <path class="lozenge" d="M21.5.8 30.7 10l-9.2 9.2L12.3 10Z" />
    </svg>
  );
}

/**
 * Shown on every page until it is accepted, because nothing can be written before; the button is on the notice itself.
 */
function NewNotice() {
  const { t, viewer, address, href } = useReader();
  if (!viewer?.noticeDue || address?.page === 'privacy' || address?.page === 'account') return null;
  return (
    <p class="notice">
      {t('account.notice.title')}. {t('account.notice.what')} <a href={href('privacy')}>{t('welcome.whole')}</a>
    </p>
  );
}

function Header() {
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

interface LeaveProps {
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
function Whoever() {
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

/** Pages whose content depends on the conditions in their address, so a printed page names these. */
const CONDITIONAL: readonly string[] = ['since', 'milestones'];

function Footer() {
  const { language, t, today, origin, address, here, href, demonstration } = useReader();
  return (
    <footer class="foot">
      <div class="wide">
        <p>
          <strong>{t('site.name')}</strong> · {t('site.what')}
        </p>
        <p>
          <a href={href('about')}>{t('site.footer.about')}</a>&nbsp;·{' '}
          <a href={href('privacy')}>{t('site.footer.privacy')}</a>&nbsp;·{' '}
          <a href={`${href('about')}#${t('about.ids.data')}`}>{t('site.footer.data')}</a>&nbsp;·{' '}
          <a href={`${href('about')}#${t('about.ids.licences')}`}>{t('site.footer.source')}</a>
          {demonstration && (
            <>
              &nbsp;· <a href={href('demonstration')}>{t('demonstration.title')}</a>
            </>
          )}
        </p>
        <p class="read">
          {address && (
            <>
              {t('site.footer.address')}{' '}
              <span class="address">{origin + (CONDITIONAL.includes(address.page) ? here : addressOf(address))}</span>{' '}
              ·{' '}
            </>
          )}
          {t('site.footer.day', { day: longDay(language, today) })}
        </p>
      </div>
    </footer>
  );
}
