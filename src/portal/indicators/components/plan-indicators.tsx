import { More } from '../../frame/components/more.js';
import { Example, Said, Section } from '../../frame/components/said.js';
import type { Thing } from '../../frame/documents.js';
import { useReader } from '../../frame/reader.js';
import { IndicatorFile } from './file.js';
import { MeasuredLink, thingOf } from './measured.js';
import { IndicatorTable } from './table.js';

export type PlanGiven = Extract<Thing<'indicators', 'node'>, { __typename: 'Plan' }>;

/** All indicators of a plan in one table: each row names its commitment, milestone or programme and leads to the values. */
export function PlanIndicators({ given, isBack }: { given: PlanGiven; isBack: boolean }) {
  const { t, href } = useReader();
  const { nodes, totalCount, pageInfo } = given.indicators;
  return (
    <>
      <p class="crumb">
        <a href={href('plan', given.planSlug)}>
          <Said words={given.title} />
        </a>
      </p>
      <h1>{t('indicators.title')}</h1>
      {given.synthetic && <Example claim />}
      <p>{t('indicators.ofPlan')}</p>
      <Section
        id={t('indicators.ids.list')}
        title={t(isBack ? 'indicators.backCount' : 'indicators.count', { count: totalCount })}
      >
        {totalCount === 0 && !isBack && <p>{t('indicators.noneOfPlan')}</p>}
        <IndicatorTable indicators={nodes} whose={(row) => <MeasuredLink thing={thingOf(row)} />} />
        <More
          after={pageInfo.hasNextPage ? pageInfo.endCursor : null}
          label={t('indicators.more')}
          at={t('indicators.ids.list')}
        />
      </Section>
      {!isBack && totalCount > 0 && <IndicatorFile id={given.id} />}
    </>
  );
}
