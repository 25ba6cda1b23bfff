import type { Answer } from '../../frame/documents.js';
import { given } from '../../frame/components/filters.js';
import { placeless, PLACE } from '../../frame/list-way.js';
import { More } from '../../frame/components/more.js';
import { Said } from '../../frame/components/said.js';
import { TickAll } from '../../frame/components/ticks.js';
import { appealDecide, MODERATE_FORM, moderate, ModerateForm, singleModeration } from '../forms/moderate.js';
import { commentVote } from '../../comments/forms/comment-vote.js';
import type { Page } from '../../frame/page.js';
import { withCursors } from '../../frame/with-cursors.js';
import { useReader } from '../../frame/reader.js';
import { notYours } from '../../frame/trouble.js';
import { mayDecide, mayDecideCase, OneCase } from '../components/case.js';

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
  const { nodes, pageInfo, totalCount } = found.moderationQueue;
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
        {withCursors(found.moderationQueue).map(({ node: one, cursor }) => (
          <li key={cursor} data-row={mayDecideCase(one) ? 'MODERATION' : undefined}>
            <OneCase one={one} place={cursor} />
          </li>
        ))}
      </ul>
      <More after={pageInfo.hasNextPage ? pageInfo.endCursor : null} label={t('more.label')} />
      {bulk && (
        <section aria-labelledby={MODERATE_FORM}>
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
