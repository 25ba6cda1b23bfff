import { refusals } from '../../test/support/rules.js';
import {
  accept,
  type AcceptanceFacts,
  type Asked,
  rebased,
  reverted,
  settledAsAsked,
  type PresentPart,
} from './suggestion-decision.js';

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
  it.each<[string, Partial<Asked>, Partial<PresentPart>, object]>([
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
