import { holding, person, refusals } from '../../test/support/rules.js';
import { type Actor, VISITOR } from './actor.js';
import { WRITE_PLAN_TEXT } from './plan-text.js';
import { allow, may } from './policy.js';

const FACTS = { planId: 'plan', commitmentId: null };

describe('the text of a plan', () => {
  it.each<[string, Actor, boolean]>([
    ['a drafter of the whole plan', person([holding('drafter')]), true],
    ['the secretariat', person([holding('secretariat')]), true],
    ['a drafter of one commitment', person([holding('drafter', { commitmentId: 'com' })]), false],
    ['a drafter of another plan', person([holding('drafter', { planId: 'other' })]), false],
    ['a member of the forum', person([holding('forum_member')]), false],
    ['a person', person(), false],
    ['a visitor', VISITOR, false],
  ])('is written by %s: %#', (_, actor, allowed) => {
    expect(may(WRITE_PLAN_TEXT, actor, { ...FACTS, state: 'open' })).toBe(allowed);
  });

  it('is written only during co-creation', () => {
    const secretariat = person([holding('secretariat')]);
    expect(refusals(() => allow(WRITE_PLAN_TEXT, secretariat, { ...FACTS, state: 'closed' }))).toEqual([
      'TEXT_NOT_OPEN id',
    ]);
  });
});
