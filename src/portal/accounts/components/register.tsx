import type { AppointmentLine, AppointmentInPlan } from '../../frame/types.js';
import type { ComponentChildren } from 'preact';
import { useReader } from '../../frame/reader.js';
import { BodyLink } from '../../frame/components/body-link.js';
import { Day } from '../../frame/components/dates.js';
import { Member } from '../../frame/components/glyph.js';
import { Example, Invented, Said, Unknown } from '../../frame/components/said.js';
import { type Column, Table } from '../../frame/components/table.js';

/** The first and last day of an appointment, worded by today: it begins, or it has begun. */
export function Term({
  appointment: { fromOn, untilOn },
}: {
  appointment: Pick<AppointmentLine, 'fromOn' | 'untilOn'>;
}) {
  const { t, today } = useReader();
  if (fromOn === untilOn)
    return (
      <>
        {t('register.only')} <Day day={fromOn} short />
      </>
    );
  return (
    <>
      {t(fromOn > today ? 'register.from' : 'register.since')} <Day day={fromOn} short />
      {untilOn && (
        <>
          {' '}
          {t('register.until')} <Day day={untilOn} short />
        </>
      )}
    </>
  );
}

/** Shows a holder by the name they chose; a person who left has no name. */
export function Holder({ of: { publicName, synthetic } }: { of: AppointmentLine['holder'] }) {
  const { t } = useReader();
  return (
    <>
      {publicName ?? <Unknown why={t('register.left')} />} {synthetic && <Example short />}
    </>
  );
}

/** The plan of an appointment; documents ask for it only where appointments of several plans stand together. */
export const planOf = (appointment: AppointmentLine | AppointmentInPlan) =>
  'plan' in appointment ? appointment.plan : null;

/** The public register: who holds which role, for which institution, since when. It never shows contact data. */
export function Register<Row extends AppointmentLine>({
  appointments,
  acts,
}: {
  appointments: Row[];
  acts?: (appointment: Row) => ComponentChildren;
}) {
  const { t, name } = useReader();
  const columns: Column<Row>[] = [
    {
      title: t('register.role'),
      heads: true,
      cell: (each) => (
        <>
          {name('Role', each.role)}
          <OfCommitment commitment={each.commitment} />
          <OfPlan plan={planOf(each)} />
        </>
      ),
    },
    { title: t('register.holder'), cell: ({ holder }) => <Holder of={holder} /> },
    {
      title: t('register.body'),
      cell: ({ institution, jurisdiction }) =>
        institution ? (
          <BodyLink body={institution} />
        ) : jurisdiction ? (
          <Member place={jurisdiction} />
        ) : (
          t('register.nobody')
        ),
    },
    {
      title: t('register.term'),
      cell: (each) => (
        <>
          <Term appointment={each} />
          {each.endedBy && (
            <small class="aside">
              {t('register.endedBy')} {name('SessionKind', each.endedBy.kind)} {each.endedBy.number}
            </small>
          )}
          {each.reason && <small class="aside">{each.reason}</small>}
          {acts?.(each)}
        </>
      ),
    },
  ];
  if (appointments.length === 0) return <Unknown why={t('register.none')} />;
  const invented = appointments.every(({ holder }) => holder.synthetic);
  return (
    <>
      {invented && (
        <p>
          <Example short claim /> {t('register.invented')}
        </p>
      )}
      <Invented when={invented}>
        <Table caption={t('register.title')} headed columns={columns} rows={appointments} of="APPOINTMENT" />
      </Invented>
    </>
  );
}

/** The commitment of an appointment that is for one, with the way to it. */
export function OfCommitment({ commitment }: Pick<AppointmentLine, 'commitment'>) {
  const { href } = useReader();
  if (!commitment) return null;
  return (
    <small class="aside">
      <a href={href('commitment', commitment.reference)}>
        {commitment.reference} <Said words={commitment.title} />
      </a>
    </small>
  );
}

function OfPlan({ plan }: { plan: AppointmentInPlan['plan'] }) {
  if (!plan) return null;
  return (
    <small class="aside">
      <Said words={plan.title} />
    </small>
  );
}

/** The current appointments, as the page of a plan or an institution shows them, and the link to the whole register. */
export function CurrentRegister({ appointments: { nodes, totalCount }, all }: CurrentProps) {
  const { t } = useReader();
  return (
    <>
      <p>{t('register.what')}</p>
      <Register appointments={distinct(nodes.filter(({ current }) => current))} />
      {totalCount > 0 && <p>{all}</p>}
    </>
  );
}

/** A person may hold the same role for several commitments; the summary lists it once. */
function distinct(appointments: AppointmentLine[]): AppointmentLine[] {
  const alike = (each: AppointmentLine) =>
    [each.role, each.holder.handle, each.institution?.slug, planOf(each)?.slug, each.fromOn, each.untilOn].join(' ');
  return [...new Map(appointments.map((each) => [alike(each), each])).values()];
}

interface CurrentProps {
  appointments: { totalCount: number; nodes: AppointmentLine[] };
  all: ComponentChildren;
}
