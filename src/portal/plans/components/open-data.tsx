import { Example, Said } from '../../frame/components/said.js';
import type { Answer } from '../../frame/documents.js';
import { feedAddress, feedsOf, PLAN_FEEDS, typeOf } from '../../frame/feeds.js';
import { useReader } from '../../frame/reader.js';

type Given = Pick<Answer<'about'>, 'plans' | 'programmes'>;

/** The files and feeds that leave without an account, by plan and by programme. */
export function OpenData({ plans, programmes }: Given) {
  const { t, language, href } = useReader();
  const visited = programmes.nodes.filter(({ recordedVisits }) => recordedVisits.totalCount > 0);
  return (
    <>
      <p>
        {t('about.data.ask')} <a href="/graphiql">{t('about.data.try')}</a>
      </p>
      <p>{t('about.data.past')}</p>
      {plans.nodes.length > 0 && <h3>{t('about.data.files')}</h3>}
      {plans.nodes.map(({ id, slug, title, synthetic, indicators }) => (
        <details key={slug}>
          <summary>
            <Said words={title} /> {synthetic && <Example short />}
          </summary>
          <ul>
            <li>
              <a href={href('milestones', '', { plan: slug })}>{t('about.data.milestones')}</a>
            </li>
            {indicators.totalCount > 0 && (
              <li>
                <a href={`/files/indicators/${id}?language=${language}`} download>
                  {t('about.data.indicators')}
                </a>
              </li>
            )}
            {feedsOf('plan', slug, PLAN_FEEDS).map((feed) => (
              <li key={feed.name}>
                <a href={feedAddress(feed, language)} type={typeOf(feed)}>
                  {t(`feeds.${feed.name}`)}
                </a>
              </li>
            ))}
          </ul>
        </details>
      ))}
      {visited.length > 0 && (
        <ul>
          {visited.map(({ slug, name }) => (
            <li key={slug}>
              <a href={`/files/visits/${encodeURIComponent(slug)}`} download>
                {t('about.data.visits')} · <Said words={name} />
              </a>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
