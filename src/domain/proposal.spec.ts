import { holding, person, refusals } from '../../test/support/rules.js';
import { type Actor, VISITOR } from './actor.js';
import { type Action, allow, allowEach, may } from './policy.js';
import {
  assignMany,
  respondedState,
  DRAFT_PROPOSAL,
  EDIT_PROPOSAL,
  ERASE_DRAFT,
  hasEnded,
  isAssigned,
  isOverdue,
  isUnassigned,
  mayLack,
  merge,
  onBehalfOf,
  owingMembers,
  PROPOSAL_STATES,
  type ProposalFacts,
  proposalReference,
  received,
  releaseDebt,
  RESPOND_TO_PROPOSAL,
  respondBy,
  respondToMany,
  REVIEW,
  REVIEW_MANY,
  SUBMIT,
  submit,
  SUPPORT,
  TRANSCRIBE,
  undo,
  UNMERGE,
  WITHDRAW,
} from './proposal.js';

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

describe('submitting', () => {
  const facts = { planStage: 'co_creation', windows: [CALL], receivedOn: null, problem: {}, action: {} };

  it.each([
    ['while the call is open', facts, NOW, []],
    ['at its first instant', facts, CALL.opensAt, []],
    ['just before its last', facts, new Date(CALL.closesAt.getTime() - 1), []],
    ['at its last instant', facts, CALL.closesAt, ['CALL_NOT_OPEN id']],
    ['before it opens', facts, new Date(CALL.opensAt.getTime() - 1), ['CALL_NOT_OPEN id']],
    ['without a call', { ...facts, windows: [] }, NOW, ['CALL_NOT_OPEN id']],
    ['in another window', { ...facts, windows: [{ ...CALL, kind: 'drafting' }] }, NOW, ['CALL_NOT_OPEN id']],
    ['in another stage', { ...facts, planStage: 'preparation' }, NOW, ['PLAN_NOT_IN_CO_CREATION id']],
    ['without a problem', { ...facts, problem: null }, NOW, ['TEXT_REQUIRED input.problem']],
    [
      'without both texts',
      { ...facts, problem: null, action: null },
      NOW,
      ['TEXT_REQUIRED input.problem', 'TEXT_REQUIRED input.action'],
    ],
    ['what was received on the first day of the call', { ...facts, receivedOn: '2026-03-01' }, CALL.closesAt, []],
    ['what was received on its last day', { ...facts, receivedOn: '2026-03-15' }, CALL.closesAt, []],
    ['what was received the day before', { ...facts, receivedOn: '2026-02-28' }, NOW, ['RECEIVED_OUTSIDE_CALL id']],
    [
      'what was received the day after',
      { ...facts, receivedOn: '2026-03-16' },
      at('2026-04-01T12:00:00Z'),
      ['RECEIVED_OUTSIDE_CALL id'],
    ],
    ['what is to be received', { ...facts, receivedOn: '2026-03-11' }, NOW, ['DAY_IN_THE_FUTURE input.receivedOn']],
  ])('%s', (_, given, now, refused) => {
    expect(refusals(() => submit(given, now, dayOf))).toEqual(refused);
  });

  it('owes a response by the last day of the response window', () => {
    const response = window('reasoned_response', '2026-03-16T06:00:00Z', '2026-04-16T06:00:00Z');
    expect(submit({ ...facts, windows: [CALL, response] }, NOW, dayOf)).toEqual({ respondBy: '2026-04-15' });
  });

  it('counts what was received today', () => {
    expect(received('2026-03-10', '2026-03-10')).toBe('2026-03-10');
    expect(refusals(() => received('2026-03-11', '2026-03-10'))).toEqual(['DAY_IN_THE_FUTURE input.receivedOn']);
  });
});

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

it.each([
  ['title', 'draft', false],
  ['title', 'submitted', false],
  ['problem', 'draft', true],
  ['problem', 'submitted', false],
  ['action', 'submitted', false],
  ['expectedChange', 'submitted', true],
])('lets the %s of what is %s be missing: %s', (name, state, allowed) => {
  expect(mayLack(name, state)).toBe(allowed);
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

it('has ended for good when it was united, divided or withdrawn, and in no other state', () => {
  expect(PROPOSAL_STATES.filter(hasEnded)).toEqual(['merged', 'split', 'withdrawn']);
});

it.each([
  [1, 'JOINT-P-001'],
  [99, 'JOINT-P-099'],
  [1234, 'JOINT-P-1234'],
])('names the proposal %i %s', (number, reference) => {
  expect(proposalReference('joint', number)).toBe(reference);
});

it('lets people write on behalf of an institution that they hold a role for', () => {
  const member = person([holding('forum_member', { institutionId: 'i1' })]);
  expect(refusals(() => onBehalfOf(member, 'i1'))).toEqual([]);
  expect(refusals(() => onBehalfOf(member, 'i2'))).toEqual(['NOT_OF_THE_INSTITUTION input.onBehalfOf']);
  expect(refusals(() => onBehalfOf(VISITOR, 'i1'))).toEqual(['NOT_OF_THE_INSTITUTION input.onBehalfOf']);
});

describe('merging', () => {
  const from = { id: 'p1', planId: 'plan', state: 'submitted', members: ['m1', 'm2'] };
  const into = { id: 'p2', planId: 'plan', state: 'under_review', members: ['m2', 'm3', 'm1'] };

  it('leaves what was merged', () => {
    expect(merge(from, into)).toEqual({ state: 'merged' });
    expect(merge(from, { ...into, state: 'submitted' })).toEqual({ state: 'merged' });
  });

  it.each([
    ['into itself', from, ['MERGE_INTO_ITSELF input.into']],
    ['into one of another plan', { ...into, planId: 'p' }, ['MERGE_ACROSS_PLANS input.into']],
    ['into a draft', { ...into, state: 'draft' }, ['MERGE_TARGET_NOT_OPEN input.into']],
    ['into what was merged', { ...into, state: 'merged' }, ['MERGE_TARGET_NOT_OPEN input.into']],
    ['into one with a response', { ...into, state: 'accepted' }, ['MERGE_TARGET_NOT_OPEN input.into']],
    ['into what one of the members owes nothing', { ...into, members: ['m1'] }, ['MERGE_LOSES_RESPONSE input.into']],
  ])('is refused %s', (_, target, refused) => {
    expect(refusals(() => merge(from, target))).toEqual(refused);
  });

  it.each([
    ['merged', false, []],
    ['split', false, []],
    ['merged', true, ['ALREADY_RESPONDED id']],
    ['submitted', false, ['NOT_MERGED id']],
    ['withdrawn', false, ['NOT_MERGED id']],
  ])('is undone: of what is %s, responded to: %s', (state, responded, refused) => {
    const facts = { planId: 'plan', state, authorId: null, transcribed: false, responsibleIds: [] };
    const undoing = () => {
      allow(UNMERGE, person([holding('secretariat')]), facts);
      undo({ responded });
    };
    expect(refusals(undoing)).toEqual(refused);
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
    expect(isOverdue(given, today)).toBe(overdue);
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

describe('assigning many at once', () => {
  const judged = (state: string) => {
    const facts = { planId: 'plan', state, authorId: null, transcribed: false, responsibleIds: [] };
    return allowEach(REVIEW_MANY, person([holding('secretariat')]), [facts])[0]!;
  };
  const { problem } = judged('submitted');
  const one = { place: 0, reference: 'P-002', problem, version: 2, expectedVersion: 2, debt: 'owed' };
  const other = { ...one, place: 1, reference: 'P-001' };
  it.each([
    ['that wait, as they were read', [one, { ...other, ...judged('under_review'), debt: null }], []],
    ['whose member was released', [{ ...one, debt: 'released' }], []],
    ['of which no version was named', [{ ...one, expectedVersion: null }], []],
    ['of which one was changed since', [{ ...one, version: 3 }, other], ['ONE_OUTDATED expectedVersions.0']],
    ['where the member responded to one', [one, { ...other, debt: 'responded' }], ['ONE_NOT_OPEN input.proposals.1']],
    [
      'in the way of which two stand, whatever else was changed of them',
      [
        { ...other, version: 3 },
        { ...one, ...judged('merged'), version: 3 },
      ],
      ['ONE_NOT_OPEN input.proposals.0', 'ONE_OUTDATED expectedVersions.1'],
    ],
  ])('assigns or refuses those %s', (_, proposals, refused) => {
    expect(refusals(() => assignMany(proposals))).toEqual(refused);
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

describe('responding to many at once', () => {
  const one = { place: 0, reference: 'P-002', problem: null, version: 2, expectedVersion: 2, debt: 'owed' };
  it.each([
    ['that wait, as they were read', [one, { ...one, place: 1 }], []],
    [
      'where the member responded to one',
      [one, { ...one, place: 1, debt: 'responded' }],
      ['ONE_NOT_OPEN input.proposals.1'],
    ],
    ['of which the member owes one no response', [{ ...one, debt: null }], ['ONE_NOT_OPEN input.proposals.0']],
    ['of which one was changed since', [{ ...one, version: 3 }], ['ONE_OUTDATED expectedVersions.0']],
  ])('responds to or refuses those %s', (_, proposals, refused) => {
    expect(refusals(() => respondToMany(proposals))).toEqual(refused);
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

describe('who does what with a proposal', () => {
  const facts: ProposalFacts = { planId: 'plan', authorId: 'author', transcribed: false, responsibleIds: ['i1'] };
  const transcribed = { ...facts, authorId: null, transcribed: true };
  const people: Record<string, Actor> = {
    visitor: VISITOR,
    author: person([], { accountId: 'author' }),
    other: person([], { accountId: 'other' }),
    secretariat: person([holding('secretariat')]),
    liaison: person([holding('institution_liaison', { institutionId: 'i1' })]),
    stranger: person([holding('institution_liaison', { institutionId: 'i2' })]),
    nobody: person([holding('institution_liaison')]),
  };
  const who = (action: Action<ProposalFacts>, given: ProposalFacts) =>
    Object.keys(people).filter((name) => may(action, people[name]!, given));

  it.each<[string, Action<ProposalFacts>, ProposalFacts, string[]]>([
    ['drafts', DRAFT_PROPOSAL, facts, ['author', 'other', 'secretariat', 'liaison', 'stranger', 'nobody']],
    ['transcribes', TRANSCRIBE, facts, ['secretariat']],
    ['edits', EDIT_PROPOSAL, facts, ['author']],
    ['edits what was transcribed', EDIT_PROPOSAL, transcribed, ['secretariat']],
    ['submits', SUBMIT, facts, ['author']],
    ['submits what was transcribed', SUBMIT, transcribed, ['secretariat']],
    ['erases', ERASE_DRAFT, facts, ['author']],
    ['erases what was transcribed', ERASE_DRAFT, transcribed, ['secretariat']],
    ['supports', SUPPORT, facts, ['other', 'secretariat', 'liaison', 'stranger', 'nobody']],
    ['withdraws', WITHDRAW, facts, ['author']],
    ['withdraws what nobody wrote', WITHDRAW, transcribed, []],
    ['reviews', REVIEW, facts, ['secretariat']],
    ['undoes a merge', UNMERGE, facts, ['secretariat']],
    ['responds', RESPOND_TO_PROPOSAL, facts, ['secretariat', 'liaison']],
  ])('%s', (_, action, given, names) => {
    expect(who(action, given)).toEqual(names);
  });

  it.each<[Action<ProposalFacts>, string, string[]]>([
    [EDIT_PROPOSAL, 'author', ['draft', 'submitted']],
    [SUBMIT, 'author', ['draft']],
    [ERASE_DRAFT, 'author', ['draft']],
    [SUPPORT, 'other', ['submitted', 'under_review']],
    [WITHDRAW, 'author', ['submitted', 'under_review']],
    [REVIEW, 'secretariat', ['submitted', 'under_review']],
    [UNMERGE, 'secretariat', ['merged', 'split']],
    [RESPOND_TO_PROPOSAL, 'liaison', ['submitted', 'under_review']],
  ])('$mutation by the %s from some states only', (action, name, from) => {
    expect(PROPOSAL_STATES.filter((state) => may(action, people[name]!, { ...facts, state }))).toEqual(from);
  });
});

it.each(PROPOSAL_STATES.map((state) => [state, state === 'draft' ? [] : ['ALREADY_SUBMITTED id']]))(
  'erases a draft only: %s',
  (state, problems) => {
    const facts = { planId: 'plan', state, authorId: 'ana', transcribed: false, responsibleIds: [] };
    expect(refusals(() => allow(ERASE_DRAFT, person(), facts))).toEqual(problems);
  },
);
