import type { Thing } from '../../frame/documents.js';
import { BodyLink } from '../../frame/components/body-link.js';
import { Evaluations } from '../../evaluations/components/evaluations.js';
import { Indicator } from '../../indicators/components/indicator.js';
import { IndicatorsWay } from '../../indicators/components/way.js';
import { Facts } from '../../frame/components/facts.js';
import { Example, Folded, Invented, Paragraphs, Said, Section, Unknown } from '../../frame/components/said.js';
import { Sources } from '../../frame/components/sources.js';
import { Visits } from '../components/visits.js';
import type { Page } from '../../frame/page.js';
import type { Body } from '../../frame/types.js';
import { useReader } from '../../frame/reader.js';

type ProgrammeGiven = Thing<'programme', 'programme'>;

export const programme: Page<'programme'> = {
  variables: (slug) => ({ slug }),
  sheet: ({ programme: given }) =>
    given && {
      title: given.name.text,
      description: given.summary?.text,
      content: <Programme given={given} />,
    },
};

function Programme({ given }: { given: ProgrammeGiven }) {
  const { t, href } = useReader();
  const id = (section: string) => t(`programme.ids.${section}`);
  const title = (section: string) => t(`programme.${section}.title`);
  return (
    <Invented when={given.synthetic}>
      <div class="intro">
        <h1>
          <Said words={given.name} />
        </h1>
        {given.synthetic && <Example claim />}
        {given.summary && (
          <div class="lead">
            <Paragraphs words={given.summary} />
          </div>
        )}
        <Facts
          rows={[
            { name: t('programme.owner'), value: given.owner && <BodyLink body={given.owner} /> },
            given.council.length > 0
              ? {
                  name: t('programme.council', { count: given.council.length }),
                  value: <Council of={given.council} />,
                }
              : { name: t('programme.noCouncil'), value: null },
          ]}
        />
      </div>
      <Section id={id('figures')} title={title('figures')}>
        {given.indicators.totalCount === 0 ? <Unknown /> : <p>{t('programme.figures.what')}</p>}
        {given.indicators.nodes.map((one) => (
          <Indicator key={one.id} given={one} />
        ))}
        <IndicatorsWay of={given} whose={given.name.text} />
      </Section>
      <Section id={id('visits')} title={title('visits')}>
        <Visits given={given} />
      </Section>
      {(given.evaluations.totalCount > 0 || given.council.length > 0) && (
        <Folded id={t('evaluations.ids.part')} title={t('evaluations.title')}>
          {given.evaluations.totalCount === 0 && <p>{t('evaluations.none')}</p>}
          <Evaluations evaluations={given.evaluations.nodes} />
          {given.evaluationActions.length > 0 && (
            <p>
              <a href={href('publishEvaluation', given.slug)}>{t('evaluations.publish.title')}</a>
            </p>
          )}
        </Folded>
      )}
      <Section id={id('sources')} title={title('sources')}>
        <Sources sources={given.sources} />
      </Section>
    </Invented>
  );
}

function Council({ of }: { of: Body[] }) {
  return (
    <ul class="plain tight">
      {of.map((body) => (
        <li key={body.slug}>
          <BodyLink body={body} />
        </li>
      ))}
    </ul>
  );
}
