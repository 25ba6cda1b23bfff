import { given as asked } from '../../frame/components/filters.js';
import { More } from '../../frame/components/more.js';
import { Example, Invented, Said, Section } from '../../frame/components/said.js';
import type { Answer } from '../../frame/documents.js';
import type { Page } from '../../frame/page.js';
import { useReader } from '../../frame/reader.js';
import { MeasuredLink } from '../../indicators/components/measured.js';
import { FindingFacts } from '../components/finding.js';

type Given = Answer<'findings'>['findings'];

/** Findings that are owed an answer, the most urgent first; of one institution where the address names it. */
export const findings: Page<'findings'> = {
  variables: (_, search) => ({
    filter: { owed: true, addressee: asked(search, 'addressee') },
    after: asked(search, 'after'),
  }),
  sheet: ({ findings: given }, { t }) => ({
    title: t('evaluations.owedTitle'),
    content: <Findings given={given} />,
  }),
};

function Findings({ given: { nodes, totalCount, pageInfo } }: { given: Given }) {
  const { t, href } = useReader();
  return (
    <div class="column">
      <h1>{t('evaluations.owedTitle')}</h1>
      <p>{t('evaluations.owedWhat')}</p>
      <Section id={t('evaluations.ids.findings')} title={t('evaluations.findings', { count: totalCount })}>
        {totalCount === 0 && <p>{t('evaluations.noneOwed')}</p>}
        {nodes.map((finding) => (
          <article key={finding.id} data-row="FINDING">
            <h3>
              <a href={href('evaluation', finding.evaluation.id)}>
                <Said words={finding.evaluation.title} />
              </a>{' '}
              {finding.evaluation.synthetic && <Example short />}
            </h3>
            <p>
              <MeasuredLink thing={finding.evaluation.programme} />
            </p>
            <Invented when={finding.evaluation.synthetic}>
              <FindingFacts finding={finding} />
            </Invented>
          </article>
        ))}
        <More
          after={pageInfo.hasNextPage ? pageInfo.endCursor : null}
          label={t('evaluations.moreFindings')}
          at={t('evaluations.ids.findings')}
        />
      </Section>
    </div>
  );
}
