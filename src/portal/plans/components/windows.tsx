import type { OpenWindow } from '../../frame/types.js';
import { useReader } from '../../frame/reader.js';
import { End, HowFarToEnd, Instant, Lasting } from '../../frame/components/dates.js';
import { Example, Said } from '../../frame/components/said.js';
import { From } from '../../frame/components/sources.js';

/**
 * Open windows with their last day. When none is open, the last and the next one and, without `brief`, a way to search.
 */
export function Today({ windows, plan, brief }: { windows: OpenWindow[]; plan: string; brief?: boolean }) {
  const { t, href, name } = useReader();
  const open = windows.filter(({ state }) => state === 'OPEN').toSorted((a, b) => a.closesAt.localeCompare(b.closesAt));
  const next = windows
    .filter(({ state }) => state === 'PLANNED')
    .toSorted((a, b) => a.opensAt.localeCompare(b.opensAt))[0];
  const last = windows
    .filter(({ state }) => state === 'CLOSED')
    .toSorted((a, b) => b.closesAt.localeCompare(a.closesAt))[0];
  if (open.length > 0)
    return (
      <ul class="today">
        {open.map((window) => (
          <li key={window.opensAt}>
            <strong>{name('WindowKind', window.kind)}</strong> {t('windows.until')}{' '}
            <End at={window.closesAt} zone={window.plan.timeZone} short /> (
            <HowFarToEnd at={window.closesAt} zone={window.plan.timeZone} />) {window.synthetic && <Example />}
            <WayIn kind={window.kind} plan={plan} />
          </li>
        ))}
      </ul>
    );
  return (
    <>
      <p>
        {t('windows.none')}{' '}
        {next && (
          <>
            {t('windows.next', { what: name('WindowKind', next.kind) })}{' '}
            <Instant at={next.opensAt} zone={next.plan.timeZone} />.{' '}
          </>
        )}
        {last && (
          <>
            {t('windows.last', { what: name('WindowKind', last.kind) })}{' '}
            <HowFarToEnd at={last.closesAt} zone={last.plan.timeZone} />. {last.synthetic && <Example short />}
          </>
        )}
      </p>
      {!brief && (
        <p>
          <a class="button" href={href('commitments')}>
            {t('windows.search')}
          </a>
        </p>
      )}
      <p>
        <a href={`${href('plan', plan)}#${t('plan.ids.windows')}`}>{t('windows.all')}</a>
      </p>
    </>
  );
}

/** Links an open window to the page where people take part in it. */
function WayIn({ kind, plan }: { kind: string; plan: string }) {
  const { t, href } = useReader();
  const ways: Record<string, string> = {
    CALL_FOR_PROPOSALS: href('propose', '', { plan }),
    PUBLIC_CONSULTATION: href('commitments', '', { plan }),
    REASONED_RESPONSE: href('responses', plan),
  };
  const way = ways[kind];
  if (!way) return null;
  return (
    <>
      <br />
      <a href={way}>{t(`windows.do.${kind}`)}</a>
    </>
  );
}

export function Windows({ windows }: { windows: OpenWindow[] }) {
  const { t, name } = useReader();
  if (windows.length === 0) return <p>{t('windows.unknown')}</p>;
  return (
    <ul class="plain">
      {windows.map((window) => (
        <li key={window.opensAt}>
          <p>
            <strong>{name('WindowKind', window.kind)}</strong> · {name('WindowState', window.state)}
            {window.title && window.title.text !== name('WindowKind', window.kind) && (
              <>
                {' · '}
                <Said words={window.title} />
              </>
            )}{' '}
            {window.synthetic && <Example />}
            <br />
            <Lasting window={window} />
          </p>
          <From sources={window.sources} />
        </li>
      ))}
    </ul>
  );
}
