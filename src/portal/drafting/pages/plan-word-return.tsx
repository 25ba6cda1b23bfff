import type { Page } from '../../frame/page.js';
import { WordReturn } from '../components/word-return.js';
import { wordFileTake } from '../forms/word-file-take.js';
import { stateOfPlanText } from '../plan-text-state.js';
import { OF_PLAN, TextPages } from '../text-pages.js';

/** The text of a plan itself as a Word file, and the way back; there is none while nobody has written it. */
export const planWordReturn: Page<'planWordReturn'> = {
  variables: (slug) => ({ slug }),
  forms: { wordFileTake },
  sheet: ({ plan }, { t }) =>
    plan && plan.version > 0
      ? {
          title: `${t('word.title')}: ${plan.title.text}`,
          timeZone: plan.timeZone,
          unlisted: true,
          content: (
            <TextPages.Provider value={OF_PLAN}>
              <WordReturn given={plan} state={stateOfPlanText(plan.stage)} windows={plan.windows} />
            </TextPages.Provider>
          ),
        }
      : null,
};
