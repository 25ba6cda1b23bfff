import { BodyLink } from '../../frame/components/body-link.js';
import { DayOf, When } from '../../frame/components/dates.js';
import { Facts } from '../../frame/components/facts.js';
import { Fold } from '../../frame/components/fold.js';
import { Status } from '../../frame/components/glyph.js';
import { More } from '../../frame/components/more.js';
import { Example, Folded, Said } from '../../frame/components/said.js';
import { From, Sources } from '../../frame/components/sources.js';
import { TakeBackForm } from '../../frame/components/taking-back.js';
import type { Thing } from '../../frame/documents.js';
import { figure } from '../../frame/format.js';
import type { Page } from '../../frame/page.js';
import { useReader } from '../../frame/reader.js';
import { MeasuredLink, thingOf, titleOfMeasured } from '../components/measured.js';
import { isQualified } from '../components/values.js';
import { EditValueForm, measurementEdit, measurementRemove } from '../forms/indicators.js';

type Given = Extract<Thing<'measurement', 'node'>, { __typename: 'Measurement' }>;
type SaidOfIt = Given['versions']['nodes'][number];

/** A value with all that was said of it. Whoever stated it corrects it here or takes it back. */
export const measurement: Page<'measurement'> = {
  variables: (id, search) => ({ id, after: search.get('after') || undefined }),
  forms: { measurementEdit, measurementRemove },
  sheet: ({ node }, { t }) =>
    node?.__typename === 'Measurement'
      ? {
          title: `${t('indicators.value')}: ${node.measuredBy.name.text}, ${titleOfMeasured(thingOf(node.measuredBy))}`,
          unlisted: true,
          content: <Value given={node} />,
        }
      : null,
};

function Value({ given }: { given: Given }) {
  const { t, href, name, language } = useReader();
  const { measuredBy, availableActions } = given;
  return (
    <div class="column">
      <p class="crumb">
        <MeasuredLink thing={thingOf(measuredBy)} />
        {' · '}
        <a href={href('indicator', measuredBy.id)}>
          <Said words={measuredBy.name} />
        </a>
      </p>
      <h1>
        {isQualified(given) && `${name('Qualifier', given.qualifier)} `}
        {figure(language, given.value)} <Said words={given.unitLabel} />
      </h1>
      {given.synthetic && <Example claim />}
      {given.state === 'TAKEN_BACK' && (
        <p class="notice">
          {t('indicators.valueTakenBack')} {given.reason}
        </p>
      )}
      {given.conflicts && (
        <p class="notice">
          <Status of="DISPUTED" word={`${t('indicators.conflicts')}.`} /> {t('indicators.conflictsMeans')}{' '}
          <a href={href('indicator', measuredBy.id)}>{t('indicators.compare')}</a>
        </p>
      )}
      <ValueFacts given={given} />
      {given.saidRole && (
        <p>
          {t('indicators.saidBy')} {name('Role', given.saidRole)}
          {given.saidBy && (
            <>
              {' · '}
              <BodyLink body={given.saidBy} />
            </>
          )}
        </p>
      )}
      <Sources sources={given.sources} />
      {availableActions.includes('EDIT') && (
        <Fold title={t('indicators.editValue.title')} form="measurementEdit">
          <EditValueForm given={given} />
        </Fold>
      )}
      {availableActions.includes('REMOVE') && (
        <Fold title={t('indicators.removeValue.title')} form="measurementRemove">
          <p>{t('indicators.removeValue.what')}</p>
          <TakeBackForm form="measurementRemove" version={given.version} submit={t('indicators.removeValue.submit')} />
        </Fold>
      )}
      <Versions given={given} />
    </div>
  );
}

/** The date and the scope; the sentence below names which of the two is not stated. */
function ValueFacts({ given: { asOf, scope } }: { given: Pick<SaidOfIt, 'asOf' | 'scope'> }) {
  const { t } = useReader();
  return (
    <Facts
      rows={[
        { name: t('indicators.asOf'), value: asOf && <When date={asOf} /> },
        { name: t('indicators.scope'), value: scope && <Said words={scope} /> },
      ]}
    />
  );
}

function Versions({ given: { versions } }: { given: Given }) {
  const { t, name, language } = useReader();
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
            {isQualified(version) && `${name('Qualifier', version.qualifier)} `}
            {figure(language, version.value)} <Said words={version.unitLabel} />
          </p>
          <ValueFacts given={version} />
          <From sources={version.sources} />
        </article>
      ))}
      <More
        after={versions.pageInfo.hasNextPage ? versions.pageInfo.endCursor : null}
        label={t('indicators.moreVersions')}
        at={t('indicators.ids.versions')}
      />
    </Folded>
  );
}
