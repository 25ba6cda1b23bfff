import { holding, person, refusals } from '../../test/support/rules.js';
import { may } from './policy.js';
import {
  ADD_VISIT,
  EDIT_VISIT,
  type ProgrammeFacts,
  recordVisit,
  REMOVE_VISIT,
  takeVisit,
  type VisitSaid,
} from './programme-visit.js';
import { readStatedDate } from './stated-date.js';

const TODAY = '2026-11-29';
const visit = (facts: Partial<VisitSaid> = {}): VisitSaid => ({
  jurisdictionId: 'toluca',
  visited: null,
  place: null,
  services: null,
  personsAttended: null,
  womenAttended: null,
  menAttended: null,
  attendedByLanguage: [],
  sources: [],
  ...facts,
});
const on = (day: string) => ({ visited: readStatedDate(day, 'start') });

describe('what is said of a visit', () => {
  it.each<[string, Partial<VisitSaid>, string[]]>([
    ['nothing but the municipality', {}, []],
    ['the day itself', on(TODAY), []],
    ['tomorrow', on('2026-11-30'), ['VISIT_IN_THE_FUTURE input.visited']],
    ['a month that began', on('2026-11'), []],
    ['a month that has not begun', on('2026-12'), ['VISIT_IN_THE_FUTURE input.visited']],
    ['a date known only as written', { visited: { on: null, precision: 'as_written', written: 'después' } }, []],
    ['nobody', { personsAttended: 0, womenAttended: 0, menAttended: 0 }, []],
    ['as many by sex as in all', { personsAttended: 3, womenAttended: 1, menAttended: 2 }, []],
    ['fewer by sex than in all', { personsAttended: 4, womenAttended: 1, menAttended: 2 }, []],
    [
      'more by sex than in all',
      { personsAttended: 2, womenAttended: 1, menAttended: 2 },
      ['VISIT_NUMBERS_DISAGREE input.womenAttended'],
    ],
    ['more men than persons', { personsAttended: 2, menAttended: 3 }, ['VISIT_NUMBERS_DISAGREE input.menAttended']],
    ['women where the total is not stated', { womenAttended: 9 }, []],
    [
      'two languages of the same persons',
      {
        personsAttended: 5,
        attendedByLanguage: [
          { language: 'maz', persons: 5 },
          { language: 'spa', persons: 5 },
        ],
      },
      [],
    ],
    [
      'more of one language than in all',
      { personsAttended: 5, attendedByLanguage: [{ language: 'maz', persons: 6 }] },
      ['VISIT_NUMBERS_DISAGREE input.attendedByLanguage'],
    ],
    ['a language where the total is not stated', { attendedByLanguage: [{ language: 'maz', persons: 6 }] }, []],
    [
      'a language twice',
      {
        attendedByLanguage: [
          { language: 'maz', persons: 1 },
          { language: 'maz', persons: 2 },
        ],
      },
      ['VISIT_LANGUAGE_TWICE input.attendedByLanguage'],
    ],
  ])('%s', (_, facts, expected) => {
    expect(refusals(() => takeVisit(visit(facts), TODAY))).toEqual(expected);
  });

  it('puts languages into one order, so that the same said in another order is the same', () => {
    const spoken = [
      { language: 'other' as const, persons: 1 },
      { language: 'spa' as const, persons: 2 },
    ];
    const { attendedByLanguage } = takeVisit(visit({ attendedByLanguage: spoken }), TODAY);
    expect(attendedByLanguage.map(({ language }) => language)).toEqual(['spa', 'other']);
  });
});

describe('a visit that is recorded', () => {
  const there = visit({ ...on('2026-03'), personsAttended: 3 });
  it.each<[string, Partial<VisitSaid>, string[]]>([
    ['the same again', { ...on('2026-03'), personsAttended: 3 }, ['VISIT_THERE_ALREADY input']],
    ['the same with another number', { ...on('2026-03'), personsAttended: 4 }, ['VISIT_THERE_ALREADY input']],
    ['another place', { ...on('2026-03'), place: 'Plaza' }, []],
    ['another municipality', { ...on('2026-03'), jurisdictionId: 'metepec' }, []],
    ['the first day of the same month', on('2026-03-01'), []],
    ['no date', {}, []],
  ])('takes %s as it should', (_, facts, expected) => {
    expect(refusals(() => recordVisit(visit(facts), [visit({ place: 'Otra' }), there], TODAY))).toEqual(expected);
  });
});

describe('who records visits', () => {
  const facts: ProgrammeFacts = { planId: 'plan', planIds: ['second'], ownerId: 'sjydh' };
  const liaison = (institutionId: string, planId = 'plan') =>
    person([holding('institution_liaison', { institutionId, planId })]);

  it.each([
    ['the liaison of the institution that runs it', liaison('sjydh'), facts, true],
    ['the same in another plan that cites it', liaison('sjydh', 'second'), facts, true],
    ['the same in a plan that does not', liaison('sjydh', 'third'), facts, false],
    ['the liaison of another institution', liaison('infoem'), facts, false],
    ['a liaison where nobody is known to run it', liaison('sjydh'), { ...facts, ownerId: null }, false],
    [
      'a liaison of no institution where nobody is known to run it',
      person([holding('institution_liaison')]),
      { ...facts, ownerId: null },
      false,
    ],
    ['the secretariat', person([holding('secretariat')]), facts, true],
    ['a drafter', person([holding('drafter')]), facts, false],
    ['a citizen', person(), facts, false],
  ])('%s', (_, actor, given, expected) => {
    expect(may(ADD_VISIT, actor, given)).toBe(expected);
    expect(may(EDIT_VISIT, actor, { ...given, state: 'recorded' })).toBe(expected);
    expect(may(REMOVE_VISIT, actor, { ...given, state: 'taken_back' })).toBe(false);
  });
});
