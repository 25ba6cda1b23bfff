import type { Answer } from '../../frame/documents.js';
import { Comment } from '../../comments/components/comment.js';
import { HowFar } from '../../frame/components/dates.js';
import { More } from '../../frame/components/more.js';
import { Lines, Paragraphs, Said } from '../../frame/components/said.js';
import { RowTick, TickAll } from '../../frame/components/ticks.js';
import {
  AppealDecideForm,
  appealDecide,
  BULK,
  moderate,
  ModerateForm,
  proposalModeration,
  ProposalModerationForms,
} from '../forms/moderate.js';
import { commentVote } from '../../comments/forms/comment-vote.js';
import type { Page } from '../../frame/page.js';
import { useReader } from '../../frame/reader.js';
import { notYours } from '../../frame/trouble.js';

type Case = QueueAnswer['moderationQueue']['nodes'][number];
type Moderated = NonNullable<Case['thing']>;

type QueueAnswer = Answer<'moderation'>;

/** The cases that wait for the moderators of the plan, longest wait first. */
export const moderation: Page<'moderation'> = {
  variables: (plan, search) => ({ plan, after: search.get('after') || undefined }),
  forms: { moderate, appealDecide, ...proposalModeration, commentVote },
  signedInOnly: true,
  sheet: (given, reader) => {
    if (!given.plan) return null;
    if (!given.plan.availableActions.includes('MODERATE')) return notYours(reader, given.plan.slug);
    return { title: reader.t('moderation.title'), content: <Moderation given={given} /> };
  },
};

function Moderation({ given }: { given: QueueAnswer }) {
  const { t, href, viewer } = useReader();
  const { nodes, pageInfo, totalCount } = given.moderationQueue;
  const others = totalCount - given.waiting.totalCount;
  const { slug, title } = given.plan!;
  const bulk = nodes.some(({ kind, decision, thing }) => kind === 'COMMENT' && !decision?.appeal && mayDecide(thing));
  return (
    <>
      <p class="crumb">
        <a href={href('plan', slug)}>
          <Said words={title} />
        </a>
      </p>
      <h1>{t('moderation.title')}</h1>
      {!viewer!.secondFactor && (
        <p class="notice">
          {t('moderation.secondFactor')} <a href={href('secondFactor')}>{t('account.secondFactor.turnOn')}</a>
        </p>
      )}
      <p>
        {viewer!.secondFactor && t('moderation.waiting', { count: given.waiting.totalCount })}{' '}
        {viewer!.secondFactor && others > 0 && t('moderation.others', { count: others })}{' '}
        <a href={href('moderationLog', slug)}>{t('moderation.seeLog')}</a>
      </p>
      {bulk && <TickAll at={t('moderation.ids.cases')} />}
      <ul class="plain lines asked" id={t('moderation.ids.cases')}>
        {nodes.map((one, index) => (
          <li key={index} data-row={mayDecideCase(one) ? 'MODERATION' : undefined}>
            <OneCase one={one} plan={slug} />
          </li>
        ))}
      </ul>
      <More after={pageInfo.hasNextPage ? pageInfo.endCursor : null} label={t('more.label')} />
      {bulk && (
        <section aria-labelledby={BULK}>
          <h2>{t('moderation.bulk')}</h2>
          <ModerateForm plan={slug} />
        </section>
      )}
    </>
  );
}

function OneCase({ one, plan }: { one: Case; plan: string }) {
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
      {thing && <Written thing={thing} />}
      {reports.length > 0 && (
        <ul>
          {reports.map(({ id, rule, reason }) => (
            <li key={id}>
              {name('ModerationRule', rule)}
              {reason && <Lines text={reason} />}
            </li>
          ))}
        </ul>
      )}
      {appeal ? (
        <>
          <p>
            {name('ModerationRule', decision.rule)}: {decision.reason}
          </p>
          {appeal.argument && (
            <blockquote>
              <Lines text={appeal.argument} />
            </blockquote>
          )}
          {appeal.availableActions.includes('DECIDE') ? (
            <AppealDecideForm id={appeal.id} plan={plan} />
          ) : (
            <p>{t('moderation.appeal.another')}</p>
          )}
        </>
      ) : (
        thing &&
        (!mayDecide(thing) ? (
          <p>{t('moderation.another')}</p>
        ) : thing.__typename === 'Proposal' ? (
          <ProposalModerationForms of={thing} plan={plan} reported={reports.length > 0} />
        ) : thing.__typename === 'Comment' ? (
          <RowTick form={BULK} of={thing}>
            {t('moderation.tick')}
          </RowTick>
        ) : null)
      )}
    </>
  );
}

/** False when the moderator has a tie to the thing: another moderator must decide. */
function mayDecide(thing: Case['thing']): boolean {
  if (thing?.__typename === 'Proposal') return thing.mayNow.includes('HIDE');
  return thing?.__typename === 'Comment' && thing.availableActions.includes('HIDE');
}

const mayDecideCase = ({ thing, decision }: Case) =>
  decision?.appeal ? decision.appeal.availableActions.includes('DECIDE') : mayDecide(thing);

/** The text as moderators see it, even when it is hidden. */
function Written({ thing }: { thing: Moderated }) {
  const { href } = useReader();
  if (thing.__typename === 'Comment')
    return (
      <>
        <Comment given={thing} />
        {thing.hiddenBody && <blockquote class="written">{thing.hiddenBody}</blockquote>}
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
