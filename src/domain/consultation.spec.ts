import { holding, person, refusals } from '../../test/support/rules.js';
import type { Appointment } from './actor.js';
import {
  consult,
  CONSULT,
  CONSULTATION_NEEDS,
  consultationChecks,
  type ConsultationFacts,
  DEFER,
  leaveWith,
  RETURN_TO_DRAFT,
  withdraw,
  WITHDRAW_COMMITMENT,
} from './consultation.js';
import { may } from './policy.js';

const now = new Date('2026-03-10T12:00:00Z');
const open = { kind: 'public_consultation', opensAt: '2026-03-01T06:00:00Z', closesAt: '2026-03-31T06:00:00Z' };
const milestone = { startOn: '2026-05-01', endOn: '2026-09-30', verified: true };
const whole: ConsultationFacts = {
  title: true,
  problem: true,
  action: true,
  contribution: true,
  startOn: '2026-05-01',
  endOn: '2027-04-30',
  ogpValues: ['transparency'],
  policyAreas: ['water'],
  milestones: [milestone],
  leads: 1,
  windows: [open],
};

describe('the check list before consultation', () => {
  it('is met by a draft that has everything', () => {
    expect(consultationChecks(whole, now)).toEqual(CONSULTATION_NEEDS.map((code) => ({ code, met: true })));
    expect(consult(whole, now)).toEqual({ state: 'in_consultation' });
  });

  it.each<[string, Partial<ConsultationFacts>, string, string]>([
    ['its title', { title: false }, 'title', 'TITLE_MISSING'],
    ['its problem', { problem: false }, 'problem', 'PROBLEM_MISSING'],
    ['its action', { action: false }, 'action', 'ACTION_MISSING'],
    ['its contribution', { contribution: false }, 'contribution', 'CONTRIBUTION_MISSING'],
    ['its start', { startOn: null }, 'period', 'PERIOD_MISSING'],
    ['its end', { endOn: null }, 'period', 'PERIOD_MISSING'],
    ['an OGP value', { ogpValues: [] }, 'ogp_value', 'OGP_VALUE_MISSING'],
    ['a policy area', { policyAreas: [] }, 'policy_area', 'POLICY_AREA_MISSING'],
    ['a milestone', { milestones: [] }, 'milestone', 'MILESTONE_INCOMPLETE'],
    [
      'the start of its milestone',
      { milestones: [{ ...milestone, startOn: null }] },
      'milestone',
      'MILESTONE_INCOMPLETE',
    ],
    ['the end of its milestone', { milestones: [{ ...milestone, endOn: null }] }, 'milestone', 'MILESTONE_INCOMPLETE'],
    ['means of verification', { milestones: [{ ...milestone, verified: false }] }, 'milestone', 'MILESTONE_INCOMPLETE'],
    ['a lead', { leads: 0 }, 'lead', 'LEAD_NOT_ACCEPTED'],
    ['a window', { windows: [] }, 'open_window', 'CONSULTATION_NOT_OPEN'],
    ['a window of its kind', { windows: [{ ...open, kind: 'drafting' }] }, 'open_window', 'CONSULTATION_NOT_OPEN'],
    [
      'a window that is still open',
      { windows: [{ ...open, closesAt: '2026-03-10T12:00:00Z' }] },
      'open_window',
      'CONSULTATION_NOT_OPEN',
    ],
    [
      'a window that has opened',
      { windows: [{ ...open, opensAt: '2026-03-10T12:00:01Z' }] },
      'open_window',
      'CONSULTATION_NOT_OPEN',
    ],
  ])('names %s, and the act is refused for it alone', (_, lacking, need, code) => {
    const facts = { ...whole, ...lacking };
    expect(consultationChecks(facts, now).flatMap((check) => (check.met ? [] : check.code))).toEqual([need]);
    expect(refusals(() => consult(facts, now))).toEqual([`${code} id`]);
  });

  it('needs one whole milestone, not all', () => {
    const facts = { ...whole, milestones: [{ ...milestone, verified: false }, milestone] };
    expect(consult(facts, now)).toEqual({ state: 'in_consultation' });
  });

  it('refuses with everything that is missing at once', () => {
    const found = refusals(() => consult({ ...whole, problem: false, ogpValues: [], leads: 0, windows: [] }, now));
    expect(found).toEqual([
      'PROBLEM_MISSING id',
      'OGP_VALUE_MISSING id',
      'LEAD_NOT_ACCEPTED id',
      'CONSULTATION_NOT_OPEN id',
    ]);
  });
});

describe('the states of a commitment until it is adopted', () => {
  const facts = {
    planId: 'plan',
    commitmentId: 'c1',
    origin: 'co_created',
    ownerInstitutionIds: ['i1', 'i2', 'i3'],
    leadInstitutionIds: ['i0', 'i1'],
  };
  const liaison = (institutionId: string) => holding('institution_liaison', { institutionId });

  it.each<[string, Appointment, [boolean, boolean, boolean, boolean]]>([
    ['the secretariat', holding('secretariat'), [true, true, true, true]],
    ['the drafter of all texts', holding('drafter'), [true, false, false, false]],
    ['its drafter', holding('drafter', { commitmentId: 'c1' }), [true, false, false, false]],
    ['the drafter of another', holding('drafter', { commitmentId: 'c2' }), [false, false, false, false]],
    ['the liaison of its lead', liaison('i1'), [false, false, false, true]],
    ['the liaison of an owner that does not lead', liaison('i2'), [false, false, false, false]],
    ['a contact point', holding('government_contact_point'), [false, false, false, false]],
  ])('are changed by %s', (_, role, [consults, returns, defers, withdraws]) => {
    const actor = person([role]);
    expect(may(CONSULT, actor, { ...facts, state: 'draft' })).toBe(consults);
    expect(may(RETURN_TO_DRAFT, actor, { ...facts, state: 'in_consultation' })).toBe(returns);
    for (const state of ['draft', 'in_consultation']) {
      expect(may(DEFER, actor, { ...facts, state })).toBe(defers);
      expect(may(WITHDRAW_COMMITMENT, actor, { ...facts, state })).toBe(withdraws);
    }
  });

  it.each(['deferred', 'adopted', 'ended', 'withdrawn'])('are over when it is %s', (state) => {
    for (const action of [CONSULT, RETURN_TO_DRAFT, DEFER, WITHDRAW_COMMITMENT])
      expect(may(action, person([holding('secretariat')]), { ...facts, state })).toBe(false);
  });

  it('need a reason that can be read', () => {
    expect(leaveWith('  Falta presupuesto ')).toBe('Falta presupuesto');
    expect(refusals(() => leaveWith(' \u200B '))).toEqual(['REASON_REQUIRED input.reason']);
  });

  it.each(['submitted', 'closed', 'discontinued'])('end by an amendment only once the plan is %s', (planStage) => {
    expect(refusals(() => withdraw({ planStage }))).toEqual(['PLAN_SUBMITTED id']);
  });

  it.each(['expression_of_interest', 'preparation', 'co_creation'])('end while the plan is in %s', (planStage) => {
    expect(withdraw({ planStage })).toEqual({ state: 'withdrawn' });
  });
});
