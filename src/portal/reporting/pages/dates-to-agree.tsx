import { DeskCrumb } from '../../tasks/components/desk-crumb.js';
import { BodyLink } from '../../frame/components/body-link.js';
import { Between, HowFar } from '../../frame/components/dates.js';
import { given as asked } from '../../frame/components/filters.js';
import { More } from '../../frame/components/more.js';
import { Example, Lines, Said } from '../../frame/components/said.js';
import type { Answer, Thing } from '../../frame/documents.js';
import { fromList } from '../../frame/list-way.js';
import type { Page } from '../../frame/page.js';
import { useReader } from '../../frame/reader.js';

type Given = Answer<'datesToAgree'>;
type Line = Given['toAgree']['nodes'][number];

/** The moves of dates in a plan that wait for the agreement of the reader, those that were proposed first on top. */
export const datesToAgree: Page<'datesToAgree'> = {
  signedInOnly: true,
  variables: (slug, search) => ({ slug, after: asked(search, 'after') }),
  sheet: ({ plan, toAgree }, { t }) =>
    plan && {
      title: t('datesToAgree.title'),
      timeZone: plan.timeZone,
      content: <DatesToAgree plan={plan} list={toAgree} />,
    },
};

function DatesToAgree({ plan, list }: { plan: Thing<'datesToAgree', 'plan'>; list: Given['toAgree'] }) {
  const { t } = useReader();
  return (
    <>
      <DeskCrumb plan={plan} />
      <h1>{t('datesToAgree.title')}</h1>
      <p class="lead">
        {t(list.totalCount === 0 ? 'datesToAgree.nothing' : 'datesToAgree.count', { count: list.totalCount })}
      </p>
      {list.totalCount > 0 && <p>{t('datesToAgree.what')}</p>}
      <ul class="plain lines asked">
        {list.nodes.map((line, index) => (
          <li key={line.id} data-row="REBASELINE">
            <Row line={line} cursor={list.edges[index]!.cursor} />
          </li>
        ))}
      </ul>
      <More after={list.pageInfo.hasNextPage ? list.pageInfo.endCursor : null} label={t('more.label')} />
    </>
  );
}

function Row({ line, cursor }: { line: Line; cursor: string }) {
  const reader = useReader();
  const { t, href } = reader;
  return (
    <>
      <p class="title">
        <a href={href('milestoneDates', line.milestone.id, fromList(reader, cursor))}>
          {line.milestone.reference} <Said words={line.milestone.title} />
        </a>{' '}
        {line.synthetic && <Example short />}
      </p>
      <div class="facts">
        <span>
          {t('milestoneDates.former')}: <Between span={line.former} short why={t('milestones.noPromise')} />
        </span>
        <span>
          {t('milestoneDates.next')}: <Between span={line.next} short />
        </span>
        {line.institution && <BodyLink body={line.institution} />}
        <span class="quiet">
          {t('datesToAgree.proposed')} <HowFar at={line.createdAt} />
        </span>
      </div>
      <Lines text={line.reason} />
    </>
  );
}
