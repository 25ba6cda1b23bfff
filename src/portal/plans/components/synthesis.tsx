import type { Thing } from '../../frame/documents.js';
import { useReader } from '../../frame/reader.js';
import { DayOf } from '../../frame/components/dates.js';
import { inOrder, LeftOut } from '../../frame/components/latest.js';
import { Responder } from '../../responses/components/reconsidered.js';
import { Example, Lines, Paragraphs } from '../../frame/components/said.js';

type PublishedSynthesis = NonNullable<Thing<'windows', 'plan'>['windows'][number]['synthesis']>;

/**
 * The synthesis of a window: its publisher, day and text, below them the reason of the last correction and the former
 * versions.
 */
export function Synthesis({ given }: { given: PublishedSynthesis }) {
  const { t } = useReader();
  const versions = inOrder(given.versions);
  const former = versions.slice(0, -1);
  const reason = versions.at(-1)?.reason;
  return (
    <div class="response">
      <h3>{t('window.synthesis.title')}</h3>
      <p class="quiet">
        <Responder body={given.institution} /> · {reason && t('window.synthesis.corrected')}{' '}
        <DayOf at={given.publishedAt} /> {given.synthetic && <Example short />}
      </p>
      {given.ofEarlierClosing && <p>{t('window.synthesis.earlier')}</p>}
      <Paragraphs words={given.text} />
      {reason && (
        <>
          <p class="quiet">{t('response.whyChanged')}</p>
          <Lines text={reason} />
        </>
      )}
      {former.length > 0 && (
        <details>
          <summary>{t('window.synthesis.former', { count: given.version - 1 })}</summary>
          <LeftOut of={given.versions} />
          {former.map((version) => (
            <div key={version.number} class="former">
              <p class="quiet">
                {t('response.version', { number: version.number })} · <Responder body={version.institution} /> ·{' '}
                <DayOf at={version.createdAt} />
              </p>
              {version.reason && (
                <>
                  <p class="quiet">{t('response.whyChanged')}</p>
                  <Lines text={version.reason} />
                </>
              )}
              <Paragraphs words={version.text} />
            </div>
          ))}
        </details>
      )}
    </div>
  );
}
