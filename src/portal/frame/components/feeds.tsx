import { feedAddress, type FeedLink, typeOf } from '../feeds.js';
import { useReader } from '../reader.js';

/** Links to the page's feeds and calendar. */
export function Feeds({ feeds }: { feeds: FeedLink[] }) {
  const { t, language } = useReader();
  return (
    <details class="feeds">
      <summary>{t('feeds.title')}</summary>
      <p class="quiet">
        {feeds.map((feed, index) => (
          <>
            {index > 0 && ' · '}
            <a href={feedAddress(feed, language)} type={typeOf(feed)}>
              {t(`feeds.${feed.name}`)}
            </a>
          </>
        ))}
      </p>
    </details>
  );
}
