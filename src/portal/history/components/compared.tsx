import type { Compared as Comparison } from '../../frame/types.js';
import { useReader } from '../../frame/reader.js';

type ComparedText = Comparison['texts'][number];
type Pieces = Pick<ComparedText, 'language' | 'pieces'>;

/**
 * Shows the differences of two versions word by word, or one version alone. Eyes and screen readers can both tell what
 * was removed and added.
 */
export function Compared({ given: { from, to, texts } }: { given: Comparison }) {
  const { t, name } = useReader();
  const isSame = texts.every(({ pieces }) => pieces.every(({ change }) => change === 'KEPT'));
  return (
    <>
      {from !== to && (
        <p class="quiet">
          {isSame ? (
            t('versions.same')
          ) : (
            <>
              <del>{t('versions.removed')}</del> · <ins>{t('versions.added')}</ins>
            </>
          )}
        </p>
      )}
      {from !== to && <InOriginal texts={texts} />}
      {texts.map((text) => (
        <div key={text.name}>
          {(texts.length > 1 || text.name !== 'BODY') && <h2>{name('TextName', text.name)}</h2>}
          {text.rewritten && <p class="quiet">{t('versions.rewritten')}</p>}
          <OneText text={text} />
        </div>
      ))}
    </>
  );
}

/** Says once that some of the compared texts are originals, because their translation is missing or older. */
export function InOriginal({ texts }: { texts: { language: string }[] }) {
  const { t, language: readers } = useReader();
  return texts.some(({ language }) => language !== readers) ? <p class="quiet">{t('versions.original')}</p> : null;
}

/** One text with its removed and added words marked. */
export function OneText({ text: { language, pieces } }: { text: Pieces }) {
  const { t, language: readers } = useReader();
  return (
    <p class="compared" lang={language === readers ? undefined : language}>
      {pieces.map(({ change, text }, index) => {
        if (change === 'KEPT') return text;
        const Mark = change === 'ADDED' ? 'ins' : 'del';
        return (
          <Mark key={index}>
            <Heard>{t(change === 'ADDED' ? 'versions.addedHere' : 'versions.removedHere')}</Heard>
            {text}
            <Heard>{t('versions.endHere')}</Heard>
          </Mark>
        );
      })}
    </p>
  );
}

/**
 * Most screen readers do not announce `ins` and `del`, so hidden words do, in the reader's language and not in that of
 * the text.
 */
function Heard({ children }: { children: string }) {
  const { language } = useReader();
  return (
    <span class="hidden" lang={language}>
      {children}
    </span>
  );
}
