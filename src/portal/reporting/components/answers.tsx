import type { ComponentChildren } from 'preact';
import { Said } from '../../frame/components/said.js';
import { figure } from '../../frame/format.js';
import { useReader } from '../../frame/reader.js';
import type { Answered } from '../../frame/types.js';

/** More answers than these are folded, so that the words of the report stand first. */
const FEW = 3;

/** The answers of a report to the questions of its voice. */
export function Answers({ of }: { of: Answered[] }) {
  const { t } = useReader();
  if (of.length === 0) return null;
  return (
    <details id={t('milestoneReport.ids.answers')} open={of.length <= FEW}>
      <summary>{t('answers.count', { count: of.length })}</summary>
      <dl class="pairs">
        {of.map((answer) => (
          <div key={answer.question.code}>
            <dt>
              <Said words={answer.question.label} />
            </dt>
            <dd>
              <AnswerShown answer={answer} />
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function AnswerShown({ answer }: { answer: Answered }): ComponentChildren {
  const { t, language } = useReader();
  const { question, text, yes, choices, written } = answer;
  const chosen = question.choices.filter(({ code }) => choices.includes(code));
  const parts: ComponentChildren[] = [
    ...(text ? [<Said key="text" words={text} />] : []),
    ...(answer.number === null ? [] : [figure(language, answer.number)]),
    ...(yes === null ? [] : [t(yes ? 'answers.yes' : 'answers.no')]),
    ...(chosen.length > 0
      ? [
          <ul key="chosen" class="plain tight">
            {chosen.map(({ code, label }) => (
              <li key={code}>
                <Said words={label} />
              </li>
            ))}
          </ul>,
        ]
      : []),
    ...(written === null ? [] : [<q key="written">{written}</q>]),
  ];
  return parts.flatMap((part, index) => (index === 0 ? [part] : [' ', part]));
}
