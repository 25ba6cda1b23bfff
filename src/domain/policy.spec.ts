import { holding, person, refusals } from '../../test/support/rules.js';
import { type Actor, OPERATOR, VISITOR } from './actor.js';
import { type Action, entitled, type InPlan, may } from './policy.js';

interface Facts extends InPlan {
  state?: string;
  mine?: boolean;
}
const isMine = { words: 'if it is theirs', holds: (_: unknown, facts: Facts) => facts.mine === true };
const ACTION: Action<Facts> = {
  mutation: 'thingDo',
  states: ['open', 'closed'],
  from: ['open'],
  who: [{ role: 'secretariat' }, { role: 'moderator' }, { role: 'administrator' }, { role: 'person', when: isMine }],
};
const HERE: Facts = { planId: 'plan' };

describe('what entitles somebody to an action', () => {
  it.each<[string, Actor, Facts, string]>([
    ['a role in this plan', person([holding('secretariat')]), HERE, 'secretariat'],
    ['the role of an administrator, bound to no plan', person([holding('administrator')]), HERE, 'administrator'],
    ['being a person, where the facts allow it', person(), { ...HERE, mine: true }, 'person'],
    ['the role before being a person', person([holding('secretariat')]), { ...HERE, mine: true }, 'secretariat'],
  ])('is %s', (_, actor, facts, role) => {
    expect(entitled(ACTION, actor, facts).role).toBe(role);
  });

  it.each<[string, Actor, Facts]>([
    ['a role in another plan', person([holding('secretariat', { planId: 'other' })]), HERE],
    ['a role bound to no plan, except an administrator', person([holding('secretariat', { planId: null })]), HERE],
    ['an administrator bound to another plan', person([holding('administrator', { planId: 'other' })]), HERE],
    ['a role that the action does not name', person([holding('drafter')]), HERE],
    ['being a person, where the facts do not allow it', person(), HERE],
    ['being a visitor', VISITOR, { ...HERE, mine: true }],
    ['being the operator', OPERATOR, { ...HERE, mine: true }],
  ])('is not %s', (_, actor, facts) => {
    expect(refusals(() => entitled(ACTION, actor, facts))).toEqual(['NOT_ALLOWED']);
  });

  it('may be what a visitor is, where the action says so', () => {
    const open: Action<Facts> = { ...ACTION, who: [{ role: 'visitor' }] };
    expect(entitled(open, VISITOR, HERE).role).toBe('visitor');
    expect(refusals(() => entitled(open, person(), HERE))).toEqual(['NOT_ALLOWED']);
  });
});

describe('the second factor', () => {
  const without = { secondFactor: false };

  it.each(['moderator', 'administrator'] as const)('is asked of a %s, whatever the action', (role) => {
    expect(refusals(() => entitled(ACTION, person([holding(role)], without), HERE))).toEqual([
      'SECOND_FACTOR_REQUIRED',
    ]);
  });

  it('is asked of a monitoring body too', () => {
    const assess: Action<Facts> = { ...ACTION, who: [{ role: 'monitoring_body' }] };
    expect(refusals(() => entitled(assess, person([holding('monitoring_body')], without), HERE))).toEqual([
      'SECOND_FACTOR_REQUIRED',
    ]);
  });

  it('is asked of everybody where the action wants it', () => {
    const sure: Action<Facts> = { ...ACTION, secondFactor: true };
    const secretariat = [holding('secretariat')];
    expect(refusals(() => entitled(sure, person(secretariat, without), HERE))).toEqual(['SECOND_FACTOR_REQUIRED']);
    expect(entitled(sure, person(secretariat), HERE).role).toBe('secretariat');
  });

  it('is not asked of somebody who holds another role that is enough', () => {
    const both = person([holding('moderator'), holding('secretariat')], without);
    expect(entitled(ACTION, both, HERE).role).toBe('secretariat');
  });
});

describe('what is offered', () => {
  const secretariat = person([holding('secretariat')]);

  it.each<[string, Actor, Facts, boolean]>([
    ['from a state that allows it', secretariat, { ...HERE, state: 'open' }, true],
    ['from another state', secretariat, { ...HERE, state: 'closed' }, false],
    ['where no state is known', secretariat, HERE, true],
    ['to somebody without the role', person(), { ...HERE, state: 'open' }, false],
    [
      'to a moderator who has still to show the second factor',
      person([holding('moderator')], { secondFactor: false }),
      { ...HERE, state: 'open' },
      true,
    ],
  ])('%s', (_, actor, facts, offered) => {
    expect(may(ACTION, actor, facts)).toBe(offered);
  });
});
