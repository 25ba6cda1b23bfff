import { Example, Paragraphs, Said } from '../../frame/components/said.js';
import type { Answer } from '../../frame/documents.js';
import { TakenWhen } from '../components/taken-when.js';
import { SuggestForms, suggestionCreates } from '../forms/suggestion-create.js';
import type { Page } from '../../frame/page.js';
import { useReader } from '../../frame/reader.js';

/** The forms to change, follow or remove one clause. */
export const suggest: Page<'suggest'> = {
  variables: (reference, search) => ({ reference, clause: search.get('clause') ?? '' }),
  forms: suggestionCreates,
  sheet: ({ commitment, clause }, { t }) =>
    commitment
      ? {
          title: `${t('suggest.title')}: ${commitment.reference} ${commitment.title.text}`,
          unlisted: true,
          content: <Suggest commitment={commitment} clause={clause} />,
        }
      : null,
};

type Given = { [Field in 'commitment' | 'clause']: Answer<'suggest'>[Field] };

function Suggest({
  commitment: given,
  clause,
}: {
  commitment: NonNullable<Given['commitment']>;
  clause: Given['clause'];
}) {
  const { t, name, href, viewer, returned } = useReader();
  const isThere = clause?.__typename === 'Clause' && clause.commitment?.reference === given.reference;
  // A form that came back after the window closed is still shown, so nothing written is lost.
  const isDrawn = given.suggestionsOpen || returned !== null;
  return (
    <div class="column">
      <p class="crumb">
        <a href={`${href('commitmentText', given.reference)}${isThere ? `#${clause.id}` : ''}`}>
          {given.reference} <Said words={given.title} />
        </a>
      </p>
      <h1>{t('suggest.title')}</h1>
      {given.synthetic && <Example claim />}
      <TakenWhen state={given.state} open={given.suggestionsOpen} windows={given.plan.windows} />
      {isThere ? (
        <>
          <p class="quiet">
            {name('Section', clause.section)}
            {clause.milestone && (
              <>
                {' · '}
                {clause.milestone.reference} <Said words={clause.milestone.title} />
              </>
            )}
          </p>
          {clause.removed && <p class="notice">{t('suggest.removed')}</p>}
          <blockquote>
            <Paragraphs words={clause.text} />
          </blockquote>
          <p>{t(viewer ? 'suggest.public' : 'suggest.visitor')}</p>
          {isDrawn && <SuggestForms clause={clause} commitment={given} />}
        </>
      ) : (
        <p class="notice">
          {t('suggest.gone')} <a href={href('commitmentText', given.reference)}>{t('suggest.back')}</a>
        </p>
      )}
    </div>
  );
}
