import { Fold } from '../../frame/components/fold.js';
import { More } from '../../frame/components/more.js';
import { Example, Section } from '../../frame/components/said.js';
import type { Thing } from '../../frame/documents.js';
import type { Page } from '../../frame/page.js';
import { useReader } from '../../frame/reader.js';
import { IndicatorFile } from '../components/file.js';
import { Indicator } from '../components/indicator.js';
import { MeasuredLink, titleOfMeasured } from '../components/measured.js';
import { type PlanGiven, PlanIndicators } from '../components/plan-indicators.js';
import { AddIndicatorForm, indicatorAdd } from '../forms/indicators.js';

type Given = Extract<Thing<'indicators', 'node'>, { __typename: 'Programme' | 'Commitment' | 'Milestone' }>;

const TAKEN_BACK = 'TAKEN_BACK';

/**
 * The indicators of a programme, a commitment or a milestone, where people who may do so add one; or all those of a
 * plan.
 */
export const indicators: Page<'indicators'> = {
  variables: (id, search) => ({
    id,
    after: search.get('after') || undefined,
    filter: search.get('state') === TAKEN_BACK ? { state: TAKEN_BACK } : {},
  }),
  forms: { indicatorAdd },
  sheet: ({ node }, { t }) => {
    if (!node || !('indicators' in node)) return null;
    const title = node.__typename === 'Plan' ? node.title.text : titleOfMeasured(node);
    return { title: `${t('indicators.title')}: ${title}`, content: <IndicatorsOf given={node} /> };
  },
};

function IndicatorsOf({ given }: { given: Given | PlanGiven }) {
  const { t, href, search } = useReader();
  const isBack = search.get('state') === TAKEN_BACK;
  return (
    <div class={given.__typename === 'Plan' ? undefined : 'column'}>
      {given.__typename === 'Plan' ? (
        <PlanIndicators given={given} isBack={isBack} />
      ) : (
        <IndicatorsOfThing given={given} isBack={isBack} />
      )}
      <p>
        <a href={href('indicators', given.id, isBack ? {} : { state: TAKEN_BACK })}>
          {t(isBack ? 'indicators.showRecorded' : 'indicators.showBack')}
        </a>
      </p>
    </div>
  );
}

function IndicatorsOfThing({ given, isBack }: { given: Given; isBack: boolean }) {
  const { t } = useReader();
  const { nodes, totalCount, pageInfo } = given.indicators;
  return (
    <>
      <p class="crumb">
        <MeasuredLink thing={given} />
      </p>
      <h1>{t('indicators.title')}</h1>
      {given.synthetic && <Example claim />}
      <p>{t('indicators.what')}</p>
      {given.indicatorActions.includes('ADD_INDICATOR') && (
        <Fold title={t('indicators.add.title')} form="indicatorAdd">
          <AddIndicatorForm />
        </Fold>
      )}
      <Section
        id={t('indicators.ids.list')}
        title={t(isBack ? 'indicators.backCount' : 'indicators.count', { count: totalCount })}
      >
        {nodes.map((one) => (
          <Indicator key={one.id} given={one} />
        ))}
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
