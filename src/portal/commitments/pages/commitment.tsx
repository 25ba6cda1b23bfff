import { isCommitmentWritten } from '../being-written.js';
import { Assessed } from '../components/assessed.js';
import { Between, isStated } from '../../frame/components/dates.js';
import { Contents } from '../../frame/components/contents.js';
import { Completion } from '../../frame/components/glyph.js';
import { type Fact, Facts, Missing } from '../../frame/components/facts.js';
import { Discussion, discussionAsked } from '../../comments/components/discussion.js';
import { Feeds } from '../../frame/components/feeds.js';
import { Follow } from '../../notifications/components/follow.js';
import { IndicatorTable } from '../../indicators/components/table.js';
import { IndicatorsWay } from '../../indicators/components/way.js';
import { Judgement } from '../components/judgement.js';
import { MilestoneDetail, MilestoneTable } from '../components/milestones.js';
import { More } from '../../frame/components/more.js';
import { Complete, Rule, ThreeCounts } from '../../progress/components/counts.js';
import { completeInAll } from '../../progress/counting.js';
import { Remarks } from '../components/remarks.js';
import { Example, Folded, Invented, Said, Section } from '../../frame/components/said.js';
import { Sources } from '../../frame/components/sources.js';
import { Timeline } from '../components/timeline.js';
import { Whose } from '../components/whose.js';
import { commentCreate } from '../../comments/forms/comment-create.js';
import { commentVote } from '../../comments/forms/comment-vote.js';
import { feedsOf } from '../../frame/feeds.js';
import { followEnd, followSet } from '../../notifications/forms/follows.js';
import { OwnershipRespond, ownershipRespond } from '../forms/ownership-respond.js';
import type { Page } from '../../frame/page.js';
import { useReader } from '../../frame/reader.js';
import { listeningToText } from '../../drafting/live.js';
import { type CommitmentGiven, Promise } from '../components/promise.js';

/** The parameter of the address with the place in the list of milestones; that of the comments is `after`. */
const MILESTONES = 'milestones';

export const commitment: Page<'commitment'> = {
  variables: (reference, search) => ({
    reference,
    milestonesAfter: search.get(MILESTONES) || undefined,
    ...discussionAsked(search),
  }),
  forms: { followSet, followEnd, ownershipRespond, commentCreate, commentVote },
  sheet: ({ commitment: given }, reader) => {
    const { address, href } = reader;
    if (!given) return null;
    // The key may be OGP's reference of one member or another spelling: the page has one address, with the plan's own
    // reference.
    if (address?.key !== given.reference) return href('commitment', given.reference);
    return {
      title: `${given.reference} ${given.title.text}`,
      description: given.action?.text ?? given.title.text,
      feeds: feedsOf('commitment', given.reference, ['comments']),
      ...listeningToText(given, reader),
      content: <Commitment given={given} />,
    };
  },
};

function Commitment({ given }: { given: CommitmentGiven }) {
  const { t, href } = useReader();
  const id = (section: string) => t(`commitment.ids.${section}`);
  const title = (section: string) => t(`commitment.${section}.title`);
  const pending = isCommitmentWritten(given.state);
  const filled = {
    promise: true,
    milestones: given.milestones.totalCount > 0,
    assessments: given.assessments.length > 0,
    remarks: given.remarks.length > 0,
    sources: given.sources.length > 0,
  };
  const parts = Object.entries(filled).flatMap(([part, is]) => (is ? part : []));
  // A record without remarks lacks nothing, so remarks are not listed among the empty parts.
  const empty = Object.entries(filled).flatMap(([part, is]) => (is || part === 'remarks' ? [] : { name: title(part) }));
  return (
    <Invented when={given.synthetic}>
      <div class="intro">
        <p class="crumb">
          <a href={href('plan', given.plan.slug)}>
            <Said words={given.plan.title} />
          </a>
        </p>
        <h1>
          <span class="reference">{given.reference}</span> <Said words={given.title} />
        </h1>
        {given.synthetic && <Example claim />}
        {pending && (
          <p>
            <a href={href('commitmentText', given.reference)}>{t('text.link')}</a> ·{' '}
            <a href={href('textState', given.reference)}>{t('textState.link')}</a>
          </p>
        )}
        <Follow given={given} whose={given.reference} />
        <Feeds feeds={feedsOf('commitment', given.reference, ['comments'])} />
      </div>
      {given.owners
        .filter(({ availableActions }) => availableActions.includes('RESPOND'))
        .map((owner) => (
          <OwnershipRespond key={owner.id} owner={owner} />
        ))}
      <div class="pair">
        <Section id={id('far')} title={title('far')}>
          <HowFar given={given} />
          {given.milestones.totalCount > 0 && (
            <p>
              <a href={href('since', '', { commitment: given.reference })}>{t('since.link')}</a>
            </p>
          )}
        </Section>
        <Section id={id('whose')} title={title('whose')}>
          <Whose given={given} />
        </Section>
      </div>
      <Contents parts={parts.map((part) => ({ id: id(part), title: title(part) }))} />
      <Section id={id('promise')} title={title('promise')}>
        <Promise given={given} />
      </Section>
      {filled.milestones && (
        <Section id={id('milestones')} title={title('milestones')}>
          <Milestones of={given.milestones} />
        </Section>
      )}
      {(given.indicators.totalCount > 0 || given.indicatorActions.length > 0) && (
        <Folded id={t('indicators.ids.part')} title={t('indicators.title')}>
          <IndicatorTable indicators={given.indicators.nodes} />
          <IndicatorsWay of={given} whose={given.reference} />
        </Folded>
      )}
      {filled.assessments && (
        <Folded id={id('assessments')} title={title('assessments')}>
          {given.assessments.map((assessed) => (
            <Judgement key={assessed.instrument.code} given={assessed} />
          ))}
        </Folded>
      )}
      {filled.remarks && (
        <Folded id={id('remarks')} title={title('remarks')}>
          <Remarks remarks={given.remarks} />
        </Folded>
      )}
      <Discussion of={given} />
      {filled.sources && (
        <Folded id={id('sources')} title={title('sources')}>
          <Sources sources={given.sources} />
        </Folded>
      )}
      <Missing of={empty} pending={pending} />
    </Invented>
  );
}

function HowFar({ given }: { given: CommitmentGiven }) {
  const { t, name } = useReader();
  const { total, synthetic } = given.milestoneFigures;
  // Nobody has promised the milestones of a commitment that is being written, until one is complete.
  const isCounted = !isCommitmentWritten(given.state) || completeInAll(given.progress) > 0;
  const far = !isCounted ? (
    t('commitment.far.notYet')
  ) : (
    <>
      {total > 0 && (
        <>
          <strong>
            <Complete of={given.progress} />
          </strong>{' '}
          {synthetic > 0 && <Example claim />}
          <ThreeCounts of={given.progress} scope={{ commitment: given.reference }} marked />
        </>
      )}
      <Completion of={given.completion} />
      <Rule />
    </>
  );
  const assessed = (
    <>
      <Assessed of={given} />{' '}
      {given.assessments.length > 0 && (
        <a href={`#${t('commitment.ids.assessments')}`}>{t('commitment.far.readAssessed')}</a>
      )}
    </>
  );
  const rows: Fact[] = [
    { name: t('commitment.far.milestones'), value: far },
    ...(isCounted ? [{ name: t('commitment.far.assessed'), value: assessed }] : []),
    { name: t('commitment.far.state'), value: name('CommitmentState', given.state) },
    {
      name: t('commitment.far.period'),
      value: isStated(given.period) ? <Between span={given.period} /> : null,
      why: t('commitment.far.noPeriod'),
    },
    {
      name: t('commitment.far.origin'),
      value: given.origin && name('CommitmentOrigin', given.origin),
      why: t('commitment.far.noOrigin'),
    },
  ];
  return <Facts rows={rows} pending={isCommitmentWritten(given.state)} />;
}

function Milestones({ of: { nodes: steps, totalCount, pageInfo } }: { of: CommitmentGiven['milestones'] }) {
  const { t } = useReader();
  const invented = steps.every(({ synthetic }) => synthetic);
  return (
    <>
      {invented && (
        <p class="notice">
          <Example claim /> {t('commitment.milestones.invented')}
        </p>
      )}
      {totalCount > steps.length && (
        <p class="notice">
          {t('commitment.milestones.part', { first: steps[0]?.number, last: steps.at(-1)?.number, has: totalCount })}
        </p>
      )}
      <Invented when={invented}>
        <Timeline steps={steps} />
        <MilestoneTable steps={steps} />
        {steps.map((step) => (
          <MilestoneDetail key={step.number} milestone={step} />
        ))}
      </Invented>
      <More
        after={pageInfo.hasNextPage ? pageInfo.endCursor : null}
        label={t('commitment.milestones.more')}
        at={t('commitment.ids.milestones')}
        by={MILESTONES}
      />
    </>
  );
}
