import type { Answer } from '../../frame/documents.js';
import { More } from '../../frame/components/more.js';
import { DraftLines } from '../components/drafts.js';
import { ProposalLines } from '../components/proposal-line.js';
import { Section } from '../../frame/components/said.js';
import type { Page } from '../../frame/page.js';
import { useReader } from '../../frame/reader.js';

type OwnProposals = Answer<'myProposals'>;

/** Every state but that of a draft. */
const SENT = [
  'SUBMITTED',
  'UNDER_REVIEW',
  'ACCEPTED',
  'ACCEPTED_IN_PART',
  'NOT_ACCEPTED',
  'MERGED',
  'SPLIT',
  'WITHDRAWN',
];

/** The drafts and the sent proposals of the reader. */
export const myProposals: Page<'myProposals'> = {
  signedInOnly: true,
  variables: (_, search) => ({ after: search.get('after') || undefined, sent: SENT }),
  sheet: (given, { t }) => ({ title: t('myProposals.title'), content: <MyProposals given={given} /> }),
};

function MyProposals({ given: { drafts, proposals } }: { given: OwnProposals }) {
  const { t, href } = useReader();
  const { nodes, totalCount, pageInfo } = proposals;
  return (
    <>
      <p class="crumb">
        <a href={href('account')}>{t('site.account')}</a>
      </p>
      <h1>{t('myProposals.title')}</h1>
      <p>
        <a class="button" href={href('propose')}>
          {t('proposals.propose')}
        </a>
      </p>
      <Section id={t('myProposals.ids.drafts')} title={t('myProposals.drafts')}>
        {drafts.nodes.length === 0 ? <p>{t('myProposals.noDrafts')}</p> : <DraftLines drafts={drafts.nodes} />}
      </Section>
      <Section id={t('myProposals.ids.sent')} title={t('myProposals.sent', { count: totalCount })}>
        {nodes.length === 0 ? <p>{t('myProposals.noneSent')}</p> : <ProposalLines lines={nodes} />}
        <More after={pageInfo.hasNextPage ? pageInfo.endCursor : null} label={t('more.label')} />
      </Section>
    </>
  );
}
