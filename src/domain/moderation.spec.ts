import { holding, person, refusals } from '../../test/support/rules.js';
import { OPERATOR, VISITOR } from './actor.js';
import {
  APPEAL,
  DECIDE_APPEAL,
  DISMISS,
  hasTie,
  HIDE,
  HOLD_FIRST,
  refuseTies,
  RELEASE,
  REPORT_TO_MODERATORS,
  together,
  MODERATED_VISIBILITIES,
  TAKE_BACK_HIDING,
  takeBackHiding,
} from './moderation.js';
import { may } from './policy.js';

describe('a tie', () => {
  const facts = { planId: 'plan', authorId: 'author', concerned: ['i0', 'i1', null] };
  const moderator = (institutionId: string | null) => person([holding('moderator', { institutionId })]);

  it.each([
    ['of who wrote the text', person([], { accountId: 'author' }), true],
    ['of who works for the institution concerned', moderator('i1'), true],
    ['of who works for another', moderator('i2'), false],
    ['of who works for none', moderator(null), false],
    ['of a visitor', VISITOR, false],
    ['of the operator', OPERATOR, false],
  ])('%s', (_, actor, tied) => {
    expect(hasTie(actor, facts)).toBe(tied);
  });

  it('is told to moderators of the plan, and to nobody else', () => {
    expect(refusals(() => refuseTies(moderator('i1'), facts))).toEqual(['MODERATOR_HAS_A_TIE id']);
    expect(refusals(() => refuseTies(moderator('i2'), facts))).toEqual([]);
    const alsoDrafter = person([holding('moderator'), holding('drafter', { institutionId: 'i1' })]);
    expect(refusals(() => refuseTies(alsoDrafter, facts))).toEqual(['MODERATOR_HAS_A_TIE id']);
    expect(refusals(() => refuseTies(person([holding('drafter', { institutionId: 'i1' })]), facts))).toEqual([]);
    const elsewhere = person([holding('moderator', { planId: 'p2', institutionId: 'i1' })]);
    expect(refusals(() => refuseTies(elsewhere, facts))).toEqual([]);
  });
});

describe('who moderates', () => {
  const facts = { planId: 'plan', authorId: 'author', concerned: ['i0', 'i1', null] };
  const moderator = person([holding('moderator')]);
  const tied = person([holding('moderator', { institutionId: 'i1' })]);

  it.each([
    ['hides', HIDE.comment, ['visible', 'held']],
    ['hides', HIDE.proposal, ['visible', 'held']],
    ['hides', HIDE.suggestion, ['visible', 'held']],
    ['releases', RELEASE.comment, ['held']],
    ['releases', RELEASE.proposal, ['held']],
  ])('a moderator without a tie %s: $mutation', (_, action, from) => {
    for (const state of MODERATED_VISIBILITIES) {
      expect([state, may(action, moderator, { ...facts, state })]).toEqual([state, from.includes(state)]);
      expect(may(action, tied, { ...facts, state })).toBe(false);
      expect(may(action, person(), { ...facts, state })).toBe(false);
    }
  });

  it('everybody but its author reports, while it is visible', () => {
    for (const state of MODERATED_VISIBILITIES) {
      expect(may(REPORT_TO_MODERATORS.comment, person(), { ...facts, state })).toBe(state === 'visible');
      expect(may(REPORT_TO_MODERATORS.proposal, person([], { accountId: 'author' }), { ...facts, state })).toBe(false);
      expect(may(REPORT_TO_MODERATORS.suggestion, person(), { ...facts, state })).toBe(state === 'visible');
    }
    expect(may(REPORT_TO_MODERATORS.comment, VISITOR, facts)).toBe(false);
  });

  it('its author alone appeals, while it is hidden', () => {
    const author = person([], { accountId: 'author' });
    for (const state of MODERATED_VISIBILITIES) {
      expect(may(APPEAL.comment, author, { ...facts, state })).toBe(state === 'hidden');
      expect(may(APPEAL.proposal, person(), { ...facts, state })).toBe(false);
      expect(may(APPEAL.suggestion, author, { ...facts, state })).toBe(state === 'hidden');
    }
    expect(may(APPEAL.comment, person(), { ...facts, authorId: null })).toBe(false);
  });

  it('who hid it by mistake shows it again, until its author appeals', () => {
    const hidden = { ...facts, hiddenBy: 'ana' };
    for (const state of MODERATED_VISIBILITIES)
      expect([state, may(TAKE_BACK_HIDING, moderator, { ...hidden, state })]).toEqual([state, state === 'hidden']);
    const other = person([holding('moderator')], { accountId: 'other' });
    expect(may(TAKE_BACK_HIDING, other, { ...hidden, state: 'hidden' })).toBe(false);
    expect(may(TAKE_BACK_HIDING, moderator, { ...hidden, hiddenBy: null, state: 'hidden' })).toBe(false);
    expect(refusals(() => takeBackHiding({ appealed: false }))).toEqual([]);
    expect(refusals(() => takeBackHiding({ appealed: true }))).toEqual(['ALREADY_APPEALED id']);
  });

  it('a moderator without a tie dismisses a report', () => {
    expect(may(DISMISS, moderator, { ...facts, state: 'open' })).toBe(true);
    expect(may(DISMISS, tied, { ...facts, state: 'open' })).toBe(false);
    expect(may(DISMISS, moderator, { ...facts, state: 'upheld' })).toBe(false);
  });

  it('the secretariat or an administrator sets that first comments wait', () => {
    const allowed = (['secretariat', 'administrator', 'moderator'] as const).map((role) =>
      may(HOLD_FIRST, person([holding(role)]), { planId: 'plan' }),
    );
    expect(allowed).toEqual([true, true, false]);
  });
});

describe('who decides on an appeal', () => {
  const facts = { planId: 'plan', authorId: 'author', concerned: ['i0', 'i1'], hiddenBy: 'mo', otherModerators: 0 };
  const as = (role: Parameters<typeof holding>[0], accountId = 'ana', institutionId: string | null = null) =>
    person([holding(role, { institutionId })], { accountId });

  it.each([
    ['another moderator', as('moderator'), true, true],
    ['the moderator who hid it', as('moderator', 'mo'), false, false],
    ['a moderator with a tie', as('moderator', 'ana', 'i1'), false, false],
    ['its author', as('moderator', 'author'), false, false],
    ['the secretariat', as('secretariat'), true, false],
    ['the secretariat with a tie', as('secretariat', 'ana', 'i1'), false, false],
    ['the civil-society contact point', as('civil_society_contact_point'), true, false],
    ['a drafter', as('drafter'), false, false],
    ['a person', person(), false, false],
  ])('%s, where no other moderator is and where one is', (_, actor, alone, withOthers) => {
    expect(may(DECIDE_APPEAL, actor, facts)).toBe(alone);
    expect(may(DECIDE_APPEAL, actor, { ...facts, otherModerators: 1 })).toBe(withOthers);
  });

  it.each([
    [null, null, null],
    [true, null, null],
    [null, true, null],
    [null, false, null],
    [true, false, null],
    [false, true, null],
    [true, true, 'upheld'],
    [false, false, 'rejected'],
  ])('civil society says %s, the secretariat %s: %s', (civilSociety, secretariat, decided) => {
    expect(together({ civilSociety, secretariat })).toBe(decided);
  });
});
