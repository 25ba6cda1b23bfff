import type { Desk } from '../../frame/types.js';
import { figure } from '../../frame/format.js';
import { groupBy } from '../../frame/group.js';
import { type Reader, useReader } from '../../frame/reader.js';
import { Example, Said } from '../../frame/components/said.js';

/** The address of the desk for each kind of work. */
function addressOf({ kind, plan: { slug }, institution }: Desk, { href, t }: Reader): string {
  const ways: Record<string, string> = {
    REVIEW: href('review', slug),
    RESPOND: href('owedResponses', slug),
    CONTEST: `${href('owedResponses', slug)}#${t('owedResponses.ids.contests')}`,
    CHECK: href('checks', slug),
    REBASELINE: href('datesToAgree', slug),
    VOICE: href('milestones', '', { plan: slug, standing: 'SAID_BY_OWNER' }),
    RETURNED: href('reportTable', slug, { institution: institution?.slug ?? '', show: 'returned' }),
    REPORT: href('reportTable', slug, { institution: institution?.slug ?? '', show: 'missing' }),
    SUGGESTION: href('draftingDesk', slug, { show: 'waiting' }),
    OWED_TEXT: href('draftingDesk', slug, { show: 'owed' }),
    FINDING: href('findings', '', { addressee: institution?.slug ?? '' }),
    OWNERSHIP: href('commitments', '', { plan: slug, institution: institution?.slug ?? '', invited: 'yes' }),
    MODERATION: href('moderation', slug, { mine: 'yes' }),
    SYNTHESIS: href('windows', slug),
    TRANSCRIPT: href('transcribe', slug),
    WINDOW: href('windows', slug),
    TEMPLATE: href('templates', slug),
    APPOINTMENT: institution
      ? href('institutionAppointments', institution.slug, { plan: slug, current: 'yes' })
      : href('planAppointments', slug, { current: 'yes' }),
  };
  return ways[kind] ?? href('plan', slug);
}

/** How many are late; a link to exactly those where their desk can show them alone. */
function Late({ desk: { kind, plan, overdue } }: { desk: Desk }) {
  const { t, href } = useReader();
  const words = t('tasks.overdue', { count: overdue });
  if (kind !== 'SUGGESTION') return <>{words}</>;
  return (
    <a href={href('draftingDesk', plan.slug, { show: 'waiting', late: 'yes' })} data-count={overdue} data-of={kind}>
      {words}
    </a>
  );
}

/** False for an institution in which nobody holds a role: there is nothing to end or to hand over. */
const hasWork = ({ kind, institution, count }: Desk) => kind !== 'APPOINTMENT' || !institution || count > 0;

/**
 * The work that waits for the reader, plan by plan: a number, its kind, a link to the desk. The number equals the rows
 * with `data-row` of this kind on the linked pages (`test/law/numbers.spec.ts`).
 */
export function DeskLines({ desks }: { desks: Desk[] }) {
  const reader = useReader();
  const { language, t, href } = reader;
  return (
    <>
      {[...groupBy(desks.filter(hasWork), ({ plan }) => [plan.slug])].map(([slug, own]) => (
        <div key={slug}>
          <h3>
            <a href={href('plan', slug)}>
              <Said words={own[0]!.plan.title} />
            </a>{' '}
            {own[0]!.plan.synthetic && <Example short />}
          </h3>
          <ul class="desks">
            {own.map((desk) => (
              <li key={`${desk.kind}${desk.institution?.slug}`} class={desk.count > 0 ? undefined : 'empty'}>
                <strong class="count">{figure(language, desk.count)}</strong>{' '}
                <a href={addressOf(desk, reader)} data-count={desk.count} data-of={desk.kind}>
                  {t(`tasks.kind.${desk.kind.toLowerCase()}`, { count: desk.count })}
                  {desk.institution && ` · ${desk.institution.acronym ?? desk.institution.name.text}`}
                </a>
                {desk.overdue > 0 && (
                  <>
                    {' '}
                    <strong class="broken">
                      <Late desk={desk} />
                    </strong>
                  </>
                )}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </>
  );
}
