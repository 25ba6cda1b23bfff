import type { ComponentChildren } from 'preact';
import { Discussion, discussionAsked } from '../../comments/components/discussion.js';
import { commentCreate } from '../../comments/forms/comment-create.js';
import { commentVote } from '../../comments/forms/comment-vote.js';
import type { Thing } from '../../frame/documents.js';
import { DayOf } from '../../frame/components/dates.js';
import { Example, Lines } from '../../frame/components/said.js';
import { OneText } from '../../history/components/compared.js';
import { Hiding } from '../../moderation/components/hiding.js';
import { ModerationActs } from '../../moderation/forms/moderation-acts.js';
import { SuggestionActs, suggestionActs, suggestionModerationActs } from '../forms/suggestion-acts.js';
import { WhatItDoes, SuggestedBy } from '../components/suggestion-line.js';
import { AskedValue, Conflict, Place } from '../components/what-it-asks.js';
import { WordsInTexts } from '../components/words-in-texts.js';
import { listeningToPlanText, listeningToText } from '../live.js';
import type { Page } from '../../frame/page.js';
import { hiddenSuggestion } from './hidden-suggestion.js';
import { useReader } from '../../frame/reader.js';
import { WayOn } from '../../frame/components/way-on.js';
import { namesOfText, OfText } from '../../frame/components/text-to-change.js';
import { suggestionWay } from '../../frame/list-way.js';

type Given = Extract<Thing<'suggestion', 'node'>, { __typename: 'Suggestion' }>;

/** The page of a suggestion shows its change word by word, its reason, and the decision. */
export const suggestion: Page<'suggestion'> = {
  variables: (id, search, { now }) => ({ id, ...suggestionWay(search, now), ...discussionAsked(search) }),
  otherwise: hiddenSuggestion,
  forms: { ...suggestionActs, ...suggestionModerationActs, commentCreate, commentVote },
  sheet: ({ node, suggestionList }, reader) =>
    node?.__typename === 'Suggestion'
      ? {
          title: `${reader.t('suggestion.numbered', { number: node.number })}: ${namesOfText(node).named}`,
          timeZone: node.ofPlan.timeZone,
          unlisted: true,
          ...(node.ofCommitment
            ? listeningToText(node.ofCommitment, reader)
            : listeningToPlanText(node.ofPlan, reader)),
          content: <Suggestion given={node} way={<WayOn suggestionList={suggestionList ?? null} />} />,
        }
      : null,
};

function Suggestion({ given, way }: { given: Given; way: ComponentChildren }) {
  const { t, href, name } = useReader();
  const text = namesOfText(given);
  const isDeciding = given.availableActions.includes('ACCEPT');
  const isOpenConflict = given.inConflict && given.state === 'PENDING';
  return (
    <div class="column">
      <p class="crumb">
        <OfText given={given} at={given.clause} />
        {' · '}
        <a href={href(text.pages.suggestions, text.key)}>{t('suggestions.title')}</a>
      </p>
      {way}
      <h1>
        {t('suggestion.numbered', { number: given.number })}{' '}
        <span class="tag">{name('SuggestionState', given.state)}</span>
      </h1>
      {given.synthetic && <Example claim />}
      <p class="quiet">
        <WhatItDoes given={given} /> · <SuggestedBy given={given} /> · <DayOf at={given.createdAt} /> ·{' '}
        {t('suggestion.onVersion', { number: given.baseVersion })}
      </p>
      {given.visibility !== 'VISIBLE' && (
        <div class="notice">
          <p>{t('suggestion.hidden')}</p>
          {given.moderation && <Hiding given={given.moderation} />}
        </div>
      )}
      <Place given={given} />
      {given.difference.length > 0 && (
        <section>
          <h2>{t('suggestion.changes')}</h2>
          <p class="quiet">
            <del>{t('versions.removed')}</del> · <ins>{t('versions.added')}</ins>
          </p>
          <OneText text={{ language: given.language, pieces: given.difference }} />
        </section>
      )}
      <AskedValue given={given} />
      {isOpenConflict && <Conflict given={given} />}
      <section>
        <h2>{t('suggestion.reason')}</h2>
        <Lines text={given.reason} />
      </section>
      <Decision given={given} />
      {(given.wordsInTexts.length > 0 || given.wordsTaken.length > 0) && (
        <section>
          <h2>{t('words.title')}</h2>
          <WordsInTexts given={given} heading="h3" />
        </section>
      )}
      <WhoAccepts given={given} />
      <SuggestionActs given={given} />
      <ModerationActs kind="suggestion" given={given} />
      <Discussion of={given} quietly={isDeciding || undefined} />
    </div>
  );
}

/** Says whose acceptance it needs, where one drafter alone cannot accept it. */
function WhoAccepts({ given: { state, acceptedBySide, availableActions: may } }: { given: Given }) {
  const { t, name } = useReader();
  if (state === 'REVERTED')
    return (
      <p class="notice">
        {acceptedBySide
          ? t('suggestion.again.one', { side: name('DraftingSide', acceptedBySide) })
          : t('suggestion.again.both')}
      </p>
    );
  const isOwn = may.includes('WITHDRAW') && may.includes('DECLINE') && !may.includes('ACCEPT');
  return isOwn ? <p class="notice">{t('suggestion.own')}</p> : null;
}

/** How it was decided: by whom, when, with which words, and why. */
function Decision({ given }: { given: Given }) {
  const { t, name, href, language } = useReader();
  if (!given.decidedAt) return null;
  const text = namesOfText(given);
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
        {given.madeVersion !== null && (
          <>
            {' · '}
            <a href={href(text.pages.versions, text.key, { to: String(given.madeVersion) })}>
              {t('suggestion.made', { number: given.madeVersion })}
            </a>
          </>
        )}
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
