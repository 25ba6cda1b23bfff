import { holding, person, refusals } from '../../test/support/rules.js';
import type { Appointment } from './actor.js';
import {
  beginFrom,
  beginIn,
  checkDraft,
  DRAFT_COMMITMENT,
  EDIT_COMMITMENT,
  isJoint,
  isWriterOf,
  mayBegin,
  mayBeginWith,
  nextReference,
  stateOn,
  writeFreely,
} from './commitment.js';
import { may } from './policy.js';

describe('the state of a commitment on a day', () => {
  const adopted = { state: 'adopted', startOn: '2022-03-01', endOn: '2023-08-31', planStage: 'submitted' };

  it.each([
    ['on the eve of its start', adopted, '2022-02-28', 'adopted'],
    ['on its first day', adopted, '2022-03-01', 'in_implementation'],
    ['on its last day', adopted, '2023-08-31', 'in_implementation'],
    ['on the day after its last', adopted, '2023-09-01', 'ended'],
    ['without a start day', { ...adopted, startOn: null }, '2020-01-01', 'in_implementation'],
    ['without an end day', { ...adopted, endOn: null }, '2030-01-01', 'in_implementation'],
    ['before its plan is submitted', { ...adopted, planStage: 'co_creation' }, '2024-01-01', 'adopted'],
    [
      'whose plan is closed and whose end is unknown',
      { ...adopted, endOn: null, planStage: 'closed' },
      '2020-01-01',
      'ended',
    ],
    [
      'whose plan is discontinued and whose end is unknown',
      { ...adopted, endOn: null, planStage: 'discontinued' },
      '2022-06-01',
      'ended',
    ],
    ['whose plan closed before its last day', { ...adopted, planStage: 'closed' }, '2023-08-31', 'in_implementation'],
    ['whose plan closed after its last day', { ...adopted, planStage: 'closed' }, '2023-09-01', 'ended'],
  ])('%s', (_, facts, today, state) => {
    expect(stateOn(facts, today)).toBe(state);
  });

  it.each(['draft', 'in_consultation', 'deferred', 'ended', 'withdrawn'])('stays as it is stored: %s', (state) => {
    expect(stateOn({ ...adopted, state }, '2022-06-01')).toBe(state);
  });
});

it.each([
  [0, false],
  [1, false],
  [2, true],
  [3, true],
])('takes a commitment of %i members for joint: %s', (members, joint) => {
  expect(isJoint(members)).toBe(joint);
});

describe('the next reference of the series', () => {
  it.each([
    ['goes on from the highest', ['EDOMEX-2021-01', 'EDOMEX-2021-09', 'EDOMEX-2021-03'], 'EDOMEX-2021-10', 3],
    ['keeps two figures', ['EDOMEX-2021-01'], 'EDOMEX-2021-02', 1],
    ['begins with the name of the plan', [], 'PLAN-2026-01', 0],
    ['passes over references of other kinds', ['Compromiso A'], 'PLAN-2026-01', 1],
    ['grows beyond two figures', ['A-99'], 'A-100', 1],
    ['reads only whole references', ['A-07b', 'xA-02'], 'xA-03', 2],
  ])('%s', (_, taken, reference, position) => {
    expect(nextReference('plan-2026', taken)).toEqual({ reference, position });
  });
});

describe('the facts of a commitment', () => {
  const facts = { planMembers: ['state', 'town'], members: ['state'], startOn: '2022-03-01', endOn: '2023-08-31' };

  it.each([
    ['one member of the plan', facts, []],
    ['all of them', { ...facts, members: ['town', 'state'] }, []],
    ['no member', { ...facts, members: [] }, ['MEMBER_REQUIRED input.members']],
    [
      'a stranger beside a member',
      { ...facts, members: ['state', 'other'] },
      ['JURISDICTION_NOT_A_MEMBER input.members'],
    ],
    ['an end on the day of the start', { ...facts, endOn: '2022-03-01' }, []],
    ['an end before the start', { ...facts, endOn: '2022-02-28' }, ['DATE_AFTER_END input.end']],
    ['no start', { ...facts, startOn: null }, []],
    ['no end', { ...facts, endOn: null }, []],
  ])('may name %s, or are refused', (_, given, refused) => {
    expect(refusals(() => checkDraft(given))).toEqual(refused);
  });
});

describe('drafting and editing a commitment', () => {
  const facts = {
    planId: 'plan',
    commitmentId: 'c1',
    origin: 'co_created',
    state: 'draft',
    ownerInstitutionIds: ['i0', 'i1'],
  };
  const proactive = { ...facts, origin: 'proactive' };
  const liaison = holding('institution_liaison', { institutionId: 'i1' });

  it.each<[string, Appointment, boolean, boolean]>([
    ['the secretariat', holding('secretariat'), true, true],
    ['the government contact point', holding('government_contact_point'), true, true],
    ['a liaison of an owner', liaison, false, true],
    ['a moderator', holding('moderator'), false, false],
  ])('is begun by %s', (_, role, coCreated, whenProactive) => {
    const start = { planId: 'plan', commitmentId: null, ownerInstitutionIds: [] };
    expect(may(DRAFT_COMMITMENT, person([role]), { ...start, origin: 'co_created' })).toBe(coCreated);
    expect(may(DRAFT_COMMITMENT, person([role]), { ...start, origin: 'proactive' })).toBe(whenProactive);
  });

  it.each<[string, Appointment, boolean, boolean]>([
    ['the secretariat', holding('secretariat'), true, true],
    ['the government contact point', holding('government_contact_point'), true, true],
    ['its drafter', holding('drafter', { commitmentId: 'c1' }), true, true],
    ['the drafter of the whole plan', holding('drafter'), true, true],
    ['the drafter of another', holding('drafter', { commitmentId: 'c2' }), false, false],
    ['a liaison of an owner', liaison, false, true],
    ['a liaison of another institution', { ...liaison, institutionId: 'i2' }, false, false],
    ['a liaison of none', { ...liaison, institutionId: null }, false, false],
  ])('is edited by %s', (_, role, coCreated, whenProactive) => {
    expect(may(EDIT_COMMITMENT, person([role]), facts)).toBe(coCreated);
    expect(may(EDIT_COMMITMENT, person([role]), proactive)).toBe(whenProactive);
  });

  it.each(['in_consultation', 'deferred', 'adopted', 'ended', 'withdrawn'])('is over when it is %s', (state) => {
    expect(may(EDIT_COMMITMENT, person([holding('secretariat')]), { ...facts, state })).toBe(false);
  });
});

it('lets those who draft begin with a proposal that is open to it, while its plan is', () => {
  const open = { planId: 'plan', state: 'accepted', planStage: 'co_creation' };
  const society = person([holding('civil_society_contact_point')]);
  expect(mayBeginWith(open, society)).toBe(true);
  expect(mayBeginWith({ ...open, state: 'not_accepted' }, society)).toBe(false);
  expect(mayBeginWith({ ...open, planStage: 'closed' }, society)).toBe(false);
  expect(mayBeginWith(open, person([holding('forum_member')]))).toBe(false);
  expect(mayBegin({ planId: 'plan' }, person([holding('drafter')]))).toBe(true);
  expect(mayBegin({ planId: 'plan' }, person([holding('drafter', { commitmentId: 'c1' })]))).toBe(false);
});

it('begins with proposals of its own plan that are still open to it, and names the first that is not', () => {
  const begun = (...proposals: { planId: string; state: string }[]) => refusals(() => beginFrom(proposals, 'plan'));
  const open = ['submitted', 'under_review', 'accepted', 'accepted_in_part'].map((state) => ({
    planId: 'plan',
    state,
  }));
  expect(begun()).toEqual([]);
  expect(begun(...open)).toEqual([]);
  expect(begun(...open, { planId: 'other', state: 'accepted' })).toEqual([
    'PROPOSAL_OF_ANOTHER_PLAN input.proposals.4',
  ]);
  for (const state of ['draft', 'not_accepted', 'withdrawn', 'merged'])
    expect(begun(open[0]!, { planId: 'plan', state })).toEqual(['PROPOSAL_NOT_TO_BE_TAKEN_UP input.proposals.1']);
});

it('is written freely until somebody suggests a change', () => {
  expect(refusals(() => writeFreely({ suggestions: 0 }))).toEqual([]);
  expect(refusals(() => writeFreely({ suggestions: 1 }))).toEqual(['TEXT_IS_SHARED id']);
});

it.each<[string, Appointment, boolean, boolean]>([
  ['the secretariat', holding('secretariat'), true, true],
  ['a drafter of the plan', holding('drafter'), true, true],
  ['a drafter of one commitment', holding('drafter', { commitmentId: 'c1' }), true, false],
  ['a liaison', holding('institution_liaison', { institutionId: 'i1' }), false, false],
])('takes %s for a writer of one text, and of those of the whole plan', (_, role, one, all) => {
  expect(isWriterOf({ planId: 'plan', commitmentId: 'c1' }, person([role]))).toBe(one);
  expect(isWriterOf({ planId: 'plan', commitmentId: null }, person([role]))).toBe(all);
});

it.each([
  ['co_creation', []],
  ['submitted', []],
  ['closed', ['PLAN_CLOSED input.plan']],
  ['discontinued', ['PLAN_CLOSED input.plan']],
])('a commitment begins in a plan in the stage %s: %j', (stage, problems) => {
  expect(refusals(() => beginIn(stage))).toEqual(problems);
});
