import { holding, person, refusals } from '../../test/support/rules.js';
import type { Appointment } from './actor.js';
import { may } from './policy.js';
import {
  agreeToMove,
  AGREE_REBASELINE,
  type AgreeingFacts,
  DECLINE_REBASELINE,
  isAgreementAwaited,
  isObjectable,
  missingLeads,
  movesOf,
  objectToMove,
  OBJECT_REBASELINE,
  otherLeads,
  proposeMove,
  PROPOSE_REBASELINE,
  REBASELINE_STATES,
  WITHDRAW_REBASELINE,
} from './rebaseline.js';
import { type Period, readStatedDate } from './stated-date.js';

const period = (start: string | null, end: string | null): Period => ({
  start: start === null ? null : readStatedDate(start, 'start'),
  end: end === null ? null : readStatedDate(end, 'end'),
});

describe('a move of dates', () => {
  const facts = {
    former: period('2022-01', '2022-06'),
    next: period('2022-01', '2022-09'),
    open: false,
    reason: 'Lluvias',
  };
  it.each<[string, Partial<typeof facts>, string[]]>([
    ['to a later end', {}, []],
    ['to an earlier end', { next: period('2022-01', '2022-03') }, []],
    ['of the start alone', { next: period('2022-02', '2022-06') }, []],
    ['that only says an end more precisely', { next: period('2022-01', '2022-06-30') }, []],
    ['to the same dates', { next: period('2022-01', '2022-06') }, ['SAME_DATES input']],
    ['without an end', { next: period('2022-01', null) }, ['END_REQUIRED input.period.end']],
    ['to an end before the start', { next: period('2022-07', '2022-06') }, ['DATE_AFTER_END input.period.end']],
    ['to one day', { next: period('2022-07-01', '2022-07-01') }, []],
    ['of dates that were never stated', { former: period(null, null) }, []],
    ['to an end alone', { next: period(null, '2022-09') }, []],
    ['of an end alone', { former: period(null, '2022-06'), next: period(null, '2022-09') }, []],
    ['to the same end alone', { former: period(null, '2022-06'), next: period(null, '2022-06') }, ['SAME_DATES input']],
    ['without a reason', { reason: ' ' }, ['REASON_REQUIRED input.reason']],
    ['while another one is open', { open: true }, ['REBASELINE_OPEN id']],
  ])('%s', (_, more, codes) => expect(refusals(() => proposeMove({ ...facts, ...more }))).toEqual(codes));

  it('is proposed with its reason', () => expect(proposeMove(facts)).toEqual({ state: 'proposed', reason: 'Lluvias' }));
});

const agreeing: AgreeingFacts = {
  planId: 'plan',
  institutionId: 'state',
  leadInstitutionIds: ['state', 'town', 'court'],
  agreedInstitutionIds: [],
};

describe('a move that waits for an agreement', () => {
  const town = person([holding('institution_liaison', { institutionId: 'town' })]);
  it.each<[string, ReturnType<typeof person>, Partial<AgreeingFacts & { state: string }>, boolean]>([
    ['waits for another lead', town, {}, true],
    ['waits no longer for a lead that agreed', town, { agreedInstitutionIds: ['town'] }, false],
    ['waits on for a lead when another one agreed', town, { agreedInstitutionIds: ['court'] }, true],
    ['waits for nobody once it is in force', town, { state: 'in_force' }, false],
    [
      'waits for the secretariat where nobody else leads',
      person([holding('secretariat')]),
      { leadInstitutionIds: ['state'] },
      true,
    ],
    ['does not wait for the secretariat beside another lead', person([holding('secretariat')]), {}, false],
    ['does not wait for civil society', person([holding('civil_society_contact_point')]), {}, false],
  ])('%s', (_, actor, more, waits) =>
    expect(isAgreementAwaited(actor, { ...agreeing, state: 'proposed', ...more })).toBe(waits),
  );
});

describe('consent', () => {
  const alone = { leadInstitutionIds: ['state'] };
  it.each<[string, Appointment, Partial<AgreeingFacts>, boolean]>([
    ['of another lead', holding('institution_liaison', { institutionId: 'town' }), {}, true],
    ['of the one that proposed it', holding('institution_liaison', { institutionId: 'state' }), {}, false],
    ['of an institution that does not lead', holding('institution_liaison', { institutionId: 'museum' }), {}, false],
    ['of the secretariat beside another lead', holding('secretariat'), {}, false],
    ['of the secretariat where nobody else leads', holding('secretariat'), alone, true],
    ['of the secretariat of another institution', holding('secretariat', { institutionId: 'x' }), alone, true],
    [
      'of the secretariat of the one that proposed it',
      holding('secretariat', { institutionId: 'state' }),
      alone,
      false,
    ],
    [
      'of the secretariat for what no institution proposed',
      holding('secretariat'),
      { institutionId: null, leadInstitutionIds: [] },
      true,
    ],
    ['of civil society', holding('civil_society_contact_point'), alone, false],
  ])('%s', (_, appointment, more, allowed) => {
    const facts = { ...agreeing, ...more, state: 'proposed' };
    expect(may(AGREE_REBASELINE, person([appointment]), facts)).toBe(allowed);
    expect(may(DECLINE_REBASELINE, person([appointment]), facts)).toBe(allowed);
  });

  it('of all other leads puts it in force', () => {
    expect(otherLeads(agreeing)).toEqual(['town', 'court']);
    expect(agreeToMove(agreeing, 'town')).toEqual({ state: 'proposed' });
    expect(agreeToMove({ ...agreeing, agreedInstitutionIds: ['court'] }, 'town')).toEqual({ state: 'in_force' });
    expect(agreeToMove({ ...agreeing, ...alone }, null)).toEqual({ state: 'in_force' });
    expect(agreeToMove({ ...agreeing, institutionId: 'museum', leadInstitutionIds: ['state'] }, 'state')).toEqual({
      state: 'in_force',
    });
    expect(refusals(() => agreeToMove({ ...agreeing, agreedInstitutionIds: ['town'] }, 'town'))).toEqual([
      'ALREADY_AGREED id',
    ]);
  });

  it('is missing from every other lead that did not agree, while the move is proposed', () => {
    const missing = (state: string, agreedInstitutionIds: string[]) =>
      missingLeads({ ...agreeing, agreedInstitutionIds, state });
    expect(missing('proposed', [])).toEqual(['town', 'court']);
    expect(missing('proposed', ['town', 'museum'])).toEqual(['court']);
    expect(missing('withdrawn', [])).toEqual([]);
  });

  it('is asked for while it is proposed only', () => {
    const town = person([holding('institution_liaison', { institutionId: 'town' })]);
    const state = person([holding('institution_liaison', { institutionId: 'state' })]);
    const society = person([holding('civil_society_contact_point')]);
    const from = (may_: (state: string) => boolean) => REBASELINE_STATES.filter(may_);
    expect(from((is) => may(AGREE_REBASELINE, town, { ...agreeing, state: is }))).toEqual(['proposed']);
    expect(from((is) => may(WITHDRAW_REBASELINE, state, { ...agreeing, state: is }))).toEqual(['proposed']);
    expect(from((is) => may(WITHDRAW_REBASELINE, town, { ...agreeing, state: is }))).toEqual([]);
    expect(
      may(WITHDRAW_REBASELINE, person([holding('institution_liaison')]), {
        ...agreeing,
        institutionId: null,
        state: 'proposed',
      }),
    ).toBe(false);
    expect(from((is) => may(OBJECT_REBASELINE, society, { planId: 'plan', state: is }))).toEqual([
      'proposed',
      'in_force',
    ]);
    expect(may(OBJECT_REBASELINE, town, { planId: 'plan', state: 'proposed' })).toBe(false);
  });
});

it('is proposed by owners and responsible institutions of an adopted commitment', () => {
  const facts = { planId: 'plan', reportingInstitutionIds: ['town', 'state'] };
  const liaison = person([holding('institution_liaison', { institutionId: 'state' })]);
  expect(PROPOSE_REBASELINE.states.filter((state) => may(PROPOSE_REBASELINE, liaison, { ...facts, state }))).toEqual([
    'adopted',
  ]);
  expect(
    may(PROPOSE_REBASELINE, person([holding('institution_liaison', { institutionId: 'x' })]), {
      ...facts,
      state: 'adopted',
    }),
  ).toBe(false);
  expect(may(PROPOSE_REBASELINE, person([holding('institution_liaison')]), { ...facts, state: 'adopted' })).toBe(false);
});

describe('an objection', () => {
  const facts = { proposedOn: '2022-03-01', objectionDays: 15, objection: null, reason: 'Otra vez' };
  it.each<[string, Partial<Omit<typeof facts, 'objection'> & { objection: string }>, string, string[]]>([
    ['on the last day', {}, '2022-03-16', []],
    ['a day later', {}, '2022-03-17', ['OBJECTION_TOO_LATE id']],
    ['on the same day', {}, '2022-03-01', []],
    ['a second time', { objection: 'No' }, '2022-03-02', ['ALREADY_OBJECTED id']],
    ['without words', { reason: '' }, '2022-03-02', ['REASON_REQUIRED input.reason']],
  ])('%s', (_, more, today, codes) =>
    expect(refusals(() => objectToMove({ ...facts, ...more }, today))).toEqual(codes),
  );

  it.each<[string, { objection?: string }, string, boolean]>([
    ['on the last day', {}, '2022-03-16', true],
    ['a day later', {}, '2022-03-17', false],
    ['a second time', { objection: 'No' }, '2022-03-02', false],
  ])('is offered or not %s', (_, more, today, offered) =>
    expect(isObjectable({ ...facts, ...more }, today)).toBe(offered),
  );

  it('keeps its words', () => expect(objectToMove({ ...facts, reason: ' Otra vez ' }, '2022-03-01')).toBe('Otra vez'));
});

it.each([
  ['nothing', [], { times: 0, days: 0 }],
  ['a later end', [{ state: 'in_force', formerEndOn: '2022-06-30', newEndOn: '2022-09-30' }], { times: 1, days: 92 }],
  [
    'an earlier end',
    [{ state: 'in_force', formerEndOn: '2022-06-30', newEndOn: '2022-06-29' }],
    { times: 1, days: -1 },
  ],
  [
    'an end that was not stated before',
    [{ state: 'in_force', formerEndOn: null, newEndOn: '2022-06-29' }],
    { times: 1, days: 0 },
  ],
  ['a proposal', [{ state: 'proposed', formerEndOn: '2022-06-30', newEndOn: '2022-09-30' }], { times: 0, days: 0 }],
  [
    'two moves',
    [
      { state: 'in_force', formerEndOn: '2022-06-30', newEndOn: '2022-07-01' },
      { state: 'in_force', formerEndOn: '2022-07-01', newEndOn: '2022-07-03' },
    ],
    { times: 2, days: 3 },
  ],
])('moved by %s', (_, moves, expected) => expect(movesOf(moves)).toEqual(expected));
