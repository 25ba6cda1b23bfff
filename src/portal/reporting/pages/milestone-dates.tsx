import type { ComponentChildren } from 'preact';
import { Between } from '../../frame/components/dates.js';
import { Facts } from '../../frame/components/facts.js';
import { given as asked } from '../../frame/components/filters.js';
import { Status } from '../../frame/components/glyph.js';
import { More } from '../../frame/components/more.js';
import { Example } from '../../frame/components/said.js';
import { WayOn } from '../../frame/components/way-on.js';
import { datesWay } from '../../frame/list-way.js';
import type { Page } from '../../frame/page.js';
import { useReader } from '../../frame/reader.js';
import type { Span } from '../../frame/types.js';
import { MilestoneCrumb, MilestoneLink } from '../components/milestone-crumb.js';
import { OneMove } from '../components/move.js';
import { type DatesGiven, moveActs, ProposeDates } from '../forms/move-acts.js';

/** The dates of a milestone, as promised, as moved and as it happened, with each move and who agreed to it. */
export const milestoneDates: Page<'milestoneDates'> = {
  variables: (id, search) => ({ id, after: asked(search, 'after'), ...datesWay(search) }),
  forms: moveActs,
  sheet: ({ node, agreeList }, { t }) =>
    node?.__typename === 'Milestone'
      ? {
          title: `${t('milestoneDates.title')}: ${node.reference} ${node.title.text}`,
          timeZone: node.commitment.plan.timeZone,
          unlisted: true,
          content: <MilestoneDates given={node} way={<WayOn {...(agreeList && { agreeList })} />} />,
        }
      : null,
};

function MilestoneDates({ given, way }: { given: DatesGiven; way: ComponentChildren }) {
  const { t } = useReader();
  const { totalCount, nodes, pageInfo } = given.rebaselines;
  const mayPropose = given.availableActions.includes('REBASELINE');
  const isOpen = nodes.some(({ state }) => state === 'PROPOSED');
  return (
    <div class="column">
      <MilestoneCrumb milestone={given} />
      {way}
      <h1>
        <span class="reference">{t('milestoneDates.title')}</span> <MilestoneLink milestone={given} />
      </h1>
      {given.synthetic && <Example claim />}
      <p class="lead">
        <Moved moved={given.moved} />
      </p>
      <Dates given={given} />
      <section aria-labelledby={t('milestoneDates.ids.moves')}>
        <h2 id={t('milestoneDates.ids.moves')}>{t('milestoneDates.moves')}</h2>
        {totalCount === 0 && <p>{t('milestoneDates.none')}</p>}
        <ol class="plain ruled">
          {nodes.map((move) => (
            <OneMove key={move.id} move={move} />
          ))}
        </ol>
        <More after={pageInfo.hasNextPage ? pageInfo.endCursor : null} label={t('more.label')} />
      </section>
      {mayPropose && (
        <section>
          <h2>{t('milestoneDates.propose.title')}</h2>
          {isOpen ? (
            <p>{t('milestoneDates.propose.waits')}</p>
          ) : (
            <>
              <p>{t('milestoneDates.propose.what')}</p>
              <ProposeDates given={given} />
            </>
          )}
        </section>
      )}
    </div>
  );
}

/** How often the dates moved, and by how many days in all. */
function Moved({ moved: { times, days } }: { moved: DatesGiven['moved'] }) {
  const { t } = useReader();
  if (times === 0) return <>{t('milestoneDates.never')}</>;
  const inAll = t(days < 0 ? 'milestoneDates.earlier' : 'milestoneDates.later', { count: Math.abs(days) });
  return (
    <>
      {t('milestoneDates.times', { count: times })}, {inAll}.
    </>
  );
}

const isBlank = ({ startPrecision, endPrecision }: Span) => !startPrecision && !endPrecision;

/** The promised, the present and the actual dates, and whether the milestone is late against each of the first two. */
function Dates({ given: { planned, current, actual, late, moved } }: { given: DatesGiven }) {
  const { t } = useReader();
  const isMoved = moved.times > 0;
  return (
    <Facts
      rows={[
        { name: t('milestones.promised'), value: <Between span={planned} why={t('milestones.noPromise')} /> },
        {
          name: t('milestones.adjusted'),
          value: isMoved ? <Between span={current} /> : t('milestones.notMoved'),
        },
        {
          name: t('milestones.actual'),
          value: isBlank(actual) ? t('milestones.noActual') : <Between span={actual} />,
        },
        { name: t('milestoneDates.againstPromised'), value: <Late is={late.againstPlanned} /> },
        ...(isMoved ? [{ name: t('milestoneDates.againstAdjusted'), value: <Late is={late.againstCurrent} /> }] : []),
      ]}
    />
  );
}

function Late({ is }: { is: boolean | null }) {
  const { t } = useReader();
  if (is === null) return <>{t('milestoneDates.lateUnknown')}</>;
  return is ? <Status of="LATE" word={t('late.word')} /> : <>{t('milestoneDates.notLate')}</>;
}
