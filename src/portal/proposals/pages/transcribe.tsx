import type { Answer } from '../../frame/documents.js';
import { Day } from '../../frame/components/dates.js';
import { DeskCrumb } from '../../tasks/components/desk-crumb.js';
import { More } from '../../frame/components/more.js';
import { Said, Section } from '../../frame/components/said.js';
import { proposalTranscribe, TranscribeForm } from '../forms/proposal-transcribe.js';
import type { Page } from '../../frame/page.js';
import type { Area } from '../../frame/types.js';
import { useReader } from '../../frame/reader.js';
import { notYours } from '../../frame/trouble.js';

type TranscribeAnswer = Answer<'transcribe'>;

/** The secretariat writes down what was said in person or on paper, so that it counts like any other proposal. */
export const transcribe: Page<'transcribe'> = {
  signedInOnly: true,
  variables: (slug, search) => ({ slug, after: search.get('after') || undefined }),
  forms: { proposalTranscribe },
  sheet: ({ plan, policyAreas }, reader) => {
    if (!plan) return null;
    if (!plan.availableActions.includes('TRANSCRIBE')) return notYours(reader, plan.slug);
    return { title: reader.t('transcribe.heading'), content: <Transcribe plan={plan} areas={policyAreas} /> };
  },
};

function Transcribe({ plan, areas }: { plan: NonNullable<TranscribeAnswer['plan']>; areas: Area[] }) {
  const { t, href } = useReader();
  const { nodes, totalCount, pageInfo } = plan.proposals;
  return (
    <div class="column">
      <DeskCrumb plan={plan} />
      <h1>{t('transcribe.heading')}</h1>
      <p class="lead">{t('transcribe.what')}</p>
      <p>{t('transcribe.then')}</p>
      {totalCount > 0 && (
        <Section id={t('transcribe.ids.waiting')} title={t('transcribe.waiting', { count: totalCount })}>
          <ul class="rows">
            {nodes.map(({ id, title, receivedOn, receivedHow }) => (
              <li key={id} data-row="TRANSCRIPT">
                <div>
                  <a href={href('draft', id)}>
                    <Said words={title} />
                  </a>
                  <br />
                  <span class="quiet">
                    {t('proposal.received')} {receivedOn && <Day day={receivedOn} />}{' '}
                    {receivedHow && `(${receivedHow})`}
                  </span>
                </div>
              </li>
            ))}
          </ul>
          <More after={pageInfo.hasNextPage ? pageInfo.endCursor : null} label={t('more.label')} />
        </Section>
      )}
      <Section id={t('transcribe.ids.new')} title={t('transcribe.new')}>
        <TranscribeForm plan={plan} areas={areas} />
      </Section>
    </div>
  );
}
