import { useContext } from 'preact/hooks';
import { Example, Said } from '../../frame/components/said.js';
import { useReader } from '../../frame/reader.js';
import type { SuggestionWindow, Words } from '../../frame/types.js';
import { WordFileForm } from '../forms/word-file-take.js';
import { TextPages } from '../text-pages.js';
import { TakenWhen } from './taken-when.js';

interface WordReturnProps {
  /** The text; the slug of a plan is its reference. */
  given: {
    id: string;
    reference: string;
    title: Words;
    version: number;
    synthetic: boolean;
    suggestionsOpen: boolean;
  };
  state: string;
  windows: SuggestionWindow[];
}

/** A text as a Word file, and the way back. */
export function WordReturn({ given, state, windows }: WordReturnProps) {
  const { t, href, here, language, viewer, returned } = useReader();
  const { holder, text } = useContext(TextPages);
  // A form that came back after the window closed is still shown, so that its sentence has a place.
  const isDrawn = given.suggestionsOpen || returned !== null;
  return (
    <div class="column">
      <p class="crumb">
        <a href={href(text, given.reference)}>
          {holder === 'commitment' && `${given.reference} `}
          <Said words={given.title} />
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
      <TakenWhen state={state} open={given.suggestionsOpen} windows={windows} />
      {isDrawn && viewer && <WordFileForm text={given.id} />}
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
