import type { Body, Named, ProposalLine, ProposalLink, Words } from '../answers.js';
import { BodyLink } from '../components/body-link.js';
import { Day, HowFar } from '../components/dates.js';
import { type Debt, WhoAnswers } from '../components/debts.js';
import { type Discussed, Discussion, discussionAsked } from '../components/discussion.js';
import { importedAuthor, type ImportedGiven, ImportedMark, ImportedNote } from '../components/imported.js';
import { Members } from '../components/glyph.js';
import { Links } from '../components/proposal-links.js';
import { Response, type ResponseGiven } from '../components/response.js';
import { Example, Paragraphs, Said, Section } from '../components/said.js';
import { commentCreate } from '../forms/comment-create.js';
import { commentVote } from '../forms/comment-vote.js';
import { responseContest } from '../forms/response-contest.js';
import { SupportButton, WithdrawButton, proposalActs } from '../forms/proposal-acts.js';
import type { Page } from '../pages.js';
import { useReader } from '../reader.js';

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
  forms: { ...proposalActs, responseContest, commentCreate, commentVote },
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
            <Response key={response.id} given={response} answers={href('answer', given.reference)} />
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
      <Officials given={given} />
      <Own given={given} />
      <Discussion of={given} />
    </>
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

/** The ways to the desks of those who review and answer it. */
function Officials({ given }: { given: ProposalGiven }) {
  const { t, href } = useReader();
  const may = (...actions: string[]) => actions.some((action) => given.availableActions.includes(action));
  const ways: [boolean, string, string][] = [
    [may('RESPOND'), t('response.form.title'), href('answer', given.reference)],
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
