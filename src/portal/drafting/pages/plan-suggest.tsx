import { PLAN_SECTIONS, type Section } from '../../../domain/clause.js';
import { given as inAddress } from '../../frame/components/filters.js';
import { Example, Paragraphs, Said } from '../../frame/components/said.js';
import type { Answer } from '../../frame/documents.js';
import type { Page } from '../../frame/page.js';
import { useReader } from '../../frame/reader.js';
import { sought } from '../../frame/seeking.js';
import { TakenWhen } from '../components/taken-when.js';
import { AddForm, SuggestForms, suggestionCreates } from '../forms/suggestion-create.js';
import { stateOfPlanText } from '../plan-text-state.js';
import { clauseAsked, placeInText } from '../clause-in-text.js';
import { listeningToPlanText } from '../live.js';
import { OF_PLAN, TextPages } from '../text-pages.js';

const sectionIn = (search: URLSearchParams): Section | undefined =>
  PLAN_SECTIONS.find((section) => section === inAddress(search, 'section'));

/** The forms to suggest one change of the text of a plan: of a clause, or the first words of a section. */
export const planSuggest: Page<'planSuggest'> = {
  variables: (slug, search, reader) => {
    const ofClause = inAddress(search, 'clause') !== undefined;
    return { slug, clause: clauseAsked(search), ofClause, among: sought(reader, 'after') };
  },
  forms: suggestionCreates,
  sheet: ({ plan, clause }, reader) =>
    plan && {
      title: `${reader.t('suggest.title')}: ${plan.title.text}`,
      timeZone: plan.timeZone,
      unlisted: true,
      ...listeningToPlanText(plan, reader),
      content: <Suggest plan={plan} clause={clause} />,
    },
};

interface Given {
  plan: NonNullable<Answer<'planSuggest'>['plan']>;
  clause: Answer<'planSuggest'>['clause'];
}

function Suggest({ plan, clause: found }: Given) {
  const { t, name, href, viewer, returned, search } = useReader();
  const isOfThisText = found?.__typename === 'Clause' && found.commitment === null && found.plan.slug === plan.slug;
  const clause = isOfThisText ? found : null;
  const section = sectionIn(search);
  const place = clause?.section ?? section?.toUpperCase();
  // A form that came back after the window closed is still shown, so nothing written is lost.
  const isDrawn = plan.suggestionsOpen || returned !== null;
  const text = { id: plan.id, version: plan.textVersion, clauses: plan.clauses };
  return (
    <TextPages.Provider value={OF_PLAN}>
      <div class="column">
        <p class="crumb">
          <a href={clause ? placeInText('planText', plan.slug, clause, href) : href('planText', plan.slug)}>
            <Said words={plan.title} />
          </a>
        </p>
        <h1>{t('suggest.title')}</h1>
        {plan.synthetic && <Example claim />}
        <TakenWhen state={stateOfPlanText(plan.stage)} open={plan.suggestionsOpen} windows={plan.windows} />
        {place ? (
          <>
            <p class="quiet">{name('Section', place)}</p>
            {clause?.removed && <p class="notice">{t('suggest.removed')}</p>}
            {clause && (
              <blockquote>
                <Paragraphs words={clause.text} />
              </blockquote>
            )}
            <p>{t(viewer ? 'suggest.public' : 'suggest.visitor')}</p>
            {isDrawn && clause && <SuggestForms clause={clause} commitment={text} />}
            {isDrawn && !clause && <AddForm commitment={text} at={{ section: place, milestone: null }} />}
          </>
        ) : (
          <p class="notice">
            {t('suggest.gone')} <a href={href('planText', plan.slug)}>{t('suggest.back')}</a>
          </p>
        )}
      </div>
    </TextPages.Provider>
  );
}
