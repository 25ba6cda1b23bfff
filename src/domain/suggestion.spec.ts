import { holding, person, refusals } from '../../test/support/rules.js';
import { allow, may } from './policy.js';
import {
  ACCEPT_SUGGESTION,
  changeNow,
  decideNow,
  DECLINE_SUGGESTION,
  draftingSide,
  isDrafterMissing,
  isSuggestingOpen,
  isSuggestionWindowOpen,
  namedAt,
  REVERT_SUGGESTION,
  SUGGEST,
  suggestNow,
  suggestOf,
  SUGGESTION_STATES,
  textState,
  WITHDRAW_SUGGESTION,
} from './suggestion.js';

const NOW = new Date('2026-03-10T12:00:00Z');
const at = (instant: string) => new Date(instant);
const drafter = person([holding('drafter')]);
const FACTS = { planId: 'plan', commitmentId: 'com', authorId: 'other', drafterMissing: false };

it.each([
  ['draft', 'preparation', 'open'],
  ['in_consultation', 'co_creation', 'open'],
  ['adopted', 'co_creation', 'closed'],
  ['withdrawn', 'co_creation', 'closed'],
  [null, 'co_creation', 'open'],
  [null, 'preparation', 'closed'],
  [null, 'submitted', 'closed'],
])('the text of a commitment %s in a plan in %s is %s', (commitmentState, planStage, state) => {
  expect(textState({ commitmentState, planStage })).toBe(state);
});

it.each([
  ['everybody while a window is open', true, 'open', person([]), true],
  ['nobody but drafters while none is', false, 'open', person([]), false],
  ['a drafter of the text without a window', false, 'open', drafter, true],
  ['no secretariat without a window', false, 'open', person([holding('secretariat')]), false],
  ['no drafter of another plan', false, 'open', person([holding('drafter', { planId: 'another' })]), false],
  ['nobody once the text is closed', true, 'closed', drafter, false],
] as const)('takes suggestions from %s', (_, window, state, actor, expected) => {
  const windows = window ? [{ kind: 'drafting', opensAt: at('2026-03-01'), closesAt: at('2026-04-01') }] : [];
  expect(isSuggestingOpen({ planId: 'plan', commitmentId: 'com', state, windows }, actor, NOW)).toBe(expected);
});

describe('the right to suggest', () => {
  const window = (kind: string, opensAt: string, closesAt: string) => ({
    kind,
    opensAt: at(opensAt),
    closesAt: at(closesAt),
  });
  it.each([
    ['drafting is open', window('drafting', '2026-03-10T12:00:00Z', '2026-04-01T00:00:00Z'), true],
    ['consultation is open', window('public_consultation', '2026-03-01T00:00:00Z', '2026-03-10T12:00:00.001Z'), true],
    ['drafting has just closed', window('drafting', '2026-03-01T00:00:00Z', '2026-03-10T12:00:00Z'), false],
    ['drafting has yet to open', window('drafting', '2026-03-10T12:00:00.001Z', '2026-04-01T00:00:00Z'), false],
    ['proposals are called for', window('call_for_proposals', '2026-03-01T00:00:00Z', '2026-04-01T00:00:00Z'), false],
  ])('is everybody’s while %s', (_, open, expected) => {
    expect(isSuggestionWindowOpen([open], NOW)).toBe(expected);
    const said = refusals(() => suggestNow({ windows: [open], asDrafter: false }, NOW, ['input', 'plan']));
    expect(said).toEqual(expected ? [] : ['SUGGESTIONS_CLOSED input.plan']);
    expect(refusals(() => suggestNow({ windows: [open], asDrafter: true }, NOW, ['input', 'plan']))).toEqual([]);
  });

  it('is refused at the place where the input names the text', () => {
    const closed = { planId: 'plan', commitmentId: null, state: 'closed' };
    const path = ['input', 'plan'];
    expect(refusals(() => allow(SUGGEST, drafter, closed))).toEqual(['TEXT_NOT_OPEN input.commitment']);
    expect(refusals(() => allow(namedAt(SUGGEST, path), drafter, closed))).toEqual(['TEXT_NOT_OPEN input.plan']);
  });

  it('ends with the text', () => {
    expect(may(SUGGEST, person(), { planId: 'plan', commitmentId: 'com', state: 'open' })).toBe(true);
    expect(refusals(() => allow(SUGGEST, person(), { planId: 'plan', commitmentId: 'com', state: 'closed' }))).toEqual([
      'TEXT_NOT_OPEN input.commitment',
    ]);
  });
});

describe('sides', () => {
  it.each([
    [null, 'civil_society'],
    ['civil_society', 'civil_society'],
    ['academia', 'civil_society'],
    ['private_sector', 'civil_society'],
    ['government_office', 'government'],
    ['autonomous_body', 'government'],
  ])('an institution of kind %s drafts for %s', (kind, side) => expect(draftingSide(kind)).toBe(side));

  it('are complete with one drafter each', () => {
    expect(isDrafterMissing(['government', 'civil_society'])).toBe(false);
    expect(isDrafterMissing(['government'])).toBe(true);
    expect(isDrafterMissing([])).toBe(true);
  });
});

describe('who decides', () => {
  const named = person([holding('drafter', { commitmentId: 'com' })]);
  const elsewhere = person([holding('drafter', { commitmentId: 'other' })]);
  const secretariat = person([holding('secretariat')]);
  it.each([
    ['a drafter of the plan', drafter, FACTS, true],
    ['a drafter named for it', named, FACTS, true],
    ['a drafter of another commitment', elsewhere, FACTS, false],
    ['a drafter who wrote it', drafter, { ...FACTS, authorId: 'ana' }, false],
    ['the secretariat', secretariat, FACTS, false],
    ['the secretariat while a side has no drafter', secretariat, { ...FACTS, drafterMissing: true }, true],
    ['the secretariat that wrote it', secretariat, { ...FACTS, drafterMissing: true, authorId: 'ana' }, false],
    ['any person', person(), FACTS, false],
  ])('%s accepts: %#', (_, actor, facts, allowed) => {
    expect(may(ACCEPT_SUGGESTION, actor, { ...facts, state: 'pending' })).toBe(allowed);
  });

  it('is a drafter or the secretariat for a refusal and for taking out, and the author for taking back', () => {
    expect(may(DECLINE_SUGGESTION, secretariat, FACTS)).toBe(true);
    expect(may(REVERT_SUGGESTION, secretariat, FACTS)).toBe(true);
    expect(may(DECLINE_SUGGESTION, elsewhere, FACTS)).toBe(false);
    expect(may(WITHDRAW_SUGGESTION, person(), { ...FACTS, authorId: 'ana' })).toBe(true);
    expect(may(WITHDRAW_SUGGESTION, person(), FACTS)).toBe(false);
  });

  it.each([
    [ACCEPT_SUGGESTION, ['pending', 'reverted']],
    [DECLINE_SUGGESTION, ['pending']],
    [WITHDRAW_SUGGESTION, ['pending']],
    [REVERT_SUGGESTION, ['accepted', 'accepted_with_changes']],
  ])('from the right states only: %#', (action, from) => {
    expect(SUGGESTION_STATES.filter((state) => action.from.includes(state))).toEqual(from);
  });
});

it.each([
  ['visible', []],
  ['hidden', ['SUGGESTION_HIDDEN id']],
])('is decided on while it is %s: refused by %j', (visibility, refused) =>
  expect(refusals(() => decideNow({ visibility }))).toEqual(refused),
);

it.each([
  ['open', []],
  ['closed', ['TEXT_NOT_OPEN id']],
])('changes the text while that is %s: refused by %j', (state, refused) =>
  expect(refusals(() => changeNow({ state }))).toEqual(refused),
);

it('concerns clauses only where it is on the text of a plan', () => {
  for (const kind of ['change', 'add', 'remove', 'move'] as const)
    expect(refusals(() => suggestOf(kind, { commitmentId: null }))).toEqual([]);
  for (const kind of ['field', 'add_milestone', 'remove_milestone'] as const) {
    expect(refusals(() => suggestOf(kind, { commitmentId: null }))).toEqual(['PLAN_TEXT_IS_CLAUSES input.kind']);
    expect(refusals(() => suggestOf(kind, { commitmentId: 'com' }))).toEqual([]);
  }
});
