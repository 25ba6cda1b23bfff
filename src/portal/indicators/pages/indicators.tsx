import { Fold } from '../../frame/components/fold.js';
import { More } from '../../frame/components/more.js';
import { Example, Section } from '../../frame/components/said.js';
import type { Thing } from '../../frame/documents.js';
import type { Page } from '../../frame/page.js';
import { useReader } from '../../frame/reader.js';
import { Indicator } from '../components/indicator.js';
import { MeasuredLink, titleOf } from '../components/measured.js';
import { AddIndicatorForm, indicatorAdd } from '../forms/indicators.js';

type Given = Extract<Thing<'indicators', 'node'>, { __typename: 'Programme' | 'Commitment' | 'Milestone' }>;

const TAKEN_BACK = 'TAKEN_BACK';

/** The indicators of a programme, a commitment or a milestone; who may add one does it here. */
export const indicators: Page<'indicators'> = {
  variables: (id, search) => ({
    id,
    after: search.get('after') || undefined,
    filter: search.get('state') === TAKEN_BACK ? { state: TAKEN_BACK } : {},
  }),
  forms: { indicatorAdd },
  sheet: ({ node }, { t }) =>
    node && 'indicators' in node
      ? { title: `${t('indicators.title')}: ${titleOf(node)}`, content: <IndicatorsOf given={node} /> }
      : null,
};

function IndicatorsOf({ given }: { given: Given }) {
  const { t, href, search } = useReader();
  const { nodes, totalCount, pageInfo } = given.indicators;
  const isBack = search.get('state') === TAKEN_BACK;
  return (
    <div class="column">
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
      <p>
        <a href={href('indicators', given.id, isBack ? {} : { state: TAKEN_BACK })}>
          {t(isBack ? 'indicators.showRecorded' : 'indicators.showBack')}
        </a>
      </p>
    </div>
  );
}
