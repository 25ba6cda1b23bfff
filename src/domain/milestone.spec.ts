import { holding, person, refusals } from '../../test/support/rules.js';
import {
  addMilestone,
  ADD_MILESTONE,
  completionOf,
  countedStatus,
  dueOn,
  EDIT_MILESTONE,
  isDisputed,
  lateness,
  MILESTONE_STATUSES,
  milestoneFigures,
  type CountedMilestone,
  type MilestoneStatus,
  type ReportFacts,
  standingOf,
  statusOf,
} from './milestone.js';
import { allow, may } from './policy.js';
import { readStatedDate } from './stated-date.js';

const report = (facts: Partial<ReportFacts>): ReportFacts => ({
  voice: 'owner',
  state: 'checked',
  status: 'limited',
  position: 1,
  evidence: 1,
  ...facts,
});

describe('the status of a milestone', () => {
  it.each<[string, ReportFacts[], MilestoneStatus]>([
    ['without a report', [], 'no_report'],
    ['whose report was not checked', [report({ state: 'sent' })], 'no_report'],
    ['of which only others report', [report({ voice: 'counterpart', state: 'checked' })], 'no_report'],
    ['whose report claims nothing', [report({ status: null })], 'no_report'],
    ['that has not begun, without evidence', [report({ status: 'not_started', evidence: 0 })], 'not_started'],
    ['that claims the least and shows nothing', [report({ status: 'limited', evidence: 0 })], 'no_evidence'],
    ['that claims all and shows nothing', [report({ status: 'complete', evidence: 0 })], 'no_evidence'],
    ['that claims and shows', [report({ status: 'complete' })], 'complete'],
    [
      'is that of the latest report, in whatever order they come',
      [report({ position: 2, status: 'substantial' }), report({ position: 1, status: 'complete' })],
      'substantial',
    ],
    [
      'is that of the last of two with one position',
      [report({ status: 'substantial' }), report({ status: 'complete' })],
      'complete',
    ],
    [
      'is not that of a later report which was not checked',
      [report({ position: 1 }), report({ position: 2, status: 'complete', state: 'returned' })],
      'limited',
    ],
  ])('%s', (_, reports, status) => {
    expect(statusOf(reports)).toBe(status);
  });
});

describe("the owner's claim beside the other voices", () => {
  const counterpart = report({ voice: 'counterpart', state: 'published', position: 2 });
  const monitor = report({ voice: 'monitoring_body', state: 'published', position: 3 });
  const substantial = report({ status: 'substantial' });

  it.each<[string, ReportFacts[], ReturnType<typeof standingOf>, MilestoneStatus]>([
    ['that was never made', [counterpart], null, 'no_report'],
    ['that was not checked', [report({ state: 'sent' }), counterpart], null, 'no_report'],
    ['that claims no level', [report({ status: null }), counterpart], null, 'no_report'],
    ['alone', [report({})], 'said_by_owner', 'limited'],
    ['alone and without evidence', [report({ evidence: 0 })], 'said_by_owner', 'no_evidence'],
    ['beside as much', [report({}), counterpart], 'confirmed', 'limited'],
    ['beside more', [report({}), { ...counterpart, status: 'complete' }], 'confirmed', 'limited'],
    ['without evidence, beside as much', [report({ evidence: 0 }), counterpart], 'confirmed', 'limited'],
    ['beside one level less', [substantial, counterpart], 'contradicted', 'limited'],
    ['beside nothing done', [report({}), { ...monitor, status: 'not_started' }], 'contradicted', 'not_started'],
    ['beside a voice without a level', [report({}), { ...monitor, status: null }], 'said_by_owner', 'limited'],
    ['beside a voice that is a draft', [substantial, { ...monitor, state: 'draft' }], 'said_by_owner', 'substantial'],
    [
      'beside its own, published',
      [report({}), report({ state: 'published', position: 9 })],
      'said_by_owner',
      'limited',
    ],
    ['of which an earlier voice said less', [{ ...substantial, position: 9 }, counterpart], 'contradicted', 'limited'],
    [
      'of which only an older voice says less',
      [substantial, counterpart, { ...monitor, status: 'substantial' }],
      'confirmed',
      'substantial',
    ],
    [
      'of which only the newest voice says less',
      [substantial, monitor, { ...counterpart, status: 'substantial' }],
      'contradicted',
      'limited',
    ],
  ])('%s', (_, reports, standing, counted) => {
    expect(standingOf(reports)).toBe(standing);
    expect(countedStatus(reports)).toBe(counted);
    expect(countedStatus(reports.toReversed())).toBe(counted);
  });
});

describe('a dispute', () => {
  const counterpart = report({ voice: 'counterpart', state: 'published' });
  const monitor = report({ voice: 'monitoring_body', state: 'published' });

  it.each<[string, ReportFacts[], boolean]>([
    ['nobody speaks', [], false],
    ['one speaks', [report({})], false],
    ['two say the same', [report({}), counterpart], false],
    ['owner and counterpart differ', [report({}), { ...counterpart, status: 'complete' }], true],
    ['counterpart and monitoring body differ', [counterpart, { ...monitor, status: 'complete' }], true],
    ['the other voice claims nothing', [report({}), { ...counterpart, status: null }], false],
    ['the other voice is not published', [report({}), { ...counterpart, status: 'complete', state: 'draft' }], false],
    ['the owner differs in a report that was not checked', [report({ state: 'sent' }), monitor, counterpart], false],
    [
      'the other voice came round in a later report',
      [report({}), { ...counterpart, status: 'complete' }, { ...counterpart, position: 2 }],
      false,
    ],
  ])('when %s', (_, reports, disputed) => {
    expect(isDisputed(reports)).toBe(disputed);
  });
});

describe('the figures of a plan', () => {
  const milestone = (more: Partial<CountedMilestone> = {}): CountedMilestone => ({
    plannedEndOn: '2022-06-30',
    currentEndOn: null,
    actualEndOn: null,
    reports: [],
    synthetic: false,
    ...more,
  });
  const counts = (all: CountedMilestone[], today = '2022-07-01') => milestoneFigures(all, today);

  it('count nothing of nothing', () => {
    expect(counts([])).toEqual({
      total: 0,
      byStatus: MILESTONE_STATUSES.map((status) => ({ status, count: 0 })),
      late: 0,
      lateOpen: 0,
      lateAdjusted: 0,
      disputed: 0,
      synthetic: 0,
    });
  });

  it('count each milestone in one status, and the late ones apart for the promised and the moved day', () => {
    const { byStatus, ...figures } = counts([
      milestone(),
      milestone({ reports: [report({ status: 'complete' })], actualEndOn: '2022-07-01', synthetic: true }),
      milestone({ reports: [report({ status: 'complete' })], actualEndOn: '2022-06-30' }),
      milestone({ currentEndOn: '2022-07-01' }),
      milestone({ plannedEndOn: null, reports: [report({ status: 'limited', evidence: 0 })] }),
    ]);
    expect(figures).toEqual({ total: 5, late: 3, lateOpen: 2, lateAdjusted: 2, disputed: 0, synthetic: 1 });
    expect(byStatus.filter(({ count }) => count > 0)).toEqual([
      { status: 'no_report', count: 2 },
      { status: 'complete', count: 2 },
      { status: 'no_evidence', count: 1 },
    ]);
  });

  it('count as disputed those of which two voices claim different things', () => {
    const claims = [
      report({ status: 'complete' }),
      report({ voice: 'counterpart', state: 'published', status: 'not_started' }),
    ];
    expect(counts([milestone({ reports: claims }), milestone()])).toMatchObject({ total: 2, disputed: 1 });
  });

  it('find nothing late on the day promised', () => {
    expect(counts([milestone()], '2022-06-30')).toMatchObject({ late: 0, lateOpen: 0, lateAdjusted: 0 });
  });
});

it('is due on the re-baselined day, or on the promised one where it was never moved', () => {
  expect(dueOn({ plannedEndOn: '2026-06-30', currentEndOn: '2026-09-30' })).toBe('2026-09-30');
  expect(dueOn({ plannedEndOn: '2026-06-30', currentEndOn: null })).toBe('2026-06-30');
  expect(dueOn({ plannedEndOn: null, currentEndOn: null })).toBeNull();
});

describe('lateness', () => {
  const facts = { plannedEndOn: '2022-06-30', currentEndOn: null, actualEndOn: null, status: 'no_report' as const };

  it.each([
    ['on the day promised', facts, '2022-06-30', { againstPlanned: false, againstCurrent: false }],
    ['from the day after', facts, '2022-07-01', { againstPlanned: true, againstCurrent: true }],
    [
      'apart for the day that was moved',
      { ...facts, currentEndOn: '2022-12-31' },
      '2022-12-31',
      { againstPlanned: true, againstCurrent: false },
    ],
    [
      'after the moved day too',
      { ...facts, currentEndOn: '2022-12-31' },
      '2023-01-01',
      { againstPlanned: true, againstCurrent: true },
    ],
    [
      'by the day it was done, not by today',
      { ...facts, actualEndOn: '2022-06-30' },
      '2024-01-01',
      { againstPlanned: false, againstCurrent: false },
    ],
    [
      'when it was done a day late',
      { ...facts, actualEndOn: '2022-07-01' },
      '2022-06-30',
      { againstPlanned: true, againstCurrent: true },
    ],
    [
      'is not determinable without a promised day',
      { ...facts, plannedEndOn: null },
      '2024-01-01',
      { againstPlanned: null, againstCurrent: null },
    ],
    [
      'is determinable by the moved day alone',
      { ...facts, plannedEndOn: null, currentEndOn: '2022-12-31' },
      '2023-01-01',
      { againstPlanned: null, againstCurrent: true },
    ],
  ])('%s', (_, given, today, late) => {
    expect(lateness(given, today)).toEqual(late);
  });
});

describe('the completion of a commitment', () => {
  it.each<[MilestoneStatus[], string]>([
    [[], 'not_determinable'],
    [['complete'], 'complete'],
    [['complete', 'complete'], 'complete'],
    [['complete', 'not_started'], 'substantial'],
    [['complete', 'complete', 'no_report'], 'substantial'],
    [['complete', 'no_report', 'no_report'], 'limited'],
    [['complete', 'complete', 'no_report', 'no_report', 'no_report'], 'limited'],
    [['substantial', 'substantial'], 'limited'],
    [['limited', 'not_started'], 'limited'],
    [['not_started', 'no_report', 'no_evidence'], 'not_started'],
    [['no_evidence'], 'not_started'],
  ])('of %j is %s', (statuses, completion) => {
    expect(completionOf(statuses)).toBe(completion);
  });
});

describe('adding a milestone', () => {
  const period = (start: string | null, end: string | null) => ({
    start: start === null ? null : readStatedDate(start, 'start'),
    end: end === null ? null : readStatedDate(end, 'end'),
  });

  it.each([
    [[], 1],
    [[1, 2], 3],
    [[5, 2], 6],
  ])('after %j gives the number %i', (taken, number) => {
    expect(addMilestone(period('2022-01-01', '2022-06-30'), taken)).toEqual({ number });
  });

  it('may end on the day on which it starts, but not before', () => {
    expect(refusals(() => addMilestone(period('2022-01-01', '2022-01-01'), []))).toEqual([]);
    expect(refusals(() => addMilestone(period('2022-01-02', '2022-01-01'), []))).toEqual([
      'DATE_AFTER_END input.planned.end',
    ]);
  });

  it.each([
    [null, '2022-01-01'],
    ['2022-01-02', null],
    [null, null],
  ])('may leave a day open: %s to %s', (start, end) => {
    expect(refusals(() => addMilestone(period(start, end), []))).toEqual([]);
  });

  const facts = {
    planId: 'plan',
    state: 'draft',
    commitmentId: 'c1',
    origin: 'co_created',
    ownerInstitutionIds: ['i1'],
  };
  it.each([
    ['a drafter of this commitment', holding('drafter', { commitmentId: 'c1' }), true],
    ['a drafter of all texts', holding('drafter'), true],
    ['a drafter of another one', holding('drafter', { commitmentId: 'c2' }), false],
    ['a drafter of the whole plan', holding('drafter', { commitmentId: null }), true],
    ['the secretariat', holding('secretariat'), true],
    ['the government contact point', holding('government_contact_point'), true],
    ['the civil-society contact point', holding('civil_society_contact_point'), true],
    ['a liaison of an owner', holding('institution_liaison', { institutionId: 'i1' }), false],
  ])('is for %s: %#', (_, role, allowed) => {
    expect(may(ADD_MILESTONE, person([role]), facts)).toBe(allowed);
  });

  it.each([
    ['draft', true],
    ['in_consultation', true],
    ['adopted', false],
    ['ended', false],
    ['withdrawn', false],
  ])('while the commitment is %s: %s', (state, allowed) => {
    for (const action of [ADD_MILESTONE, EDIT_MILESTONE])
      expect(may(action, person([holding('secretariat')]), { ...facts, state })).toBe(allowed);
  });

  it.each([
    ['adopted', 'MILESTONE_FROZEN id'],
    ['ended', 'MILESTONE_FROZEN id'],
    ['deferred', 'COMMITMENT_NOT_EDITABLE id'],
    ['withdrawn', 'COMMITMENT_NOT_EDITABLE id'],
  ])('is not changed while the commitment is %s: %s', (state, code) => {
    const secretariat = person([holding('secretariat')]);
    expect(refusals(() => allow(EDIT_MILESTONE, secretariat, { ...facts, state }))).toEqual([code]);
  });
});
