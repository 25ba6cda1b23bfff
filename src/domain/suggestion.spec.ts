import { holding, person, refusals } from '../../test/support/rules.js';
import { allow, may } from './policy.js';
import {
  accept,
  ACCEPT_SUGGESTION,
  answeringInstitution,
  answerStanding,
  type AcceptanceFacts,
  type Asked,
  decideNow,
  DECLINE_SUGGESTION,
  draftingSide,
  isDrafterMissing,
  isSuggestingOpen,
  isSuggestionWindowOpen,
  rebased,
  REVERT_SUGGESTION,
  reverted,
  settledAsAsked,
  type Standing,
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
  ['no drafter of another plan', false, 'open', person([holding('drafter', { planId: 'another' })]), false],
  ['nobody once the text is closed', true, 'closed', drafter, false],
] as const)('takes suggestions from %s', (_, window, state, actor, expected) => {
  const windows = window ? [{ kind: 'drafting', opensAt: at('2026-03-01'), closesAt: at('2026-04-01') }] : [];
  expect(isSuggestingOpen({ planId: 'plan', commitmentId: 'com', state, windows }, actor, NOW)).toBe(expected);
});

describe('the answer that a suggestion is owed', () => {
  const facts = { state: 'pending', respondBy: '2026-03-10', answeredOn: null, rests: false };
  it.each([
    ['is waited for until its day', facts, '2026-03-10', 'waiting'],
    ['is overdue from the day after', facts, '2026-03-11', 'overdue'],
    ['is never overdue without a day', { ...facts, respondBy: null }, '2030-01-01', 'waiting'],
    ['was given in time', { ...facts, state: 'declined', answeredOn: '2026-03-10' }, '2026-04-01', 'answered'],
    ['was given late', { ...facts, state: 'accepted', answeredOn: '2026-03-11' }, '2026-04-01', 'answered_late'],
    ['was given before a revert', { ...facts, state: 'reverted', answeredOn: '2026-03-09' }, '2026-04-01', 'answered'],
    ['is not owed once it is withdrawn', { ...facts, state: 'withdrawn' }, '2026-04-01', null],
    ['is not owed while moderation hides it', { ...facts, rests: true }, '2026-04-01', null],
  ])('%s', (_, given, today, standing) => {
    expect(answerStanding(given, today)).toBe(standing);
  });

  it('is owed by the first institution that accepted to lead, and else by the drafters', () => {
    const owner = (institutionId: string, position: number, more: object = {}) => ({
      institutionId,
      role: 'lead',
      state: 'accepted',
      position,
      ...more,
    });
    expect(answeringInstitution([owner('b', 2), owner('a', 1)])).toBe('a');
    expect(answeringInstitution([owner('b', 1), owner('a', 1)])).toBe('a');
    expect(answeringInstitution([owner('a', 1, { state: 'invited' }), owner('b', 2)])).toBe('b');
    expect(answeringInstitution([owner('a', 1, { role: 'supporting' })])).toBeNull();
  });
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

describe('a suggestion on a later version', () => {
  const asked = {
    kind: 'change',
    baseText: 'Medir las fugas',
    text: 'Medir las fugas cada mes',
    baseValue: null,
    value: null,
  };
  const now = { gone: false, text: 'Medir las fugas', value: null };
  it.each([
    ['of the same text', asked, now, { conflict: false, text: 'Medir las fugas cada mes', value: null }],
    [
      'where other words changed',
      asked,
      { ...now, text: 'Medir todas las fugas' },
      { conflict: false, text: 'Medir todas las fugas cada mes', value: null },
    ],
    ['where the same words changed', asked, { ...now, text: 'Medir las fugas cada año' }, { conflict: true }],
    [
      'that says so already',
      asked,
      { ...now, text: 'Medir las fugas cada mes' },
      { conflict: false, text: 'Medir las fugas cada mes', value: null },
    ],
    ['without the clause', asked, { ...now, gone: true }, { conflict: true, gone: true }],
    ['removing what is as it was', { ...asked, kind: 'remove' }, now, { conflict: false, text: null, value: null }],
    ['removing what changed', { ...asked, kind: 'remove' }, { ...now, text: 'Medir' }, { conflict: true }],
    [
      'adding below a milestone that is gone',
      { ...asked, kind: 'add' },
      { ...now, gone: true },
      { conflict: true, gone: true },
    ],
    ['adding', { ...asked, kind: 'add' }, now, { conflict: false, text: asked.text, value: null }],
    [
      'with the value as it was',
      { ...asked, kind: 'field', baseValue: ['a'], value: ['b'] },
      { ...now, value: ['a'] },
      { conflict: false, text: null, value: ['b'] },
    ],
    [
      'with the value that it wants',
      { ...asked, kind: 'field', baseValue: ['a'], value: ['b'] },
      { ...now, value: ['b'] },
      { conflict: false, text: null, value: ['b'] },
    ],
    [
      'with a third value',
      { ...asked, kind: 'field', baseValue: ['a'], value: ['b'] },
      { ...now, value: ['c'] },
      { conflict: true },
    ],
  ])('%s', (_, what, standing, result) => {
    expect(rebased(what, standing)).toEqual(result);
  });
});

describe('an acceptance', () => {
  const facts: AcceptanceFacts = {
    rebased: { conflict: false, text: 'Nuevo', value: null },
    finalText: null,
    reason: null,
    settled: false,
    revertedBefore: false,
    session: false,
    acceptedBy: null,
    side: 'government',
  };
  it.each<[string, Partial<AcceptanceFacts>, unknown]>([
    ['takes the suggested words', {}, { state: 'accepted', text: 'Nuevo', value: null }],
    [
      'takes other words with a reason',
      { finalText: 'Otro', reason: 'Por claridad' },
      { state: 'accepted_with_changes', text: 'Otro', value: null },
    ],
    [
      'settles a conflict by other words',
      { rebased: { conflict: true }, finalText: 'Otro', reason: 'Por claridad' },
      { state: 'accepted_with_changes', text: 'Otro', value: null },
    ],
    [
      'waits for the other side after a revert',
      { revertedBefore: true },
      { state: 'waiting', acceptedBy: 'government' },
    ],
    [
      'is done by the other side',
      { revertedBefore: true, acceptedBy: 'civil_society' },
      { state: 'accepted', text: 'Nuevo', value: null },
    ],
    [
      'is done by a session',
      { revertedBefore: true, session: true, side: null },
      { state: 'accepted', text: 'Nuevo', value: null },
    ],
  ])('%s', (_, more, result) => expect(accept({ ...facts, ...more })).toEqual(result));

  it.each<[string, Partial<AcceptanceFacts>, string[]]>([
    ['of a conflict as it is', { rebased: { conflict: true } }, ['SUGGESTION_IN_CONFLICT id']],
    [
      'of what has no place any more, also with other words',
      { rebased: { conflict: true, gone: true }, finalText: 'Otro', reason: 'Por claridad' },
      ['SUGGESTION_PLACE_GONE id'],
    ],
    ['with other words without a reason', { finalText: 'Otro', reason: ' ' }, ['REASON_REQUIRED input.reason']],
    [
      'on the side of the suggestion without a reason',
      { settled: true, reason: null },
      ['REASON_REQUIRED input.reason'],
    ],
    ['twice by one side', { revertedBefore: true, acceptedBy: 'government' }, ['BOTH_DRAFTERS_REQUIRED id']],
    ['by the secretariat after a revert', { revertedBefore: true, side: null }, ['BOTH_DRAFTERS_REQUIRED id']],
  ])('is refused %s', (_, more, refused) => expect(refusals(() => accept({ ...facts, ...more }))).toEqual(refused));
});

describe('A conflict is settled on the side of the suggestion', () => {
  const asked = { kind: 'field', baseText: null, text: null, baseValue: 'a', value: 'b' };
  const now = { gone: false, text: null, value: 'c' };
  it.each<[string, Partial<Asked>, Partial<Standing>, object]>([
    ['for a field', {}, {}, { conflict: false, text: null, value: 'b' }],
    [
      'for a removal',
      { kind: 'remove', baseText: 'Uno' },
      { text: 'Dos' },
      { conflict: false, text: null, value: null },
    ],
    ['not where the thing is gone', {}, { gone: true }, { conflict: true, gone: true }],
    ['not for words', { kind: 'change', baseText: 'Uno', text: 'Dos' }, { text: 'Tres' }, { conflict: true }],
  ])('%s', (_, more, standing, result) =>
    expect(settledAsAsked({ ...asked, ...more }, { ...now, ...standing })).toEqual(result),
  );
});

it('takes words out of the text again as far as nobody wrote over them', () => {
  const [before, after] = ['Medir las fugas de agua', 'Medir cada mes las fugas de agua'];
  expect(reverted(before, after, `${after} potable`)).toBe(`${before} potable`);
  expect(refusals(() => reverted(before, after, 'Medir cada año las fugas de agua'))).toEqual([
    'REVERT_IN_CONFLICT id',
  ]);
});

it.each([
  ['visible', []],
  ['hidden', ['SUGGESTION_HIDDEN id']],
])('is decided on while it is %s: refused by %j', (visibility, refused) =>
  expect(refusals(() => decideNow({ visibility }))).toEqual(refused),
);

it('concerns clauses only where it is on the text of a plan', () => {
  for (const kind of ['change', 'add', 'remove', 'move'] as const)
    expect(refusals(() => suggestOf(kind, { commitmentId: null }))).toEqual([]);
  for (const kind of ['field', 'add_milestone', 'remove_milestone'] as const) {
    expect(refusals(() => suggestOf(kind, { commitmentId: null }))).toEqual(['PLAN_TEXT_IS_CLAUSES input.kind']);
    expect(refusals(() => suggestOf(kind, { commitmentId: 'com' }))).toEqual([]);
  }
});
