import { refusals } from '../../test/support/rules.js';
import { isClosed, PLAN_STAGES, requireCoCreation, stageOn, STORED_PLAN_STAGES, windowState } from './plan.js';

describe('the stage of a plan on a day', () => {
  it.each([
    ['before both days', '2022-01-31', 'submitted'],
    ['on the day of submission, before the period', '2022-02-23', 'submitted'],
    ['on the eve of the period', '2022-02-28', 'submitted'],
    ['on the first day of the period', '2022-03-01', 'implementation'],
    ['after it', '2022-03-02', 'implementation'],
  ])('of a submitted plan %s', (_, today, stage) => {
    expect(stageOn({ stage: 'submitted', submittedOn: '2022-02-23', startOn: '2022-03-01' }, today)).toBe(stage);
  });

  it.each([
    ['that was submitted after its period began', '2022-02-23', '2022-01-01', '2022-02-22', 'submitted'],
    ['that was submitted that day', '2022-02-23', '2022-01-01', '2022-02-23', 'implementation'],
    ['whose days are unknown', null, null, '2022-02-23', 'implementation'],
    ['whose submission is unknown', null, '2022-03-01', '2022-02-28', 'submitted'],
    ['whose period is unknown', '2022-02-23', null, '2022-02-22', 'submitted'],
  ])('of a submitted plan %s', (_, submittedOn, startOn, today, stage) => {
    expect(stageOn({ stage: 'submitted', submittedOn, startOn }, today)).toBe(stage);
  });

  it.each(PLAN_STAGES.filter((stage) => stage !== 'submitted'))('stays as it is stored: %s', (stage) => {
    expect(stageOn({ stage, submittedOn: '2020-01-01', startOn: '2020-01-01' }, '2022-01-01')).toBe(stage);
  });
});

it('stores every stage but implementation, which its days decide', () => {
  expect(STORED_PLAN_STAGES).toEqual([
    'expression_of_interest',
    'preparation',
    'co_creation',
    'submitted',
    'closed',
    'discontinued',
  ]);
});

it.each(PLAN_STAGES.map((stage) => [stage, stage === 'closed' || stage === 'discontinued'] as const))(
  'takes a plan for over when it is closed or discontinued: %s',
  (stage, over) => {
    expect(isClosed(stage)).toBe(over);
  },
);

describe('a window', () => {
  const window = { opensAt: new Date('2026-03-01T12:00:00Z'), closesAt: new Date('2026-03-31T12:00:00Z') };

  it.each([
    ['just before it opens', '2026-03-01T11:59:59.999Z', 'planned'],
    ['at the instant it opens', '2026-03-01T12:00:00Z', 'open'],
    ['just before it closes', '2026-03-31T11:59:59.999Z', 'open'],
    ['at the instant it closes', '2026-03-31T12:00:00Z', 'closed'],
  ])('%s', (_, now, state) => {
    expect(windowState(window, new Date(now))).toBe(state);
  });
});

it.each(PLAN_STAGES.map((stage) => [stage, stage === 'co_creation' ? [] : ['PLAN_NOT_IN_CO_CREATION input.plan']]))(
  'proposals are written while their plan is in co-creation: %s',
  (stage, problems) => {
    expect(refusals(() => requireCoCreation(stage as string, ['input', 'plan']))).toEqual(problems);
  },
);
