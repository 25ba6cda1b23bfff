import { BODY_LENGTH } from '../../../domain/lengths.js';
import { writtenNumber } from '../../../domain/written-number.js';
import { Choices, Hidden, TextArea, TextField } from '../../frame/components/fields.js';
import type { Fault } from '../../frame/came-back.js';
import { type Reader, useReader } from '../../frame/reader.js';
import type { Sent } from '../../frame/sent.js';
import type { Answered, Asked } from '../../frame/types.js';

/** Field that lists the questions on the page, each as `kind:code`, so that an emptied answer is taken away. */
const QUESTIONS = 'questions';
/** A field is named by the place of its question, so that a form that comes back can name it. */
const nameOf = (place: number) => `answer-${place}`;
const languageOf = (place: number) => `answerLanguage-${place}`;

interface QuestionProps {
  questions: Asked[];
  answers: Answered[];
  /** Words beside a required question that some reports need not answer. */
  only?: string | undefined;
}

/** The questions of the voice's questionnaire, each with the field of its kind. */
export function QuestionFields({ questions, answers, only }: QuestionProps) {
  if (questions.length === 0) return null;
  return (
    <>
      <Hidden name={QUESTIONS} value={questions.map(({ kind, code }) => `${kind}:${code}`).join(' ')} />
      {questions.map((question, place) => (
        <QuestionField
          key={question.code}
          question={question}
          place={place}
          answer={answers.find(({ question: { code } }) => code === question.code) ?? null}
          only={only}
        />
      ))}
    </>
  );
}

interface FieldProps {
  question: Asked;
  place: number;
  answer: Answered | null;
  only: string | undefined;
}

function QuestionField({ question, place, answer, only }: FieldProps) {
  const { t, language } = useReader();
  const { kind, choices } = question;
  const shared = {
    name: nameOf(place),
    label: question.label.text,
    hint: question.help?.text,
    ...(question.required ? { only } : { optional: true as const }),
  };
  if (kind === 'TEXT')
    return (
      <>
        <Hidden name={languageOf(place)} value={(answer?.text?.language ?? language).toUpperCase()} />
        <TextArea {...shared} value={answer?.text?.text ?? ''} rows={3} most={BODY_LENGTH} />
      </>
    );
  if (kind === 'NUMBER' || kind === 'PERSONS')
    return (
      <TextField
        {...shared}
        value={answer?.number === null || answer?.number === undefined ? '' : String(answer.number)}
        inputmode={kind === 'PERSONS' ? 'numeric' : 'text'}
        short
      />
    );
  const options =
    kind === 'YES_NO'
      ? ['yes', 'no'].map((value) => ({ value, label: t(`answers.${value}`) }))
      : choices.map((choice) => ({ value: choice.code, label: choice.label.text }));
  const yes = answer?.yes === null || answer?.yes === undefined ? [] : [answer.yes ? 'yes' : 'no'];
  return (
    <Choices
      {...shared}
      options={options}
      chosen={kind === 'YES_NO' ? yes : (answer?.choices ?? [])}
      {...(kind === 'CHOICES' ? { many: true } : {})}
    />
  );
}

const questionsIn = (sent: Sent): [kind: string, code: string][] =>
  (sent.text(QUESTIONS) ?? '').split(' ').flatMap((each): [string, string][] => {
    const [kind, code] = each.split(':');
    return kind && code ? [[kind, code]] : [];
  });

/** The typed answers, as the schema takes them; a question that was left empty loses its answer. */
export const answersTyped = (sent: Sent) => ({
  answers: questionsIn(sent).map(([kind, question], place) => {
    const typed = sent.text(nameOf(place));
    if (typed === undefined) return { question };
    if (kind === 'TEXT') return { question, text: { language: sent.text(languageOf(place)), text: typed } };
    if (kind === 'NUMBER' || kind === 'PERSONS') return { question, number: writtenNumber(typed) };
    if (kind === 'YES_NO') return { question, yes: typed === 'yes' };
    return { question, choices: sent.all(nameOf(place)) };
  }),
});

/** Numbers that nobody can read, before the schema is asked. */
export const answersUnreadable = (sent: Sent, { t }: Reader): Fault[] =>
  questionsIn(sent).flatMap(([kind], place) => {
    const typed = sent.text(nameOf(place));
    const isNumber = kind === 'NUMBER' || kind === 'PERSONS';
    return isNumber && typed !== undefined && writtenNumber(typed) === null
      ? [{ field: nameOf(place), message: t('answers.notANumber') }]
      : [];
  });

/** The field of a problem about an answer, whose path holds the code of the question, or its place among the answers. */
export function answerFieldAt(path: string[], sent: Sent): string | undefined {
  const at = path.indexOf('answers');
  if (at < 0) return undefined;
  const named = questionsIn(sent).findIndex(([, code]) => code === path[at + 1]);
  return nameOf(named < 0 ? Number(path[at + 1]) : named);
}
