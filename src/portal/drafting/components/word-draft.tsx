import { Lines } from '../../frame/components/said.js';
import type { Thing } from '../../frame/documents.js';
import { useReader } from '../../frame/reader.js';

type Given = Extract<Thing<'wordDraft', 'node'>, { __typename: 'WordDraft' }>;

/** The texts of a commitment, in the order of the form. */
export const DRAFT_SECTIONS = ['TITLE', 'PROBLEM', 'STATUS_QUO', 'ACTION', 'CONTRIBUTION'] as const;

/** The words that were read for each part of the commitment; the name stands in the form below. */
export function DraftTexts({ given: { texts, language } }: { given: Given }) {
  const { t, name, language: own } = useReader();
  const text = new Map(texts.map((each) => [each.section, each.text]));
  return (
    <section>
      <h2>{t('fromWord.places')}</h2>
      <dl class="pairs" data-of="DRAFT_TEXT">
        {DRAFT_SECTIONS.map((section) => (
          <div key={section} data-row={text.has(section) ? 'DRAFT_TEXT' : undefined}>
            <dt>{name('Section', section)}</dt>
            <dd lang={text.has(section) && language !== own ? language : undefined}>
              {text.has(section) ? (
                <Lines text={text.get(section)!} />
              ) : (
                <span class="unknown">{t('fromWord.nothing')}</span>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Parts of the document that are not in the draft. */
export function DraftLeft({ given: { notPlaced: left, notPlacedCount: count, language } }: { given: Given }) {
  const { t, name, language: own } = useReader();
  if (count === 0) return null;
  const lang = language === own ? undefined : language;
  return (
    <section>
      <h2>{t('fromWord.left', { count })}</h2>
      <p>{t('fromWord.leftWhat')}</p>
      {left.length < count && <p class="notice">{t('wordReading.leftFirst', { count: left.length })}</p>}
      <ul data-of="DRAFT_LEFT">
        {left.map(({ reason, heading, text }, index) => (
          <li key={index} data-row="DRAFT_LEFT">
            <strong>{name('WordDraftLeftReason', reason)}</strong>
            {heading && (
              <>
                {' · '}
                <span lang={lang}>{heading}</span>
              </>
            )}
            {text && (
              <>
                {': '}
                <span lang={lang}>{text}</span>
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
