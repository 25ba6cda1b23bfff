import { Example, Said } from '../../frame/components/said.js';
import type { Page } from '../../frame/page.js';
import { useReader } from '../../frame/reader.js';
import type { Answer } from '../../frame/documents.js';
import { OF_PLAN, TextPages } from '../text-pages.js';
import { listAsked, SuggestionList } from './suggestions.js';

/** The suggestions on the text of a plan itself, the oldest first. */
export const planSuggestions: Page<'planSuggestions'> = {
  variables: (slug, search) => {
    const { filter, ...asked } = listAsked(search);
    return { slug, ...asked, filter: { ...filter, ofPlanText: true } };
  },
  sheet: ({ plan, clause }, { t }) =>
    plan && {
      title: `${t('suggestions.title')}: ${plan.title.text}`,
      timeZone: plan.timeZone,
      unlisted: true,
      content: <Suggestions plan={plan} clause={clause} />,
    },
};

interface Given {
  plan: NonNullable<Answer<'planSuggestions'>['plan']>;
  clause: Answer<'planSuggestions'>['clause'];
}

function Suggestions({ plan, clause }: Given) {
  const { t, href } = useReader();
  return (
    <TextPages.Provider value={OF_PLAN}>
      <div class="column">
        <p class="crumb">
          <a href={href('planText', plan.slug)}>
            <Said words={plan.title} />
          </a>
        </p>
        <h1>{t('suggestions.title')}</h1>
        {plan.synthetic && <Example claim />}
        <SuggestionList reference={plan.slug} list={plan.suggestions} clause={clause} />
      </div>
    </TextPages.Provider>
  );
}
