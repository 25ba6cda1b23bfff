import type { Answer } from '../../frame/documents.js';
import { Comment } from '../../comments/components/comment.js';
import { Discussed } from '../../comments/components/discussed.js';
import { HowFar } from '../../frame/components/dates.js';
import { given } from '../../frame/components/filters.js';
import { placeless, PLACE } from '../../frame/list-way.js';
import { More } from '../../frame/components/more.js';
import { Lines, Paragraphs, Said } from '../../frame/components/said.js';
import { RowTick, TickAll } from '../../frame/components/ticks.js';
import {
  AppealDecideForm,
  appealDecide,
  BULK,
  moderate,
  ModerateForm,
  singleModeration,
  SingleModerationForms,
} from '../forms/moderate.js';
import { commentVote } from '../../comments/forms/comment-vote.js';
import { ShownEvidence } from '../../evidence/components/shown.js';
import type { Page } from '../../frame/page.js';
import { useReader } from '../../frame/reader.js';
import { WhatItDoes, Whose } from '../../drafting/components/suggestion-line.js';
import { OfText } from '../../frame/components/text-to-change.js';
import { notYours } from '../../frame/trouble.js';

type Case = QueueAnswer['moderationQueue']['nodes'][number];
type Moderated = NonNullable<Case['thing']>;

type QueueAnswer = Answer<'moderation'>;

const REASONS = ['REPORTED', 'HELD', 'APPEALED'] as const;
/** Names in the address: why a case waits, and that the reader is the one who decides it. */
const [REASON, MINE] = ['reason', 'mine'];
const reasonIn = (search: URLSearchParams) =>
  REASONS.find((each) => each.toLowerCase() === given(search, REASON)?.toLowerCase());

/** The cases that wait for the moderators of the plan, longest wait first. */
export const moderation: Page<'moderation'> = {
  variables: (plan, search) => ({
    plan,
    reason: reasonIn(search),
    mine: given(search, MINE) ? true : undefined,
    after: given(search, PLACE) ?? given(search, 'after'),
  }),
  forms: { moderate, appealDecide, ...singleModeration, commentVote },
  signedInOnly: true,
  sheet: (found, reader) => {
    if (!found.plan) return null;
    if (!found.plan.availableActions.includes('MODERATE')) return notYours(reader, found.plan.slug);
    return { title: reader.t('moderation.title'), content: <Moderation found={found} /> };
  },
};

function Moderation({ found }: { found: QueueAnswer }) {
  const { t, href, viewer, search } = useReader();
  const { nodes, edges, pageInfo, totalCount } = found.moderationQueue;
  const [mine, whole] = [found.waiting.totalCount, found.whole.totalCount];
  const { slug, title } = found.plan!;
  const narrowed = reasonIn(search) !== undefined || given(search, MINE) !== undefined;
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
        {viewer!.secondFactor && t('moderation.waiting', { count: mine })}{' '}
        {viewer!.secondFactor && whole > mine && t('moderation.others', { count: whole - mine })}{' '}
        <a href={href('moderationLog', slug)}>{t('moderation.seeLog')}</a>
      </p>
      {viewer!.secondFactor && (whole > 0 || narrowed) && <Narrow plan={slug} />}
      {narrowed && <h2>{t('moderation.found', { count: whole, found: totalCount })}</h2>}
      {given(search, PLACE) && (
        <nav class="more" aria-label={t('way.label')}>
          <a href={href('moderation', slug, placeless(search))}>{t('way.back', { count: totalCount })}</a>{' '}
          {nodes.length > 0 ? (
            <a class="button" href={`#${t('moderation.ids.cases')}`}>
              {t('moderation.next')}
            </a>
          ) : (
            <span class="quiet">{t('moderation.last')}</span>
          )}
        </nav>
      )}
      {viewer!.secondFactor && totalCount === 0 && <p>{t('moderation.none')}</p>}
      {bulk && <TickAll at={t('moderation.ids.cases')} />}
      <ul class="plain lines asked" id={t('moderation.ids.cases')}>
        {nodes.map((one, index) => (
          <li key={index} data-row={mayDecideCase(one) ? 'MODERATION' : undefined}>
            <OneCase one={one} place={edges[index]!.cursor} />
          </li>
        ))}
      </ul>
      <More after={pageInfo.hasNextPage ? pageInfo.endCursor : null} label={t('more.label')} />
      {bulk && (
        <section aria-labelledby={BULK}>
          <h2>{t('moderation.bulk')}</h2>
          <ModerateForm />
        </section>
      )}
    </>
  );
}

/** Links that narrow the desk to what waits for one reason, and to what the reader decides. */
function Narrow({ plan }: { plan: string }) {
  const { t, name, href, search } = useReader();
  const [reason, mine] = [reasonIn(search), given(search, MINE)];
  const to = (why: string | undefined, own: boolean): [string, string][] => [
    ...(why ? [[REASON, why.toLowerCase()] as [string, string]] : []),
    ...(own ? [[MINE, 'yes'] as [string, string]] : []),
  ];
  return (
    <>
      <nav class="choices" aria-label={t('moderation.by.reason')}>
        {[undefined, ...REASONS].map((each) => (
          <a
            key={each}
            href={href('moderation', plan, to(each, mine !== undefined))}
            aria-current={each === reason ? 'page' : undefined}
          >
            {each ? name('QueueReason', each) : t('moderation.by.any')}
          </a>
        ))}
      </nav>
      <nav class="choices" aria-label={t('moderation.by.who')}>
        {[false, true].map((own) => (
          <a
            key={String(own)}
            href={href('moderation', plan, to(reason, own))}
            aria-current={own === (mine !== undefined) ? 'page' : undefined}
          >
            {t(own ? 'moderation.by.mine' : 'moderation.by.anybody')}
          </a>
        ))}
      </nav>
    </>
  );
}

function OneCase({ one, place }: { one: Case; place: string }) {
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
  if (thing?.__typename === 'Suggestion') return thing.may.includes('HIDE');
  if (thing?.__typename === 'Evidence') return thing.mayModerate.includes('HIDE');
  return thing?.__typename === 'Comment' && thing.availableActions.includes('HIDE');
}

const mayDecideCase = ({ thing, decision }: Case) =>
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
          <Whose given={thing} /> · <HowFar at={thing.createdAt} />
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
