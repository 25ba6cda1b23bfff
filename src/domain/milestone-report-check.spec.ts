import { holding, person, refusals } from '../../test/support/rules.js';
import type { Appointment } from './actor.js';
import { STORED_REPORT_STATES } from './milestone-report.js';
import {
  checkReport,
  CHECK_REPORT,
  type CheckingFacts,
  checkingSide,
  RETURN_REPORT,
} from './milestone-report-check.js';
import { may } from './policy.js';

describe('who checks', () => {
  const facts: CheckingFacts = {
    planId: 'plan',
    commitmentId: 'com',
    institutionId: 'state',
    ownerInstitutionIds: ['state', 'town'],
  };
  const alone = { ownerInstitutionIds: ['state'] };
  it.each<[string, Appointment, Partial<CheckingFacts>, boolean]>([
    ['another owner', holding('institution_liaison', { institutionId: 'town' }), {}, true],
    ['the institution that reported', holding('institution_liaison', { institutionId: 'state' }), {}, false],
    ['an institution that owns nothing', holding('institution_liaison', { institutionId: 'museum' }), {}, false],
    ['civil society', holding('civil_society_contact_point', { institutionId: 'ngo' }), {}, true],
    ['civil society without an institution', holding('civil_society_contact_point'), {}, true],
    [
      'civil society without an institution, of a report without one',
      holding('civil_society_contact_point'),
      { institutionId: null },
      true,
    ],
    ['civil society of the author', holding('civil_society_contact_point', { institutionId: 'state' }), {}, false],
    ['the secretariat beside another owner', holding('secretariat', { institutionId: 'office' }), {}, false],
    ['the secretariat where nobody else owns it', holding('secretariat', { institutionId: 'office' }), alone, true],
    ['the secretariat of the author', holding('secretariat', { institutionId: 'state' }), alone, false],
    ['the secretariat without an institution', holding('secretariat'), alone, true],
  ])('%s', (_, appointment, more, allowed) => {
    for (const action of [CHECK_REPORT, RETURN_REPORT])
      expect(may(action, person([appointment]), { ...facts, ...more, state: 'sent' })).toBe(allowed);
  });

  it('only while the report is sent', () => {
    const actor = person([holding('institution_liaison', { institutionId: 'town' })]);
    const from = STORED_REPORT_STATES.filter((state) => may(CHECK_REPORT, actor, { ...facts, state }));
    expect(from).toEqual(['sent']);
  });

  it('is of a side, which is shown', () => {
    expect(checkingSide('government')).toBe('government');
    expect(checkingSide('civil_society')).toBe('civil_society');
    expect(checkingSide(null)).toBe('civil_society');
  });
});

it.each<[string | null, number, string | null, string[]]>([
  ['complete', 0, null, ['JUSTIFICATION_REQUIRED input.justification']],
  ['complete', 0, 'The building is there.', []],
  ['complete', 1, null, []],
  ['substantial', 0, null, []],
  [null, 0, null, []],
])('a check of %s with %i pieces of evidence, justified by %s: %j', (status, evidence, justification, codes) => {
  expect(refusals(() => checkReport({ status, evidence, justification }))).toEqual(codes);
});
