import { Acts, Grant } from '../forms/appointments.js';
import type { AppointmentLine, SessionLine } from '../../frame/types.js';
import { useReader } from '../../frame/reader.js';
import { More } from '../../frame/components/more.js';
import { Register } from './register.js';
import { Section } from '../../frame/components/said.js';

interface AppointingProps<Row extends AppointmentLine> {
  appointments: { nodes: Row[]; totalCount: number; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
  grant: Parameters<typeof Grant>[0];
  /** Sessions of the plan's forum; one of them decides on the end of the independent evaluator's appointment. */
  sessionsOf(appointment: Row): SessionLine[];
}

/** Reads from the address which part of the register to show: one plan only, or current appointments only. */
export const registerAsked = (search: URLSearchParams) => ({
  after: search.get('after') || undefined,
  filter: { plan: search.get('plan') || undefined, current: search.get('current') === 'yes' || undefined },
});

/**
 * The whole register of a plan or an institution, past and future appointments too, with forms for people who may
 * appoint.
 */
export function Appointing<Row extends AppointmentLine>(given: AppointingProps<Row>) {
  const { grant, sessionsOf } = given;
  const { nodes, totalCount, pageInfo } = given.appointments;
  const { t, href, viewer, address, search } = useReader();
  const narrowed = ['plan', 'current'].some((name) => search.has(name));
  const appoints = grant.roles.length > 0;
  const acts = nodes.some(({ availableActions }) => availableActions.length > 0);
  return (
    <>
      <p class="lead">{t('register.what')}</p>
      {(appoints || acts) && !viewer!.secondFactor && (
        <p class="notice">
          {t('appoint.secondFactor')} <a href={href('secondFactor')}>{t('account.secondFactor.turnOn')}</a>
        </p>
      )}
      <Section id={t('register.ids.all')} title={t('register.all', { count: totalCount })}>
        {narrowed && (
          <p>
            <a href={href(address!.page, address!.key)}>{t('register.whole')}</a>
          </p>
        )}
        <Register
          appointments={nodes}
          acts={
            acts ? (appointment) => <Acts appointment={appointment} sessions={sessionsOf(appointment)} /> : undefined
          }
        />
        <More after={pageInfo.hasNextPage ? pageInfo.endCursor : null} label={t('more.label')} />
      </Section>
      {appoints && (
        <Section id={t('register.ids.grant')} title={t('appoint.title')}>
          <p>{t('appoint.what')}</p>
          <Grant {...grant} />
        </Section>
      )}
    </>
  );
}
