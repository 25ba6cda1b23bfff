import { holding, person, refusals } from '../../test/support/rules.js';
import {
  giveRole,
  INVITE,
  invite,
  isNamed,
  isOwner,
  namedRole,
  ANSWER_INVITATION,
  answerInvitation,
} from './ownership.js';
import { may } from './policy.js';

describe('inviting an institution', () => {
  const lasting = { endOn: null };

  it.each([
    ['one that was not asked', null, lasting, []],
    ['one that declined', { state: 'declined' }, lasting, []],
    ['one that was asked', { state: 'invited' }, lasting, ['INSTITUTION_ALREADY_OWNER input.institution']],
    ['one that accepted', { state: 'accepted' }, lasting, ['INSTITUTION_ALREADY_OWNER input.institution']],
    ['one that handed over', { state: 'handed_over' }, lasting, ['INSTITUTION_ALREADY_OWNER input.institution']],
    ['one on its last day', null, { endOn: '2025-03-20' }, []],
    ['one that ended the day before', null, { endOn: '2025-03-19' }, ['INSTITUTION_ABOLISHED input.institution']],
  ])('%s', (_, existing, institution, refused) => {
    expect(refusals(() => invite(existing, institution, '2025-03-20'))).toEqual(refused);
  });

  it('leaves it to answer', () => {
    expect(invite(null, lasting, '2025-03-20')).toEqual({ state: 'invited' });
  });

  const facts = { planId: 'plan', commitmentId: 'c1', origin: 'co_created', state: 'draft', ownerInstitutionIds: [] };
  it.each([
    ['its drafter', holding('drafter', { commitmentId: 'c1' }), true],
    ['the drafter of another', holding('drafter', { commitmentId: 'c2' }), false],
    ['a drafter of the whole plan', holding('drafter', { commitmentId: null }), true],
    ['the secretariat', holding('secretariat'), true],
    ['the government contact point', holding('government_contact_point'), true],
    ['the civil-society contact point', holding('civil_society_contact_point'), false],
  ])('is for %s: %#', (_, role, allowed) => {
    expect(may(INVITE, person([role]), facts)).toBe(allowed);
  });

  it.each([
    ['in_consultation', true],
    ['adopted', false],
  ])('while the commitment is %s: %s', (state, allowed) => {
    expect(may(INVITE, person([holding('secretariat')]), { ...facts, state })).toBe(allowed);
  });
});

describe('giving an institution a role by a suggestion', () => {
  const facts = { institution: { endOn: null }, today: '2025-03-20', agreed: false };
  const owner = (state: string) => ({ role: 'lead', state });

  it.each([
    ['one that has no role', null],
    ['one that was asked', owner('invited')],
    ['one that declined', owner('declined')],
  ])('asks %s, in that role', (_, existing) => {
    expect(giveRole(existing, 'supporting', facts)).toEqual({ role: 'supporting', state: 'invited' });
    expect(giveRole(existing, null, facts)).toBeNull();
  });

  it.each(['supporting', null] as const)('leaves an accepted role to the institution and to a session: %s', (role) => {
    expect(refusals(() => giveRole(owner('accepted'), role, facts))).toEqual(['OWNER_HAS_ACCEPTED id']);
    expect(giveRole(owner('accepted'), role, { ...facts, agreed: true })).toEqual(role && { role, state: 'invited' });
  });

  it('leaves a role that was handed over where it went', () => {
    for (const agreed of [true, false])
      expect(refusals(() => giveRole(owner('handed_over'), 'lead', { ...facts, agreed }))).toEqual([
        'INSTITUTION_ALREADY_OWNER id',
      ]);
  });

  it.each([
    ['2025-03-20', []],
    ['2025-03-19', ['INSTITUTION_ABOLISHED id']],
  ])('asks an institution until its last day: %s', (endOn, refused) => {
    expect(refusals(() => giveRole(null, 'lead', { ...facts, institution: { endOn } }))).toEqual(refused);
    expect(refusals(() => giveRole(owner('invited'), null, { ...facts, institution: { endOn } }))).toEqual([]);
  });

  it.each([
    ['invited', 'lead'],
    ['accepted', 'lead'],
    ['declined', null],
    ['handed_over', null],
  ])('names an owner that is %s: %s', (state, role) => expect(namedRole(owner(state))).toBe(role));

  it.each([
    ['invited', true, false],
    ['accepted', true, true],
    ['declined', false, false],
    ['handed_over', false, false],
  ])('says of one that is %s whether it is named and whether it owns, in its own role only', (state, named, owns) => {
    const one = { state, role: 'supporting' };
    expect(isNamed(one)).toBe(named);
    expect([isOwner(one), isOwner(one, 'supporting'), isOwner(one, 'lead')]).toEqual([owns, owns, false]);
  });

  it('names no institution without a role', () => {
    for (const none of [null, undefined]) expect(namedRole(none)).toBeNull();
  });
});

describe('answering an invitation', () => {
  it('accepts without a reason, and keeps one that is given', () => {
    expect(answerInvitation('invited', true, null)).toEqual({ state: 'accepted', reason: null });
    expect(answerInvitation('invited', true, ' Con gusto ')).toEqual({ state: 'accepted', reason: 'Con gusto' });
  });

  it('declines with a reason only', () => {
    expect(answerInvitation('invited', false, ' No es nuestra materia ')).toEqual({
      state: 'declined',
      reason: 'No es nuestra materia',
    });
    for (const reason of [null, '', '  ', '\u200b'])
      expect(refusals(() => answerInvitation('invited', false, reason))).toEqual(['REASON_REQUIRED input.reason']);
  });

  it.each(['accepted', 'declined', 'handed_over'])('happens once: %s', (state) => {
    expect(refusals(() => answerInvitation(state, true, null))).toEqual(['ALREADY_RESPONDED id']);
  });

  const facts = {
    planId: 'plan',
    commitmentId: 'c1',
    origin: 'co_created',
    state: 'draft',
    ownerInstitutionIds: [],
    institutionId: 'i1',
  };
  it.each([
    ['the liaison of the institution', 'i1', true],
    ['the liaison of another', 'i2', false],
    ['a liaison of none', null, false],
  ])('is for %s', (_, institutionId, allowed) => {
    const liaison = person([holding('institution_liaison', { institutionId })]);
    expect(may(ANSWER_INVITATION, liaison, facts)).toBe(allowed);
    expect(may(ANSWER_INVITATION, liaison, { ...facts, institutionId: null })).toBe(false);
  });
});
