import type { Answer, Thing } from '../../frame/documents.js';
import { DeskCrumb } from '../../tasks/components/desk-crumb.js';
import { InviteForm, ownershipInvite } from '../forms/ownership-invite.js';
import { isWrittenFreely } from './write-text.js';
import { commitmentStates, StateActs } from '../forms/commitment-states.js';
import { Example, Said, Section } from '../../frame/components/said.js';
import type { Page } from '../../frame/page.js';
import { useReader } from '../../frame/reader.js';
import { sought } from '../../frame/seeking.js';
import { listeningToText } from '../live.js';
import { isLeadWanted, type Mending, mendingOf } from '../mending.js';

type Given = Thing<'textState', 'commitment'>;
type Check = NonNullable<Given['consultationChecks']>[number];

/** Where the text of a commitment stands, what it still lacks for consultation, and the ways on. */
export const textState: Page<'textState'> = {
  variables: (reference, _, reader) => ({ reference, bodies: sought(reader, 'institution') }),
  forms: { ...commitmentStates, ownershipInvite },
  sheet: ({ commitment: given, institutions }, reader) => {
    const { t, address, href } = reader;
    if (!given) return null;
    if (address?.key !== given.reference) return href('textState', given.reference);
    return {
      title: `${t('textState.title')}: ${given.reference} ${given.title.text}`,
      timeZone: given.plan.timeZone,
      unlisted: true,
      ...listeningToText(given, reader),
      content: <TextState given={given} institutions={institutions} />,
    };
  },
};

function TextState({ given, institutions }: { given: Given; institutions: Answer<'textState'>['institutions'] }) {
  const { t, name, meaning, href } = useReader();
  const checks = given.consultationChecks ?? [];
  const [missing, there] = [false, true].map((wanted) => checks.filter(({ met }) => met === wanted)) as [
    Check[],
    Check[],
  ];
  return (
    <div class="column">
      <DeskCrumb plan={given.plan} />
      <p class="crumb">
        <a href={href('commitmentText', given.reference)}>
          {given.reference} <Said words={given.title} />
        </a>
        {given.plan.availableActions.includes('WRITE_TEXTS') && (
          <>
            {' · '}
            <a href={href('draftingDesk', given.plan.slug)}>{t('draftingDesk.title')}</a>
          </>
        )}
      </p>
      <h1>
        {t('textState.title')} <span class="tag">{name('CommitmentState', given.state)}</span>
      </h1>
      {given.synthetic && <Example claim />}
      <p class="lead">{meaning('CommitmentState', given.state)}</p>
      {given.pending.totalCount > 0 && (
        <p>
          <a href={href('suggestions', given.reference, { show: 'pending' })} data-count={given.pending.totalCount}>
            {t('text.allPending', { count: given.pending.totalCount })}
          </a>
        </p>
      )}
      {isWrittenFreely(given) && (
        <p>
          <a href={href('writeText', given.reference)}>{t('write.link')}</a>
        </p>
      )}
      {checks.length > 0 && (
        <Section id={t('textState.ids.checks')} title={t('textState.checks')}>
          <p>
            {missing.length === 0
              ? t('textState.whole')
              : t('textState.lacking', { count: missing.length, all: checks.length })}
          </p>
          {missing.length > 0 && <Checks given={given} checks={missing} />}
          {there.length > 0 && (
            <details>
              <summary>{t('textState.there', { count: there.length })}</summary>
              <Checks given={given} checks={there} />
            </details>
          )}
        </Section>
      )}
      {given.availableActions.includes('INVITE_OWNER') && (
        <div id={t('textState.ids.invite')}>
          <InviteForm given={given} institutions={institutions} open={isLeadWanted(given) || undefined} />
        </div>
      )}
      <StateActs given={given} />
    </div>
  );
}

/** Each part with a word and a shape; a missing one leads to where it is mended. */
function Checks({ given, checks }: { given: Given; checks: Check[] }) {
  const reader = useReader();
  const { t, name, meaning } = reader;
  return (
    <ul class="plain lines asked">
      {checks.map(({ code, met }) => (
        <li key={code} data-met={met ? 'yes' : 'no'}>
          <p class="title">
            <span aria-hidden="true">{met ? '● ' : '○ '}</span>
            {name('ConsultationNeed', code)}: {met ? t('textState.met') : t('textState.missing')}
          </p>
          {!met && (
            <p>
              {t('textState.needed')} {meaning('ConsultationNeed', code)}{' '}
              <Mend mending={mendingOf(given, code, reader)} of={name('ConsultationNeed', code)} />
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

function Mend({ mending: { words, to }, of }: { mending: Mending; of: string }) {
  const { t } = useReader();
  return (
    <a href={to}>
      {t(`textState.mend.${words}`)}
      <span class="hidden"> · {of}</span>
    </a>
  );
}
