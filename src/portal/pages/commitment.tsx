import type { Cited, Judgement as Assessed, Member as MemberGiven, Owner, Span, Words } from '../answers.js';
import { Between } from '../components/dates.js';
import { Contents } from '../components/contents.js';
import { Completion } from '../components/glyph.js';
import { Discussion, type Discussed, discussionAsked } from '../components/discussion.js';
import { Feeds } from '../components/feeds.js';
import { Follow, type Followable } from '../components/follow.js';
import { Judgement } from '../components/judgement.js';
import { type Milestone, MilestoneDetail, MilestoneTable } from '../components/milestones.js';
import { Boxes, Complete } from '../components/progress.js';
import { Remarks, type RemarkGiven } from '../components/remarks.js';
import { Example, Paragraphs, Said, Section, Unknown } from '../components/said.js';
import { Sources } from '../components/sources.js';
import { Timeline } from '../components/timeline.js';
import { Whose } from '../components/whose.js';
import { commentCreate } from '../forms/comment-create.js';
import { commentVote } from '../forms/comment-vote.js';
import { feedsOf } from '../feeds.js';
import { followEnd, followSet } from '../forms/follows.js';
import { OwnershipAnswer, ownershipAnswer } from '../forms/ownership-answer.js';
import type { Page } from '../pages.js';
import { useReader } from '../reader.js';

interface Named {
  code: string;
  name: Words;
}

export interface CommitmentGiven extends Discussed, Followable {
  reference: string;
  completion: string;
  state: string;
  joint: boolean;
  origin: string | null;
  sector: string | null;
  synthetic: boolean;
  title: Words;
  plan: { slug: string; submittedOn: string | null; title: Words };
  theme: Named | null;
  members: MemberGiven[];
  owners: Owner[];
  problem: Words | null;
  statusQuo: Words | null;
  action: Words | null;
  contribution: Words | null;
  period: Span;
  ogpValues: Named[];
  policyAreas: Named[];
  programmes: { slug: string; name: Words }[];
  remarks: RemarkGiven[];
  milestones: { totalCount: number; nodes: Milestone[] };
  assessments: Assessed[];
  sources: Cited[];
}

export const commitment: Page<{ commitment: CommitmentGiven | null }> = {
  variables: (reference, search) => ({ reference, ...discussionAsked(search) }),
  forms: { followSet, followEnd, ownershipAnswer, commentCreate, commentVote },
  sheet: ({ commitment: given }, { address, href }) => {
    if (!given) return null;
    // OGP's reference of one member, or another spelling: the plan's own reference is the one address.
    if (address?.key !== given.reference) return href('commitment', given.reference);
    return {
      title: `${given.reference} ${given.title.text}`,
      description: given.action?.text ?? given.title.text,
      feeds: feedsOf('commitment', given.reference, ['comments']),
      content: <Commitment given={given} />,
    };
  },
};

function Commitment({ given }: { given: CommitmentGiven }) {
  const { t, href } = useReader();
  const id = (section: string) => t(`commitment.ids.${section}`);
  const title = (section: string) => t(`commitment.${section}.title`);
  const remarks = given.remarks.length > 0 ? ['remarks'] : [];
  const parts = ['promise', 'milestones', 'assessments', ...remarks, 'sources'];
  return (
    <>
      <div class="intro">
        <p class="crumb">
          <a href={href('plan', given.plan.slug)}>
            <Said words={given.plan.title} />
          </a>
        </p>
        <h1>
          <span class="reference">{given.reference}</span> <Said words={given.title} />
        </h1>
        {given.synthetic && <Example />}
        <Follow given={given} whose={given.reference} />
        <Feeds feeds={feedsOf('commitment', given.reference, ['comments'])} />
      </div>
      {given.owners
        .filter(({ availableActions }) => availableActions.includes('RESPOND'))
        .map((owner) => (
          <OwnershipAnswer key={owner.id} owner={owner} />
        ))}
      <div class="pair">
        <Section id={id('whose')} title={title('whose')}>
          <Whose given={given} />
        </Section>
        <Section id={id('far')} title={title('far')}>
          <HowFar given={given} />
        </Section>
      </div>
      <Contents parts={parts.map((part) => ({ id: id(part), title: title(part) }))} />
      <Section id={id('promise')} title={title('promise')}>
        <Promise given={given} />
      </Section>
      <Section id={id('milestones')} title={title('milestones')}>
        <Milestones steps={given.milestones.nodes} />
      </Section>
      <Section id={id('assessments')} title={title('assessments')}>
        {given.assessments.length === 0 && <Unknown why={t('commitment.assessments.none')} />}
        {given.assessments.map((assessed) => (
          <Judgement key={assessed.instrument.code} given={assessed} />
        ))}
      </Section>
      {given.remarks.length > 0 && (
        <Section id={id('remarks')} title={title('remarks')}>
          <Remarks remarks={given.remarks} />
        </Section>
      )}
      <Discussion of={given} />
      <Section id={id('sources')} title={title('sources')}>
        <Sources sources={given.sources} />
      </Section>
    </>
  );
}

function HowFar({ given }: { given: CommitmentGiven }) {
  const { t, href, name } = useReader();
  const steps = given.milestones.nodes;
  const invented = steps.some(({ synthetic }) => synthetic);
  return (
    <dl class="pairs">
      <div>
        <dt>{t('commitment.far.milestones')}</dt>
        <dd>
          {steps.length > 0 && (
            <>
              <Boxes steps={steps} />{' '}
              <strong>
                <Complete steps={steps} />
              </strong>
              <br />
            </>
          )}
          <Completion of={given.completion} /> ·{' '}
          <a href={`${href('about')}#${t('about.ids.computed')}`}>{t('figures.how')}</a>
          {invented && (
            <>
              <br />
              <Example />
            </>
          )}
        </dd>
      </div>
      <div>
        <dt>{t('commitment.far.state')}</dt>
        <dd>{name('CommitmentState', given.state)}</dd>
      </div>
      <div>
        <dt>{t('commitment.far.period')}</dt>
        <dd>
          <Between span={given.period} why={t('commitment.far.noPeriod')} />
        </dd>
      </div>
      <div>
        <dt>{t('commitment.far.origin')}</dt>
        <dd>
          {given.origin ? name('CommitmentOrigin', given.origin) : <Unknown why={t('commitment.far.noOrigin')} />}
        </dd>
      </div>
    </dl>
  );
}

/** While people still write it, nothing was read in any source. */
const isWritten = (state: string) => ['DRAFT', 'IN_CONSULTATION'].includes(state);

function Promise({ given }: { given: CommitmentGiven }) {
  const { t, href } = useReader();
  const texts = ['problem', 'statusQuo', 'action', 'contribution'] as const;
  const areas = [...given.policyAreas, ...given.ogpValues].map(({ name }) => name.text);
  return (
    <div class="column">
      {texts.map((part) => (
        <div key={part}>
          <h3>{t(`commitment.promise.${part}`)}</h3>
          {given[part] ? (
            <Paragraphs words={given[part]} />
          ) : (
            <p>
              {isWritten(given.state) ? (
                <span class="unknown">{t('commitment.promise.notYet')}</span>
              ) : (
                <Unknown why={t('commitment.promise.unread')} />
              )}
            </p>
          )}
        </div>
      ))}
      <dl class="pairs">
        <div>
          <dt>{t('commitment.promise.theme')}</dt>
          <dd>{given.theme ? <Said words={given.theme.name} /> : <Unknown />}</dd>
        </div>
        <div>
          <dt>{t('commitment.promise.areas')}</dt>
          <dd>{areas.length > 0 ? areas.join(' · ') : <Unknown />}</dd>
        </div>
        {given.programmes.length > 0 && (
          <div>
            <dt>{t('commitment.promise.programmes')}</dt>
            <dd>
              {given.programmes.map(({ slug, name }) => (
                <a key={slug} href={href('programme', slug)}>
                  <Said words={name} />
                </a>
              ))}
            </dd>
          </div>
        )}
      </dl>
    </div>
  );
}

function Milestones({ steps }: { steps: Milestone[] }) {
  const { t } = useReader();
  if (steps.length === 0) return <Unknown why={t('commitment.milestones.none')} />;
  return (
    <>
      {steps.some(({ synthetic }) => synthetic) && (
        <p class="notice">
          <Example /> {t('commitment.milestones.invented')}
        </p>
      )}
      <Timeline steps={steps} />
      <MilestoneTable steps={steps} />
      {steps.map((step) => (
        <MilestoneDetail key={step.number} milestone={step} />
      ))}
    </>
  );
}
