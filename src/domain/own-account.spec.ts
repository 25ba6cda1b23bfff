import { person, refusals } from '../../test/support/rules.js';
import { OPERATOR, VISITOR } from './actor.js';
import { OWN_ACCOUNT_ACTIONS, proven, themselves } from './own-account.js';
import { type Action, type InPlan, may } from './policy.js';

it('lets everybody who has an account act on their own', () => {
  for (const action of OWN_ACCOUNT_ACTIONS as readonly Action<InPlan>[]) {
    expect([action.mutation, may(action, person(), { planId: '' })]).toEqual([action.mutation, true]);
    expect(may(action, VISITOR, { planId: '' })).toBe(false);
  }
});

describe('what takes the person themselves', () => {
  it('is refused to a token, a visitor and the operator', () => {
    expect(refusals(() => themselves(person([], { scopes: ['read', 'write', 'admin'] })))).toEqual(['SCOPE_MISSING']);
    expect(refusals(() => themselves(VISITOR))).toEqual(['NOT_ALLOWED']);
    expect(refusals(() => themselves(OPERATOR))).toEqual(['NOT_ALLOWED']);
    expect(themselves(person()).accountId).toBe('ana');
  });

  it.each([
    [false, false, []],
    [false, true, []],
    [true, true, []],
    [true, false, ['SECOND_FACTOR_REQUIRED']],
  ])('takes the second factor once there is one: has %s, shown %s', (has, secondFactor, refused) => {
    expect(refusals(() => proven(person([], { secondFactor }), has))).toEqual(refused);
  });

  it('is refused to a token that shows the second factor too', () => {
    expect(refusals(() => proven(person([], { scopes: ['write'] }), true))).toEqual(['SCOPE_MISSING']);
  });
});
