import { COMMITMENT_SECTIONS, MILESTONE_SECTIONS } from '../../../domain/clause.js';
import type { Answer, Thing } from '../../frame/documents.js';
import { given as inAddress } from '../../frame/components/filters.js';
import { More } from '../../frame/components/more.js';
import { Example, Said } from '../../frame/components/said.js';
import type { Page } from '../../frame/page.js';
import { useReader } from '../../frame/reader.js';
import { FieldsBeside, fieldsOf, fieldsOfMilestone, PartOf } from '../components/beside.js';
import { Clauses, EmptySections, type TextOfClauses } from '../components/clause.js';
import { OwnersBeside } from '../components/owners-beside.js';
import { TakenWhen } from '../components/taken-when.js';
import { clauseIn, sliceWith } from '../clause-in-text.js';
import { listeningToText } from '../live.js';

type Given = Thing<'commitmentText', 'commitment'>;
type Milestone = NonNullable<Given['milestones']>['nodes'][number];

const MILESTONE_ID = /^mil_[0-9a-f]{32}$/;

/** The part of the text that the address names: everything from its beginning when it names none. */
function partIn(search: URLSearchParams) {
  const [after, milestonesAfter] = [inAddress(search, 'after'), inAddress(search, 'milestones')];
  const named = inAddress(search, 'milestone') ?? '';
  const milestone = MILESTONE_ID.test(named) ? named : undefined;
  return {
    after,
    milestonesAfter,
    milestone: milestone ?? '',
    ofMilestone: milestone !== undefined,
    withClauses: !milestone && !milestonesAfter,
    withMilestones: !milestone && (!after || milestonesAfter !== undefined),
    ...clauseIn(search),
  };
}

/** The text of a commitment clause by clause, to read closely and to suggest changes. */
export const commitmentText: Page<'commitmentText'> = {
  variables: (reference, search) => ({ reference, ...partIn(search) }),
  sheet: ({ commitment: given, milestone }, reader) => {
    const { t, address, href } = reader;
    if (!given) return null;
    if (address?.key !== given.reference) return href('commitmentText', given.reference);
    return {
      title: `${t('text.title')}: ${given.reference} ${given.title.text}`,
      timeZone: given.plan.timeZone,
      unlisted: true,
      ...listeningToText(given, reader),
      content: <Text given={given} alone={milestone} />,
    };
  },
};

function Text({ given, alone }: { given: Given; alone: Answer<'commitmentText'>['milestone'] }) {
  const { t, href, search } = useReader();
  const { reference, suggestionsOpen: open, milestones } = given;
  const of = ofText(given);
  const part = partIn(search);
  const clauses = given.clauses && sliceWith(part.clause, given.clauses, given.onward);
  const isFromStart = clauses === given.clauses;
  const isWhole = part.withClauses && part.withMilestones && isFromStart;
  const own = alone?.__typename === 'Milestone' && alone.reference.startsWith(`${reference}.`) ? [alone] : [];
  return (
    <div class="column">
      <p class="crumb">
        <a href={href('commitment', reference)}>
          {reference} <Said words={given.title} />
        </a>
      </p>
      <h1>{t('text.title')}</h1>
      {given.synthetic && <Example claim />}
      <p class="lead">{t('text.what')}</p>
      <TakenWhen state={given.state} open={open} windows={given.plan.windows} />
      <p class="choices">
        <a href={href('suggestions', reference, { show: 'pending' })} data-count={given.pending.totalCount}>
          {t('text.allPending', { count: given.pending.totalCount })}
        </a>
        <a href={href('textVersions', reference)}>{t('textVersions.link', { number: given.version })}</a>
        {!isWhole && <a href={href('commitmentText', reference)}>{t('text.whole')}</a>}
        <a href={href('wordReturn', reference)}>{t('word.link')}</a>
      </p>
      {clauses && <OwnTexts given={given} clauses={clauses} isFromStart={isFromStart} />}
      {isWhole && (
        <section>
          <h2>{t('text.beside')}</h2>
          <FieldsBeside reference={reference} of={fieldsOf(given)} open={open} />
          <OwnersBeside reference={reference} owners={given.owners ?? []} open={open} />
        </section>
      )}
      {(milestones?.nodes ?? own).map((milestone) => (
        <MilestoneText key={milestone.id} {...of} milestone={milestone} />
      ))}
      {milestones && (
        <>
          <PartOf shown={milestones.nodes.length} all={milestones.totalCount}>
            {t('text.milestones')}
          </PartOf>
          <More
            by="milestones"
            after={milestones.pageInfo.hasNextPage ? milestones.pageInfo.endCursor : null}
            label={t('text.milestones')}
          />
          {open && (
            <p>
              <a href={href('suggest', reference, { milestone: 'new' })}>{t('suggest.milestone.heading')}</a>
            </p>
          )}
        </>
      )}
    </div>
  );
}

const ofText = ({ reference, suggestionsOpen: open, commentsOpen }: Given): TextOfClauses => ({
  reference,
  open,
  commentsOpen,
});

/** The commitment's own texts; sections that say nothing are named once all clauses are shown. */
interface OwnTextsProps {
  given: Given;
  clauses: NonNullable<Given['clauses']>;
  isFromStart: boolean;
}

function OwnTexts({ given, clauses, isFromStart }: OwnTextsProps) {
  const { t, search } = useReader();
  const { reference, suggestionsOpen: open } = given;
  const { hasNextPage, endCursor } = clauses.pageInfo;
  const isAll = isFromStart && !hasNextPage && !search.has('after');
  return (
    <>
      <Clauses {...ofText(given)} clauses={clauses.nodes} heading="h2" />
      {open && isAll && <EmptySections reference={reference} sections={lacking(COMMITMENT_SECTIONS, clauses.nodes)} />}
      <PartOf shown={clauses.nodes.length} all={given.clauses!.totalCount}>
        {t('text.clauses')}
      </PartOf>
      <More after={hasNextPage ? endCursor : null} label={t('text.clauses')} />
    </>
  );
}

function lacking(sections: readonly string[], clauses: { section: string }[]): string[] {
  const written = new Set<string>(clauses.map(({ section }) => section));
  return sections.map((section) => section.toUpperCase()).filter((section) => !written.has(section));
}

function MilestoneText({ milestone, ...of }: TextOfClauses & { milestone: Milestone }) {
  const { t, href, search } = useReader();
  const { reference, open } = of;
  const { id, clauses } = milestone;
  const { hasNextPage, endCursor } = clauses.pageInfo;
  const isAlone = search.get('milestone') === id;
  const isAll = !hasNextPage && !(isAlone && search.has('after'));
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>
        <span class="reference">{milestone.reference}</span> <Said words={milestone.title} />
      </h2>
      <FieldsBeside reference={reference} of={fieldsOfMilestone(milestone)} open={open} milestone={milestone} />
      <Clauses {...of} clauses={clauses.nodes} heading="h3" />
      {open && isAll && (
        <EmptySections
          reference={reference}
          sections={lacking(MILESTONE_SECTIONS, clauses.nodes)}
          milestone={milestone}
        />
      )}
      <PartOf shown={clauses.nodes.length} all={clauses.totalCount}>
        {t('text.clauses')}{' '}
        {!isAlone && <a href={href('commitmentText', reference, { milestone: id })}>{t('text.wholeMilestone')}</a>}
      </PartOf>
      {isAlone && <More after={hasNextPage ? endCursor : null} label={t('text.clauses')} />}
      {open && (
        <p class="beside">
          <a href={href('suggest', reference, { without: id })}>
            {t('suggest.without.title')}
            <span class="hidden"> · {milestone.reference}</span>
          </a>
        </p>
      )}
    </section>
  );
}
