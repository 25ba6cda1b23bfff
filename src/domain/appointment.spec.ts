import { holding, person, refusals } from '../../test/support/rules.js';
import {
  end,
  END_APPOINTMENT,
  grant,
  GRANT_APPOINTMENT,
  grantable,
  HAND_OVER_APPOINTMENT,
  handOver,
  isOver,
} from './appointment.js';
import { allow, may } from './policy.js';
import { ROLES } from './actor.js';

const TODAY = '2026-03-10';

describe('who appoints', () => {
  const liaison = person([holding('institution_liaison', { institutionId: 'i1' })]);

  it('lets an administrator give every role', () => {
    expect(grantable(person([holding('administrator')]), 'plan', null)).toEqual(ROLES);
  });

  it('lets a liaison give two roles of their own institution, and none of another or of nobody', () => {
    expect(grantable(liaison, 'plan', 'i1')).toEqual(['forum_member', 'institution_liaison']);
    expect(grantable(liaison, 'plan', 'i2')).toEqual([]);
    expect(grantable(liaison, 'plan', null)).toEqual([]);
    expect(grantable(person([holding('institution_liaison')]), 'plan', null)).toEqual([]);
  });

  it.each([GRANT_APPOINTMENT, END_APPOINTMENT, HAND_OVER_APPOINTMENT])(
    'asks for the second factor: $mutation',
    (action) => {
      const facts = { planId: 'plan', institutionId: 'i1', role: 'forum_member' };
      const unsure = person(liaison.appointments, { secondFactor: false });
      expect(refusals(() => allow(action, unsure, facts))).toEqual(['SECOND_FACTOR_REQUIRED']);
      expect(may(action, liaison, facts)).toBe(true);
    },
  );
});

describe('an appointment is over', () => {
  it.each([
    ['never without a last day', { untilOn: null, endedAtOnce: false }, false],
    ['not on its last day', { untilOn: TODAY, endedAtOnce: false }, false],
    ['on the day after', { untilOn: '2026-03-09', endedAtOnce: false }, true],
    ['on its last day already, when it was ended at once', { untilOn: TODAY, endedAtOnce: true }, true],
  ])('%s', (_, term, over) => {
    expect(isOver(term, TODAY)).toBe(over);
  });
});

describe('granting', () => {
  const facts = { planId: 'plan', institutionId: 'i1', role: 'institution_liaison' };
  const term = (fromOn: string, untilOn: string | null = null) => ({ fromOn, untilOn });

  it.each([
    ['from today', facts, term(TODAY), []],
    ['for one day', facts, term(TODAY, TODAY), []],
    ['from yesterday', facts, term('2026-03-09'), ['DATE_IN_THE_PAST input.fromOn']],
    ['to a day before its first', facts, term('2026-03-12', '2026-03-11'), ['DATE_AFTER_END input.untilOn']],
    [
      'of a liaison of no institution',
      { ...facts, institutionId: null },
      term(TODAY),
      ['INSTITUTION_REQUIRED input.institution'],
    ],
    [
      'of a government contact point of no institution',
      { ...facts, role: 'government_contact_point', institutionId: null },
      term(TODAY),
      ['INSTITUTION_REQUIRED input.institution'],
    ],
    ['of a citizen in the forum', { ...facts, role: 'forum_member', institutionId: null }, term(TODAY), []],
    ['of a role in no plan', { ...facts, planId: '' }, term(TODAY), ['PLAN_REQUIRED input.plan']],
    ['of an administrator in a plan', { ...facts, role: 'administrator' }, term(TODAY), ['PLAN_NOT_WANTED input.plan']],
    ['of an administrator', { planId: '', institutionId: null, role: 'administrator' }, term(TODAY), []],
  ])('%s', (_, given, when, refused) => {
    expect(refusals(() => grant(given, when, TODAY))).toEqual(refused);
  });

  it('keeps the term that was asked for', () => {
    expect(grant(facts, term('2026-04-01', '2026-12-31'), TODAY)).toEqual(term('2026-04-01', '2026-12-31'));
  });
});

const current = { role: 'secretariat', fromOn: '2026-01-01', untilOn: null, endedAtOnce: false };
const facts = { today: TODAY, otherAdministrators: 1, sessionId: null };

describe('ending', () => {
  it('at once makes today the last day', () => {
    expect(end(current, null, facts)).toEqual({ fromOn: '2026-01-01', untilOn: TODAY, atOnce: true });
  });

  it('at once what begins today', () => {
    expect(end({ ...current, fromOn: TODAY }, null, facts)).toEqual({ fromOn: TODAY, untilOn: TODAY, atOnce: true });
  });

  it('takes back whole what has not begun', () => {
    expect(end({ ...current, fromOn: '2026-03-11' }, null, facts)).toBeNull();
  });

  it('on a day that is given, today or later', () => {
    expect(end(current, TODAY, facts)).toEqual({ fromOn: '2026-01-01', untilOn: TODAY, atOnce: false });
    expect(refusals(() => end(current, '2026-03-09', facts))).toEqual(['DATE_IN_THE_PAST input.lastDay']);
  });

  it('on its first day or later', () => {
    const future = { ...current, fromOn: '2026-04-01' };
    expect(end(future, '2026-04-01', facts)?.untilOn).toBe('2026-04-01');
    expect(refusals(() => end(future, '2026-03-31', facts))).toEqual(['DATE_AFTER_END input.lastDay']);
  });

  it('is refused when it is over', () => {
    expect(refusals(() => end({ ...current, untilOn: '2026-03-09' }, null, facts))).toEqual(['APPOINTMENT_ENDED id']);
  });

  it('keeps the last administrator', () => {
    const administrator = { ...current, role: 'administrator' };
    expect(refusals(() => end(administrator, null, { ...facts, otherAdministrators: 0 }))).toEqual([
      'LAST_ADMINISTRATOR id',
    ]);
    expect(refusals(() => end(administrator, null, facts))).toEqual([]);
    expect(refusals(() => end(current, null, { ...facts, otherAdministrators: 0 }))).toEqual([]);
  });

  it('takes a session of the forum for a monitoring body that has begun', () => {
    const body = { ...current, role: 'monitoring_body', fromOn: TODAY };
    expect(refusals(() => end(body, null, facts))).toEqual(['SESSION_REQUIRED input.session']);
    expect(refusals(() => end(body, null, { ...facts, sessionId: 's1' }))).toEqual([]);
    expect(refusals(() => end({ ...body, fromOn: '2026-03-11' }, null, facts))).toEqual([]);
  });
});

describe('handing over', () => {
  const appointed = { ...current, holder: 'ana' };

  it('gives what is left of the term, from today or from its first day', () => {
    expect(handOver(appointed, 'luis', facts)).toEqual({ fromOn: TODAY, untilOn: null });
    const future = { ...appointed, fromOn: '2026-04-01', untilOn: '2026-12-31' };
    expect(handOver(future, 'luis', facts)).toEqual({ fromOn: '2026-04-01', untilOn: '2026-12-31' });
  });

  it.each([
    ['to oneself', appointed, 'ana', ['ALREADY_HOLDER input.to']],
    ['what is over', { ...appointed, untilOn: '2026-03-09' }, 'luis', ['APPOINTMENT_ENDED id']],
    ['what ends today', { ...appointed, untilOn: TODAY }, 'luis', []],
    [
      'a monitoring body without a session',
      { ...appointed, role: 'monitoring_body' },
      'luis',
      ['SESSION_REQUIRED input.session'],
    ],
  ])('%s', (_, given, to, refused) => {
    expect(refusals(() => handOver(given, to, facts))).toEqual(refused);
  });
});
