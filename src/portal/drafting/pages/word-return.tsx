import type { Page } from '../../frame/page.js';
import { WordReturn } from '../components/word-return.js';
import { wordFileTake } from '../forms/word-file-take.js';

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
          content: <WordReturn given={commitment} state={commitment.state} windows={commitment.plan.windows} />,
        }
      : null,
};
