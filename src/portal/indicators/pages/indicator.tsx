import { BodyLink } from '../../frame/components/body-link.js';
import { DayOf } from '../../frame/components/dates.js';
import { Fold } from '../../frame/components/fold.js';
import { More } from '../../frame/components/more.js';
import { Example, Folded, Invented, Said, Section } from '../../frame/components/said.js';
import { TakeBackForm } from '../../frame/components/taking-back.js';
import type { Thing } from '../../frame/documents.js';
import type { Page } from '../../frame/page.js';
import { useReader } from '../../frame/reader.js';
import { IndicatorFile } from '../components/file.js';
import { Goals } from '../components/goals.js';
import { MeasuredLink, thingOf, titleOfMeasured } from '../components/measured.js';
import { Plot } from '../components/plot.js';
import { Values } from '../components/values.js';
import {
  AddValueForm,
  EditIndicatorForm,
  indicatorEdit,
  indicatorRemove,
  measurementAdd,
} from '../forms/indicators.js';

type Given = Extract<Thing<'indicator', 'node'>, { __typename: 'Indicator' }>;

const TAKEN_BACK = 'TAKEN_BACK';
/** The parameter of the address with the place in the list of versions; that of the values is `after`. */
const VERSIONS = 'versions';

/** An indicator with all its values and their sources. Whoever may do so adds a value, corrects it or takes it back. */
export const indicator: Page<'indicator'> = {
  variables: (id, search) => ({
    id,
    after: search.get('after') || undefined,
    versionsAfter: search.get(VERSIONS) || undefined,
    filter: search.get('state') === TAKEN_BACK ? { state: TAKEN_BACK } : {},
  }),
  forms: { measurementAdd, indicatorEdit, indicatorRemove },
  sheet: ({ node }) =>
    node?.__typename === 'Indicator'
      ? { title: `${node.name.text}: ${titleOfMeasured(thingOf(node))}`, content: <Indicator given={node} /> }
      : null,
};

function Indicator({ given }: { given: Given }) {
  const { t, href } = useReader();
  const thing = thingOf(given);
  const may = (action: Given['availableActions'][number]) => given.availableActions.includes(action);
  return (
    <Invented when={given.synthetic}>
      <div class="column">
        <p class="crumb">
          <MeasuredLink thing={thing} />
          {' · '}
          <a href={href('indicators', thing.id)}>{t('indicators.title')}</a>
        </p>
        <h1>
          <Said words={given.name} />
        </h1>
        {given.synthetic && <Example claim />}
        {given.state === TAKEN_BACK && (
          <p class="notice">
            {t('indicators.takenBack')} {given.reason}
          </p>
        )}
        <Goals given={given} />
        {given.frozen && <p>{t('indicators.frozen')}</p>}
        <AllValues given={given} />
        {may('ADD_MEASUREMENT') && (
          <Fold title={t('indicators.addValue.title')} form="measurementAdd">
            <p>{t('indicators.addValue.what')}</p>
            <AddValueForm unit={given.unit === 'not_stated' ? null : given.unitLabel} />
          </Fold>
        )}
        {may('EDIT') && (
          <Fold title={t('indicators.edit.title')} form="indicatorEdit">
            <EditIndicatorForm given={given} />
          </Fold>
        )}
        {may('REMOVE') && (
          <Fold title={t('indicators.remove.title')} form="indicatorRemove">
            <p>{t('indicators.remove.what')}</p>
            <TakeBackForm form="indicatorRemove" version={given.version} submit={t('indicators.remove.submit')} />
          </Fold>
        )}
        <Versions given={given} />
      </div>
    </Invented>
  );
}

function AllValues({ given }: { given: Given }) {
  const { t, href, search } = useReader();
  const { nodes, totalCount, pageInfo } = given.measurements;
  const isBack = search.get('state') === TAKEN_BACK;
  const back = given.takenBack.totalCount;
  return (
    <Section
      id={t('indicators.ids.values')}
      title={t(isBack ? 'indicators.valuesBack' : 'indicators.values', { count: totalCount })}
    >
      {!isBack && <Plot values={nodes} given={given} />}
      <div class="indicator">
        <Values given={{ ...given, conflicting: isBack ? 0 : given.conflicting }} values={nodes} />
      </div>
      <More
        after={pageInfo.hasNextPage ? pageInfo.endCursor : null}
        label={t('indicators.moreValues')}
        at={t('indicators.ids.values')}
      />
      {!isBack && totalCount > 0 && <IndicatorFile id={given.id} />}
      {(isBack || back > 0) && (
        <p>
          <a href={href('indicator', given.id, isBack ? {} : { state: TAKEN_BACK })}>
            {isBack ? t('indicators.showRecordedValues') : t('indicators.showBackValues', { count: back })}
          </a>
        </p>
      )}
    </Section>
  );
}

function Versions({ given: { versions } }: { given: Given }) {
  const { t, name } = useReader();
  return (
    <Folded id={t('indicators.ids.versions')} title={t('indicators.versions', { count: versions.totalCount })}>
      {versions.nodes.map((version) => (
        <article key={version.number} data-row="VERSION">
          <h3>
            {version.number}. {name('RecordChange', version.change)} · <DayOf at={version.createdAt} />
          </h3>
          <p class="quiet">
            {version.role && name('Role', version.role)}
            {version.institution && (
              <>
                {' · '}
                <BodyLink body={version.institution} />
              </>
            )}
          </p>
          {version.reason && <p>{version.reason}</p>}
          <p>
            <Said words={version.name} />
          </p>
          <Goals given={version} />
        </article>
      ))}
      <More
        after={versions.pageInfo.hasNextPage ? versions.pageInfo.endCursor : null}
        label={t('indicators.moreVersions')}
        at={t('indicators.ids.versions')}
        by={VERSIONS}
      />
    </Folded>
  );
}
