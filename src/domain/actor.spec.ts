import { holding, person, refusals } from '../../test/support/rules.js';
import {
  accountOf,
  actorKey,
  appointmentsOf,
  isAccount,
  isAtOneOf,
  mayWrite,
  OPERATOR,
  requireAccount,
  requirePerson,
  requireWriter,
  plansOf,
  seesEveryDraft,
  type TokenScope,
  VISITOR,
} from './actor.js';

describe('the roles that somebody holds', () => {
  it('are those of a person, and none of a visitor or the operator', () => {
    const roles = [holding('moderator')];
    expect(appointmentsOf(person(roles))).toEqual(roles);
    expect(appointmentsOf(VISITOR)).toEqual([]);
    expect(appointmentsOf(OPERATOR)).toEqual([]);
  });

  it('name each plan once, and none for a role that is bound to no plan', () => {
    const roles = [holding('moderator'), holding('drafter'), holding('guarantor', { planId: 'other' })];
    expect(plansOf(person([...roles, holding('administrator')]))).toEqual(['plan', 'other']);
    expect(plansOf(VISITOR)).toEqual([]);
  });
});

describe('the account of who asks', () => {
  const me = person([], { accountId: 'me' });

  it('is that of a person; visitors and the operator have none', () => {
    expect([me, VISITOR, OPERATOR].map(accountOf)).toEqual(['me', null, null]);
    expect([isAccount(me, 'me'), isAccount(me, 'other'), isAccount(me, null)]).toEqual([true, false, false]);
    expect([isAccount(VISITOR, null), isAccount(OPERATOR, null)]).toEqual([false, false]);
  });

  it('is asked for by what only persons do', () => {
    expect(requireAccount(me)).toBe('me');
    expect(refusals(() => requireAccount(VISITOR))).toEqual(['NOT_ALLOWED']);
    expect(refusals(() => requireAccount(OPERATOR))).toEqual(['NOT_ALLOWED']);
  });
});

describe('writing', () => {
  it.each<[string, TokenScope[] | null, boolean]>([
    ['who is here in person', null, true],
    ['a token that reads and writes', ['read', 'write'], true],
    ['a token that only reads', ['read'], false],
    ['a token that administers without writing', ['read', 'admin'], false],
    ['a token without any scope', [], false],
  ])('by %s', (_, scopes, allowed) => {
    expect(mayWrite(person([], { scopes }))).toBe(allowed);
  });

  it('is not stopped for a visitor or the operator, whom each rule judges', () => {
    expect([mayWrite(VISITOR), mayWrite(OPERATOR)]).toEqual([true, true]);
  });
});

it('recognises the repeated requests of a person by their account, and of others by their kind', () => {
  expect([person(), VISITOR, OPERATOR].map(actorKey)).toEqual(['ana', 'visitor', 'operator']);
});

it('shows every draft to the operator and to administrators only', () => {
  const secretariat = person([holding('secretariat')]);
  expect([OPERATOR, person([holding('administrator')]), secretariat, person(), VISITOR].map(seesEveryDraft)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});

it.each([
  ['of one of them', 'i1', ['i0', 'i1'], true],
  ['of another', 'i2', ['i0', 'i1'], false],
  ['of none', null, ['i0'], false],
  ['of none, beside an owner without an institution', null, [null], false],
  ['of one that owns beside one without an institution', 'i1', [null, 'i1'], true],
])('is at one of the institutions: an appointment %s', (_, institutionId, institutionIds, verdict) => {
  expect(isAtOneOf({ institutionId }, institutionIds)).toBe(verdict);
});

it('refuses a visitor, the operator and a read-only token where a writer is required', () => {
  for (const nobody of [VISITOR, OPERATOR]) {
    expect(refusals(() => requireWriter(nobody))).toEqual(['NOT_ALLOWED']);
    expect(refusals(() => requirePerson(nobody))).toEqual(['NOT_ALLOWED']);
  }
  const [reading, writing] = [
    { ...person(), scopes: ['read' as const] },
    { ...person(), scopes: ['write' as const] },
  ];
  expect(refusals(() => requireWriter(reading))).toEqual(['SCOPE_MISSING']);
  expect(requirePerson(reading)).toBe(reading);
  for (const one of [writing, person()]) expect(requireWriter(one)).toBe(one);
});
