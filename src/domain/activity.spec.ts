import { holding, person, refusals } from '../../test/support/rules.js';
import {
  ADD_ACTIVITY,
  DO_ACTIVITY,
  done,
  EDIT_ACTIVITY,
  nextNumber,
  planned,
  REMOVE_ACTIVITY,
  REOPEN_ACTIVITY,
} from './activity.js';
import type { Role } from './actor.js';
import { allow, may } from './policy.js';
import { readStatedDate } from './stated-date.js';

const facts = {
  planId: 'plan',
  commitmentId: 'c1',
  reportingInstitutionIds: ['justice', 'collective'],
  institutionId: null,
  institutionKind: null,
};
const GOVERNMENT = { institutionId: 'justice', institutionKind: 'government' };
const SOCIETY = { institutionId: 'observatory', institutionKind: 'academia' };
const OWN = { institutionId: 'collective', institutionKind: 'civil_society' };

describe('who writes an activity', () => {
  it.each<[Role, object, boolean, boolean, boolean]>([
    ['institution_liaison', { institutionId: 'justice' }, true, true, false],
    ['institution_liaison', { institutionId: 'collective' }, true, true, false],
    ['institution_liaison', { institutionId: 'elsewhere' }, false, false, false],
    ['institution_liaison', { institutionId: null }, false, false, false],
    ['government_contact_point', {}, true, true, false],
    ['civil_society_contact_point', {}, true, false, true],
    ['counterpart', {}, true, false, true],
    ['counterpart', { commitmentId: 'c1' }, true, false, true],
    ['counterpart', { commitmentId: 'c2' }, false, false, false],
    ['secretariat', {}, true, true, true],
    ['monitoring_body', {}, false, false, false],
  ])('%s %j: nobody’s %s, government’s %s, civil society’s %s', (role, of, nobodys, governments, societys) => {
    const actor = person([holding(role, of)]);
    const verdicts = [{}, GOVERNMENT, SOCIETY].map((who) =>
      may(ADD_ACTIVITY, actor, { ...facts, ...who, state: 'adopted' }),
    );
    expect(verdicts).toEqual([nobodys, governments, societys]);
  });

  it('may be the liaison of a civil-society institution for what it does itself', () => {
    const liaison = person([holding('institution_liaison', { institutionId: 'collective' })]);
    expect(may(EDIT_ACTIVITY, liaison, { ...facts, ...OWN, state: 'open' })).toBe(true);
    expect(may(EDIT_ACTIVITY, liaison, { ...facts, ...SOCIETY, state: 'open' })).toBe(false);
  });
});

it.each([
  ['in_consultation', ['ACTIVITY_BEFORE_ADOPTION milestone'], ADD_ACTIVITY],
  ['adopted', [], ADD_ACTIVITY],
  ['ended', [], ADD_ACTIVITY],
  ['open', [], EDIT_ACTIVITY],
  ['done', [], EDIT_ACTIVITY],
  ['removed', ['ACTIVITY_REMOVED id'], EDIT_ACTIVITY],
  ['open', [], DO_ACTIVITY],
  ['done', ['ACTIVITY_DONE id'], DO_ACTIVITY],
  ['removed', ['ACTIVITY_REMOVED id'], DO_ACTIVITY],
  ['open', ['ACTIVITY_NOT_DONE id'], REOPEN_ACTIVITY],
  ['done', [], REOPEN_ACTIVITY],
  ['removed', ['ACTIVITY_REMOVED id'], REOPEN_ACTIVITY],
  ['done', [], REMOVE_ACTIVITY],
  ['removed', ['ACTIVITY_REMOVED id'], REMOVE_ACTIVITY],
] as const)('in the state %s gives %j: %#', (state, codes, action) => {
  const secretariat = person([holding('secretariat')]);
  expect(refusals(() => allow(action, secretariat, { ...facts, state }))).toEqual(codes);
});

const period = (start: string | null, end: string | null) => ({
  start: start === null ? null : readStatedDate(start, 'start'),
  end: end === null ? null : readStatedDate(end, 'end'),
});

it.each([
  [true, null, period(null, null), []],
  [false, 'Las autoridades del agua', period(null, null), []],
  [true, 'Las autoridades del agua', period(null, null), ['ACTIVITY_ONE_WHO input.who']],
  [false, null, period(null, null), ['ACTIVITY_WHO_REQUIRED input.institution']],
  [true, null, period('2022-05-01', '2022-05-01'), []],
  [true, null, period('2022-05-02', '2022-05-01'), ['DATE_AFTER_END input.period.end']],
  [true, null, period('2022-05-02', null), []],
  [true, null, period(null, '2022-05-01'), []],
])('plans an activity of an institution (%s) or words (%s): %#', (institution, who, days, codes) => {
  expect(refusals(() => planned({ institution, who, period: days }))).toEqual(codes);
});

it.each([
  [[], 1],
  [[1], 2],
  [[4, 2], 5],
])('gives after %j the number %i', (taken, number) => {
  expect(nextNumber(taken)).toBe(number);
});

it('is done today when no day is given, and never tomorrow', () => {
  expect(done(null, '2022-05-01')).toEqual({ state: 'done', doneOn: '2022-05-01' });
  expect(done('2022-05-01', '2022-05-01')).toEqual({ state: 'done', doneOn: '2022-05-01' });
  expect(done('2022-04-30', '2022-05-01')).toEqual({ state: 'done', doneOn: '2022-04-30' });
  expect(refusals(() => done('2022-05-02', '2022-05-01'))).toEqual(['DAY_IN_THE_FUTURE input.on']);
});
