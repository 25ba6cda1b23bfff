import type { ProposalAction } from '../../frame/types.js';
import type { Thing } from '../../frame/documents.js';
import { FROM } from '../../drafting/components/begin-way.js';
import { AskedTexts } from '../components/asked.js';
import { Attachments } from '../components/attachments.js';
import { WhoResponds } from '../../responses/components/debts.js';
import { Discussion, discussionAsked } from '../../comments/components/discussion.js';
import { Feeds } from '../../frame/components/feeds.js';
import { Follow } from '../../notifications/components/follow.js';
import { ProposalFacts } from '../components/proposal-facts.js';
import { Hiding } from '../../moderation/components/hiding.js';
import { ImportedMark, ImportedNote } from '../../frame/components/imported.js';
import { isSent, type SentProposal, StateTag } from '../components/proposal-line.js';
import { ProposalLinks } from '../components/proposal-links.js';
import { WordsInTexts } from '../../drafting/components/words-in-texts.js';
import { ProposalVersions } from '../components/proposal-versions.js';
import { BelowResponse, Response } from '../../responses/components/response.js';
import { Example, Invented, Said, Section } from '../../frame/components/said.js';
import { commentCreate } from '../../comments/forms/comment-create.js';
import { commentVote } from '../../comments/forms/comment-vote.js';
import { type FeedLink, feedsOf } from '../../frame/feeds.js';
import { followEnd, followSet } from '../../notifications/forms/follows.js';
import { responseContest } from '../../responses/forms/response-contest.js';
import { ModerationActs } from '../../moderation/forms/moderation-acts.js';
import { SupportButton, WithdrawButton, proposalActs, proposalModerationActs } from '../forms/proposal-acts.js';
import type { Page } from '../../frame/page.js';
import { hiddenProposal } from './hidden-proposal.js';
import { useReader } from '../../frame/reader.js';

type ProposalGiven = SentProposal<Thing<'proposal', 'proposal'>>;

const FEEDS: FeedLink['name'][] = ['changes', 'comments'];

export const proposal: Page<'proposal'> = {
  variables: (reference, search) => ({ reference, ...discussionAsked(search) }),
  otherwise: hiddenProposal,
  forms: {
    ...proposalActs,
    ...proposalModerationActs,
    followSet,
    followEnd,
    responseContest,
    commentCreate,
    commentVote,
  },
  sheet: ({ proposal: given }, { address, href }) => {
    if (!given || !isSent(given)) return null;
    if (address?.key !== given.reference) return href('proposal', given.reference);
    return {
      title: given.title.text,
      description: given.problem?.text ?? given.title.text,
      feeds: feedsOf('proposal', given.reference, FEEDS),
      content: <Proposal given={given} />,
    };
  },
};

function Proposal({ given }: { given: ProposalGiven }) {
  const { t, href } = useReader();
  const id = (section: string) => t(`proposal.ids.${section}`);
  const places = given.commitments.filter(({ state }) => state !== 'WITHDRAWN');
  return (
    <Invented when={given.synthetic}>
      <div class="intro">
        <p class="crumb">
          <a href={href('proposals', '', { plan: given.plan.slug })}>{t('site.pages.proposals')}</a> ·{' '}
          <a href={href('plan', given.plan.slug)}>
            <Said words={given.plan.title} />
          </a>
        </p>
        <h1>
          <span class="reference">{given.reference}</span> <Said words={given.title} />
        </h1>
        <p class="marks">
          <StateTag of={given} />
          {given.imported && <ImportedMark from={given.imported} />}
          {given.synthetic && <Example claim />}
        </p>
      </div>
      {given.imported && <ImportedNote from={given.imported} />}
      <Unseen given={given} />
      <ProposalLinks given={given} />
      {places.length > 0 && (
        <Section id={id('written')} title={t('proposal.written')}>
          <ul>
            {places.map(({ reference, title }) => (
              <li key={reference}>
                <a href={href('commitment', reference)}>
                  {reference} <Said words={title} />
                </a>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {given.responses.length > 0 && (
        <Section id={id('response')} title={t('response.title')}>
          {given.responses.map((response) => (
            <div key={response.id}>
              <Response
                given={response}
                respondAt={href('respond', given.reference)}
                owedText={given.owedText ?? null}
              />
              <BelowResponse given={response} />
            </div>
          ))}
        </Section>
      )}
      <div class="pair">
        <Section id={id('asked')} title={t('proposal.asked')}>
          <AskedTexts given={given} />
        </Section>
        <div class="board">
          <Section id={id('behind')} title={t('proposals.supports', { count: given.supports.totalCount })}>
            {given.supportedByViewer && <p>{t('proposal.youSupport')}</p>}
            {given.supports.imported > 0 && (
              <p class="quiet">{t('proposal.importedSupports', { count: given.supports.imported })}</p>
            )}
            <SupportButton proposal={given} />
            {given.visibility === 'VISIBLE' && (
              <>
                <Follow given={given} whose={given.reference} />
                <Feeds feeds={feedsOf('proposal', given.reference, FEEDS)} />
              </>
            )}
          </Section>
          <Section id={id('responds')} title={t('proposal.responds')}>
            <WhoResponds debts={given.debts} state={given.state} />
          </Section>
        </div>
      </div>
      {given.attachments.length > 0 && (
        <Section id={id('files')} title={t('files.title')}>
          <Attachments files={given.attachments} />
        </Section>
      )}
      {(given.wordsInTexts.length > 0 || given.wordsTaken.length > 0) && (
        <Section id={id('words')} title={t('words.title')}>
          <WordsInTexts given={given} heading="h3" />
        </Section>
      )}
      <Section id={id('facts')} title={t('proposal.facts')}>
        <ProposalFacts given={given} />
      </Section>
      {given.versions.nodes.length > 1 && (
        <Section id={id('versions')} title={t('proposal.versions.title')}>
          <ProposalVersions id={given.id} versions={given.versions} />
        </Section>
      )}
      <Officials given={given} />
      <Own given={given} />
      {given.visibility === 'VISIBLE' && <ModerationActs kind="proposal" given={given} />}
      <Discussion of={given} />
    </Invented>
  );
}

/** Tells the author and the moderators that nobody else can read the proposal, why, and what they can do. */
function Unseen({ given }: { given: ProposalGiven }) {
  const { t } = useReader();
  if (given.visibility === 'VISIBLE') return null;
  return (
    <div class="notice">
      <p>{t(`hiding.unseen.${given.visibility}`)}</p>
      {given.moderation && <Hiding given={given.moderation} />}
      <ModerationActs kind="proposal" given={given} />
    </div>
  );
}

/** The acts that its author still has. */
function Own({ given }: { given: ProposalGiven }) {
  const { t, href } = useReader();
  const mayEdit = given.availableActions.includes('EDIT');
  if (!mayEdit && !given.availableActions.includes('WITHDRAW')) return null;
  return (
    <Section id={t('proposal.ids.own')} title={t('proposal.own')}>
      {mayEdit && (
        <p>
          <a class="button" href={href('draft', given.id)}>
            {t('proposal.edit')}
          </a>
        </p>
      )}
      <WithdrawButton proposal={given} />
    </Section>
  );
}

/** Links for officials to the desks where they review the proposal or respond to it. */
function Officials({ given }: { given: ProposalGiven }) {
  const { t, href } = useReader();
  const may = (...actions: ProposalAction[]) => actions.some((action) => given.availableActions.includes(action));
  const ways: [boolean, string, string][] = [
    [may('BEGIN_COMMITMENT'), t('proposal.begin'), href('begin', given.plan.slug, { [FROM]: given.reference })],
    [may('RESPOND'), t('response.form.title'), href('respond', given.reference)],
    [may('REVIEW', 'UNMERGE'), t('review.one'), href('reviewOne', given.reference)],
  ];
  const shown = ways.filter(([allowed]) => allowed);
  if (shown.length === 0) return null;
  return (
    <Section id={t('proposal.ids.respond')} title={t('proposal.desks')}>
      <p class="doors">
        {shown.map(([, label, way]) => (
          <a key={way} class="button" href={way}>
            {label}
          </a>
        ))}
      </p>
    </Section>
  );
}
