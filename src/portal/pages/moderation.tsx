import type { Page as ListPage, Words } from '../answers.js';
import { Comment, type CommentGiven } from '../components/comment.js';
import { HowFar } from '../components/dates.js';
import { More } from '../components/more.js';
import { Said } from '../components/said.js';
import { AppealDecideForm, appealDecide, BULK, moderate, ModerateForm, ticketOf } from '../forms/moderate.js';
import { commentVote } from '../forms/comment-vote.js';
import type { Page } from '../pages.js';
import { useReader } from '../reader.js';

interface Report {
  id: string;
  rule: string;
  reason: string | null;
  outcome: string;
}

interface Case {
  kind: string;
  reasons: string[];
  reportCount: number;
  waitingSince: string;
  reports: Report[];
  decision: { rule: string; reason: string; appeal: { id: string; argument: string | null } | null } | null;
  thing: (CommentGiven & { hiddenBody: string | null }) | null;
}

interface Given {
  plan: { slug: string; title: Words } | null;
  moderationQueue: ListPage<Case>;
}

/** What waits for whoever moderates the plan, longest first. */
export const moderation: Page<Given> = {
  variables: (plan, search) => ({ plan, after: search.get('after') || undefined }),
  forms: { moderate, appealDecide, commentVote },
  signedInOnly: true,
  sheet: (given, { t }) =>
    given.plan ? { title: t('moderation.title'), content: <Moderation given={given} /> } : null,
};

function Moderation({ given }: { given: Given }) {
  const { t, href } = useReader();
  const { nodes, totalCount, pageInfo } = given.moderationQueue;
  const { slug, title } = given.plan!;
  return (
    <>
      <p class="crumb">
        <a href={href('plan', slug)}>
          <Said words={title} />
        </a>
      </p>
      <h1>{t('moderation.title')}</h1>
      <p>
        {t('moderation.waiting', { count: totalCount })}{' '}
        <a href={href('moderationLog', slug)}>{t('moderation.seeLog')}</a>
      </p>
      <ul class="plain lines asked">
        {nodes.map((one, index) => (
          <li key={index}>
            <OneCase one={one} plan={slug} />
          </li>
        ))}
      </ul>
      <More after={pageInfo.hasNextPage ? pageInfo.endCursor : null} label={t('more.label')} />
      {nodes.some(({ reasons }) => !reasons.includes('APPEALED')) && (
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
  const open = reports.filter(({ outcome }) => outcome === 'OPEN').map(({ id }) => id);
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
      {thing && <Comment given={thing} />}
      {thing?.hiddenBody && <blockquote>{thing.hiddenBody}</blockquote>}
      {reports.length > 0 && (
        <ul>
          {reports.map(({ id, rule, reason }) => (
            <li key={id}>
              {name('ModerationRule', rule)}
              {reason && `: ${reason}`}
            </li>
          ))}
        </ul>
      )}
      {appeal ? (
        <>
          <p>
            {name('ModerationRule', decision.rule)}: {decision.reason}
          </p>
          {appeal.argument && <blockquote>{appeal.argument}</blockquote>}
          <AppealDecideForm id={appeal.id} plan={plan} />
        </>
      ) : (
        thing && (
          <div class="choice">
            <input type="checkbox" form={BULK} id={`tick-${thing.id}`} name="ticked" value={ticketOf(thing.id, open)} />
            <label for={`tick-${thing.id}`}>{t('moderation.tick')}</label>
          </div>
        )
      )}
    </>
  );
}
