import type { ComponentChildren } from 'preact';
import type { ResponseAction } from '../../frame/types.js';
import type { Thing } from '../../frame/documents.js';
import { answerableBy, WhoResponds } from '../components/debts.js';
import { DeskCrumb } from '../../tasks/components/desk-crumb.js';
import { Response } from '../components/response.js';
import { Paragraphs, Said, Section } from '../../frame/components/said.js';
import { proposalRespond, RespondForm } from '../forms/proposal-respond.js';
import { contestDecide, DecideForm, responseRevise, ReviseForm } from '../forms/response-acts.js';
import { WayOn } from '../../frame/components/way-on.js';
import { onTheWay, wayVariables } from '../../frame/list-way.js';
import type { Page } from '../../frame/page.js';
import { useReader } from '../../frame/reader.js';
import { sought } from '../../frame/seeking.js';
import { notYours } from '../../frame/trouble.js';

type GivenResponse = Found['responses'][number];

type Found = Thing<'respond', 'proposal'>;

const acts = ({ availableActions, responses }: Found) =>
  availableActions.includes('RESPOND') ||
  responses.some((each) => (['REVISE', 'DECIDE'] as const).some((action) => each.availableActions.includes(action)));

/** Here an official responds to a proposal, revises a response, or decides a contest. */
export const respond: Page<'respond'> = {
  signedInOnly: true,
  variables: (reference, search, reader) => ({
    reference,
    ...wayVariables(search),
    promised: sought(reader, 'commitments'),
  }),
  forms: { proposalRespond, responseRevise, contestDecide },
  sheet: ({ proposal, reviewList, owedList }, reader) => {
    if (!proposal?.reference) return null;
    const { t, address, href } = reader;
    if (!acts(proposal) && !proposal.plan.availableActions.includes('RESPOND'))
      return notYours(reader, proposal.plan.slug);
    if (address?.key !== proposal.reference) return href('respond', proposal.reference, onTheWay(reader));
    return {
      title: `${t('response.form.title')} · ${proposal.reference}`,
      content: <RespondPage found={proposal} way={<WayOn reviewList={reviewList} owedList={owedList} />} />,
    };
  },
};

function RespondPage({ found, way }: { found: Found; way: ComponentChildren }) {
  const { t, href } = useReader();
  const { commitments } = found.plan;
  return (
    <div class="column">
      <DeskCrumb plan={{ ...found.plan, synthetic: found.synthetic }} />
      {way}
      <h1>
        <span class="reference">{found.reference}</span> <Said words={found.title} />
      </h1>
      {[found.problem, found.action].map((words) => words && <Paragraphs key={words.text} words={words} />)}
      <p>
        {t('proposals.supports', { count: found.supports.totalCount })} ·{' '}
        {t('proposals.comments', { count: found.commentCount })} ·{' '}
        <a href={href('proposal', found.reference)}>{t('review.whole')}</a>
      </p>
      <Section id={t('respond.ids.who')} title={t('proposal.responds')}>
        <WhoResponds debts={found.debts} state={found.state} />
      </Section>
      {found.availableActions.includes('RESPOND') && (
        <Section id={t('proposal.ids.respond')} title={t('response.form.title')}>
          <p>{t('respond.what')}</p>
          <RespondForm of={found} owing={answerableBy(found.debts)} commitments={commitments} />
        </Section>
      )}
      {!acts(found) && <p class="notice">{t('respond.nothing')}</p>}
      {found.responses.map((given) => (
        <OneResponse key={given.id} given={given} found={found} />
      ))}
    </div>
  );
}

/** A response that was given, with the acts that the reader still has. */
function OneResponse({ given, found }: { given: GivenResponse; found: Found }) {
  const { t, returned } = useReader();
  const may = (action: ResponseAction) => given.availableActions.includes(action);
  const { commitments } = found.plan;
  const came = returned?.sent.at === given.id;
  return (
    <section aria-labelledby={given.id}>
      <h2 id={given.id}>{t('respond.given')}</h2>
      <Response given={given} />
      {may('DECIDE') && (
        <>
          <h3>{t('respond.decide.title')}</h3>
          <p>{t('respond.decide.what')}</p>
          <DecideForm
            given={given}
            commitments={commitments}
            sessions={found.plan.availableActions.includes('REVIEW') ? found.plan.sessions : null}
          />
        </>
      )}
      {may('REVISE') && (
        <details open={came && returned?.sent.form === 'responseRevise'}>
          <summary>{t('respond.revise.title')}</summary>
          <p>{t('respond.revise.what')}</p>
          <ReviseForm given={given} commitments={commitments} />
        </details>
      )}
    </section>
  );
}
