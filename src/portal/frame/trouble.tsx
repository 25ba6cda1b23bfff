import type { Reader } from './reader.js';
import type { Sheet } from './render.js';

export function notFound({ t, href }: Reader): Sheet {
  return {
    title: t('trouble.notFound.title'),
    content: (
      <div class="column">
        <h1>{t('trouble.notFound.title')}</h1>
        <p>{t('trouble.notFound.text')}</p>
        <p>
          <a class="button" href={href('commitments')}>
            {t('trouble.notFound.search')}
          </a>{' '}
          <a href={href('home')}>{t('trouble.home')}</a>
        </p>
      </div>
    ),
  };
}

/** The address has a condition that nothing can meet; the page offers itself without conditions. */
export function unreadable({ t, href, address }: Reader): Sheet {
  return {
    title: t('trouble.unreadable.title'),
    status: 400,
    unlisted: true,
    content: (
      <div class="column">
        <h1>{t('trouble.unreadable.title')}</h1>
        <p>{t('trouble.unreadable.text')}</p>
        <p>
          {address && (
            <a class="button" href={href(address.page, address.key)}>
              {t('trouble.unreadable.without')}
            </a>
          )}{' '}
          <a href={href('home')}>{t('trouble.home')}</a>
        </p>
      </div>
    ),
  };
}

/** A program sent what no form of a page sends. */
export function noForm({ t, href, address }: Reader): Sheet {
  return {
    title: t('trouble.noForm.title'),
    content: (
      <div class="column">
        <h1>{t('trouble.noForm.title')}</h1>
        <p>{t('trouble.noForm.text')}</p>
        <p>
          {address && (
            <a class="button" href={href(address.page, address.key)}>
              {t('trouble.noForm.open')}
            </a>
          )}{' '}
          <a href={href('home')}>{t('trouble.home')}</a>
        </p>
      </div>
    ),
  };
}

/** The desk belongs to somebody else; the page links to the people who hold each role. */
export function notYours({ t, href }: Reader, plan: string): Sheet {
  return {
    title: t('trouble.notYours.title'),
    status: 403,
    content: (
      <div class="column">
        <h1>{t('trouble.notYours.title')}</h1>
        <p>{t('trouble.notYours.text')}</p>
        <p>
          <a class="button" href={href('planAppointments', plan)}>
            {t('trouble.notYours.who')}
          </a>{' '}
          <a href={href('plan', plan)}>{t('trouble.notYours.plan')}</a>
        </p>
      </div>
    ),
  };
}

/** The site runs and cannot reach its data. The sender of a form is told that it was not kept, nor its file. */
export function databaseAway({ t, href }: Reader, { sent, withFile }: { sent: boolean; withFile: boolean }): Sheet {
  return {
    title: t('trouble.away.title'),
    content: (
      <div class="column">
        <h1>{t('trouble.away.title')}</h1>
        <p>{t('trouble.away.text')}</p>
        {sent && (
          <p>
            {t('trouble.away.sent')} {withFile && t('trouble.away.file')}
          </p>
        )}
        <p>
          <a href={href('home')}>{t('trouble.home')}</a>
        </p>
      </div>
    ),
  };
}

/** The data of the page are larger than one answer may be, or more texts have the words than can be compared. */
export function tooMuch({ t, href }: Reader, what: 'tooMuch' | 'tooWide'): Sheet {
  return {
    title: t(`trouble.${what}.title`),
    content: (
      <div class="column">
        <h1>{t(`trouble.${what}.title`)}</h1>
        <p>{t(`trouble.${what}.text`)}</p>
        <p>
          {what === 'tooWide' ? (
            <a href={href('search')}>{t('site.pages.search')}</a>
          ) : (
            <a href={href('home')}>{t('trouble.home')}</a>
          )}
        </p>
      </div>
    ),
  };
}

/** Words for the statuses with which other parts of the server refuse a request before a page is asked for. */
const REFUSED: Partial<Record<number, string>> = {
  403: 'foreign',
  408: 'slow',
  413: 'tooLarge',
  429: 'busy',
  503: 'busy',
};

/** A request was refused before it reached a page; `sent` is true for a form. */
export function refused(reader: Reader, status: number, sent: boolean): Sheet {
  const { t, href } = reader;
  const what = REFUSED[status];
  if (!what) return status < 500 ? noForm(reader) : failed(reader, null);
  return {
    title: t(`trouble.${what}.title`),
    unlisted: true,
    content: (
      <div class="column">
        <h1>{t(`trouble.${what}.title`)}</h1>
        <p>{t(`trouble.${what}.text`)}</p>
        {sent && what !== 'foreign' && (
          <p>
            {t('trouble.goBack')} {what === 'busy' && t('trouble.maybeThere')}
          </p>
        )}
        <p>
          <a href={href('home')}>{t('trouble.home')}</a>
        </p>
      </div>
    ),
  };
}

export function failed({ t, href }: Reader, id: string | null): Sheet {
  return {
    title: t('trouble.failed.title'),
    content: (
      <div class="column">
        <h1>{t('trouble.failed.title')}</h1>
        <p>{t('trouble.failed.text')}</p>
        {id && (
          <p>
            {t('trouble.failed.number')} <code>{id}</code>
          </p>
        )}
        <p>
          <a href={href('home')}>{t('trouble.home')}</a>
        </p>
      </div>
    ),
  };
}
