import type { Answer } from '../../frame/documents.js';
import { DayOf } from '../../frame/components/dates.js';
import { Feeds } from '../../frame/components/feeds.js';
import { More } from '../../frame/components/more.js';
import { Said } from '../../frame/components/said.js';
import { Table } from '../../frame/components/table.js';
import { feedsOf } from '../../frame/feeds.js';
import type { Page } from '../../frame/page.js';
import type { Words } from '../../frame/types.js';
import { useReader } from '../../frame/reader.js';

type Decision = Answer<'moderationLog'>['moderationLog']['nodes'][number];

type LogAnswer = Answer<'moderationLog'>;

/** The public log of hidden texts and their reasons; it shows neither the text nor its author. */
export const moderationLog: Page<'moderationLog'> = {
  variables: (plan, search) => ({ plan, after: search.get('after') || undefined }),
  sheet: (given, { t }) =>
    given.plan
      ? {
          title: t('moderation.log.title'),
          feeds: feedsOf('plan', given.plan.slug, ['moderation']),
          content: <Log given={given} />,
        }
      : null,
};

function Log({ given }: { given: LogAnswer }) {
  const { t, name, href, language } = useReader();
  const { nodes, totalCount, pageInfo } = given.moderationLog;
  const { slug, title } = given.plan!;
  // Reasons are written in the language of the plan.
  const written = title.original === language ? undefined : title.original;
  const day = (instant: string) => <DayOf at={instant} short />;
  return (
    <>
      <p class="crumb">
        <a href={href('plan', slug)}>
          <Said words={title} />
        </a>
      </p>
      <h1>{t('moderation.log.title')}</h1>
      <p class="lead">{t('moderation.log.what')}</p>
      <Feeds feeds={feedsOf('plan', slug, ['moderation'])} />
      {totalCount === 0 && <p>{t('moderation.log.none')}</p>}
      {totalCount > 0 && (
        <Table
          caption={t('moderation.log.count', { count: totalCount })}
          rows={nodes}
          columns={[
            { title: t('moderation.log.when'), cell: ({ decidedAt }) => day(decidedAt), heads: true },
            { title: t('moderation.log.kind'), cell: ({ kind }) => name('ModeratedThing', kind) },
            { title: t('moderation.log.where'), cell: (decision) => <Where decision={decision} /> },
            { title: t('moderating.rule'), cell: ({ rule }) => name('ModerationRule', rule) },
            { title: t('moderation.log.reason'), cell: ({ reason }) => <span lang={written}>{reason}</span> },
            {
              title: t('moderation.log.appeal'),
              cell: ({ appeal }) =>
                appeal ? (
                  <>
                    {name('AppealState', appeal.state)}
                    {appeal.reason && (
                      <>
                        : <span lang={written}>{appeal.reason}</span>
                      </>
                    )}
                  </>
                ) : (
                  t('moderation.log.noAppeal')
                ),
            },
            {
              title: t('moderation.log.lifted'),
              cell: ({ liftedAt }) => (liftedAt ? day(liftedAt) : t('moderation.log.inForce')),
            },
          ]}
        />
      )}
      <More after={pageInfo.hasNextPage ? pageInfo.endCursor : null} label={t('more.label')} />
    </>
  );
}

/** A hidden proposal still has a page, which says that it is hidden; this list does not show its title. */
function Where({ decision: { proposal, hiddenProposal, commitment, planText } }: { decision: Decision }) {
  const { t, href } = useReader();
  if (proposal) return <PlaceLink to={href('proposal', proposal.reference)} words={proposal.title} />;
  if (hiddenProposal) return <a href={href('proposal', hiddenProposal.reference)}>{hiddenProposal.reference}</a>;
  if (commitment) return <PlaceLink to={href('commitment', commitment.reference)} words={commitment.title} />;
  if (planText) return <a href={href('planText', planText.slug)}>{t('planText.title')}</a>;
  return <>{t('moderation.log.nowhere')}</>;
}

function PlaceLink({ to, words }: { to: string; words: Words }) {
  return (
    <a href={to}>
      <Said words={words} />
    </a>
  );
}
