import { refusals } from '../../test/support/rules.js';
import {
  cameLate,
  isAssigned,
  isDebtOverdue,
  isResponseOverdue,
  isUnassigned,
  owingMembers,
  releaseDebt,
  respondBy,
  respondedState,
  respondTo,
} from './debt.js';

/** Days begin at six in the morning UTC, as in the State of Mexico. */
const dayOf = (at: Date) => new Date(at.getTime() - 6 * 3_600_000).toISOString().slice(0, 10);
const at = (instant: string) => new Date(instant);
const NOW = at('2026-03-10T18:00:00Z');
const window = (kind: string, opensAt: string, closesAt: string) => ({
  kind,
  opensAt: at(opensAt),
  closesAt: at(closesAt),
});
const CALL = window('call_for_proposals', '2026-03-01T06:00:00Z', '2026-03-16T06:00:00Z');

describe('the day by which a response is owed', () => {
  const response = (closesAt: string) => window('reasoned_response', '2026-01-01T06:00:00Z', closesAt);

  it.each([
    ['sixty days after submission without a response window', [], '2026-05-09'],
    ['so also when another window closes before', [CALL], '2026-05-09'],
    ['the last day of the window', [response('2026-04-16T06:00:00Z')], '2026-04-15'],
    ['a day that ends in its middle', [response('2026-04-16T18:00:00Z')], '2026-04-16'],
    [
      'of the next window, in whatever order they come',
      [response('2026-06-01T06:00:00Z'), response('2026-04-16T06:00:00Z')],
      '2026-04-15',
    ],
    ['of no window that is over', [response(NOW.toISOString())], '2026-05-09'],
    ['of one that closes right after', [response('2026-03-10T18:00:00.001Z')], '2026-03-10'],
  ])('is %s', (_, windows, day) => {
    expect(respondBy(windows, NOW, dayOf)).toBe(day);
  });
});

describe('the members that owe a response', () => {
  const places = new Map(
    [
      { id: 'mx', parentId: null },
      { id: 'state', parentId: 'mx' },
      { id: 'town', parentId: 'state' },
      { id: 'other-town', parentId: 'state' },
      { id: 'a', parentId: 'b' },
      { id: 'b', parentId: 'a' },
    ].map((place) => [place.id, place]),
  );

  it.each([
    ['all, when no place is named', [], ['state', 'town']],
    ['the town and the state that it is in', ['town'], ['state', 'town']],
    ['the state alone for another town', ['other-town'], ['state']],
    ['the state alone for the state', ['state'], ['state']],
    ['all, for a place of nobody', ['mx'], ['state', 'town']],
    ['all, for a place that is not known', ['nowhere'], ['state', 'town']],
    ['all, for places that contain each other', ['a'], ['state', 'town']],
  ])('are %s', (_, concerned, owing) => {
    expect(owingMembers(['state', 'town'], concerned, places)).toEqual(owing);
  });
});

describe('naming institutions again', () => {
  const owed = (institutionId: string | null) => ({ state: 'owed', institutionId });
  it.each([
    ['the same one that owes', 'under_review', owed('justice'), true],
    ['another one', 'under_review', owed('health'), false],
    ['the first one', 'under_review', owed(null), false],
    ['one whose member owes nothing yet', 'under_review', null, false],
    ['one whose member was released', 'under_review', { state: 'released', institutionId: 'justice' }, false],
    ['one whose member has responded', 'under_review', { state: 'responded', institutionId: 'health' }, true],
    ['the same one before the review', 'submitted', owed('justice'), false],
  ])('changes nothing or something: %s', (_, state, debt, same) => {
    expect(isAssigned(state, [{ institution: 'justice', debt }])).toBe(same);
  });

  it('changes something when one of several is another, and nothing when none is named in the review', () => {
    const justice = { institution: 'justice', debt: owed('justice') };
    expect(isAssigned('under_review', [justice, { institution: 'health', debt: owed('justice') }])).toBe(false);
    expect(isAssigned('under_review', [])).toBe(true);
  });
});

describe('releasing a member', () => {
  it.each([
    ['owed', 1, []],
    ['owed', 0, ['LAST_ONE_OWING input.jurisdiction']],
    ['responded', 1, ['ALREADY_RESPONDED input.jurisdiction']],
    ['released', 1, ['NO_RESPONSE_OWED input.jurisdiction']],
    [null, 1, ['NO_RESPONSE_OWED input.jurisdiction']],
  ])('whose response is %s, while %i others owe one or gave one', (state, others, refused) => {
    expect(refusals(() => releaseDebt({ state, others }))).toEqual(refused);
  });
});

describe('the state of a proposal by its responses', () => {
  it.each([
    [[], 0, null],
    [['accepted'], 1, null],
    [['accepted'], 0, 'accepted'],
    [['accepted', 'accepted'], 0, 'accepted'],
    [['not_accepted', 'not_accepted'], 0, 'not_accepted'],
    [['accepted', 'not_accepted'], 0, 'accepted_in_part'],
    [['accepted_in_part'], 0, 'accepted_in_part'],
    [['accepted', 'accepted_in_part'], 0, 'accepted_in_part'],
  ])('%j while %i are owed is %s', (outcomes, owed, state) => {
    expect(respondedState(outcomes, owed)).toBe(state);
  });

  const facts = { state: 'submitted', respondBy: '2026-03-10', rests: false };
  it.each([
    ['on the last day', facts, '2026-03-10', false],
    ['from the day after', facts, '2026-03-11', true],
    ['while it is reviewed', { ...facts, state: 'under_review' }, '2026-03-11', true],
    ['while moderation hides it', { ...facts, rests: true }, '2026-03-11', false],
    ['once it has its response', { ...facts, state: 'accepted' }, '2026-03-11', false],
    ['without a day', { ...facts, respondBy: null }, '2026-03-11', false],
  ])('is overdue %s', (_, given, today, overdue) => {
    expect(isResponseOverdue(given, today)).toBe(overdue);
  });
});

describe('the debt of one member', () => {
  const facts = { state: 'owed', respondBy: '2026-03-10', rests: false };
  it.each([
    ['on the last day', facts, '2026-03-10', false],
    ['from the day after', facts, '2026-03-11', true],
    ['while moderation hides the proposal', { ...facts, rests: true }, '2026-03-11', false],
    ['once the member responded', { ...facts, state: 'responded' }, '2026-03-11', false],
    ['once the member was released', { ...facts, state: 'released' }, '2026-03-11', false],
    ['without a day', { ...facts, respondBy: null }, '2026-03-11', false],
  ])('is overdue %s: %#', (_, given, today, overdue) => {
    expect(isDebtOverdue(given, today)).toBe(overdue);
  });

  it.each([
    ['on the last day', '2026-03-10', '2026-03-10', false],
    ['on the day after', '2026-03-11', '2026-03-10', true],
    ['where no day was set', '2026-03-11', null, false],
  ])('is paid late %s: %#', (_, respondedOn, day, late) => {
    expect(cameLate({ respondedOn, respondBy: day })).toBe(late);
  });
});

it.each([
  ['nobody', [], false],
  ['a member without an institution', [{ state: 'owed', institutionId: null }], true],
  ['an institution', [{ state: 'owed', institutionId: 'i1' }], false],
  [
    'an institution and a member without one',
    [
      { state: 'owed', institutionId: 'i1' },
      { state: 'owed', institutionId: null },
    ],
    true,
  ],
  ['a member for which the secretariat responded', [{ state: 'responded', institutionId: null }], false],
  ['a member that was released', [{ state: 'released', institutionId: null }], false],
])('still needs an institution where %s owes the response: %#', (_, debts, unassigned) => {
  expect(isUnassigned(debts)).toBe(unassigned);
});

it.each<[string, string | null, string[]]>([
  ['owes a response', 'owed', []],
  ['gave it', 'responded', ['ALREADY_RESPONDED id']],
  ['was released', 'released', ['NO_RESPONSE_OWED input.jurisdiction']],
  ['never owed one', null, ['NO_RESPONSE_OWED input.jurisdiction']],
])('lets a member respond that %s: %s', (_, state, problems) => {
  expect(refusals(() => respondTo({ state }))).toEqual(problems);
});
