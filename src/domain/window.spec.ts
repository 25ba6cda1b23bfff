import { holding, person, refusals, valuesOfRefusal } from '../../test/support/rules.js';
import { windowState } from './plan.js';
import { allow, type StatefulAction } from './policy.js';
import {
  CLOSE_WINDOW,
  closeWindow,
  comeBeside,
  CORRECT_SYNTHESIS,
  correctSynthesis,
  isReopenable,
  isSynthesisActionPossible,
  MOVE_WINDOW,
  moveWindow,
  openBeside,
  openOnce,
  openWindow,
  PUBLISH_SYNTHESIS,
  type ReopeningFacts,
  REOPEN_WINDOW,
  reopenWindow,
  type WindowSpan,
  type TitledSpan,
  type WindowFacts,
  WINDOWS_CLOSE_WITHIN_DAYS,
  withinPlan,
} from './window.js';

const at = (instant: string) => new Date(instant);
const NOW = at('2026-03-10T12:00:00Z');
const dayOf = (instant: Date) => instant.toISOString().slice(0, 10);
const span = (opensAt: string, closesAt: string) => ({ opensAt: at(opensAt), closesAt: at(closesAt) });
const LATER = '2026-03-31T00:00:00Z';
const refusedNow = (action: StatefulAction<WindowFacts>, current: WindowSpan) =>
  refusals(() => allow(action, person([holding('secretariat')]), { planId: 'plan', state: windowState(current, NOW) }));

describe('opening a window', () => {
  it('keeps an opening that is now or to come', () => {
    expect(openWindow(span('2026-03-11T00:00:00Z', LATER), NOW, dayOf)).toEqual(span('2026-03-11T00:00:00Z', LATER));
    expect(openWindow(span(NOW.toISOString(), LATER), NOW, dayOf)).toEqual(span(NOW.toISOString(), LATER));
  });

  it('takes an earlier hour of today for now', () => {
    expect(openWindow(span('2026-03-10T00:00:00Z', LATER), NOW, dayOf)).toEqual(span(NOW.toISOString(), LATER));
  });

  it.each([
    ['yesterday', span('2026-03-09T23:59:59Z', LATER), ['WINDOW_IN_THE_PAST input.opensAt']],
    ['to close when it opens', span(LATER, LATER), ['WINDOW_CLOSES_BEFORE_IT_OPENS input.closesAt']],
    ['to close before it opens', span(LATER, '2026-03-30T00:00:00Z'), ['WINDOW_CLOSES_BEFORE_IT_OPENS input.closesAt']],
    ['to close now', span('2026-03-10T00:00:00Z', NOW.toISOString()), ['WINDOW_IN_THE_PAST input.closesAt']],
  ])('is refused for %s', (_, wanted, refused) => {
    expect(refusals(() => openWindow(wanted, NOW, dayOf))).toEqual(refused);
  });
});

describe('the minutes of a window', () => {
  const soon = at('2026-03-10T12:00:30.250Z');

  it('opens with the minute in which it is opened, and closes at the end of the minute that is named', () => {
    const wanted = span('2026-03-10T12:00:30.250Z', '2026-03-30T23:59:59.999Z');
    expect(openWindow(wanted, soon, dayOf)).toEqual(span('2026-03-10T12:00:00Z', '2026-03-31T00:00:00Z'));
  });

  it('moves to whole minutes, also when it is to open in the minute that it is', () => {
    const planned = span('2026-03-20T00:00:00Z', LATER);
    expect(moveWindow(planned, { opensAt: soon, closesAt: at('2026-03-30T09:00:01Z') }, soon)).toEqual(
      span('2026-03-10T12:00:00Z', '2026-03-30T09:01:00Z'),
    );
    for (const wanted of [at('2026-03-10T12:00:20Z'), soon])
      expect(refusals(() => moveWindow(span('2026-03-01T00:00:00Z', LATER), { closesAt: wanted }, soon))).toEqual([
        'WINDOW_IN_THE_PAST input.closesAt',
      ]);
  });

  it('closes by hand at the instant, so that what was written before it was written within the window', () => {
    expect(closeWindow(span('2026-03-10T11:00:00Z', LATER), soon).closesAt).toEqual(soon);
    expect(closeWindow(span('2026-03-10T12:00:00Z', LATER), at('2026-03-10T12:00:00Z')).closesAt).toEqual(
      at('2026-03-10T12:00:00.001Z'),
    );
  });
});

describe('moving a window', () => {
  const open = span('2026-03-01T00:00:00Z', LATER);
  const planned = span('2026-03-20T00:00:00Z', LATER);

  it('changes the end of one that is open', () => {
    const sooner = at('2026-03-15T00:00:00Z');
    expect(moveWindow(open, { closesAt: sooner }, NOW)).toEqual({ opensAt: open.opensAt, closesAt: sooner });
  });

  it('changes both ends of one that is planned, from now on', () => {
    expect(moveWindow(planned, { opensAt: NOW }, NOW)).toEqual({ opensAt: NOW, closesAt: planned.closesAt });
    const both = span('2026-04-01T00:00:00Z', '2026-05-01T00:00:00Z');
    expect(moveWindow(planned, both, NOW)).toEqual(both);
  });

  it.each([
    ['to where it is', open, open, ['NOTHING_TO_MOVE input']],
    ['by nothing', open, {}, ['NOTHING_TO_MOVE input']],
    [
      'the opening of one that is open',
      open,
      { opensAt: at('2026-03-20T00:00:00Z') },
      ['WINDOW_IN_THE_PAST input.opensAt'],
    ],
    [
      'the opening of one that opens now',
      span(NOW.toISOString(), LATER),
      { opensAt: at('2026-03-20T00:00:00Z') },
      ['WINDOW_IN_THE_PAST input.opensAt'],
    ],
    [
      'an opening into the past',
      planned,
      { opensAt: at('2026-03-10T11:59:59Z') },
      ['WINDOW_IN_THE_PAST input.opensAt'],
    ],
    ['an end into the past', open, { closesAt: at('2026-03-10T11:59:59Z') }, ['WINDOW_IN_THE_PAST input.closesAt']],
    [
      'an end before the opening',
      planned,
      { closesAt: at('2026-03-19T00:00:00Z') },
      ['WINDOW_CLOSES_BEFORE_IT_OPENS input.closesAt'],
    ],
  ])('is refused: %s', (_, current, wanted, refused) => {
    expect(refusals(() => moveWindow(current, wanted, NOW))).toEqual(refused);
  });
});

it('is not moved once it is closed', () => {
  expect(refusedNow(MOVE_WINDOW, span('2026-03-01T00:00:00Z', NOW.toISOString()))).toEqual(['WINDOW_CLOSED id']);
  expect(refusedNow(MOVE_WINDOW, span('2026-03-01T00:00:00Z', '2026-03-10T12:00:00.001Z'))).toEqual([]);
});

describe('closing a window', () => {
  it('ends one that is open at once', () => {
    const open = span('2026-03-01T00:00:00Z', LATER);
    expect(closeWindow(open, NOW)).toEqual({ opensAt: open.opensAt, closesAt: NOW });
  });

  it.each([
    ['planned', span('2026-03-11T00:00:00Z', LATER)],
    ['closed', span('2026-03-01T00:00:00Z', NOW.toISOString())],
  ])('is refused for one that is %s', (_, current) => {
    expect(refusedNow(CLOSE_WINDOW, current)).toEqual(['WINDOW_NOT_OPEN id']);
  });
});

describe('the furthest end of a window', () => {
  const until = (closesAt: string) => span(NOW.toISOString(), closesAt);
  const refusedIn = (endOn: string | null, closesAt: string) =>
    refusals(() => withinPlan(until(closesAt), { endOn, dayOf }, NOW));

  it.each([
    ['the midnight after the last day of the plan', '2026-06-30', '2026-07-01T00:00:00Z', []],
    ['a minute later', '2026-06-30', '2026-07-01T00:01:00Z', ['WINDOW_BEYOND_ITS_PLAN input.closesAt']],
    ['the year 9999', '2026-06-30', '9999-12-31T00:00:00Z', ['WINDOW_BEYOND_ITS_PLAN input.closesAt']],
    ['a day of a long plan', '2036-06-30', '2036-06-30T00:00:00Z', []],
    ['two years from today, of a plan without an end', null, '2028-03-10T00:00:00Z', []],
    ['its last day to its end', null, '2028-03-10T00:00:00Z', []],
    ['a day more', null, '2028-03-10T00:01:00Z', ['WINDOW_TOO_FAR input.closesAt']],
    ['the year 9999, of a plan without an end', null, '9999-12-31T00:00:00Z', ['WINDOW_TOO_FAR input.closesAt']],
  ])('%s', (_, endOn, closesAt, refused) => {
    expect(refusedIn(endOn, closesAt)).toEqual(refused);
  });

  it('is told in days', () => {
    const act = () => withinPlan(until('2028-03-10T00:01:00Z'), { endOn: null, dayOf }, NOW);
    expect(valuesOfRefusal(act)).toEqual([{ days: 730 }]);
  });

  it('is two years away, and a span within it stays as it is', () => {
    expect(WINDOWS_CLOSE_WITHIN_DAYS).toBe(730);
    expect(withinPlan(until(LATER), { endOn: null, dayOf }, NOW)).toEqual(until(LATER));
  });
});

describe('a window that is sent twice', () => {
  const open = span('2026-03-10T11:58:00Z', LATER);
  const now = span('2026-03-10T12:00:00Z', LATER);
  const planned = span('2026-03-20T00:00:00Z', LATER);
  const THERE = ['WINDOW_THERE_ALREADY input'];

  it.each<[string, string, TitledSpan, TitledSpan[], string[]]>([
    ['beside none', 'drafting', now, [], []],
    ['at once', 'drafting', now, [now], THERE],
    ['two minutes later', 'drafting', now, [open], THERE],
    ['planned, the same', 'drafting', planned, [planned], THERE],
    ['planned, beside one that is open until then', 'drafting', planned, [open], []],
    ['open, beside one that is planned until then', 'drafting', now, [planned], []],
    ['with another end', 'drafting', now, [span('2026-03-10T12:00:00Z', '2026-04-01T00:00:00Z')], []],
    ['with another title', 'drafting', { ...now, title: 'B' }, [{ ...now, title: 'A' }], THERE],
    ['tables with another title', 'thematic_tables', { ...now, title: 'B' }, [{ ...now, title: 'A' }, now], []],
    ['tables with the same title', 'thematic_tables', { ...now, title: 'A' }, [{ ...now, title: 'A' }], THERE],
    ['tables without a title', 'thematic_tables', now, [{ ...now, title: null }], THERE],
  ])('is opened once: %s', (_, kind, wanted, others, refused) => {
    expect(refusals(() => openOnce(kind, wanted, others, NOW))).toEqual(refused);
  });
});

describe('windows of a kind that share time', () => {
  const march = span('2026-03-01T00:00:00Z', LATER);
  const april = span(LATER, '2026-05-01T00:00:00Z');
  const both = span('2026-03-20T00:00:00Z', '2026-04-20T00:00:00Z');

  it('are told of where they did not share it before', () => {
    expect(comeBeside('drafting', { before: null, after: both }, [march, april])).toEqual([march, april]);
    expect(comeBeside('drafting', { before: null, after: march }, [april])).toEqual([]);
    expect(comeBeside('drafting', { before: null, after: april }, [march])).toEqual([]);
    expect(comeBeside('drafting', { before: march, after: both }, [april])).toEqual([april]);
    expect(comeBeside('drafting', { before: both, after: april }, [march, april])).toEqual([]);
    expect(comeBeside('thematic_tables', { before: null, after: both }, [march])).toEqual([]);
  });
});

describe('the synthesis of a window', () => {
  it('is corrected by whoever may publish it, also while its window is open again', () => {
    expect(CORRECT_SYNTHESIS.who).toEqual(PUBLISH_SYNTHESIS.who);
    expect([PUBLISH_SYNTHESIS.from, CORRECT_SYNTHESIS.from]).toEqual([['closed'], ['open', 'closed']]);
  });

  it('is published once, and corrected only after that', () => {
    const possible = (isPublished: boolean) =>
      [CLOSE_WINDOW, PUBLISH_SYNTHESIS, CORRECT_SYNTHESIS].map((action) =>
        isSynthesisActionPossible(action, isPublished),
      );
    expect(possible(false)).toEqual([true, true, false]);
    expect(possible(true)).toEqual([true, false, true]);
  });

  it('gets the next number from the version that was read', () => {
    expect(correctSynthesis(1, 1)).toBe(2);
    expect(correctSynthesis(7, 7)).toBe(8);
    expect(refusals(() => correctSynthesis(2, 1))).toEqual(['VERSION_OUTDATED expectedVersion']);
    expect(refusals(() => correctSynthesis(1, 2))).toEqual(['VERSION_OUTDATED expectedVersion']);
    expect(refusals(() => correctSynthesis(null, 1))).toEqual(['SYNTHESIS_NOT_PUBLISHED window']);
  });
});

describe('opening a window again', () => {
  const closed = span('2026-03-01T00:00:00Z', NOW.toISOString());
  const alone: ReopeningFacts = { kind: 'public_consultation', planStage: 'co_creation', others: [] };
  const beside = (...others: ReturnType<typeof span>[]) => ({ ...alone, others });
  const open = span('2026-03-10T12:00:00Z', LATER);
  const reopen = (current: typeof closed, facts = alone, closesAt = at(LATER)) =>
    reopenWindow(current, closesAt, facts, NOW);

  it('keeps when it opened and ends at the end of the minute that is named', () => {
    expect(reopen(closed)).toEqual(span('2026-03-01T00:00:00Z', LATER));
    expect(reopen(closed, alone, at('2026-03-10T12:00:00.001Z')).closesAt).toEqual(at('2026-03-10T12:01:00Z'));
    expect(reopen(span('2025-01-01T00:00:00Z', '2025-02-01T00:00:00Z')).closesAt).toEqual(at(LATER));
  });

  it.each(['preparation', 'co_creation'])('is done while its plan is in %s', (planStage) => {
    expect(reopen(closed, { ...alone, planStage }).closesAt).toEqual(at(LATER));
    expect(isReopenable({ ...alone, planStage }, NOW)).toBe(true);
  });

  it.each(['expression_of_interest', 'submitted', 'closed', 'discontinued'])(
    'is refused while its plan is in %s',
    (planStage) => {
      expect(refusals(() => reopen(closed, { ...alone, planStage }))).toEqual(['PLAN_TAKES_NO_WINDOWS id']);
      expect(isReopenable({ ...alone, planStage }, NOW)).toBe(false);
    },
  );

  it.each([
    ['one that is open', open],
    ['one that ends in a millisecond', span('2026-03-01T00:00:00Z', '2026-03-10T12:00:00.001Z')],
    ['one that is planned', span('2026-03-11T00:00:00Z', LATER)],
  ])('is refused for %s', (_, current) => {
    expect(refusedNow(REOPEN_WINDOW, current)).toEqual(['WINDOW_NOT_CLOSED id']);
  });

  it('is refused to an end that is no later than now', () => {
    expect(refusals(() => reopen(closed, alone, NOW))).toEqual(['WINDOW_IN_THE_PAST input.closesAt']);
  });

  it('is refused beside another one of its kind that is open, but not beside one that ended or is planned', () => {
    expect(refusals(() => reopen(closed, beside(closed, open)))).toEqual(['WINDOW_OF_KIND_OPEN id']);
    expect(isReopenable(beside(open), NOW)).toBe(false);
    const others = beside(span('2026-03-02T00:00:00Z', NOW.toISOString()), span('2026-03-10T12:00:00.001Z', LATER));
    expect(reopen(closed, others).closesAt).toEqual(at(LATER));
    expect(isReopenable(others, NOW)).toBe(true);
  });

  it('lets tables on several themes run side by side', () => {
    expect(reopen(closed, { ...beside(open), kind: 'thematic_tables' }).closesAt).toEqual(at(LATER));
    expect(openBeside('thematic_tables', [open], NOW)).toBeUndefined();
    expect(openBeside('drafting', [closed, open], NOW)).toBe(open);
  });
});
