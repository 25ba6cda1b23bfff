import { BodyLink } from '../../frame/components/body-link.js';
import { DayOf, When } from '../../frame/components/dates.js';
import { Facts } from '../../frame/components/facts.js';
import { Fold } from '../../frame/components/fold.js';
import { More } from '../../frame/components/more.js';
import { Example, Invented, Paragraphs, Said, Section } from '../../frame/components/said.js';
import { TakeBackForm } from '../../frame/components/taking-back.js';
import type { Thing } from '../../frame/documents.js';
import type { Page } from '../../frame/page.js';
import { useReader } from '../../frame/reader.js';
import { Copied, FileOf } from '../../evidence/components/copied.js';
import { MeasuredLink } from '../../indicators/components/measured.js';
import { FindingFacts } from '../components/finding.js';
import { AnswerForm, evaluationRemove, findingAnswer } from '../forms/evaluations.js';

type Given = Extract<Thing<'evaluation', 'node'>, { __typename: 'Evaluation' }>;
type Finding = Given['findings']['nodes'][number];

/** An evaluation with its document, its findings, and what each addressee answered. */
export const evaluation: Page<'evaluation'> = {
  variables: (id, search) => ({ id, after: search.get('after') || undefined }),
  forms: { evaluationRemove, findingAnswer },
  sheet: ({ node }) =>
    node?.__typename === 'Evaluation'
      ? {
          title: `${node.title.text}: ${node.programme.name.text}`,
          description: node.summary?.text,
          content: <Evaluation given={node} />,
        }
      : null,
};

function Evaluation({ given }: { given: Given }) {
  const { t } = useReader();
  const { findings } = given;
  return (
    <Invented when={given.synthetic}>
      <div class="column">
        <p class="crumb">
          <MeasuredLink thing={given.programme} />
        </p>
        <h1>
          <span class="reference">{t('evaluations.one')}</span> <Said words={given.title} />
        </h1>
        {given.synthetic && <Example claim />}
        {given.state === 'TAKEN_BACK' && (
          <p class="notice">
            {t('evaluations.takenBack')} {given.reason}
          </p>
        )}
        {given.summary && <Paragraphs words={given.summary} />}
        <About given={given} />
        <Section id={t('evaluations.ids.findings')} title={t('evaluations.findings', { count: findings.totalCount })}>
          {findings.nodes.map((finding, index) => (
            <OneFinding key={finding.id} finding={finding} number={index + 1} />
          ))}
          <More
            after={findings.pageInfo.hasNextPage ? findings.pageInfo.endCursor : null}
            label={t('evaluations.moreFindings')}
            at={t('evaluations.ids.findings')}
          />
        </Section>
        {given.availableActions.includes('REMOVE') && (
          <Fold title={t('evaluations.remove.title')} form="evaluationRemove">
            <p>{t('evaluations.remove.what')}</p>
            <TakeBackForm form="evaluationRemove" version={given.version} submit={t('evaluations.remove.submit')} />
          </Fold>
        )}
      </div>
    </Invented>
  );
}

function About({ given }: { given: Given }) {
  const { t, name } = useReader();
  const { evaluated, url, file, saidRole, saidBy, synthetic } = given;
  // An invented address leads nowhere.
  const isLinked = url !== null && !synthetic;
  return (
    <Facts
      rows={[
        { name: t('evaluations.date'), value: evaluated && <When date={evaluated} /> },
        {
          name: t('evaluations.document'),
          value:
            file || isLinked ? (
              <>
                {file && <FileOf file={file} of="document" invented={synthetic} />}
                {isLinked && (
                  <>
                    <a class="address" href={url} rel="external noreferrer">
                      {url}
                    </a>
                    <Copied given={given} alone={file !== null} />
                  </>
                )}
              </>
            ) : null,
        },
        {
          name: t('evaluations.publishedBy'),
          value: saidBy ? <BodyLink body={saidBy} /> : saidRole && name('Role', saidRole),
        },
      ]}
    />
  );
}

function OneFinding({ finding, number }: { finding: Finding; number: number }) {
  const { t } = useReader();
  const former = finding.versions.nodes.slice(1).filter(({ answer }) => answer);
  return (
    <article data-row="FINDING">
      <h3>{t('evaluations.finding', { number })}</h3>
      <FindingFacts finding={finding} />
      {former.length > 0 && (
        <details>
          <summary>{t('evaluations.former', { count: former.length })}</summary>
          {former.map(({ number: version, answer, answeredAt }) => (
            <div key={version}>
              {answeredAt && (
                <p class="quiet">
                  <DayOf at={answeredAt} />
                </p>
              )}
              {answer && <Paragraphs words={answer} />}
            </div>
          ))}
        </details>
      )}
      {finding.availableActions.includes('ANSWER') && (
        <Fold
          title={t(finding.answer ? 'evaluations.answer.again' : 'evaluations.answer.title', { number })}
          form="findingAnswer"
          at={finding.id}
        >
          <AnswerForm finding={finding} />
        </Fold>
      )}
    </article>
  );
}
