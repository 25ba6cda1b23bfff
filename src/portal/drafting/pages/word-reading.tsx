import { Said } from '../../frame/components/said.js';
import type { Thing } from '../../frame/documents.js';
import type { Page } from '../../frame/page.js';
import { useReader } from '../../frame/reader.js';
import { WordChanges, WordComments, WordLeft } from '../components/word-file.js';
import { TakeReadingForm, wordFileTake } from '../forms/word-file-take.js';

type Given = Extract<Thing<'wordReading', 'node'>, { __typename: 'WordReading' }>;

/** Shows what was read from a returned Word file, before it is taken, and afterwards what became of each part. */
export const wordReading: Page<'wordReading'> = {
  variables: (id) => ({ id }),
  forms: { wordFileTake },
  signedInOnly: true,
  sheet: ({ node }, { t }) =>
    node?.__typename === 'WordReading' && node.commitment
      ? {
          title: `${t(node.takenAt ? 'wordReading.done' : 'wordReading.title')}: ${node.commitment.reference}`,
          timeZone: node.commitment.plan.timeZone,
          secret: true,
          content: <Reading given={node} commitment={node.commitment} />,
        }
      : null,
};

function Reading({ given, commitment }: { given: Given; commitment: NonNullable<Given['commitment']> }) {
  const { t, href } = useReader();
  const { reference, version } = commitment;
  const [isTaken, count] = [given.takenAt !== null, given.changes.length + given.comments.length];
  return (
    <div class="column">
      <p class="crumb">
        <a href={href('commitmentText', reference)}>
          {reference} <Said words={commitment.title} />
        </a>
        {' · '}
        <a href={href('wordReturn', reference)}>{t('word.title')}</a>
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
          <a href={href('suggestions', reference)}>{t('wordReading.all')}</a>
        </p>
      )}
    </div>
  );
}
