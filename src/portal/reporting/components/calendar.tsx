import { Day } from '../../frame/components/dates.js';
import { Example, Of, Said } from '../../frame/components/said.js';
import { Table } from '../../frame/components/table.js';
import { figure } from '../../frame/format.js';
import { useReader } from '../../frame/reader.js';
import { INSTITUTION, PERIOD, type Period, SHOW, type TableBody, type TablePlan } from '../table-rows.js';

type Duty = NonNullable<TablePlan['reportingDuties']>[number];

/** The states of a period in which the calendar counts institutions. */
const GROUPS = {
  sent: ['SENT', 'SENT_LATE'],
  waiting: ['UPCOMING', 'DUE'],
  late: ['OVERDUE'],
} as const satisfies Record<string, readonly Duty['state'][]>;
type Group = keyof typeof GROUPS;
const GROUP_NAMES = Object.keys(GROUPS) as Group[];

const isIn = (group: Group, { state }: Duty) => GROUPS[group].some((each) => each === state);

/** The reporting calendar: who sent and who is late in each period, and what each institution sent in one of them. */
export function Calendar({ plan, period }: { plan: TablePlan; period: Period | null }) {
  const { t, href } = useReader();
  return (
    <>
      <p>
        <a href={href('questionnaires', plan.slug)}>{t('questionnaires.link')}</a>
      </p>
      <Institutions plan={plan} period={period} />
      <Periods plan={plan} />
    </>
  );
}

function Institutions({ plan, period }: { plan: TablePlan; period: Period | null }) {
  const { t, href, search } = useReader();
  const { reportingInstitutions: all = [], reportingDuties: duties = [], slug } = plan;
  const ofPeriod = new Map(
    duties.filter((duty) => duty.period === period?.number).map((duty) => [duty.institution, duty]),
  );
  const group = GROUP_NAMES.find((name) => name === search.get(SHOW));
  const rows = all.filter((body) => {
    const duty = ofPeriod.get(body.slug);
    return !group || (duty !== undefined && isIn(group, duty));
  });
  const number: Record<string, string> = period ? { [PERIOD]: String(period.number) } : {};
  return (
    <section id={t('reportTable.ids.institutions')}>
      <h2>{t(group ? `reportTable.group.${group}` : 'reportTable.institutions')}</h2>
      {group && (
        <p>
          <a href={href('reportTable', slug, number)}>{t('reportTable.all')}</a>
        </p>
      )}
      {rows.length === 0 ? (
        <p>{t(group ? 'reportTable.nobody' : 'reportTable.noInstitution')}</p>
      ) : (
        <Table
          caption={t('reportTable.institutions')}
          headed
          rows={rows}
          of="REPORTING_INSTITUTION"
          columns={[
            {
              title: t('reportTable.institution'),
              heads: true,
              cell: (body) => <Own body={body} more={number} slug={slug} />,
            },
            { title: t('reportTable.state'), cell: (body) => <State duty={ofPeriod.get(body.slug)} /> },
            ...(['sent', 'missing'] as const).map((part) => ({
              title: t(`reportTable.${part}`),
              numeric: true as const,
              cell: (body: TableBody) => (
                <Figure
                  of="REPORT"
                  count={ofPeriod.get(body.slug)?.[part] ?? 0}
                  whose={body.name.text}
                  to={href('reportTable', slug, { ...number, [INSTITUTION]: body.slug, [SHOW]: part })}
                />
              ),
            })),
          ]}
        />
      )}
    </section>
  );
}

function Own({ body, more, slug }: { body: TableBody; more: Record<string, string>; slug: string }) {
  const { href } = useReader();
  return (
    <>
      <a href={href('reportTable', slug, { ...more, [INSTITUTION]: body.slug })}>
        <Said words={body.name} />
      </a>{' '}
      {body.synthetic && <Example short />}
    </>
  );
}

function State({ duty }: { duty: Duty | undefined }) {
  const { t, name } = useReader();
  if (!duty) return <span class="unknown">{t('reportTable.owesNone')}</span>;
  const word = name('ReportDueState', duty.state);
  return duty.state === 'OVERDUE' ? <strong class="broken">{word}</strong> : <>{word}</>;
}

interface FigureProps {
  count: number;
  /** The kind of the rows behind the number. */
  of: string;
  whose: string;
  to: string;
}

/** A number that leads to its rows; zero leads nowhere. */
function Figure({ count, of, whose, to }: FigureProps) {
  const { language } = useReader();
  if (count === 0) return <>0</>;
  return (
    <a href={to} data-count={count} data-of={of}>
      <Of what={figure(language, count)} whose={whose} />
    </a>
  );
}

function Periods({ plan: { reportingPeriods: periods, reportingDuties: duties = [], slug } }: { plan: TablePlan }) {
  const { t, href } = useReader();
  const place = `#${t('reportTable.ids.institutions')}`;
  const count = (number: number, group: Group) =>
    duties.filter((duty) => duty.period === number && isIn(group, duty)).length;
  return (
    <Table
      caption={t('reportTable.calendar')}
      rows={periods}
      columns={[
        {
          title: t('reportForm.period'),
          heads: true,
          cell: ({ number }) => (
            <a href={href('reportTable', slug, { [PERIOD]: String(number) })}>{t('reportTable.period', { number })}</a>
          ),
        },
        { title: t('reportTable.from'), cell: ({ startOn }) => <Day day={startOn} short /> },
        { title: t('reportTable.until'), cell: ({ endOn }) => <Day day={endOn} short /> },
        { title: t('reportTable.dueDay'), cell: ({ dueOn }) => <Day day={dueOn} short /> },
        ...GROUP_NAMES.map((group) => ({
          title: t(`reportTable.group.${group}`),
          numeric: true as const,
          cell: ({ number }: Period) => (
            <Figure
              of="REPORTING_INSTITUTION"
              count={count(number, group)}
              whose={t('reportTable.period', { number })}
              to={href('reportTable', slug, { [PERIOD]: String(number), [SHOW]: group }) + place}
            />
          ),
        })),
      ]}
    />
  );
}
