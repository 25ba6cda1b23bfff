import { ShownEvidence } from '../../evidence/components/shown.js';
import { WhatItDoes, SuggestedBy } from '../../drafting/components/suggestion-line.js';
import { Discussed } from '../../comments/components/discussed.js';
import { Comment } from '../../comments/components/comment.js';
import { HowFar } from '../../frame/components/dates.js';
import { Lines, Paragraphs, Said } from '../../frame/components/said.js';
import { OfText } from '../../frame/components/text-to-change.js';
import { RowTick } from '../../frame/components/ticks.js';
import { useReader } from '../../frame/reader.js';
import type { Answer } from '../../frame/documents.js';
import { AppealDecideForm, MODERATE_FORM, SingleModerationForms } from '../forms/moderate.js';

type Case = Answer<'moderation'>['moderationQueue']['nodes'][number];
type Moderated = NonNullable<Case['thing']>;

export function OneCase({ one, place }: { one: Case; place: string }) {
  const { t, name } = useReader();
  const { thing, reports, decision } = one;
  const appeal = decision?.appeal;
  return (
    <>
      <p class="marks">
        {one.reasons.map((reason) => (
          <span key={reason} class="tag">
            {name('QueueReason', reason)}
          </span>
        ))}
        <span class="quiet">
          {t('moderation.since')} <HowFar at={one.waitingSince} />
        </span>
      </p>
      {thing && <TextInDoubt thing={thing} />}
      {reports.length > 0 && (
        <>
          <p>{t('moderation.reports', { count: reports.length })}</p>
          <ul>
            {reports.map(({ id, rule, reason }) => (
              <li key={id}>
                {name('ModerationRule', rule)}
                {reason && <Lines text={reason} />}
              </li>
            ))}
          </ul>
        </>
      )}
      {appeal ? (
        <>
          <p>
            {t('moderation.appeal.hiddenFor')} {name('ModerationRule', decision.rule)}: {decision.reason}
          </p>
          {appeal.argument && (
            <>
              <p>{t('moderation.appeal.argument')}</p>
              <blockquote>
                <Lines text={appeal.argument} />
              </blockquote>
            </>
          )}
          {appeal.availableActions.includes('DECIDE') ? (
            <AppealDecideForm id={appeal.id} place={place} />
          ) : (
            <p>{t('moderation.appeal.another')}</p>
          )}
        </>
      ) : (
        thing &&
        (!mayDecide(thing) ? (
          <p>{t('moderation.another')}</p>
        ) : thing.__typename === 'Proposal' ? (
          <SingleModerationForms hide="proposalHide" of={thing} place={place} reported={reports.length > 0} />
        ) : thing.__typename === 'Suggestion' ? (
          <SingleModerationForms hide="suggestionHide" of={thing} place={place} reported={reports.length > 0} />
        ) : thing.__typename === 'Evidence' ? (
          <SingleModerationForms
            hide="evidenceHide"
            of={{ id: thing.id }}
            place={place}
            reported={reports.length > 0}
          />
        ) : thing.__typename === 'Comment' ? (
          <RowTick form={MODERATE_FORM} of={thing}>
            {t('moderation.tick')}
          </RowTick>
        ) : null)
      )}
    </>
  );
}

/** False when the moderator has a tie to the thing: another moderator must decide. */
export function mayDecide(thing: Case['thing']): boolean {
  if (thing?.__typename === 'Proposal') return thing.mayNow.includes('HIDE');
  if (thing?.__typename === 'Suggestion') return thing.may.includes('HIDE');
  if (thing?.__typename === 'Evidence') return thing.mayModerate.includes('HIDE');
  return thing?.__typename === 'Comment' && thing.availableActions.includes('HIDE');
}

export const mayDecideCase = ({ thing, decision }: Case) =>
  decision?.appeal ? decision.appeal.availableActions.includes('DECIDE') : mayDecide(thing);

/** The text as moderators see it, even when it is hidden. */
function TextInDoubt({ thing }: { thing: Moderated }) {
  const { t, href } = useReader();
  if (thing.__typename === 'Comment')
    return (
      <>
        <p>
          <Discussed subject={thing.subject} />
        </p>
        <Comment given={thing} />
        {thing.hiddenBody && <blockquote class="written">{thing.hiddenBody}</blockquote>}
      </>
    );
  if (thing.__typename === 'Suggestion')
    return (
      <>
        <p class="title">
          <a href={href('suggestion', thing.id)}>{t('suggestion.numbered', { number: thing.number })}</a> ·{' '}
          <WhatItDoes given={thing} /> · <OfText given={thing} />
        </p>
        <p class="quiet">
          <SuggestedBy given={thing} /> · <HowFar at={thing.createdAt} />
        </p>
        {thing.text && <blockquote class="written">{thing.text}</blockquote>}
        <blockquote class="written">{thing.reason}</blockquote>
      </>
    );
  if (thing.__typename === 'Evidence')
    return (
      <>
        <p class="title">
          <a href={href('evidence', thing.milestoneReport.id)}>
            {thing.milestoneReport.milestone.reference} <Said words={thing.milestoneReport.milestone.title} />
          </a>
        </p>
        <ShownEvidence all={[thing]} />
      </>
    );
  if (thing.__typename !== 'Proposal') return null;
  return (
    <>
      <p class="title">
        <a href={href('proposal', thing.asked)}>
          {thing.asked} <Said words={thing.title} />
        </a>
      </p>
      {[thing.problem, thing.action, thing.expectedChange, thing.affected].map(
        (words) => words && <Paragraphs key={words.text} words={words} />,
      )}
    </>
  );
}
