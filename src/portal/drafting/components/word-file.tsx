import { difference } from '../../../domain/difference.js';
import { DayOf } from '../../frame/components/dates.js';
import { Lines } from '../../frame/components/said.js';
import type { Thing } from '../../frame/documents.js';
import { useReader } from '../../frame/reader.js';
import { OneText } from '../../history/components/compared.js';

type Given = Extract<Thing<'wordReading', 'node'>, { __typename: 'WordReading' }>;
type Change = Given['changes'][number];
type Remark = Given['comments'][number];

/** Words of one change, and of all together, that are looked for as removed or added; the rest is shown whole. */
const WORDS = { one: 500, all: 2000 };

/** Each tracked change word by word, who is said to have made it, and what became of it. */
export function WordChanges({ changes, language }: { changes: Change[]; language: string }) {
  const { t, name } = useReader();
  if (changes.length === 0) return null;
  let left = WORDS.all;
  const compared = changes.map(({ before, text }) => {
    const budget = { words: Math.min(left, WORDS.one) };
    const granted = budget.words;
    const { pieces } = difference(before ?? '', text ?? '', budget);
    left -= granted - budget.words;
    return pieces.map((piece) => ({ text: piece.text, change: SAID[piece.change] }));
  });
  return (
    <section>
      <h2>{t('wordReading.changes', { count: changes.length })}</h2>
      <p class="quiet">
        <del>{t('versions.removed')}</del> · <ins>{t('versions.added')}</ins>
      </p>
      <ul class="plain" data-of="WORD_CHANGE">
        {changes.map((change, index) => (
          <li key={index} data-row="WORD_CHANGE">
            <h3>
              {index + 1}. {name('SuggestionKind', change.kind)}
              {change.section && ` · ${name('Section', change.section)}`}
            </h3>
            <Beside who={change.author} writtenAt={change.writtenAt} />
            <OneText text={{ language, pieces: compared[index]! }} />
            <Became taken={change.taken} as="suggestion" />
          </li>
        ))}
      </ul>
    </section>
  );
}

const SAID = { kept: 'KEPT', removed: 'REMOVED', added: 'ADDED' } as const;

export function WordComments({ comments, language }: { comments: Remark[]; language: string }) {
  const { t, name, language: own } = useReader();
  if (comments.length === 0) return null;
  const lang = language === own ? undefined : language;
  return (
    <section>
      <h2>{t('wordReading.comments', { count: comments.length })}</h2>
      <ul class="plain" data-of="WORD_COMMENT">
        {comments.map(({ author, writtenAt, quote, text, section, taken }, index) => (
          <li key={index} data-row="WORD_COMMENT">
            <h3>
              {index + 1}. {section ? name('Section', section) : t('comments.one')}
            </h3>
            <Beside who={author} writtenAt={writtenAt} />
            {quote && (
              <p class="quiet" lang={lang}>
                «{quote}»
              </p>
            )}
            <blockquote lang={lang}>
              <Lines text={text} />
            </blockquote>
            <Became taken={taken} as="comment" />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Parts of the file without a place in the text: nothing is guessed. */
export function WordLeft({ left, count, language }: { left: Given['notPlaced']; count: number; language: string }) {
  const { t, name, language: own } = useReader();
  if (count === 0) return null;
  return (
    <section>
      <h2>{t('wordReading.left', { count })}</h2>
      <p>{t('wordReading.leftWhat')}</p>
      {left.length < count && <p class="notice">{t('wordReading.leftFirst', { count: left.length })}</p>}
      <ul data-of="WORD_LEFT">
        {left.map(({ reason, text, section }, index) => (
          <li key={index} data-row="WORD_LEFT">
            <strong>{name('WordLeftReason', reason.toUpperCase())}</strong>
            {section && ` · ${name('Section', section)}`}
            {text && (
              <>
                {': '}
                <span lang={language === own ? undefined : language}>{text.slice(0, 200)}</span>
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Shows the author and the time that the file states; nobody has checked them. */
function Beside({ who, writtenAt }: { who: string; writtenAt: string | null }) {
  const { t } = useReader();
  return (
    <p class="quiet">
      {who ? t('wordReading.saidBy', { who }) : t('wordReading.saidByNobody')}
      {writtenAt && (
        <>
          {' · '}
          <DayOf at={writtenAt} />
        </>
      )}
    </p>
  );
}

/** The suggestion or comment that a part of a taken file became, or why it became none. */
function Became({ taken, as }: { taken: Change['taken']; as: 'suggestion' | 'comment' }) {
  const { t, href } = useReader();
  if (!taken) return null;
  if (taken.id === null)
    return (
      <p class="notice">
        {t('wordReading.notTaken')} {taken.message}
      </p>
    );
  return (
    <p>
      <a href={href(as, taken.id)}>{t(`wordReading.to.${as}`)}</a>
      {taken.wasThere && ` · ${t('wordReading.wasThere')}`}
    </p>
  );
}
