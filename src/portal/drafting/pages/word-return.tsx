import { Example, Said } from '../../frame/components/said.js';
import type { Thing } from '../../frame/documents.js';
import type { Page } from '../../frame/page.js';
import { useReader } from '../../frame/reader.js';
import { TakenWhen } from '../components/taken-when.js';
import { WordFileForm, wordFileTake } from '../forms/word-file-take.js';

type Given = Thing<'wordReturn', 'commitment'>;

/** The text of a commitment as a Word file, and the way back. */
export const wordReturn: Page<'wordReturn'> = {
  variables: (reference) => ({ reference }),
  forms: { wordFileTake },
  sheet: ({ commitment }, { t }) =>
    commitment
      ? {
          title: `${t('word.title')}: ${commitment.reference} ${commitment.title.text}`,
          timeZone: commitment.plan.timeZone,
          unlisted: true,
          content: <WordReturn given={commitment} />,
        }
      : null,
};

function WordReturn({ given }: { given: Given }) {
  const { t, href, here, language, viewer, returned } = useReader();
  // A form that came back after the window closed is still shown, so that its sentence has a place.
  const isDrawn = given.suggestionsOpen || returned !== null;
  return (
    <div class="column">
      <p class="crumb">
        <a href={href('commitmentText', given.reference)}>
          {given.reference} <Said words={given.title} />
        </a>
      </p>
      <h1>{t('word.title')}</h1>
      {given.synthetic && <Example claim />}
      <p class="lead">{t('word.what')}</p>
      <p>
        <a class="button" href={`/files/word/${given.id}?language=${language}`} download>
          {t('word.download', { version: given.version })}
        </a>
      </p>
      <h2>{t('word.back')}</h2>
      <p>{t('word.backWhat')}</p>
      <TakenWhen state={given.state} open={given.suggestionsOpen} windows={given.plan.windows} />
      {isDrawn && viewer && <WordFileForm commitment={given.id} />}
      {isDrawn && !viewer && (
        <p>
          <a class="button" href={href('signIn', '', { returnTo: here })}>
            {t('word.signIn')}
          </a>
        </p>
      )}
    </div>
  );
}
