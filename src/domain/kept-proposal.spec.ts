import { person, refusals, valuesOfRefusal } from '../../test/support/rules.js';
import { VISITOR } from './actor.js';
import { CLAIM_PROPOSAL, DISCARD_PROPOSAL, keep, KEEP_PROPOSAL, unclaimed } from './kept-proposal.js';
import { may } from './policy.js';

const NOW = new Date('2026-03-10T12:00:00Z');
const call = { kind: 'call_for_proposals', opensAt: NOW, closesAt: new Date('2026-03-31T00:00:00Z') };
const facts = { planStage: 'co_creation', windows: [call], characters: 20_000 };

describe('keeping a proposal for somebody without an account', () => {
  it('lasts seven days', () => {
    expect(keep(facts, NOW)).toEqual({ expiresAt: new Date('2026-03-17T12:00:00Z') });
  });

  it.each([
    ['a plan in another stage', { ...facts, planStage: 'preparation' }, ['PLAN_NOT_IN_CO_CREATION input.plan']],
    ['no call', { ...facts, windows: [] }, ['CALL_CLOSED input.plan']],
    ['another window', { ...facts, windows: [{ ...call, kind: 'drafting' }] }, ['CALL_CLOSED input.plan']],
    [
      'a call that closes now',
      { ...facts, windows: [{ ...call, opensAt: new Date(0), closesAt: NOW }] },
      ['CALL_CLOSED input.plan'],
    ],
    ['one open call among others', { ...facts, windows: [{ ...call, closesAt: NOW }, call] }, []],
    ['one character too many', { ...facts, characters: 20_001 }, ['TEXT_TOO_LONG input']],
  ])('with %s', (_, given, refused) => {
    expect(refusals(() => keep(given, NOW))).toEqual(refused);
  });
});

it('says how long it may be', () => {
  expect(valuesOfRefusal(() => keep({ ...facts, characters: 20_001 }, NOW))).toEqual([{ has: 20_001, most: 20_000 }]);
});

it('is claimed once', () => {
  expect(refusals(() => unclaimed({ accountId: null }))).toEqual([]);
  expect(refusals(() => unclaimed({ accountId: 'ana' }))).toEqual(['KEPT_PROPOSAL_CLAIMED input.token']);
});

it('is kept and discarded by anybody, and claimed by who has an account', () => {
  const inPlan = { planId: 'plan' };
  const allowed = [KEEP_PROPOSAL, DISCARD_PROPOSAL, CLAIM_PROPOSAL].map((action) => [
    may(action, VISITOR, inPlan),
    may(action, person(), inPlan),
  ]);
  expect(allowed).toEqual([
    [true, true],
    [true, true],
    [false, true],
  ]);
});
