import { holding, person, refusals, valuesOfRefusal } from '../../test/support/rules.js';
import type { Actor } from './actor.js';
import { type Action, may } from './policy.js';
import {
  checkContestable,
  checkLinks,
  CONTEST,
  contest,
  DECIDE_CONTEST,
  isContestable,
  isContestOverdue,
  isTextInPlan,
  type LastContest,
  lastDayToContest,
  owedText,
  type ResponseFacts,
  responseState,
  REVISE,
  revise,
  SAVE_TEMPLATE,
  speaksFor,
  useTemplate,
} from './response.js';

it.each([
  ['published', 1, null],
  ['contested', 2, { state: 'open', version: 2 }],
  ['confirmed', 1, { state: 'rejected', version: 1 }],
  ['revised', 2, { state: 'rejected', version: 1 }],
  ['reconsidered', 2, { state: 'upheld', version: 1 }],
  ['revised', 3, { state: 'upheld', version: 1 }],
])('is %s: version %i after the contest %j', (state, version, last) => {
  expect(responseState(version, last)).toBe(state);
});

describe('revising', () => {
  it.each(['reconsidered', 'confirmed', 'revised'] as const)('keeps the outcome of a response that is %s', (state) => {
    expect(refusals(() => revise({ state, outcome: 'accepted' }, 'not_accepted'))).toEqual([
      'OUTCOME_DECIDED input.outcome',
    ]);
    expect(refusals(() => revise({ state, outcome: 'accepted' }, 'accepted'))).toEqual([]);
  });

  it('changes the outcome of one that nobody contested', () => {
    expect(refusals(() => revise({ state: 'published', outcome: 'accepted' }, 'not_accepted'))).toEqual([]);
  });
});

describe('contesting', () => {
  it('is possible until the last day that is told, and not on the next', () => {
    const last = lastDayToContest('2026-03-01');
    expect(last).toBe('2026-03-31');
    expect(contest('2026-03-01', last)).toEqual({ decideBy: '2026-05-30' });
    expect(refusals(() => contest('2026-03-01', '2026-04-01'))).toEqual(['CONTEST_TOO_LATE id']);
    expect(valuesOfRefusal(() => contest('2026-03-01', '2026-04-01'))).toEqual([{ days: 30 }]);
  });
});

it.each([
  ['on its last day', 'open', '2026-03-10', false],
  ['from the day after', 'open', '2026-03-11', true],
  ['once it is decided', 'upheld', '2026-03-11', false],
])('the decision of a contest is overdue %s: %#', (_, state, today, overdue) => {
  expect(isContestOverdue({ state, decideBy: '2026-03-10' }, today)).toBe(overdue);
});

describe('contesting again', () => {
  it.each([
    ['what nobody contested', 1, null, true],
    ['while it is not decided', 1, { state: 'open', version: 1 }, false],
    ['while it is not decided, though it was revised since', 2, { state: 'open', version: 1 }, false],
    ['what was confirmed', 1, { state: 'rejected', version: 1 }, false],
    ['what was revised after it was confirmed', 2, { state: 'rejected', version: 1 }, true],
    ['what the decision put in its place', 2, { state: 'upheld', version: 1 }, false],
    ['what was revised after that', 3, { state: 'upheld', version: 1 }, true],
  ])('%s', (_, version, last, possible) => {
    expect(isContestable(version, last)).toBe(possible);
  });
});

describe('whoever accepts', () => {
  const at = { today: '2026-03-10', promised: null };
  it.each<[string, number, string | null, string[]]>([
    ['accepted', 0, null, ['COMMITMENT_LINK_REQUIRED input.commitments']],
    ['accepted_in_part', 0, null, ['COMMITMENT_LINK_REQUIRED input.commitments']],
    ['accepted', 1, null, []],
    ['not_accepted', 0, null, []],
    ['accepted', 0, '2026-03-10', []],
    ['accepted_in_part', 0, '2026-04-01', []],
    ['accepted', 0, '2026-03-09', ['DATE_IN_THE_PAST input.writeBy']],
    ['accepted', 1, '2026-04-01', ['NOTHING_TO_WRITE input.writeBy']],
    ['not_accepted', 0, '2026-04-01', ['NOTHING_TO_WRITE input.writeBy']],
  ])('says where it went: %s with %i commitments, to be written by %s', (outcome, commitments, writeBy, refused) => {
    expect(refusals(() => checkLinks({ outcome, commitments, writeBy }, at, ['input']))).toEqual(refused);
  });

  it('may repeat the day that was promised, once it is past', () => {
    const said = { outcome: 'accepted', commitments: 0, writeBy: '2026-03-01' };
    expect(refusals(() => checkLinks(said, { ...at, promised: '2026-03-01' }, ['input']))).toEqual([]);
  });

  it.each([
    ['nothing that was not promised', { writeBy: null, named: false }, null],
    ['a text', { writeBy: '2026-03-10', named: false }, { by: '2026-03-10', overdue: false }],
    ['a text that is late', { writeBy: '2026-03-09', named: false }, { by: '2026-03-09', overdue: true }],
    ['nothing once a commitment names it', { writeBy: '2026-03-09', named: true }, null],
  ])('owes %s', (_, facts, owed) => {
    expect(owedText(facts, at.today)).toEqual(owed);
  });

  it.each([
    ['draft', false, false],
    ['draft', true, true],
    ['in_consultation', false, true],
    ['deferred', false, true],
    ['withdrawn', true, false],
  ])('has written a text that is %s, with drafts shown: %s', (state, draftsShown, written) => {
    expect(isTextInPlan({ state, draftsShown })).toBe(written);
  });
});

it('speaks for the institution of a liaison, and for none as the secretariat', () => {
  expect(speaksFor({ role: 'institution_liaison', institutionId: 'i1' })).toBe('i1');
  expect(speaksFor({ role: 'secretariat', institutionId: 'i1' })).toBeNull();
});

it.each([
  ['institution_liaison', 'i1', 'i1', []],
  ['institution_liaison', 'i1', null, []],
  ['institution_liaison', 'i1', 'i2', ['TEMPLATE_OF_ANOTHER_INSTITUTION input.template']],
  ['secretariat', null, 'i2', []],
] as const)('answers as %s of %s with a template of %s', (role, institutionId, templateOf, refused) => {
  expect(refusals(() => useTemplate({ role, institutionId }, templateOf))).toEqual(refused);
});

describe('who acts on a response', () => {
  const facts: ResponseFacts = {
    planId: 'plan',
    authorId: 'author',
    answererId: 'answerer',
    institutionId: 'i1',
    citesSession: false,
  };
  const liaison = (institutionId: string | null, accountId = 'ana') =>
    person([holding('institution_liaison', { institutionId })], { accountId });
  const secretariat = (accountId = 'ana') => person([holding('secretariat')], { accountId });
  const ofSecretariat = { ...facts, institutionId: null };
  const citing = { ...facts, citesSession: true };

  it.each<[string, Action<ResponseFacts>, Actor, ResponseFacts, boolean]>([
    ['its institution revises', REVISE, liaison('i1'), facts, true],
    ['another institution revises', REVISE, liaison('i2'), facts, false],
    ['the secretariat revises', REVISE, secretariat(), facts, true],
    ['a liaison of none revises what the secretariat said', REVISE, liaison(null), ofSecretariat, false],
    ['the author of the proposal contests', CONTEST, person([], { accountId: 'author' }), facts, true],
    ['somebody else contests', CONTEST, person(), facts, false],
    ['somebody contests for nobody', CONTEST, person(), { ...facts, authorId: null }, false],
    ['another institution decides', DECIDE_CONTEST, liaison('i2'), facts, true],
    ['its institution decides', DECIDE_CONTEST, liaison('i1'), facts, false],
    ['a liaison of none decides', DECIDE_CONTEST, liaison(null), facts, false],
    ['the person who answered decides for another', DECIDE_CONTEST, liaison('i2', 'answerer'), facts, false],
    ['the author decides for another', DECIDE_CONTEST, liaison('i2', 'author'), facts, false],
    ['the secretariat decides without a session', DECIDE_CONTEST, secretariat(), facts, false],
    ['the secretariat decides citing a session', DECIDE_CONTEST, secretariat(), citing, true],
    ['the secretariat that answered decides', DECIDE_CONTEST, secretariat('answerer'), citing, false],
    ['the secretariat that proposed decides', DECIDE_CONTEST, secretariat('author'), citing, false],
  ])('%s', (_, action, actor, given, allowed) => {
    expect(may(action, actor, given)).toBe(allowed);
  });

  it.each([
    ['the secretariat', secretariat(), null, true],
    ['its liaison', liaison('i1'), 'i1', true],
    ['another liaison', liaison('i1'), 'i2', false],
    ['a liaison of none', liaison(null), null, false],
  ])('%s saves a template', (_, actor, institutionId, allowed) => {
    expect(may(SAVE_TEMPLATE, actor, { planId: 'plan', institutionId })).toBe(allowed);
  });
});

it.each<[string, string, number, LastContest | null, string[]]>([
  ['never contested', 'accepted', 1, null, []],
  ['of a merged proposal', 'merged', 1, null, ['PROPOSAL_NOT_OPEN id']],
  ['contested now', 'accepted', 1, { state: 'open', version: 1 }, ['ALREADY_CONTESTED id']],
  ['confirmed', 'accepted', 1, { state: 'rejected', version: 1 }, ['ALREADY_CONTESTED id']],
  ['revised after that', 'accepted', 2, { state: 'rejected', version: 1 }, []],
])('a response is contested: %s', (_, state, version, last, problems) => {
  expect(refusals(() => checkContestable({ state }, version, last))).toEqual(problems);
});
