import type { ComponentChildren } from 'preact';
import { Discussion, discussionAsked } from '../../comments/components/discussion.js';
import { commentCreate } from '../../comments/forms/comment-create.js';
import { commentVote } from '../../comments/forms/comment-vote.js';
import type { Thing } from '../../frame/documents.js';
import { DayOf } from '../../frame/components/dates.js';
import { Example, Lines, Said } from '../../frame/components/said.js';
import { OneText } from '../../history/components/compared.js';
import { SuggestionActs, suggestionActs } from '../forms/suggestion-acts.js';
import { WhatItDoes, Whose } from '../components/suggestion-line.js';
import type { Page } from '../../frame/page.js';
import { useReader } from '../../frame/reader.js';
import { WayOn } from '../../frame/components/way-on.js';
import { suggestionWay } from '../../frame/list-way.js';

type Given = Extract<Thing<'suggestion', 'node'>, { __typename: 'Suggestion' }>;

/** The page of a suggestion shows its change word by word, its reason, and the decision. */
export const suggestion: Page<'suggestion'> = {
  variables: (id, search, { now }) => ({ id, ...suggestionWay(search, now), ...discussionAsked(search) }),
  forms: { ...suggestionActs, commentCreate, commentVote },
  sheet: ({ node, suggestionList }, { t }) =>
    node?.__typename === 'Suggestion'
      ? {
          title: `${t('suggestion.numbered', { number: node.number })}: ${node.commitment.reference} ${node.commitment.title.text}`,
          timeZone: node.commitment.plan.timeZone,
          unlisted: true,
          content: <Suggestion given={node} way={<WayOn suggestionList={suggestionList ?? null} />} />,
        }
      : null,
};

function Suggestion({ given, way }: { given: Given; way: ComponentChildren }) {
  const { t, href, name } = useReader();
  const { reference, title } = given.commitment;
  const isOpenConflict = given.inConflict && given.state === 'PENDING';
  return (
    <div class="column">
      <p class="crumb">
        <a href={`${href('commitmentText', reference)}${given.clause ? `#${given.clause.id}` : ''}`}>
          {reference} <Said words={title} />
        </a>
        {' · '}
        <a href={href('suggestions', reference)}>{t('suggestions.title')}</a>
      </p>
      {way}
      <h1>
        {t('suggestion.numbered', { number: given.number })}{' '}
        <span class="tag">{name('SuggestionState', given.state)}</span>
      </h1>
      {given.synthetic && <Example claim />}
      <p class="quiet">
        <WhatItDoes given={given} /> · <Whose given={given} /> · <DayOf at={given.createdAt} /> ·{' '}
        {t('suggestion.onVersion', { number: given.baseVersion })}
      </p>
      {given.after && (
        <p>
          {t('suggestion.behind')} <Said words={given.after.text} />
        </p>
      )}
      {given.difference.length > 0 && (
        <section>
          <h2>{t('suggestion.changes')}</h2>
          <p class="quiet">
            <del>{t('versions.removed')}</del> · <ins>{t('versions.added')}</ins>
          </p>
          <OneText text={{ language: given.language, pieces: given.difference }} />
        </section>
      )}
      {isOpenConflict && <Conflict given={given} />}
      <section>
        <h2>{t('suggestion.reason')}</h2>
        <Lines text={given.reason} />
      </section>
      <Decision given={given} />
      <SuggestionActs given={given} />
      <Discussion of={given} />
    </div>
  );
}

/** Both sides of a conflict: the clause as it is now, and as it would be. */
function Conflict({ given }: { given: Given }) {
  const { t, language } = useReader();
  const sides = [
    [t('suggestion.now'), given.presentText ?? t('suggestion.goneNow'), given.presentText !== null],
    [t('suggestion.suggested'), given.text ?? t('suggestion.goneThen'), given.text !== null],
  ] as const;
  return (
    <section>
      <h2>{t('suggestion.inConflict')}</h2>
      <p>{t('suggestion.conflict')}</p>
      <div class="pair">
        {sides.map(([heading, text, written]) => (
          <div key={heading}>
            <h3>{heading}</h3>
            <blockquote lang={written && given.language !== language ? given.language : undefined}>
              <Lines text={text} />
            </blockquote>
          </div>
        ))}
      </div>
    </section>
  );
}

/** How it was decided: by whom, when, with which words, and why. */
function Decision({ given }: { given: Given }) {
  const { t, name, language } = useReader();
  if (!given.decidedAt) return null;
  const by = [
    given.decidedRole && name('Role', given.decidedRole.toUpperCase()),
    given.decidedInstitution?.name.text,
  ].filter(Boolean);
  return (
    <section>
      <h2>{t('suggestion.decision')}</h2>
      <p>
        <strong>{name('SuggestionState', given.state)}</strong> · <DayOf at={given.decidedAt} />
        {by.length > 0 && ` · ${by.join(' · ')}`}
        {given.madeVersion !== null && ` · ${t('suggestion.made', { number: given.madeVersion })}`}
      </p>
      {given.finalText !== null && (
        <>
          <h3>{t('suggestion.finalWords')}</h3>
          <blockquote lang={given.language === language ? undefined : given.language}>
            <Lines text={given.finalText} />
          </blockquote>
        </>
      )}
      {given.decisionReason && (
        <>
          <h3>{t('suggestion.why')}</h3>
          <Lines text={given.decisionReason} />
        </>
      )}
      {given.revertedAt && (
        <>
          <h3>
            {t('suggestion.reverted')} <DayOf at={given.revertedAt} />
          </h3>
          {given.revertReason && <Lines text={given.revertReason} />}
        </>
      )}
    </section>
  );
}
