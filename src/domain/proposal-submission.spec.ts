import { refusals } from '../../test/support/rules.js';
import { correctReception, mayLack, received, submit } from './proposal-submission.js';

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

describe('the day and way of reception', () => {
  const [on, how] = [{ receivedOn: '2026-03-01' }, { receivedHow: 'by letter' }];
  it.each<[string, boolean, string, object, string[]]>([
    ['of a transcribed draft', true, 'draft', { ...on, ...how }, []],
    ['of a draft that was written here', false, 'draft', on, ['RECEPTION_NOT_EDITABLE input.receivedOn']],
    ['of what was submitted', true, 'submitted', how, ['RECEPTION_NOT_EDITABLE input.receivedHow']],
    ['both of what was submitted', true, 'submitted', { ...on, ...how }, ['RECEPTION_NOT_EDITABLE input.receivedOn']],
    [
      'of what was submitted, taken away',
      true,
      'submitted',
      { receivedOn: null },
      ['RECEPTION_NOT_EDITABLE input.receivedOn'],
    ],
    ['not given', false, 'submitted', { receivedOn: undefined }, []],
  ])('%s is corrected: %#', (_, transcribed, state, given, problems) => {
    expect(refusals(() => correctReception({ transcribed, state }, given))).toEqual(problems);
  });
});
