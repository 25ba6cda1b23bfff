import type { Question, QuestionKind } from './questionnaire.js';
import { answerOfCell, answerValue, codeInHeading, questionHeading, readAnswerCell } from './report-sheet-answers.js';

const WORDS = { yes: new Set(['sí', 'yes']), no: new Set(['no']) };
const label = (es: string, en?: string) => ({ original: 'es', es: { text: es }, ...(en ? { en: { text: en } } : {}) });
const question = (kind: QuestionKind): Question => ({
  code: 'asked',
  kind,
  label: label('¿Qué?'),
  help: null,
  required: false,
  choices: [
    { code: 'public', label: label('Público, estatal', 'Public') },
    { code: 'society', label: label('Sociedad civil') },
  ],
});

it.each<[QuestionKind, string, string | null]>([
  ['text', ' Dos\r\nrenglones ', 'Dos\nrenglones'],
  ['text', 'a'.repeat(20_000), 'a'.repeat(20_000)],
  ['text', 'a'.repeat(20_001), null],
  ['number', '-2.50', '-2.5'],
  ['number', '1,200', '1200'],
  ['number', '2,5', null],
  ['number', 'muchas', null],
  ['number', ' ', ''],
  ['persons', '031', '31'],
  ['persons', '0', '0'],
  ['persons', '-1', null],
  ['persons', '1.5', null],
  ['yes_no', 'SÍ', 'yes'],
  ['yes_no', 'No', 'no'],
  ['yes_no', 'quizá', null],
  ['choice', 'público, ESTATAL', 'public'],
  ['choice', 'Public', 'public'],
  ['choice', 'society', 'society'],
  ['choice', 'public; society', null],
  ['choices', 'sociedad civil;\npublic;', 'public; society'],
  ['choices', 'Público, estatal; otra', null],
  ['choices', ' ', ''],
])('reads for a question of the kind %s the cell %j', (kind, text, value) => {
  expect(readAnswerCell(question(kind), text, WORDS)).toEqual(value === null ? null : { value });
});

it('gives each answer as the text that a cell is compared with, and takes it back', () => {
  const values = [
    { words: 'Sí' },
    { number: 0 },
    { yes: false },
    { yes: true },
    { choices: ['public', 'society'] },
    {},
  ];
  expect(values.map(answerValue)).toEqual(['Sí', '0', 'no', 'yes', 'public; society', '']);
  const taken = (kind: QuestionKind, value: string) => answerOfCell(question(kind), value, 'es');
  expect([taken('text', 'Sí'), taken('persons', '0'), taken('number', '2.5'), taken('yes_no', 'no')]).toEqual([
    { question: 'asked', text: { language: 'es', text: 'Sí' } },
    { question: 'asked', number: 0 },
    { question: 'asked', number: 2.5 },
    { question: 'asked', yes: false },
  ]);
  expect([taken('choices', 'public; society'), taken('choice', ''), taken('yes_no', 'yes')]).toEqual([
    { question: 'asked', choices: ['public', 'society'] },
    { question: 'asked' },
    { question: 'asked', yes: true },
  ]);
});

it('finds the column of a question by the code behind its words', () => {
  for (const behind of ['', ' ', ' \n'])
    expect(codeInHeading(questionHeading('¿Cuántas [en todo]?', 'persons') + behind)).toBe('persons');
  expect([codeInHeading('Qué se hizo'), codeInHeading('[Persons]'), codeInHeading('[persons] ?')]).toEqual([
    null,
    null,
    null,
  ]);
});
