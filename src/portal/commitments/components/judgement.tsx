import type { Judgement as Assessment } from '../../frame/types.js';
import { useReader } from '../../frame/reader.js';
import { When } from '../../frame/components/dates.js';
import { BodyLink } from '../../frame/components/body-link.js';
import { Paragraphs, Said, Unknown } from '../../frame/components/said.js';
import { From } from '../../frame/components/sources.js';

/** An independent assessment: each question with its answer and explanation, under the questionnaire that asked it. */
export function Judgement({ given }: { given: Assessment }) {
  const { t, name } = useReader();
  const { version: written } = given.instrument;
  const version = written === 'draft' ? t('about.instruments.draft') : written;
  return (
    <article class="judgement">
      <h3>
        <Said words={given.instrument.title} />
      </h3>
      <p class="quiet">
        {t('judgement.version', { version })} ·{' '}
        {given.state !== 'PUBLISHED' && `${name('AssessmentState', given.state)} · `}
        {t('judgement.day')} <When date={given.published} why={t('judgement.noDay')} />
        <br />
        {t('judgement.assessor')}{' '}
        {given.assessor ? (
          <BodyLink body={given.assessor} />
        ) : (
          (given.assessorWritten ?? <Unknown why={t('judgement.noAssessor')} />)
        )}
      </p>
      <dl class="answers">
        {given.answers.map((answer) => (
          <AnswerRow key={answer.question} answer={answer} />
        ))}
      </dl>
      <From sources={given.sources} />
    </article>
  );
}

function AnswerRow({ answer }: { answer: Assessment['answers'][number] }) {
  const { t } = useReader();
  return (
    <div>
      <dt>
        {answer.questionText ? (
          <Said words={answer.questionText} />
        ) : (
          t('judgement.question', { code: answer.question })
        )}
      </dt>
      <dd>
        <p>
          <strong>
            {answer.answerLabel ? (
              <Said words={answer.answerLabel} />
            ) : (
              (answer.written ?? answer.answer ?? <span class="unknown">{t('judgement.noAnswer')}</span>)
            )}
          </strong>
        </p>
        {answer.explanation && <Paragraphs words={answer.explanation} />}
      </dd>
    </div>
  );
}
