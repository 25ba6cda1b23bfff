import type { ComponentChildren } from 'preact';
import { referenceBeside } from '../../../domain/reference.js';
import type { ProposalAction } from '../../frame/types.js';
import type { Thing } from '../../frame/documents.js';
import { given } from '../../frame/components/filters.js';
import { HowFar } from '../../frame/components/dates.js';
import { WhoResponds } from '../../responses/components/debts.js';
import { DeskCrumb } from '../../tasks/components/desk-crumb.js';
import { Merging } from '../components/merging.js';
import { StateTag } from '../components/proposal-line.js';
import { ProposalLinks } from '../components/proposal-links.js';
import { Example, Paragraphs, Said, Section } from '../../frame/components/said.js';
import {
  AssignForm,
  proposalMerge,
  proposalReview,
  proposalUnmerge,
  ReleaseForm,
  responseDebtRelease,
  UnmergeForm,
} from '../forms/review.js';
import { PARTS, proposalSplit, SplitForm } from '../forms/split.js';
import { WayOn } from '../../frame/components/way-on.js';
import { partsChosen } from '../../frame/form.js';
import { onTheWay, wayVariables } from '../../frame/list-way.js';
import type { Page } from '../../frame/page.js';
import { useReader } from '../../frame/reader.js';
import { notYours } from '../../frame/trouble.js';

export type MergeTarget = Thing<'reviewOne', 'into'>;

export type Found = Thing<'reviewOne', 'proposal'>;

/** The acts of the secretariat on one proposal; each says what it will do before it is done. */
export const reviewOne: Page<'reviewOne'> = {
  signedInOnly: true,
  variables: (reference, search) => {
    const [into, words] = [given(search, 'into'), given(search, 'q')];
    return {
      reference,
      into: referenceBeside(reference, into ?? ''),
      merging: into !== undefined,
      words,
      searching: words !== undefined,
      ...wayVariables(search),
    };
  },
  forms: { proposalReview, responseDebtRelease, proposalMerge, proposalSplit, proposalUnmerge },
  sheet: ({ proposal, into, reviewList, owedList }, reader) => {
    if (!proposal?.reference) return null;
    if (!proposal.plan.availableActions.includes('REVIEW')) return notYours(reader, proposal.plan.slug);
    const { t, address, href } = reader;
    if (address?.key !== proposal.reference) return href('reviewOne', proposal.reference, onTheWay(reader));
    return {
      title: `${t('review.one')} · ${proposal.reference}`,
      content: <ReviewOne found={proposal} into={into} way={<WayOn reviewList={reviewList} owedList={owedList} />} />,
    };
  },
};

interface ReviewOneProps {
  found: Found;
  into: MergeTarget | null | undefined;
  way: ComponentChildren;
}

function ReviewOne({ found, into, way }: ReviewOneProps) {
  const { t, href } = useReader();
  const may = (action: ProposalAction) => found.availableActions.includes(action);
  return (
    <div class="column">
      <DeskCrumb plan={{ ...found.plan, synthetic: found.synthetic }} />
      <p class="crumb">
        <a href={href('review', found.plan.slug)}>{t('review.title')}</a>
      </p>
      {way}
      <h1>
        <span class="reference">{found.reference}</span> <Said words={found.title} />
      </h1>
      <p class="marks">
        <StateTag of={found} /> <span>{t('proposals.supports', { count: found.supports.totalCount })}</span>{' '}
        {found.submittedAt && (
          <span class="quiet">
            {t('review.since')} <HowFar at={found.submittedAt} />
          </span>
        )}{' '}
        {found.synthetic && <Example short />}
      </p>
      <ProposalLinks given={found} />
      {[found.problem, found.action].map((words) => words && <Paragraphs key={words.text} words={words} />)}
      <p>
        <a href={href('proposal', found.reference)}>{t('review.whole')}</a>
      </p>
      {may('REVIEW') && <Assign found={found} />}
      {may('MERGE') && (
        <Section id={t('review.ids.merge')} title={t('review.merge.title')}>
          <Merging found={found} into={into} near={found.plan.proposals} />
        </Section>
      )}
      {may('SPLIT') && <Split found={found} />}
      {may('UNMERGE') && (
        <Section id={t('review.ids.undo')} title={t('review.undo.title')}>
          <p>{t(found.state === 'SPLIT' ? 'review.undo.split' : 'review.undo.merged')}</p>
          <UnmergeForm id={found.id} />
        </Section>
      )}
    </div>
  );
}

function Assign({ found }: { found: Found }) {
  const { t } = useReader();
  const responded = new Set(
    found.debts.flatMap(({ state, jurisdiction }) => (state === 'RESPONDED' ? jurisdiction.code : [])),
  );
  const members = found.plan.members.filter(
    ({ leftOn, jurisdiction }) => leftOn === null && !responded.has(jurisdiction.code),
  );
  const today = new Map(
    found.debts.flatMap(({ state, jurisdiction, institution }) =>
      state === 'OWED' ? [[jurisdiction.code, institution?.slug] as const] : [],
    ),
  );
  const releasable = found.debts.filter(({ availableActions }) => availableActions.includes('RELEASE'));
  return (
    <Section id={t('review.ids.assign')} title={t('review.assign.title')}>
      <WhoResponds debts={found.debts} state={found.state} />
      <p>{t('review.assign.what')}</p>
      <AssignForm of={found} members={members} today={today} />
      {releasable.map(({ jurisdiction }) => (
        <ReleaseForm key={jurisdiction.code} of={found} member={jurisdiction} />
      ))}
    </Section>
  );
}

/** The number of parts is asked first, because the form needs fields for each part. */
function Split({ found }: { found: Found }) {
  const reader = useReader();
  const { t, href, search, returned } = reader;
  const kept = returned && (partsChosen(returned.sent) ?? returned.sent.text('parts'));
  const asked = Number(kept ?? search.get('parts'));
  const parts = PARTS.find((each) => each === asked);
  return (
    <Section id={t('review.ids.split')} title={t('review.split.title')}>
      <p>{t('review.split.what')}</p>
      <p>{t('review.split.how')}</p>
      {!parts && (
        <nav class="choices" aria-label={t('review.split.many')}>
          {PARTS.map((each) => (
            <a
              key={each}
              href={`${href('reviewOne', found.reference, [['parts', String(each)], ...onTheWay(reader)])}#${t('review.ids.split')}`}
              aria-current={each === parts ? 'true' : undefined}
            >
              {t('review.split.parts', { count: each })}
            </a>
          ))}
        </nav>
      )}
      {parts && <SplitForm of={found} parts={parts} language={found.title.language} />}
    </Section>
  );
}
