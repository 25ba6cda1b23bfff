import type { Body, Named, Place, ProposalLine, ProposalLink, Words } from '../answers.js';
import { BodyLink } from '../components/body-link.js';
import { Day, HowFar } from '../components/dates.js';
import { type Discussed, Discussion, discussionAsked } from '../components/discussion.js';
import { importedAuthor, type ImportedGiven, ImportedMark, ImportedNote } from '../components/imported.js';
import { Member, Members } from '../components/glyph.js';
import { Response, type ResponseGiven } from '../components/response.js';
import { Example, Paragraphs, Said, Section, Unknown } from '../components/said.js';
import { commentCreate } from '../forms/comment-create.js';
import { commentVote } from '../forms/comment-vote.js';
import { proposalRespond, RespondForm } from '../forms/proposal-respond.js';
import { responseContest } from '../forms/response-contest.js';
import { SupportButton, WithdrawButton, proposalActs } from '../forms/proposal-acts.js';
import type { Page } from '../pages.js';
import { useReader } from '../reader.js';

interface Debt {
  state: string;
  respondBy: string | null;
  answeredOn: string | null;
  overdue: boolean;
  jurisdiction: Place;
  institution: Body | null;
}

interface Version {
  number: number;
  createdAt: string;
  supports: number;
  title: Words;
  problem: Words | null;
  action: Words | null;
}

export interface ProposalGiven extends ProposalLine, Discussed {
  version: number;
  visibility: string;
  transcribed: boolean;
  receivedOn: string | null;
  receivedHow: string | null;
  editedAt: string | null;
  editedAfterSupports: number | null;
  supportedByViewer: boolean;
  reason: string | null;
  availableActions: string[];
  problem: Words | null;
  action: Words | null;
  expectedChange: Words | null;
  affected: Words | null;
  theme: { name: Words } | null;
  policyAreas: Named[];
  author: { publicName: string | null } | null;
  imported: (ImportedGiven & { statedState: string | null }) | null;
  responses: ResponseGiven[];
  onBehalfOf: Body | null;
  mergedInto: ProposalLink | null;
  mergedFrom: ProposalLink[];
  splitFrom: ProposalLink | null;
  splitInto: ProposalLink[];
  versions: Version[];
  debts: Debt[];
}

export const proposal: Page<{ proposal: ProposalGiven | null }> = {
  variables: (reference, search) => ({ reference, ...discussionAsked(search) }),
  forms: { ...proposalActs, proposalRespond, responseContest, commentCreate, commentVote },
  sheet: ({ proposal: given }, { address, href }) => {
    if (!given) return null;
    if (address?.key !== given.reference) return href('proposal', given.reference);
    return {
      title: given.title.text,
      description: given.problem?.text ?? given.title.text,
      content: <Proposal given={given} />,
    };
  },
};

function Proposal({ given }: { given: ProposalGiven }) {
  const { t, href, name } = useReader();
  const id = (section: string) => t(`proposal.ids.${section}`);
  return (
    <>
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
          <span class="tag">{name('ProposalState', given.state)}</span>
          {given.imported && <ImportedMark from={given.imported} />}
          {given.synthetic && <Example />}
        </p>
      </div>
      {given.imported && <ImportedNote from={given.imported} />}
      <Links given={given} />
      {given.responses.length > 0 && (
        <Section id={id('response')} title={t('response.title')}>
          {given.responses.map((response) => (
            <Response key={response.id} given={response} />
          ))}
        </Section>
      )}
      <div class="pair">
        <Section id={id('asked')} title={t('proposal.asked')}>
          <Asked given={given} />
        </Section>
        <div class="board">
          <Section id={id('behind')} title={t('proposals.supports', { count: given.supports.totalCount })}>
            {given.supportedByViewer && <p>{t('proposal.youSupport')}</p>}
            {given.supports.imported > 0 && (
              <p class="quiet">{t('proposal.importedSupports', { count: given.supports.imported })}</p>
            )}
            <SupportButton proposal={given} />
          </Section>
          <Section id={id('answers')} title={t('proposal.answers')}>
            <WhoAnswers debts={given.debts} />
          </Section>
        </div>
      </div>
      <Section id={id('facts')} title={t('proposal.facts')}>
        <Facts given={given} />
      </Section>
      {given.versions.length > 1 && (
        <Section id={id('versions')} title={t('proposal.versions.title')}>
          <Versions versions={given.versions} />
        </Section>
      )}
      {given.availableActions.includes('RESPOND') && (
        <Section id={id('respond')} title={t('response.form.title')}>
          <RespondForm id={given.id} owing={owedBy(given.debts)} />
        </Section>
      )}
      <Own given={given} />
      <Discussion of={given} />
    </>
  );
}

const owedBy = (debts: Debt[]) => debts.flatMap(({ state, jurisdiction }) => (state === 'OWED' ? jurisdiction : []));

/** Where its words went, and where they came from. */
function Links({ given }: { given: ProposalGiven }) {
  const { t, href } = useReader();
  const links: [string, ProposalLink[]][] = [
    ['mergedInto', given.mergedInto ? [given.mergedInto] : []],
    ['mergedFrom', given.mergedFrom],
    ['splitFrom', given.splitFrom ? [given.splitFrom] : []],
    ['splitInto', given.splitInto],
  ];
  const shown = links.filter(([, of]) => of.length > 0);
  if (shown.length === 0) return null;
  return (
    <div class="notice">
      {shown.map(([how, of]) => (
        <p key={how}>
          {t(`proposal.links.${how}`)}{' '}
          {of.map(({ reference, title }, index) => (
            <>
              {index > 0 && ' · '}
              <a href={href('proposal', reference)}>
                {reference} <Said words={title} />
              </a>
            </>
          ))}
        </p>
      ))}
      {given.reason && (
        <p>
          {t('proposal.links.reason')} {given.reason}
        </p>
      )}
    </div>
  );
}

function Asked({ given }: { given: ProposalGiven }) {
  const { t } = useReader();
  const texts = ['problem', 'action', 'expectedChange', 'affected'] as const;
  return (
    <div class="column">
      {texts.map(
        (part) =>
          given[part] && (
            <div key={part}>
              <h3>{t(`proposal.texts.${part}`)}</h3>
              <Paragraphs words={given[part]} />
            </div>
          ),
      )}
    </div>
  );
}

/** The State and the Municipality answer each for itself; who has to, and until when, is public. */
function WhoAnswers({ debts }: { debts: Debt[] }) {
  const { t } = useReader();
  const owed = debts.filter(({ state }) => state !== 'RELEASED');
  if (owed.length === 0) return <p>{t('proposal.debts.none')}</p>;
  return (
    <ul class="plain tight">
      {owed.map((debt) => (
        <li key={debt.jurisdiction.code}>
          <Member place={debt.jurisdiction} />
          <br />
          {debt.institution ? <BodyLink body={debt.institution} /> : t('proposal.debts.unassigned')}
          <br />
          {debt.answeredOn && (
            <>
              {t('proposal.debts.answered')} <Day day={debt.answeredOn} />
            </>
          )}
          {!debt.answeredOn && debt.respondBy && (
            <span class={debt.overdue ? 'broken' : ''}>
              {t(debt.overdue ? 'proposal.debts.overdue' : 'proposal.debts.due')} <Day day={debt.respondBy} /> (
              <HowFar at={`${debt.respondBy}T12:00:00Z`} />)
            </span>
          )}
          {!debt.answeredOn && !debt.respondBy && <Unknown why={t('proposal.debts.noDay')} />}
        </li>
      ))}
    </ul>
  );
}

function Facts({ given }: { given: ProposalGiven }) {
  const { t } = useReader();
  return (
    <dl class="pairs">
      <div>
        <dt>{t('proposal.who')}</dt>
        <dd>
          {given.onBehalfOf && <BodyLink body={given.onBehalfOf} />}
          {!given.onBehalfOf &&
            (given.transcribed
              ? t('proposal.inPerson')
              : given.imported
                ? importedAuthor(given.imported, t)
                : (given.author?.publicName ?? t('proposal.person')))}
          {given.transcribed && given.receivedOn && (
            <>
              {' · '}
              {t('proposal.received')} <Day day={given.receivedOn} /> {given.receivedHow && `(${given.receivedHow})`}
            </>
          )}
        </dd>
      </div>
      <div>
        <dt>{t('proposal.where')}</dt>
        <dd>{given.jurisdictions.length > 0 ? <Members places={given.jurisdictions} /> : t('proposal.everywhere')}</dd>
      </div>
      {given.theme && (
        <div>
          <dt>{t('proposal.theme')}</dt>
          <dd>
            <Said words={given.theme.name} />
          </dd>
        </div>
      )}
      {given.policyAreas.length > 0 && (
        <div>
          <dt>{t('proposal.areas')}</dt>
          <dd>{given.policyAreas.map(({ name }) => name.text).join(' · ')}</dd>
        </div>
      )}
      {given.submittedAt && (
        <div>
          <dt>{t('proposal.submitted')}</dt>
          <dd>
            <Day day={given.submittedAt.slice(0, 10)} />
            {given.editedAt && (
              <>
                {' · '}
                {t('proposal.edited', { count: given.editedAfterSupports ?? 0 })} <HowFar at={given.editedAt} />
              </>
            )}
          </dd>
        </div>
      )}
    </dl>
  );
}

function Versions({ versions }: { versions: Version[] }) {
  const { t } = useReader();
  return (
    <>
      {versions.map((version) => (
        <details key={version.number}>
          <summary>
            {t('proposal.versions.number', { number: version.number })} · <Day day={version.createdAt.slice(0, 10)} /> ·{' '}
            {t('proposals.supports', { count: version.supports })}
          </summary>
          <h3>
            <Said words={version.title} />
          </h3>
          {version.problem && <Paragraphs words={version.problem} />}
          {version.action && <Paragraphs words={version.action} />}
        </details>
      ))}
    </>
  );
}

/** What its author can still do with it. */
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
