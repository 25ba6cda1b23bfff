import type { Body, Response } from '../../frame/types.js';
import { useReader } from '../../frame/reader.js';
import { BodyLink } from '../../frame/components/body-link.js';
import { Day, DayOf } from '../../frame/components/dates.js';
import { inOrder, LeftOut } from '../../frame/components/latest.js';
import { Lines, Paragraphs } from '../../frame/components/said.js';

type ContestGiven = NonNullable<Response['contest']>;

/** The institution that responded; a response without one is by the secretariat. */
export function Responder({ body }: { body: Body | null }) {
  const { t } = useReader();
  return body ? <BodyLink body={body} /> : <>{t('response.secretariat')}</>;
}

/** The institution that decided a contest; without one, a session of the forum decided. */
export function Decider({ given }: { given: ContestGiven }) {
  const { t } = useReader();
  return given.decidedBy ? <BodyLink body={given.decidedBy} /> : <>{t('response.bySession')}</>;
}

/**
 * A contest: the author's reason, the contested version if a newer one exists, and the decision or the last day to
 * decide.
 */
export function Contest({ given, version }: { given: ContestGiven; version: number }) {
  const { t, name } = useReader();
  return (
    <div class="notice">
      <p>
        <strong>{t('response.contested')}</strong>
        {given.contestedVersion < version && (
          <span class="quiet"> {t('response.version', { number: given.contestedVersion })}</span>
        )}
      </p>
      <Lines text={given.reason} />
      {given.decision ? (
        <>
          <p>
            <strong>{name('ContestState', given.state)}.</strong> {t('response.decided')} <Decider given={given} />,{' '}
            <DayOf at={given.decidedAt!} />:
          </p>
          <Lines text={given.decision} />
        </>
      ) : (
        <p>
          {t('response.decideBy')} <Day day={given.decideBy} />. {t('response.whoDecides')}
        </p>
      )}
    </div>
  );
}

/** The former versions of a response, each with the reason why the next one replaced it. */
export function FormerVersions({ given }: { given: Pick<Response, 'id' | 'contest' | 'versions'> }) {
  const { t, name, href } = useReader();
  const versions = inOrder(given.versions);
  const former = versions.slice(0, -1);
  if (former.length === 0) return null;
  return (
    <details>
      <summary>{t('response.former', { count: former.length })}</summary>
      <LeftOut of={given.versions} />
      {former.map((version, index) => (
        <div key={version.number} class="former">
          <p class="quiet">
            {t('response.version', { number: version.number })} · <Responder body={version.institution} /> ·{' '}
            <DayOf at={version.createdAt} />
          </p>
          <p>
            <strong>
              {name('Outcome', version.outcome)} · {name('ResponseCategory', version.category)}
            </strong>
          </p>
          <Paragraphs words={version.text} />
          {version.contest && version.number !== given.contest?.contestedVersion && (
            <Contest given={version.contest} version={version.number} />
          )}
          {versions[index + 1]!.reason && (
            <>
              <p class="quiet">{t('response.whyChanged')}</p>
              <Lines text={versions[index + 1]!.reason!} />
            </>
          )}
        </div>
      ))}
      <p>
        <a href={href('versions', given.id)}>{t('versions.link')}</a>
      </p>
    </details>
  );
}
