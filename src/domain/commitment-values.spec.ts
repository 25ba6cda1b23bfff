import { refusals } from '../../test/support/rules.js';
import { budget, carryOver, developmentPlan, isBudget, sdgs } from './commitment-values.js';

it.each([
  ['2400000', 'MXN', true],
  ['0.01', 'USD', true],
  ['999999999999999.99', 'EUR', true],
  ['1000000000000000', 'MXN', false],
  ['0', 'MXN', false],
  ['0.00', 'MXN', false],
  ['1.005', 'MXN', false],
  ['-1', 'MXN', false],
  ['2,400,000', 'MXN', false],
  ['', 'MXN', false],
  ['1', 'PESOS', false],
  ['1', 'mxn', false],
])('a budget of “%s” %s is one: %s', (amount, currency, isOne) => {
  const given = { amount, currency };
  expect(isBudget(given)).toBe(isOne);
  expect(refusals(() => budget(given, ['input', 'budget']))).toEqual(isOne ? [] : ['BUDGET_INVALID input.budget']);
  if (isOne) expect(budget(given, [])).toEqual(given);
});

it.each([
  [[], [], []],
  [[17, 1, 10, 2], [1, 2, 10, 17], []],
  [[6, 6], [6], []],
  [[0], [], ['SDG_UNKNOWN input.sdgs']],
  [[1, 18], [], ['SDG_UNKNOWN input.sdgs']],
  [[1.5], [], ['SDG_UNKNOWN input.sdgs']],
])('of the goals %j it keeps %j', (given, kept, refused) => {
  let goals: number[] = [];
  expect(refusals(() => (goals = sdgs(given, ['input', 'sdgs'])))).toEqual(refused);
  expect(goals).toEqual(kept);
});

it.each([
  ['promised in another plan', { planId: 'old', state: 'adopted' }, []],
  ['ended in another plan', { planId: 'old', state: 'ended' }, []],
  ['withdrawn from another plan', { planId: 'old', state: 'withdrawn' }, []],
  ['of the same plan', { planId: 'new', state: 'adopted' }, ['COMMITMENT_NOT_EARLIER input']],
  ['still a draft', { planId: 'old', state: 'draft' }, ['COMMITMENT_NOT_EARLIER input']],
  ['still consulted on', { planId: 'old', state: 'in_consultation' }, ['COMMITMENT_NOT_EARLIER input']],
  ['put off', { planId: 'old', state: 'deferred' }, ['COMMITMENT_NOT_EARLIER input']],
  ['nowhere', undefined, ['COMMITMENT_NOT_FOUND input']],
])('carries on a commitment that is %s: %j refused %j', (_, earlier, refused) => {
  expect(refusals(() => carryOver(earlier, 'new', ['input']))).toEqual(refused);
});

it.each([
  ['Pilar Seguridad, línea 4.1.2', 'Pilar Seguridad, línea 4.1.2'],
  [' Pilar Seguridad,\n  línea\t4.1.2 ', 'Pilar Seguridad, línea 4.1.2'],
  ['', null],
  [' \n ', null],
])('keeps the part %j of a development plan as %j', (part, kept) => {
  expect(developmentPlan(part)).toBe(kept);
});
