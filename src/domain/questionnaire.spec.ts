import { holding, person, refusals, valuesOfRefusal } from '../../test/support/rules.js';
import { localized } from './localized-text.js';
import { allow, may } from './policy.js';
import { answer, complete, compose, type Question, type QuestionKind, SET_QUESTIONNAIRE } from './questionnaire.js';

const choice = (code: string) => ({ code, label: localized('es', code) });
const question = (code: string, kind: QuestionKind, more: Partial<Question> = {}): Question => ({
  code,
  kind,
  label: localized('es', code),
  help: null,
  required: false,
  choices: kind === 'choice' || kind === 'choices' ? [choice('one'), choice('two'), choice('three')] : [],
  ...more,
});

const QUESTIONS = [
  question('words', 'text'),
  question('percent', 'number'),
  question('persons', 'persons'),
  question('better', 'yes_no'),
  question('change', 'choice'),
  question('sectors', 'choices'),
];

describe('a questionnaire', () => {
  const composed = (...questions: Question[]) => refusals(() => compose(questions, ['questions']));

  it('may ask nothing, or questions with codes and choices of their own', () => {
    expect(composed()).toEqual([]);
    expect(composed(...QUESTIONS)).toEqual([]);
    expect(compose(QUESTIONS, [])).toEqual(QUESTIONS);
  });

  it('names every code that is given twice or is none, and every question whose choices do not fit its kind', () => {
    const twice = question('change', 'choice', { choices: [choice('one'), choice('one')] });
    expect(composed(question('words', 'text'), question('words', 'number'), twice)).toEqual([
      'QUESTION_CODE_TWICE questions.1.code',
      'QUESTION_CODE_TWICE questions.2.choices.1.code',
    ]);
    for (const code of ['', 'Palabras', '1st', 'a b', 'ñ', 'a'.repeat(61)])
      expect(composed(question(code, 'text'))).toEqual(['QUESTION_CODE_INVALID questions.0.code']);
    expect(composed(question('a'.repeat(60), 'text'))).toEqual([]);
    expect(composed(question('change', 'choice', { choices: [choice('one')] }))).toEqual([
      'QUESTION_NEEDS_CHOICES questions.0.choices',
    ]);
    expect(composed(question('words', 'text', { choices: [choice('one')] }))).toEqual([
      'QUESTION_WITHOUT_CHOICES questions.0.choices',
    ]);
  });

  it('is set by the secretariat until the plan is closed', () => {
    const facts = (state: string) => ({ planId: 'plan', state });
    const secretariat = person([holding('secretariat')]);
    for (const stage of ['expression_of_interest', 'preparation', 'co_creation', 'submitted'])
      expect([stage, may(SET_QUESTIONNAIRE, secretariat, facts(stage))]).toEqual([stage, true]);
    for (const stage of ['closed', 'discontinued'])
      expect([stage, refusals(() => allow(SET_QUESTIONNAIRE, secretariat, facts(stage)))]).toEqual([
        stage,
        ['PLAN_CLOSED plan'],
      ]);
    expect(may(SET_QUESTIONNAIRE, person([holding('institution_liaison')]), facts('submitted'))).toBe(false);
    expect(may(SET_QUESTIONNAIRE, person([holding('secretariat', { planId: 'other' })]), facts('submitted'))).toBe(
      false,
    );
  });
});

describe('an answer', () => {
  const answered = (...given: Parameters<typeof answer>[2]) => answer(QUESTIONS, {}, given, ['answers']);
  const refused = (...given: Parameters<typeof answer>[2]) => refusals(() => answered(...given));

  it('is of the kind that its question takes', () => {
    expect(
      answered(
        { question: 'words', text: { language: 'es', text: 'Sí' } },
        { question: 'percent', number: -0.5 },
        { question: 'persons', number: 0 },
        { question: 'better', yes: false },
        { question: 'change', choices: ['two'] },
        { question: 'sectors', choices: ['three', 'one', 'three'] },
      ),
    ).toEqual({
      words: { text: localized('es', 'Sí') },
      percent: { number: -0.5 },
      persons: { number: 0 },
      better: { yes: false },
      change: { choices: ['two'] },
      sectors: { choices: ['one', 'three'] },
    });
    expect(refused({ question: 'words', number: 1 })).toEqual(['ANSWER_OF_ANOTHER_KIND answers.words']);
    expect(refused({ question: 'better', choices: ['one'] })).toEqual(['ANSWER_OF_ANOTHER_KIND answers.better']);
    expect(refused({ question: 'percent', number: 1, yes: true })).toEqual(['ANSWER_OF_ANOTHER_KIND answers.percent']);
    expect(refused({ question: 'percent', number: NaN })).toEqual(['ANSWER_OF_ANOTHER_KIND answers.percent']);
    expect(refused({ question: 'words', text: { language: 'es', text: ' ' } })).toEqual([
      'TEXT_REQUIRED answers.words',
    ]);
  });

  it('counts persons in whole, from none', () => {
    for (const number of [-1, 0.5])
      expect(refused({ question: 'persons', number })).toEqual(['ANSWER_COUNTS_PERSONS answers.persons']);
  });

  it('chooses what the question offers, and one where it takes one', () => {
    expect(refused({ question: 'change', choices: ['four'] })).toEqual(['ANSWER_UNKNOWN_CHOICE answers.change']);
    expect(refused({ question: 'sectors', choices: ['one', 'four'] })).toEqual([
      'ANSWER_UNKNOWN_CHOICE answers.sectors',
    ]);
    expect(refused({ question: 'change', choices: ['one', 'two'] })).toEqual(['ANSWER_ONE_CHOICE answers.change']);
  });

  it('keeps its translation, which is outdated once the original changes', () => {
    const words = { original: 'es', es: { text: 'Sí' }, en: { text: 'Yes' } };
    const given = { question: 'words', text: { language: 'es', text: 'Mucho' } };
    expect(answer(QUESTIONS, { words: { text: words } }, [given], [])).toEqual({
      words: { text: { original: 'es', es: { text: 'Mucho' }, en: { text: 'Yes', outdated: true } } },
    });
  });

  it('goes to a question that is asked', () => {
    expect(refused({ question: 'nothing', yes: true })).toEqual(['QUESTION_UNKNOWN answers.nothing']);
  });

  it('stays when it is not given again, and goes when nothing is answered', () => {
    const has = answered({ question: 'percent', number: 10 }, { question: 'better', yes: true });
    expect(answer(QUESTIONS, has, [], [])).toEqual(has);
    expect(answer(QUESTIONS, has, [{ question: 'better', yes: null }], [])).toEqual({ percent: { number: 10 } });
    expect(answer(QUESTIONS, has, [{ question: 'sectors', choices: [] }], [])).toEqual(has);
  });
});

describe('a report that speaks', () => {
  const asked = [
    question('words', 'text', { required: true }),
    question('better', 'yes_no', { required: true }),
    question('percent', 'number'),
  ];

  it('answers each required question; what is missing is named at once', () => {
    expect(refusals(() => complete(asked, {}, ['answers']))).toEqual([
      'ANSWER_REQUIRED answers.words',
      'ANSWER_REQUIRED answers.better',
    ]);
    expect(valuesOfRefusal(() => complete(asked, {}, []))).toEqual([{ question: 'words' }, { question: 'better' }]);
    expect(
      refusals(() => complete(asked, { words: { text: localized('es', 'a') }, better: { yes: false } }, [])),
    ).toEqual([]);
    expect(refusals(() => complete([], {}, []))).toEqual([]);
  });
});
