import { holding, person, refusals } from '../../test/support/rules.js';
import { type Actor, OPERATOR, VISITOR } from './actor.js';
import {
  type Action,
  allow,
  allowEach,
  type InPlan,
  type InState,
  may,
  type StatefulAction,
  type StatelessAction,
} from './policy.js';

interface Facts extends InPlan {
  state?: string;
  mine?: boolean;
}
const isMine = { words: 'if it is theirs', holds: (_: unknown, facts: Facts) => facts.mine === true };
const ACTION: StatefulAction<Facts> = {
  mutation: 'thingDo',
  states: ['open', 'planned', 'closed'],
  from: ['open'],
  otherwise: { code: 'WINDOW_NOT_OPEN', path: ['window'], in: { closed: 'WINDOW_CLOSED' } },
  who: [{ role: 'secretariat' }, { role: 'moderator' }, { role: 'administrator' }, { role: 'person', when: isMine }],
};
const HERE: Facts & InState = { planId: 'plan', state: 'open' };

describe('what entitles somebody to an action', () => {
  it.each<[string, Actor, Facts & InState, string]>([
    ['a role in this plan', person([holding('secretariat')]), HERE, 'secretariat'],
    ['the role of an administrator, bound to no plan', person([holding('administrator')]), HERE, 'administrator'],
    [
      'a role in another plan that shares the thing',
      person([holding('secretariat', { planId: 'other' })]),
      { ...HERE, planIds: ['other'] },
      'secretariat',
    ],
    ['being a person, where the facts allow it', person(), { ...HERE, mine: true }, 'person'],
    ['the role before being a person', person([holding('secretariat')]), { ...HERE, mine: true }, 'secretariat'],
  ])('is %s', (_, actor, facts, role) => {
    expect(allow(ACTION, actor, facts).role).toBe(role);
  });

  it('binds a person and a visitor to no plan, institution, jurisdiction or commitment', () => {
    const open: StatelessAction<Facts> = {
      mutation: 'thingSay',
      states: [],
      from: [],
      who: [{ role: 'person' }, { role: 'visitor' }],
      secondFactor: true,
    };
    const nothing = {
      planId: null,
      institutionId: null,
      institutionSlug: null,
      jurisdictionId: null,
      commitmentId: null,
    };
    expect(allow(open, person(), HERE)).toEqual({ ...nothing, role: 'person' });
    // A visitor signs in nowhere, so there is no second factor to ask for.
    expect(allow(open, VISITOR, HERE)).toEqual({ ...nothing, role: 'visitor' });
  });

  it.each<[string, Actor, Facts & InState]>([
    ['a role in another plan', person([holding('secretariat', { planId: 'other' })]), HERE],
    [
      'a role in a plan that does not share the thing',
      person([holding('secretariat', { planId: 'third' })]),
      { ...HERE, planIds: ['other'] },
    ],
    ['a role bound to no plan, except an administrator', person([holding('secretariat', { planId: null })]), HERE],
    ['an administrator bound to another plan', person([holding('administrator', { planId: 'other' })]), HERE],
    ['a role that the action does not name', person([holding('drafter')]), HERE],
    ['being a person, where the facts do not allow it', person(), HERE],
    ['being a visitor', VISITOR, { ...HERE, mine: true }],
    ['being the operator', OPERATOR, { ...HERE, mine: true }],
  ])('is not %s', (_, actor, facts) => {
    expect(refusals(() => allow(ACTION, actor, facts))).toEqual(['NOT_ALLOWED']);
  });

  it('may be what a visitor is, where the action says so', () => {
    const open: StatefulAction<Facts> = { ...ACTION, who: [{ role: 'visitor' }] };
    expect(allow(open, VISITOR, HERE).role).toBe('visitor');
    expect(refusals(() => allow(open, person(), HERE))).toEqual(['NOT_ALLOWED']);
  });
});

describe('the second factor', () => {
  const without = { secondFactor: false };

  it.each(['moderator', 'administrator'] as const)('is asked of a %s, whatever the action', (role) => {
    expect(refusals(() => allow(ACTION, person([holding(role)], without), HERE))).toEqual(['SECOND_FACTOR_REQUIRED']);
  });

  it('is asked of a monitoring body too', () => {
    const assess: StatefulAction<Facts> = { ...ACTION, who: [{ role: 'monitoring_body' }] };
    expect(refusals(() => allow(assess, person([holding('monitoring_body')], without), HERE))).toEqual([
      'SECOND_FACTOR_REQUIRED',
    ]);
  });

  it('is asked of everybody where the action wants it', () => {
    const sure: StatefulAction<Facts> = { ...ACTION, secondFactor: true };
    const secretariat = [holding('secretariat')];
    expect(refusals(() => allow(sure, person(secretariat, without), HERE))).toEqual(['SECOND_FACTOR_REQUIRED']);
    expect(allow(sure, person(secretariat), HERE).role).toBe('secretariat');
  });

  it('is not asked of somebody who holds another role that is enough', () => {
    const both = person([holding('moderator'), holding('secretariat')], without);
    expect(allow(ACTION, both, HERE).role).toBe('secretariat');
  });
});

describe('what is offered', () => {
  const secretariat = person([holding('secretariat')]);

  it.each<[string, Actor, Facts, boolean]>([
    ['from a state that allows it', secretariat, { ...HERE, state: 'open' }, true],
    ['from another state', secretariat, { ...HERE, state: 'closed' }, false],
    ['where no state is known', secretariat, { planId: 'plan' }, true],
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

describe('the gate', () => {
  const secretariat = person([holding('secretariat')]);
  const judged = (actor: Actor, state: string) => refusals(() => allow(ACTION, actor, { ...HERE, state }));

  it('refuses a thing in another state with the code of the action, or with the one of that state', () => {
    expect(judged(secretariat, 'open')).toEqual([]);
    expect(judged(secretariat, 'planned')).toEqual(['WINDOW_NOT_OPEN window']);
    expect(judged(secretariat, 'closed')).toEqual(['WINDOW_CLOSED window']);
    expect(judged(secretariat, 'unheard of')).toEqual(['WINDOW_NOT_OPEN window']);
  });

  it('names the argument `id` where the action names none', () => {
    const plain: StatefulAction<Facts> = { ...ACTION, otherwise: { code: 'WINDOW_NOT_OPEN' } };
    expect(refusals(() => allow(plain, secretariat, { ...HERE, state: 'closed' }))).toEqual(['WINDOW_NOT_OPEN id']);
  });

  it('judges rights before states, so that nobody learns a state by trying', () => {
    expect(judged(person(), 'closed')).toEqual(['NOT_ALLOWED']);
    expect(judged(person([holding('moderator')], { secondFactor: false }), 'closed')).toEqual([
      'SECOND_FACTOR_REQUIRED',
    ]);
  });

  it('asks for no state of what has none', () => {
    const begin: StatelessAction<Facts> = { mutation: 'thingBegin', states: [], from: [], who: ACTION.who };
    expect(allow(begin, secretariat, { planId: 'plan' }).role).toBe('secretariat');
  });

  it('does not compile without the state of what has one', () => {
    const facts: Facts = { planId: 'plan' };
    // @ts-expect-error The state is missing.
    expect(refusals(() => allow(ACTION, secretariat, { planId: 'plan' }))).toEqual(['WINDOW_NOT_OPEN window']);
    // @ts-expect-error The state may be missing.
    expect(refusals(() => allow(ACTION, secretariat, facts))).toEqual(['WINDOW_NOT_OPEN window']);
    const either = ACTION as Action<Facts>;
    // @ts-expect-error The action may be one on something that has states.
    expect(refusals(() => allow(either, secretariat, facts))).toEqual(['WINDOW_NOT_OPEN window']);
    // @ts-expect-error An action on something that has states says how it is refused in any other.
    const silent: Action<Facts> = { mutation: 'thingDo', states: ['open', 'closed'], from: ['open'], who: [] };
    expect(silent.who).toEqual([]);
  });

  it('refuses an act on many things to whoever may not do it to each, and tells the state of each', () => {
    const mine = { ...HERE, mine: true };
    expect(refusals(() => allowEach(ACTION, person(), [{ ...mine, state: 'closed' }, HERE]))).toEqual(['NOT_ALLOWED']);
    const each = allowEach(ACTION, person(), [mine, { ...mine, state: 'closed' }]);
    expect(each.map(({ capacity, problem }) => [capacity.role, problem?.code])).toEqual([
      ['person', undefined],
      ['person', 'WINDOW_CLOSED'],
    ]);
  });
});
