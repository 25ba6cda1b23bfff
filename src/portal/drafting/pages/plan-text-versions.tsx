import type { Page } from '../../frame/page.js';
import { OF_PLAN, TextPages } from '../text-pages.js';
import { isMissing, titleOfVersions, Versions, versionsAsked } from './text-versions.js';

/** The versions of the text of a plan itself, newest first. */
export const planTextVersions: Page<'planTextVersions'> = {
  variables: (slug, search) => ({ slug, ...versionsAsked(search) }),
  sheet: ({ plan: given }, { t, search }) =>
    given && !isMissing(given, search)
      ? {
          title: `${titleOfVersions(given, t)}: ${given.title.text}`,
          timeZone: given.timeZone,
          unlisted: true,
          content: (
            <TextPages.Provider value={OF_PLAN}>
              <Versions given={given} />
            </TextPages.Provider>
          ),
        }
      : null,
};
