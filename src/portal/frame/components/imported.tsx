import type { CommentLine } from '../types.js';
import { useReader } from '../reader.js';

/** Origin of a text that people wrote on another site. Its authors are not kept: they have a pseudonym. */
type Origin = NonNullable<CommentLine['imported']>;

/** Marks a text that was not written here. */
export function ImportedMark({ from: { url } }: { from: Pick<Origin, 'url'> }) {
  const { t } = useReader();
  return <span class="tag">{url ? t('imported.from', { site: siteOf(url) }) : t('imported.elsewhere')}</span>;
}

/** Link to the original text. */
export function OriginalLink({ from: { url } }: { from: Pick<Origin, 'url'> }) {
  const { t } = useReader();
  if (!url) return null;
  return (
    <a href={url} rel="nofollow noopener">
      {t('imported.original')}
    </a>
  );
}

/** Explains what imported means, on the page of an imported thing. */
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
