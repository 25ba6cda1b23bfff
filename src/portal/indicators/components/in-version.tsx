import type { ComponentChildren } from 'preact';
import { Said } from '../../frame/components/said.js';
import type { Thing } from '../../frame/documents.js';
import { useReader } from '../../frame/reader.js';
import type { IndicatorThen } from '../../frame/types.js';
import { Baseline, Goals, Target } from './goals.js';

type Comparison = NonNullable<NonNullable<Thing<'textVersions', 'commitment'>>['comparison']>;
type Compared = Comparison['indicators'][number];
/** Gives the title of a milestone as the text of the page has it. */
type TitleOf = (milestoneId: string) => ComponentChildren;

function IndicatorName({ given, titleOf }: { given: IndicatorThen; titleOf: TitleOf }) {
  const { href } = useReader();
  return (
    <>
      <a href={href('indicator', given.indicatorId)}>
        <Said words={given.name} />
      </a>
      {given.milestoneId && <> · {titleOf(given.milestoneId)}</>}
    </>
  );
}

/** The indicators as they stood when a version of the text was made; their pages say how they stand now. */
export function IndicatorsThen({ given, titleOf }: { given: IndicatorThen[]; titleOf: TitleOf }) {
  const { t } = useReader();
  if (given.length === 0) return null;
  return (
    <section data-part="INDICATORS">
      <h2>{t('indicators.title')}</h2>
      <p class="quiet">{t('indicators.then')}</p>
      {given.map((one) => (
        <div key={one.indicatorId} class="indicator">
          <h3>
            <IndicatorName given={one} titleOf={titleOf} />
          </h3>
          <Goals given={one} />
        </div>
      ))}
    </section>
  );
}

/** The indicators that changed between the days of two versions, with what stood before and after. */
export function ComparedIndicators({ given, titleOf }: { given: Compared[]; titleOf: TitleOf }) {
  const { t, name } = useReader();
  if (given.length === 0) return null;
  return (
    <section data-part="INDICATORS">
      <h2>{t('indicators.title')}</h2>
      {given.map((one) => (
        <div key={one.indicatorId} class="clause">
          <p class="quiet">
            <strong>{name('IndicatorChange', one.change)}</strong>
          </p>
          <h3>
            <IndicatorName given={(one.later ?? one.former)!} titleOf={titleOf} />
          </h3>
          {one.former && one.later ? (
            <WhatChanged former={one.former} later={one.later} />
          ) : (
            <Goals given={(one.later ?? one.former)!} brief />
          )}
        </div>
      ))}
    </section>
  );
}

const PARTS: { title: string; of(given: IndicatorThen): unknown; said(given: IndicatorThen): ComponentChildren }[] = [
  { title: 'indicators.form.name', of: ({ name }) => name.text, said: ({ name }) => <Said words={name} /> },
  {
    title: 'indicators.form.unit',
    of: (given) => given.unitLabel.text,
    said: (given) => <Said words={given.unitLabel} />,
  },
  {
    title: 'indicators.baseline',
    of: ({ baseline }) => baseline,
    said: (given) => given.baseline && <Baseline of={given.baseline} unit={given.unitLabel} />,
  },
  {
    title: 'indicators.target',
    of: ({ target }) => target,
    said: (given) => given.target && <Target of={given.target} unit={given.unitLabel} />,
  },
];

function WhatChanged({ former, later }: { former: IndicatorThen; later: IndicatorThen }) {
  const { t } = useReader();
  return (
    <dl class="pairs">
      {PARTS.filter(({ of }) => JSON.stringify(of(former)) !== JSON.stringify(of(later))).map(({ title, said }) => (
        <div key={title}>
          <dt>{t(title)}</dt>
          <dd>
            {t('textVersions.was')} <del>{said(former) ?? t('indicators.notStated')}</del>
            {' · '}
            {t('textVersions.is')} <ins>{said(later) ?? t('indicators.notStated')}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}
