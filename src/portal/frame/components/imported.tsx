import type { CommentLine } from '../types.js';
import { useReader } from '../reader.js';

/** Where something comes from that people wrote on another site. Who they are is not kept: they have a pseudonym. */
type Origin = NonNullable<CommentLine['imported']>;

/** Says in a word that something was not written here. */
export function ImportedMark({ from: { url } }: { from: Pick<Origin, 'url'> }) {
  const { t } = useReader();
  return <span class="tag">{url ? t('imported.from', { site: siteOf(url) }) : t('imported.elsewhere')}</span>;
}

/** The way to where it was written. */
export function OriginalLink({ from: { url } }: { from: Pick<Origin, 'url'> }) {
  const { t } = useReader();
  if (!url) return null;
  return (
    <a href={url} rel="nofollow noopener">
      {t('imported.original')}
    </a>
  );
}

/** What being imported means, where a whole page is about something that was. */
export function ImportedNote({ from }: { from: Origin & { statedState: string | null } }) {
  const { t } = useReader();
  return (
    <div class="notice">
      <p>{from.url ? t('imported.proposal', { site: siteOf(from.url) }) : t('imported.proposalElsewhere')}</p>
      {from.statedState && <p>{t('imported.state', { state: from.statedState })}</p>}
      <p>
        <OriginalLink from={from} />
      </p>
    </div>
  );
}

export function importedAuthor(from: Origin, t: ReturnType<typeof useReader>['t']): string {
  return from.pseudonym ? t('imported.author', { pseudonym: from.pseudonym }) : t('imported.nobody');
}

const siteOf = (url: string) => new URL(url).host;
