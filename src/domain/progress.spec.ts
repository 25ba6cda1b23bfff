import type { ReportFacts } from './milestone.js';
import {
  type CountedAs,
  COUNTED_AS,
  countedAs,
  groupOf,
  type ProgressFacts,
  type ProgressGroup,
  progressOf,
} from './progress.js';

const owner = (facts: Partial<ReportFacts> = {}): ReportFacts => ({
  voice: 'owner',
  state: 'checked',
  status: 'complete',
  position: 1,
  evidence: 1,
  ...facts,
});
const other = (status: string | null, facts: Partial<ReportFacts> = {}) =>
  owner({ voice: 'counterpart', state: 'published', position: 2, status, evidence: 0, ...facts });

describe('a milestone is counted as', () => {
  it.each<[CountedAs, string, ReportFacts[]]>([
    ['no_report', 'nobody reports', []],
    ['no_report', 'only others report', [other('complete')]],
    ['no_report', 'the report is not checked', [owner({ state: 'sent' })]],
    ['not_started', 'its owner says so', [owner({ status: 'not_started', evidence: 0 })]],
    ['under_way', 'its owner claims a part', [owner({ status: 'limited' })]],
    ['under_way', 'its owner claims most of it', [owner({ status: 'substantial' })]],
    [
      'under_way',
      'another voice confirms a part that has no evidence',
      [owner({ status: 'limited', evidence: 0 }), other('limited')],
    ],
    ['no_evidence', 'its owner claims all and shows nothing', [owner({ evidence: 0 })]],
    ['no_evidence', 'its owner claims a part and shows nothing', [owner({ status: 'limited', evidence: 0 })]],
    ['said_by_owner', 'its owner claims all with evidence', [owner()]],
    ['confirmed', 'another voice says as much', [owner(), other('complete')]],
    [
      'confirmed',
      'another voice says as much of a claim without evidence',
      [owner({ evidence: 0 }), other('complete')],
    ],
    ['contradicted', 'the newest other voice says less', [owner(), other('substantial')]],
    [
      'contradicted',
      'the newest other voice says less of a claim without evidence',
      [owner({ evidence: 0 }), other('limited')],
    ],
    [
      'contradicted',
      'the newest other voice says less of a part',
      [owner({ status: 'limited' }), other('not_started')],
    ],
    ['contradicted', 'an earlier voice said less and none came after', [owner({ position: 3 }), other('limited')]],
    [
      'confirmed',
      'a newer voice confirms what an older one denied',
      [owner(), other('limited'), other('complete', { position: 3, voice: 'monitoring_body' })],
    ],
  ])('%s when %s', (counted, _, reports) => expect(countedAs(reports)).toBe(counted));
});

describe('a milestone belongs to the group', () => {
  const facts: Omit<ProgressFacts, 'reports'> = { origin: 'co_created', actualEndOn: null, submittedOn: '2022-02-23' };
  it.each<[ProgressGroup, string, Partial<typeof facts>]>([
    ['co_created', 'written together', {}],
    ['co_created', 'achieved on the day of submission', { actualEndOn: '2022-02-23' }],
    ['achieved_before', 'achieved the day before', { actualEndOn: '2022-02-22' }],
    ['achieved_before', 'proactive and achieved before', { actualEndOn: '2022-02-22', origin: 'proactive' }],
    ['proactive', 'proactive', { origin: 'proactive' }],
    ['co_created', 'of a plan that was not submitted', { actualEndOn: '2020-01-01', submittedOn: null }],
  ])('%s: %s', (group, _, more) => expect(groupOf({ ...facts, reports: [], ...more })).toBe(group));
});

it('counts each milestone once, in its group', () => {
  const one = { origin: 'co_created', actualEndOn: null, submittedOn: '2022-02-23' };
  const progress = progressOf([
    { ...one, reports: [owner()] },
    { ...one, reports: [owner(), other('complete')] },
    { ...one, reports: [owner(), other('limited')] },
    { ...one, reports: [], origin: 'proactive' },
    { ...one, reports: [owner()], actualEndOn: '2022-01-01' },
  ]);
  expect(progress.co_created).toMatchObject({
    total: 3,
    said_by_owner: 1,
    confirmed: 1,
    contradicted: 1,
    no_report: 0,
  });
  expect(progress.proactive).toMatchObject({ total: 1, no_report: 1 });
  expect(progress.achieved_before).toMatchObject({ total: 1, said_by_owner: 1 });
  for (const { total, ...counts } of Object.values(progress)) {
    expect(Object.keys(counts).toSorted()).toEqual([...COUNTED_AS].toSorted());
    expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(total);
  }
});

it('counts nothing where there is nothing', () => {
  for (const { total } of Object.values(progressOf([]))) expect(total).toBe(0);
});
