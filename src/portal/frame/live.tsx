import { type Answer, type DocumentName, documentOf, type Variables } from './documents.js';
import { useReader } from './reader.js';

/** A subscription; its document is in `documents/live/` of a feature. */
type LiveName = Extract<DocumentName, `live/${string}`>;

/** The events that a page listens to, to say that its content changed (docs/adr/0126). */
export interface Live<Name extends LiveName = LiveName> {
  document: Name;
  variables: Variables<Name>;
  /** The answer that fits what the page shows, with its fields in the order of the document. */
  shown: Answer<Name>;
  /** The words of the notice; the script puts the version in the place of `{version}`. */
  words: string;
  /** Where the reader sees what changed. */
  to: string;
  link: string;
}

/** The place of the notice. It is empty until the script hears of a change; without a script it stays so. */
export function LiveNotice({ live: { document, variables, shown, words, to, link } }: { live: Live }) {
  const { t } = useReader();
  return (
    <div
      class="live"
      aria-live="polite"
      data-live={documentOf(document)}
      data-variables={JSON.stringify(variables)}
      data-shown={JSON.stringify(shown)}
    >
      <template>
        <p class="notice">
          <span>{words}</span>{' '}
          <a href={to} target="_blank" rel="noopener">
            {link}
            <span class="hidden"> {t('live.tab')}</span>
          </a>{' '}
          <button type="button" class="quietly">
            {t('live.close')}
          </button>
        </p>
      </template>
    </div>
  );
}
