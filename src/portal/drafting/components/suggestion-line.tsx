import type { SuggestionAsked, SuggestionLine as Line } from '../../frame/types.js';
import { HowFar } from '../../frame/components/dates.js';
import { Example, Lines, Of, Said } from '../../frame/components/said.js';
import { fromFile } from '../../comments/components/from-file.js';
import { useReader } from '../../frame/reader.js';
import { ValueOfField } from './beside.js';

/** Says in one line what a suggestion would do and where. */
export function WhatItDoes({ given }: { given: SuggestionAsked }) {
  const { name } = useReader();
  return (
    <>
      {name('SuggestionKind', given.kind)}
      {given.section && ` · ${name('Section', given.section)}`}
      {given.field && ` · ${name('SuggestedField', given.field)}`}
      {given.institution && ` · ${given.institution.name.text}`}
      {given.milestone && (
        <>
          {' · '}
          {given.milestone.reference} <Said words={given.milestone.title} />
        </>
      )}
    </>
  );
}

/** Says in whose name the suggestion was made: an institution, a person, or the author that a Word file names. */
export function SuggestedBy({ given }: { given: SuggestionAsked }) {
  const { t } = useReader();
  const account = given.onBehalfOf?.name.text ?? given.author?.publicName ?? t('comments.somebody');
  return <>{given.authorNamed === null ? account : fromFile(given.authorNamed, account, t)}</>;
}

/** Suggestions, each with its number, what it would do, its words and its reason. */
export function SuggestionLines({ lines, kind }: { lines: Line[]; kind?: string }) {
  const { t, name, href, language } = useReader();
  return (
    <ul class="plain" data-of={kind}>
      {lines.map((given) => (
        <li key={given.id} id={given.id} data-row={kind ?? ''}>
          <h3>
            <a href={href('suggestion', given.id)}>
              <Of what={t('suggestion.numbered', { number: given.number })} whose={given.reason.slice(0, 60)} />
            </a>{' '}
            <span class="tag">{name('SuggestionState', given.state)}</span>{' '}
            {given.inConflict && given.state === 'PENDING' && <span class="tag">{t('suggestion.inConflict')}</span>}{' '}
            {given.synthetic && <Example short />}
          </h3>
          <p class="quiet">
            <WhatItDoes given={given} /> · <SuggestedBy given={given} /> · <HowFar at={given.createdAt} />
          </p>
          {given.formerValue && given.suggestedValue && (
            <p>
              {t('suggestion.was')}{' '}
              <del>
                <ValueOfField field={given.field!} given={given.formerValue} />
              </del>{' '}
              · {t('suggestion.is')}{' '}
              <ins>
                <ValueOfField field={given.field!} given={given.suggestedValue} />
              </ins>
            </p>
          )}
          {given.milestoneDraft && (
            <blockquote>
              <Said words={given.milestoneDraft.title} />
            </blockquote>
          )}
          {(given.text ?? given.baseText) && (
            <blockquote lang={given.language === language ? undefined : given.language}>
              <Lines text={(given.text ?? given.baseText)!} />
            </blockquote>
          )}
          <Lines text={given.reason} />
        </li>
      ))}
    </ul>
  );
}
