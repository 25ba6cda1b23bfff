import { holding, person, refusals, valuesOfRefusal } from '../../test/support/rules.js';
import { VISITOR } from './actor.js';
import {
  below,
  CREATE_COMMENT,
  COMMENT_STATES,
  commentLimit,
  COMMENTS_OF_NEW_ACCOUNTS_PER_ADDRESS,
  commentStateAt,
  EDIT_COMMENT,
  ERASE_COMMENT,
  firstState,
  isNewAccount,
  isOpenToComments,
  isPlanDiscussed,
  MOST_DEPTH,
  type SubjectFacts,
  VOTE,
  WITHDRAW_COMMENT,
} from './comment.js';
import { allow, may } from './policy.js';

const NOW = new Date('2026-03-10T12:00:00Z');
const TODAY = '2026-03-10';
const DAY = 86_400_000;
const ago = (ms: number) => new Date(NOW.getTime() - ms);

describe('the state of a comment', () => {
  it.each([
    ['held', ago(72 * 3_600_000 - 1), null, 'held'],
    ['held', ago(72 * 3_600_000), null, 'visible'],
    ['visible', ago(0), null, 'visible'],
    ['hidden', ago(0), { rule: 'spam', appeal: null }, 'hidden'],
    ['hidden', ago(0), { rule: 'spam', appeal: { appealedAt: ago(15 * DAY), outcome: null } }, 'visible'],
  ])('%s since %s is %s %s', (state, createdAt, hiding, now) => {
    expect(commentStateAt({ state, createdAt, hiding }, NOW)).toBe(now);
  });
});

it.each([
  ['closed', '2025-12-10', true],
  ['closed', '2025-12-09', false],
  ['closed', '2026-03-10', true],
  ['discontinued', '2025-12-10', true],
  ['discontinued', '2025-12-09', false],
  ['discontinued', null, false],
  ['submitted', '2020-01-01', true],
  ['co_creation', null, true],
])('a plan that is %s and ended on %s is discussed: %s', (planStage, planEndOn, isDiscussed) => {
  expect(isPlanDiscussed({ planStage, planEndOn }, TODAY)).toBe(isDiscussed);
});

describe('a subject is open to comments', () => {
  const window = (kind: string, opensAt = '2026-03-01T00:00:00Z', closesAt = '2026-03-31T00:00:00Z') => ({
    kind,
    opensAt,
    closesAt,
  });
  const subject = (facts: Partial<SubjectFacts>): SubjectFacts => ({
    kind: 'proposal',
    state: 'submitted',
    rests: false,
    draftsPublic: true,
    startOn: null,
    endOn: null,
    planStage: 'co_creation',
    planEndOn: null,
    windows: [],
    ...facts,
  });
  const open = (facts: Partial<SubjectFacts>) => isOpenToComments(subject(facts), NOW, TODAY);

  it.each(['call_for_proposals', 'thematic_tables', 'drafting', 'public_consultation', 'reasoned_response'])(
    'a proposal while this window is open: %s',
    (kind) => {
      expect(open({ windows: [window(kind)] })).toBe(true);
    },
  );

  it('a proposal in no other window, and from the first instant to just before the last', () => {
    expect(open({ windows: [] })).toBe(false);
    expect(open({ windows: [window('something_else')] })).toBe(false);
    expect(open({ windows: [window('drafting', NOW.toISOString())] })).toBe(true);
    expect(open({ windows: [window('drafting', '2026-03-01T00:00:00Z', NOW.toISOString())] })).toBe(false);
    expect(open({ windows: [window('other'), window('drafting')] })).toBe(true);
  });

  it.each(['draft', 'withdrawn', 'merged', 'split', 'hidden'])('neither proposal nor response that is %s', (state) => {
    expect(open({ state, windows: [window('drafting')] })).toBe(false);
    expect(open({ kind: 'response', state, windows: [window('drafting')] })).toBe(false);
  });

  it('a response, whatever windows there are', () => {
    expect(open({ kind: 'response', state: 'accepted' })).toBe(true);
  });

  it.each<[string, Partial<SubjectFacts>, boolean]>([
    ['a public draft while texts are written', { state: 'draft', windows: [window('drafting')] }, true],
    ['a public draft before', { state: 'draft', windows: [window('call_for_proposals')] }, false],
    [
      'a draft of the people of its plan',
      { state: 'draft', draftsPublic: false, windows: [window('drafting')] },
      false,
    ],
    ['a text in consultation', { state: 'in_consultation', windows: [window('drafting')] }, true],
    ['a text in public consultation', { state: 'in_consultation', windows: [window('public_consultation')] }, true],
    [
      'a text in consultation while proposals are called',
      { state: 'in_consultation', windows: [window('call_for_proposals')] },
      false,
    ],
    ['what is agreed, without a window', { state: 'agreed' }, false],
    ['what is agreed, within a window', { state: 'agreed', windows: [window('drafting')] }, true],
    ['what is adopted', { state: 'adopted' }, true],
    ['what has ended', { state: 'ended' }, true],
    ['what was put off', { state: 'deferred', windows: [window('drafting')] }, false],
    ['what was withdrawn', { state: 'withdrawn', windows: [window('drafting')] }, false],
  ])('a commitment, its milestones, its clauses and suggestions on them: %s', (_, facts, isOpen) => {
    expect(open({ kind: 'commitment', ...facts })).toBe(isOpen);
    expect(open({ kind: 'milestone', ...facts })).toBe(isOpen);
    expect(open({ kind: 'clause', ...facts })).toBe(isOpen);
    expect(open({ kind: 'suggestion', ...facts })).toBe(isOpen);
  });

  it('neither a clause that was removed nor a suggestion that was withdrawn or is hidden', () => {
    for (const kind of ['clause', 'suggestion'] as const)
      expect(open({ kind, state: 'adopted', rests: true })).toBe(false);
  });

  it.each([
    ['closed', '2025-12-10', true],
    ['closed', '2025-12-09', false],
    ['discontinued', '2025-12-10', true],
    ['closed', null, false],
    ['implementation', null, true],
  ])('ninety days after its plan is over: %s on %s', (planStage, planEndOn, isOpen) => {
    expect(open({ kind: 'commitment', state: 'adopted', planStage, planEndOn })).toBe(isOpen);
  });
});

describe('a new account', () => {
  it('is new for seven days', () => {
    expect(isNewAccount(ago(7 * DAY - 1), NOW)).toBe(true);
    expect(isNewAccount(ago(7 * DAY), NOW)).toBe(false);
  });

  it('writes four comments in ten minutes, an older one thirty', () => {
    expect(commentLimit(true)).toEqual({ most: 4, seconds: 600 });
    expect(commentLimit(false)).toEqual({ most: 30, seconds: 600 });
    expect(COMMENTS_OF_NEW_ACCOUNTS_PER_ADDRESS).toEqual({ most: 120, seconds: 600 });
  });

  it.each([
    ['its first where the plan holds none', { holdFirst: 0 }, 'visible'],
    ['its first where the plan holds one', { holdFirst: 1 }, 'held'],
    ['its second where the plan holds one', { holdFirst: 1, earlierComments: 1 }, 'visible'],
    ['its second where the plan holds two', { holdFirst: 2, earlierComments: 1 }, 'held'],
    ['an official reply', { holdFirst: 1, official: true }, 'visible'],
    ['the first of an older account', { holdFirst: 1, isNewAccount: false }, 'visible'],
  ])('may wait for a moderator: %s', (_, facts, state) => {
    expect(firstState({ isNewAccount: true, earlierComments: 0, official: false, ...facts })).toBe(state);
  });
});

describe('who comments', () => {
  const liaison = person([holding('institution_liaison', { institutionId: 'i1' })]);

  it.each([
    ['a person for themselves', person(), null, true],
    ['a person for an institution', person(), 'i1', false],
    ['its liaison for an institution', liaison, 'i1', true],
    ['a liaison for another institution', liaison, 'i2', false],
    ['a liaison for themselves', liaison, null, true],
    ['a visitor', VISITOR, null, false],
  ])('%s', (_, actor, onBehalfOf, allowed) => {
    expect(may(CREATE_COMMENT, actor, { planId: 'plan', onBehalfOf })).toBe(allowed);
  });

  it('in their own name, a liaison of no institution too', () => {
    const ofNone = person([holding('institution_liaison')]);
    expect(allow(CREATE_COMMENT, ofNone, { planId: 'plan', onBehalfOf: null }).role).toBe('person');
    expect(allow(CREATE_COMMENT, liaison, { planId: 'plan', onBehalfOf: 'i1' }).role).toBe('institution_liaison');
  });

  const facts = { planId: 'plan', authorId: 'ana' };
  const other = person([], { accountId: 'other' });
  it.each([
    ['edits', EDIT_COMMENT, ['visible', 'held']],
    ['withdraws', WITHDRAW_COMMENT, ['visible', 'held']],
    ['erases', ERASE_COMMENT, ['visible', 'held', 'hidden', 'withdrawn']],
  ])('its author alone %s it', (_, action, from) => {
    for (const state of COMMENT_STATES) {
      expect([state, may(action, person(), { ...facts, state })]).toEqual([state, from.includes(state)]);
      expect(may(action, other, { ...facts, state })).toBe(false);
      expect(may(action, person(), { ...facts, authorId: null, state })).toBe(false);
    }
  });

  it('an administrator erases it on legal duty', () => {
    const administrator = person([holding('administrator')], { accountId: 'other' });
    expect(may(ERASE_COMMENT, administrator, { ...facts, state: 'visible' })).toBe(true);
    expect(may(EDIT_COMMENT, administrator, { ...facts, state: 'visible' })).toBe(false);
  });

  it('everybody but its author votes, while it is visible', () => {
    for (const state of COMMENT_STATES) expect(may(VOTE, other, { ...facts, state })).toBe(state === 'visible');
    expect(may(VOTE, person(), { ...facts, state: 'visible' })).toBe(false);
    expect(may(VOTE, person(), { ...facts, authorId: null, state: 'visible' })).toBe(true);
  });
});

describe('the place of a comment in its thread', () => {
  const parent = { id: 'p', rootId: 'r', depth: 3, state: 'visible' as const };

  it('begins a thread, or stands one below what it replies to', () => {
    expect(below(null, 'c')).toEqual({ parentId: null, rootId: 'c', depth: 0 });
    expect(below(parent, 'c')).toEqual({ parentId: 'p', rootId: 'r', depth: 4 });
  });

  it.each(['held', 'hidden', 'withdrawn', 'erased'] as const)('is not below what is %s', (state) => {
    expect(refusals(() => below({ ...parent, state }, 'c'))).toEqual(['COMMENT_NOT_OPEN input.replyTo']);
  });

  it('goes down to a depth', () => {
    expect(below({ ...parent, depth: MOST_DEPTH - 1 }, 'c').depth).toBe(40);
    expect(refusals(() => below({ ...parent, depth: MOST_DEPTH }, 'c'))).toEqual(['COMMENT_TOO_DEEP input.replyTo']);
    expect(valuesOfRefusal(() => below({ ...parent, depth: MOST_DEPTH }, 'c'))).toEqual([{ most: 40 }]);
  });
});
