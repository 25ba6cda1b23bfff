import { useContext } from 'preact/hooks';
import { Said } from '../../frame/components/said.js';
import type { Thing } from '../../frame/documents.js';
import type { Page } from '../../frame/page.js';
import { useReader } from '../../frame/reader.js';
import { WordChanges, WordComments, WordLeft } from '../components/word-file.js';
import { OF_COMMITMENT, OF_PLAN, TextPages } from '../text-pages.js';
import { TakeReadingForm, wordFileTake } from '../forms/word-file-take.js';

type Given = Extract<Thing<'wordReading', 'node'>, { __typename: 'WordReading' }>;

/** Shows what was read from a returned Word file, before it is taken, and afterwards what became of each part. */
export const wordReading: Page<'wordReading'> = {
  variables: (id) => ({ id }),
  forms: { wordFileTake },
  signedInOnly: true,
  sheet: ({ node }, { t }) => {
    if (node?.__typename !== 'WordReading') return null;
    const text = node.commitment ?? node.plan;
    if (!text) return null;
    return {
      title: `${t(node.takenAt ? 'wordReading.done' : 'wordReading.title')}: ${node.commitment?.reference ?? text.title.text}`,
      timeZone: 'plan' in text ? text.plan.timeZone : text.timeZone,
      secret: true,
      content: (
        <TextPages.Provider value={node.commitment ? OF_COMMITMENT : OF_PLAN}>
          <Reading given={node} text={text} />
        </TextPages.Provider>
      ),
    };
  },
};

type TextGiven = NonNullable<Given['commitment'] | Given['plan']>;

function Reading({ given, text }: { given: Given; text: TextGiven }) {
  const { t, href } = useReader();
  const pages = useContext(TextPages);
  const { reference, version } = text;
  const [isTaken, count] = [given.takenAt !== null, given.changes.length + given.comments.length];
  return (
    <div class="column">
      <p class="crumb">
        <a href={href(pages.text, reference)}>
          {pages.holder === 'commitment' && `${reference} `}
          <Said words={text.title} />
        </a>
        {' · '}
        <a href={href(pages.word, reference)}>{t('word.title')}</a>
      </p>
      <h1>{t(isTaken ? 'wordReading.done' : 'wordReading.title')}</h1>
      <p class="lead">{t(isTaken ? 'wordReading.doneWhat' : count > 0 ? 'wordReading.what' : 'wordReading.nothing')}</p>
      <p class="quiet">
        {t('wordReading.from', { version: given.baseVersion })}
        {!isTaken && version > given.baseVersion && ` ${t('wordReading.newer', { version })}`}
      </p>
      <WordChanges changes={given.changes} language={given.language} />
      <WordComments comments={given.comments} language={given.language} />
      <WordLeft left={given.notPlaced} count={given.notPlacedCount} language={given.language} />
      {!isTaken && count > 0 && <TakeReadingForm reading={given.id} />}
      {isTaken && (
        <p>
          <a href={href(pages.suggestions, reference)}>{t('wordReading.all')}</a>
        </p>
      )}
    </div>
  );
}
