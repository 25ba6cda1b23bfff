import { useContext } from 'preact/hooks';
import { LANGUAGES } from '../../../domain/localized-text.js';
import { addressOf } from '../../addresses.js';
import { FONT, SCRIPT, STYLES } from '../assets.js';
import { feedAddress, typeOf } from '../feeds.js';
import { longDay } from '../../../domain/printed.js';
import { LiveNotice } from '../live.js';
import { useReader } from '../reader.js';
import type { Sheet } from '../render.js';
import { isFaulty, titleOfReturned } from '../came-back.js';
import { DoneNotice } from './done.js';
import { TypedIn } from './form.js';
import { Header } from './header.js';

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
          {returned && isFaulty(returned) ? `${t(titleOfReturned(returned))}: ` : ''}
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
            data-back={t('form.typedBefore')}
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

/** Pages whose content depends on the conditions in their address, so a printed page names these. */
const CONDITIONAL: readonly string[] = ['since', 'milestones'];

function Footer() {
  const { language, t, today, origin, address, here, href, demonstration } = useReader();
  const ways: [to: string, words: string][] = [
    [href('about'), t('site.footer.about')],
    [href('privacy'), t('site.footer.privacy')],
    [`${href('about')}#${t('about.ids.data')}`, t('site.footer.data')],
    [`${href('about')}#${t('about.ids.licences')}`, t('site.footer.source')],
    ...(demonstration ? [[href('demonstration'), t('demonstration.title')] as [string, string]] : []),
  ];
  return (
    <footer class="foot">
      <div class="wide">
        <p>
          <strong>{t('site.name')}</strong> · {t('site.what')}
        </p>
        <p>
          {ways.map(([to, words], nth) => (
            <>
              {nth > 0 && ' '}
              <span class="way">
                <a href={to}>{words}</a>
                {nth < ways.length - 1 && ' ·'}
              </span>
            </>
          ))}
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
