import type { Cited } from '../types.js';
import { useReader } from '../reader.js';
import { Day } from './dates.js';
import { Said } from './said.js';

function Title({ source }: { source: Cited }) {
  const { t } = useReader();
  return source.url ? (
    <a href={source.url} rel="external noreferrer">
      <Said words={source.title} />
    </a>
  ) : (
    <>
      <Said words={source.title} /> <span class="quiet">({t('sources.noAddress')})</span>
    </>
  );
}

/** Sources in one line, below the statement that rests on them. */
export function From({ sources }: { sources: Cited[] }) {
  const { t } = useReader();
  if (sources.length === 0) return null;
  return (
    <p class="from">
      {t('sources.from', { count: sources.length })}{' '}
      {sources.map((source, index) => (
        <span key={index}>
          {index > 0 && ' · '}
          <Title source={source} />
        </span>
      ))}
    </p>
  );
}

/** Sources in full: title, the statement that rests on each, and the day on which it was read. */
export function Sources({ sources }: { sources: Cited[] }) {
  const { t } = useReader();
  if (sources.length === 0) return <p>{t('sources.none')}</p>;
  return (
    <ol class="sources">
      {sources.map((source, index) => (
        <li key={index}>
          <Title source={source} />
          {'. '}
          {source.about && <Said words={source.about} />}{' '}
          <span class="quiet">
            {source.readOn ? (
              <>
                {t('sources.read')} <Day day={source.readOn} />.
              </>
            ) : (
              t('sources.notRead')
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}
