import type { WindowAction } from '../../frame/types.js';
import type { Thing } from '../../frame/documents.js';
import { End, HowFar, HowFarToEnd, Instant } from '../../frame/components/dates.js';
import { inOrder, LeftOut } from '../../frame/components/latest.js';
import { dayIn } from '../../../kernel/clock.js';
import { DeskCrumb } from '../../tasks/components/desk-crumb.js';
import { Example, Invented, Said, Section } from '../../frame/components/said.js';
import { From } from '../../frame/components/sources.js';
import { Synthesis } from '../components/synthesis.js';
import { HoldFirstForm, planHoldFirstComments } from '../forms/hold-first.js';
import { CorrectForm, SYNTHESIS_FORMS, SynthesisForm } from '../forms/synthesis.js';
import { CloseForm, MoveForm, OpenForm, ReopenForm, WINDOW_FORMS } from '../forms/windows.js';
import { zoneName } from '../../frame/format.js';
import type { Page } from '../../frame/page.js';
import { useReader } from '../../frame/reader.js';
import { notYours } from '../../frame/trouble.js';

type PlanGiven = Thing<'windows', 'plan'>;
type WindowGiven = PlanGiven['windows'][number];

/** The windows of a plan, how their days moved and why; the secretariat opens, moves and closes them here. */
export const windows: Page<'windows'> = {
  variables: (slug) => ({ slug }),
  forms: { ...WINDOW_FORMS, ...SYNTHESIS_FORMS, planHoldFirstComments },
  sheet: ({ plan }, reader) => {
    if (!plan) return null;
    // Everybody may read this page; a form that came back to a person without any right here gets the same refusal as
    // on other pages.
    const acts =
      (['OPEN_WINDOW', 'HOLD_FIRST_COMMENTS'] as const).some((action) => plan.availableActions.includes(action)) ||
      plan.windows.some((each) => each.availableActions.length > 0);
    if (reader.returned && !acts) return notYours(reader, plan.slug);
    return { title: reader.t('window.title'), content: <WindowsOf plan={plan} /> };
  },
};

function WindowsOf({ plan }: { plan: PlanGiven }) {
  const { t, language } = useReader();
  return (
    <div class="column">
      <DeskCrumb plan={plan} />
      <h1>{t('window.title')}</h1>
      <p class="lead">{t('window.what')}</p>
      <p class="quiet">{t('window.zone', { zone: zoneName(language, plan.timeZone) })}</p>
      {plan.windows.length === 0 && <p>{t('windows.unknown')}</p>}
      <Invented when={plan.synthetic}>
        {plan.windows.map((each) => (
          <OneWindow key={each.id} given={each} plan={plan} />
        ))}
      </Invented>
      {plan.availableActions.includes('OPEN_WINDOW') && (
        <Section id={t('window.ids.open')} title={t('window.open.heading')}>
          <p>{t('window.open.what')}</p>
          <OpenForm plan={plan.id} zone={plan.timeZone} />
        </Section>
      )}
      <Section id={t('window.ids.first')} title={t('window.firstComments.title')}>
        <p>{t('window.firstComments.held', { count: plan.holdFirstComments })}</p>
        {plan.availableActions.includes('HOLD_FIRST_COMMENTS') && (
          <HoldFirstForm plan={plan.id} first={plan.holdFirstComments} />
        )}
      </Section>
    </div>
  );
}

interface OneProps {
  given: WindowGiven;
  plan: PlanGiven;
}

function OneWindow({ given, plan }: OneProps) {
  const { t, name } = useReader();
  const zone = plan.timeZone;
  return (
    <section
      class="window"
      aria-labelledby={given.id}
      data-row={given.state !== 'CLOSED' ? 'WINDOW' : given.synthesis ? undefined : 'SYNTHESIS'}
    >
      <h2 id={given.id}>
        {name('WindowKind', given.kind)}
        {given.title && given.title.text !== name('WindowKind', given.kind) && (
          <>
            {' · '}
            <Said words={given.title} />
          </>
        )}
      </h2>
      <p class="marks">
        <span class="tag">{name('WindowState', given.state)}</span> {given.synthetic && <Example short />}
      </p>
      <dl class="pairs">
        <div>
          <dt>{t(given.state === 'PLANNED' ? 'window.opens' : 'window.opened')}</dt>
          <dd>
            <Instant at={given.opensAt} zone={zone} /> (<HowFar at={given.opensAt} />)
          </dd>
        </div>
        <div>
          <dt>{t(given.state === 'CLOSED' ? 'window.closed' : 'window.closes')}</dt>
          <dd>
            <End at={given.closesAt} zone={zone} /> (<HowFarToEnd at={given.closesAt} zone={zone} />)
          </dd>
        </div>
      </dl>
      <From sources={given.sources} />
      {given.synthesis && <Synthesis given={given.synthesis} />}
      <Changes changes={given.changes} zone={zone} />
      <Acts given={given} plan={plan} />
    </section>
  );
}

function Changes({ changes, zone }: { changes: WindowGiven['changes']; zone: string }) {
  const { t, name } = useReader();
  if (changes.nodes.length === 0) return null;
  return (
    <details>
      <summary>{t('window.changes', { count: changes.totalCount })}</summary>
      <LeftOut of={changes} />
      <ul>
        {inOrder(changes).map((each) => (
          <li key={each.createdAt}>
            {name('WindowChangeKind', each.change)} · <Instant at={each.createdAt} zone={zone} />.{' '}
            <span class="written">{each.reason}</span>
            {each.closedBefore && each.closedBefore !== each.closesAt && (
              <>
                {' '}
                <span class="quiet">
                  {t(each.change === 'REOPENED' ? 'window.hadClosed' : 'window.before')}{' '}
                  <End at={each.closedBefore} zone={zone} />
                </span>
              </>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** The acts on one window, folded. */
function Acts({ given, plan }: OneProps) {
  const { t, returned, name, done, today } = useReader();
  const zone = plan.timeZone;
  const may = (action: WindowAction) => given.availableActions.includes(action);
  const open = (form: string) => returned?.sent.form === form && returned.sent.at === given.id;
  const whose = <span class="hidden"> · {name('WindowKind', given.kind)}</span>;
  return (
    <>
      {may('MOVE') && (
        <details open={open('windowMove')}>
          <summary>
            {t('window.move.title')}
            {whose}
          </summary>
          <p>
            {t('window.move.what')} {given.kind === 'REASONED_RESPONSE' && t('window.move.due')}
          </p>
          <MoveForm given={given} zone={zone} />
        </details>
      )}
      {may('CLOSE') && (
        <details open={open('windowClose')}>
          <summary>
            {t('window.close.title')}
            {whose}
          </summary>
          <p>
            {t('window.close.what')}{' '}
            {t(plan.availableActions.includes('OPEN_WINDOW') ? 'window.close.undo' : 'window.close.final')}
          </p>
          <CloseForm given={given} />
        </details>
      )}
      {may('REOPEN') && (
        <details open={open('windowReopen') || (done?.what === 'windowClosed' && done.at === given.id)}>
          <summary>
            {t('window.reopen.title')}
            {whose}
          </summary>
          <p>
            {t('window.reopen.what')} {given.kind === 'REASONED_RESPONSE' && t('window.move.due')}
          </p>
          <ReopenForm given={given} zone={zone} until={endBefore(given, zone, today)} />
        </details>
      )}
      {may('PUBLISH_SYNTHESIS') && (
        <details open={open('synthesisPublish')}>
          <summary>
            {t('window.synthesis.open')}
            {whose}
          </summary>
          <p>{t('window.synthesis.what')}</p>
          <SynthesisForm id={given.id} />
        </details>
      )}
      {may('CORRECT_SYNTHESIS') && (
        <details open={open('synthesisCorrect')}>
          <summary>
            {t('window.synthesis.correct.title')}
            {whose}
          </summary>
          <p>{t('window.synthesis.correct.what')}</p>
          <CorrectForm id={given.id} synthesis={given.synthesis!} />
        </details>
      )}
    </>
  );
}

/** The former end of a window that was closed by hand, if that day is still to come. */
function endBefore({ changes }: WindowGiven, zone: string, today: string): string | undefined {
  const last = changes.nodes[0];
  const until = last?.change === 'CLOSED' ? last.closedBefore : null;
  return until && dayIn(zone, new Date(until)) > today ? until : undefined;
}
