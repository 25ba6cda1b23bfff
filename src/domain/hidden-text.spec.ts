import { holding, person } from '../../test/support/rules.js';
import { type Actor, OPERATOR, VISITOR } from './actor.js';
import {
  decidesAppeals,
  isHiddenTextVisible,
  moderatedPlans,
  moderationDesks,
  secretariatPlans,
} from './hidden-text.js';

const other = (roles = [] as ReturnType<typeof holding>[], facts = {}) =>
  person(roles, { accountId: 'other', ...facts });
const moderator = other([holding('moderator')]);
const unsure = other([holding('moderator')], { secondFactor: false });

describe('the original of a hidden text', () => {
  const hidden = { planId: 'plan', authorId: 'ana', appeal: null };
  const appeal = { hiddenBy: 'mo', concerned: [], otherModerators: 0 };
  const secretariat = other([holding('secretariat')]);

  it.each<[string, Actor, boolean]>([
    ['its author', person(), true],
    ['a moderator', moderator, true],
    ['a moderator without the second factor', unsure, false],
    ['the secretariat, where nothing is to be decided', secretariat, false],
    ['another person', other(), false],
    ['a visitor', VISITOR, false],
    ['the operator', OPERATOR, false],
  ])('is read by %s: %#', (_, actor, seen) => {
    expect(isHiddenTextVisible(hidden, actor)).toBe(seen);
  });

  it('is read by who decides on its appeal, where no other moderator can', () => {
    expect(isHiddenTextVisible({ ...hidden, appeal }, secretariat)).toBe(true);
    expect(isHiddenTextVisible({ ...hidden, appeal: { ...appeal, otherModerators: 1 } }, secretariat)).toBe(false);
    expect(isHiddenTextVisible({ ...hidden, appeal }, other([holding('secretariat')], { secondFactor: false }))).toBe(
      false,
    );
    expect(isHiddenTextVisible({ ...hidden, appeal }, other([holding('drafter')]))).toBe(false);
  });

  it('is nobody’s own where no account wrote it', () => {
    expect(isHiddenTextVisible({ ...hidden, authorId: null }, VISITOR)).toBe(false);
    expect(isHiddenTextVisible({ ...hidden, authorId: null }, person())).toBe(false);
  });
});

describe('desks', () => {
  const both = other([
    holding('moderator'),
    holding('secretariat', { planId: 'p2' }),
    holding('civil_society_contact_point', { planId: 'p3' }),
    holding('drafter', { planId: 'p4' }),
  ]);

  it('name the plans that somebody moderates and in which they decide on appeals', () => {
    expect(moderationDesks(both)).toEqual({ moderates: ['plan'], decidesAppeals: ['p2', 'p3'] });
    expect(moderatedPlans(both)).toEqual(['plan']);
    expect(decidesAppeals(both)).toEqual(['p2', 'p3']);
    expect(secretariatPlans(both)).toEqual(['p2']);
  });

  it('open nothing that is hidden without the second factor', () => {
    const without = { ...both, secondFactor: false };
    expect(moderationDesks(without)).toEqual({ moderates: ['plan'], decidesAppeals: ['p2', 'p3'] });
    expect(moderatedPlans(without)).toEqual([]);
    expect(decidesAppeals(without)).toEqual([]);
  });

  it('are nobody’s who comes without an account', () => {
    expect(moderationDesks(VISITOR)).toEqual({ moderates: [], decidesAppeals: [] });
    expect(moderatedPlans(OPERATOR)).toEqual([]);
  });
});
