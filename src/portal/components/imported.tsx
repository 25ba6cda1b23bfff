import { useReader } from '../reader.js';

/** Where something comes from that people wrote on another site. Who they are is not kept: they have a pseudonym. */
export interface ImportedGiven {
  pseudonym: string | null;
  url: string | null;
  statedDate: string | null;
}

/** Says in a word that something was not written here, with the way to the original. */
export function ImportedMark({ from }: { from: Pick<ImportedGiven, 'url'> }) {
  const { t } = useReader();
  if (!from.url) return <span class="tag">{t('imported.elsewhere')}</span>;
  return (
    <a class="tag" href={from.url} rel="nofollow noopener">
      {t('imported.from', { site: siteOf(from.url) })}
    </a>
  );
}

/** What being imported means, where a whole page is about something that was. */
export function ImportedNote({ from }: { from: ImportedGiven & { statedState: string | null } }) {
  const { t } = useReader();
  return (
    <div class="notice">
      <p>{from.url ? t('imported.proposal', { site: siteOf(from.url) }) : t('imported.proposalElsewhere')}</p>
      {from.statedState && <p>{t('imported.state', { state: from.statedState })}</p>}
      {from.url && (
        <p>
          <a href={from.url} rel="nofollow noopener">
            {t('imported.original')}
          </a>
        </p>
      )}
    </div>
  );
}

export function importedAuthor(from: ImportedGiven, t: ReturnType<typeof useReader>['t']): string {
  return from.pseudonym ? t('imported.author', { pseudonym: from.pseudonym }) : t('imported.nobody');
}

const siteOf = (url: string) => new URL(url).host;
