import { holding, person, refusals } from '../../test/support/rules.js';
import type { Appointment } from './actor.js';
import {
  actualEnd,
  DISCARD_REPORT,
  DRAFT_REPORT,
  isFollowed,
  PUBLISH_VOICE,
  type ReportState,
  type ReportStateFacts,
  reportsOn,
  reportStateOn,
  SAVE_REPORTS,
  SEND_REPORT,
  type SendingFacts,
  speak,
  type SpeakingFacts,
  STORED_REPORT_STATES,
} from './milestone-report.js';
import { allow, may } from './policy.js';

describe('the state of a report', () => {
  const facts: ReportStateFacts = { state: 'sent', sentOn: '2022-03-01', followed: false, checkingDays: 15 };
  it.each<[string, Partial<ReportStateFacts>, string, ReportState]>([
    ['is sent on the last day for a check', {}, '2022-03-16', 'sent'],
    ['is not checked from the day after', {}, '2022-03-17', 'not_checked'],
    ['stays sent where the day is not on record', { sentOn: null }, '2030-01-01', 'sent'],
    ['stays returned', { state: 'returned' }, '2030-01-01', 'returned'],
    ['stays a draft', { state: 'draft', sentOn: null }, '2030-01-01', 'draft'],
    ['stays checked', { state: 'checked' }, '2030-01-01', 'checked'],
    ['is superseded by a later checked one', { state: 'checked', followed: true }, '2022-03-02', 'superseded'],
    ['is superseded by a later published one', { state: 'published', followed: true }, '2022-03-02', 'superseded'],
    ['stays sent although a later one was checked', { followed: true }, '2022-03-02', 'sent'],
    ['is superseded as imported', { state: 'superseded' }, '2022-03-02', 'superseded'],
  ])('%s', (_, more, today, state) => expect(reportStateOn({ ...facts, ...more }, today)).toBe(state));
});

it.each([
  ['nothing', [], false],
  ['a later checked one', [{ voice: 'owner', state: 'checked', position: 2 }], true],
  ['a later published one', [{ voice: 'owner', state: 'published', position: 2 }], true],
  ['one at the same place', [{ voice: 'owner', state: 'checked', position: 1 }], false],
  ['a later one that was only sent', [{ voice: 'owner', state: 'sent', position: 2 }], false],
  ['a later one of another voice', [{ voice: 'counterpart', state: 'published', position: 2 }], false],
])('a report is followed by %s: %#', (_, others, followed) => {
  expect(isFollowed({ voice: 'owner', position: 1 }, others)).toBe(followed);
});

const speaking: SpeakingFacts = {
  planId: 'plan',
  commitmentId: 'com',
  voice: 'owner',
  institutionId: null,
  reportingInstitutionIds: ['state', 'town'],
  counterpartVacant: false,
  institutionKinds: { ngo: 'civil_society', office: 'government' },
};

describe('who speaks', () => {
  const liaison = (institutionId: string | null) => holding('institution_liaison', { institutionId });
  const counterpart = { voice: 'counterpart' };
  const vacant = { voice: 'counterpart', counterpartVacant: true };
  it.each<[string, Appointment, Partial<SpeakingFacts>, boolean]>([
    ['a liaison of an owner', liaison('state'), {}, true],
    ['a liaison of an owner for it', liaison('state'), { institutionId: 'state' }, true],
    ['a liaison for another owner', liaison('state'), { institutionId: 'town' }, false],
    ['a liaison of another institution', liaison('museum'), {}, false],
    ['a liaison of no institution', liaison(null), {}, false],
    ['a liaison of another plan', { ...liaison('state'), planId: 'other' }, {}, false],
    ['a liaison as counterpart', liaison('state'), counterpart, false],
    ['the counterpart', holding('counterpart'), counterpart, true],
    ['the counterpart as owner', holding('counterpart'), {}, false],
    ['the counterpart of this commitment', holding('counterpart', { commitmentId: 'com' }), counterpart, true],
    ['the counterpart of another one', holding('counterpart', { commitmentId: 'other' }), counterpart, false],
    ['a member beside a counterpart', holding('forum_member', { institutionId: 'ngo' }), counterpart, false],
    ['a member of civil society while there is none', holding('forum_member', { institutionId: 'ngo' }), vacant, true],
    ['a citizen of the forum while there is none', holding('forum_member'), vacant, true],
    ['a member of government while there is none', holding('forum_member', { institutionId: 'office' }), vacant, false],
    [
      'a citizen of the forum as monitoring body',
      holding('forum_member'),
      { ...vacant, voice: 'monitoring_body' },
      false,
    ],
    ['a member of an unknown institution', holding('forum_member', { institutionId: 'x' }), vacant, false],
    ['the monitoring body', holding('monitoring_body'), { voice: 'monitoring_body' }, true],
    ['the monitoring body as counterpart', holding('monitoring_body'), vacant, false],
    ['the secretariat', holding('secretariat'), {}, false],
  ])('%s', (_, appointment, more, allowed) => {
    const facts = { ...speaking, ...more };
    expect(may(DRAFT_REPORT, person([appointment]), { ...facts, state: 'adopted' })).toBe(allowed);
    const isOwner = facts.voice === 'owner';
    expect(may(SAVE_REPORTS, person([appointment]), { ...facts, state: 'adopted' })).toBe(allowed && isOwner);
    expect(may(SEND_REPORT, person([appointment]), { ...facts, state: 'draft' })).toBe(allowed && isOwner);
    expect(may(PUBLISH_VOICE, person([appointment]), { ...facts, state: 'draft' })).toBe(allowed && !isOwner);
  });

  it('only once the commitment is adopted', () => {
    const actor = person([liaison('state')]);
    const from = DRAFT_REPORT.states.filter((state) => may(DRAFT_REPORT, actor, { ...speaking, state }));
    expect(from).toEqual(['adopted', 'ended']);
  });

  it('is told by the milestone that the commitment is not adopted', () => {
    const facts = { ...speaking, state: 'draft' };
    expect(refusals(() => allow(DRAFT_REPORT, person([liaison('state')]), facts))).toEqual([
      'COMMITMENT_NOT_ADOPTED input.milestone',
    ]);
  });

  it('sends a draft or a returned report, and throws away a draft', () => {
    const actor = person([liaison('state')]);
    const states = (action: typeof SEND_REPORT) =>
      STORED_REPORT_STATES.filter((state) => may(action, actor, { ...speaking, state }));
    expect(states(SEND_REPORT)).toEqual(['draft', 'returned']);
    expect(states(DISCARD_REPORT)).toEqual(['draft']);
  });
});

describe('what is sent', () => {
  const facts: SendingFacts = {
    status: 'limited',
    narrated: true,
    unchanged: false,
    lastStatus: null,
    periodStartOn: '2022-03-01',
    periodEndOn: '2022-06-30',
    doneOn: null,
  };
  it.each<[string, Partial<SendingFacts>, string[]]>([
    ['everything', {}, []],
    ['no level', { status: null }, ['STATUS_REQUIRED id']],
    ['no words', { narrated: false }, ['NARRATIVE_REQUIRED id']],
    ['no period', { periodStartOn: null, periodEndOn: null }, []],
    ['a period that begins today', { periodStartOn: '2022-05-01' }, []],
    ['a period that begins tomorrow', { periodStartOn: '2022-05-02' }, ['PERIOD_IN_THE_FUTURE id']],
    ['a period of one day', { periodEndOn: '2022-03-01' }, []],
    ['a period that ends before it begins', { periodEndOn: '2022-02-28' }, ['DATE_AFTER_END id']],
    ['a day of completion that is today', { doneOn: '2022-05-01' }, []],
    ['a day of completion that is tomorrow', { doneOn: '2022-05-02' }, ['DAY_IN_THE_FUTURE id.doneOn']],
    ['no change of nothing', { unchanged: true }, ['NOTHING_TO_REPEAT id']],
    ['no change, without words', { unchanged: true, lastStatus: 'limited', narrated: false, status: null }, []],
  ])('with %s', (_, more, codes) => {
    expect(refusals(() => speak({ ...facts, ...more }, '2022-05-01'))).toEqual(codes);
  });

  it('keeps the level that was claimed', () => {
    expect(speak(facts, '2022-05-01')).toEqual({ status: 'limited' });
  });

  it('repeats the last level when nothing changed, whatever else was ticked', () => {
    expect(speak({ ...facts, unchanged: true, lastStatus: 'substantial' }, '2022-05-01')).toEqual({
      status: 'substantial',
    });
  });

  it('names the place of the fault', () => {
    expect(refusals(() => speak({ ...facts, status: null }, '2022-05-01', ['rows', '3']))).toEqual([
      'STATUS_REQUIRED rows.3',
    ]);
  });
});

it.each<[string | null, string | null, string | null]>([
  ['complete', '2022-04-01', '2022-04-01'],
  ['complete', null, '2022-05-01'],
  ['substantial', '2022-04-01', null],
  [null, null, null],
])('a checked report of %s, done on %s, sets the actual end %s', (status, doneOn, end) => {
  expect(actualEnd({ status, doneOn, sentOn: '2022-05-01' })).toBe(end);
});

describe('who reports on a milestone', () => {
  const facts = { commitmentState: 'adopted', ownerInstitutionIds: ['owner'], responsibleIds: ['responsible'] };

  it.each([
    ['owner', true],
    ['responsible', true],
    ['other', false],
  ])('is asked of %s: %s', (institution, verdict) => expect(reportsOn(institution, facts)).toBe(verdict));

  it.each([
    ['draft', false],
    ['adopted', true],
    ['ended', true],
    ['withdrawn', false],
  ])('is asked while its commitment is %s: %s', (commitmentState, verdict) =>
    expect(reportsOn('owner', { ...facts, commitmentState })).toBe(verdict),
  );

  it('is nobody without owners and responsible institutions', () =>
    expect(reportsOn('owner', { ...facts, ownerInstitutionIds: [], responsibleIds: [] })).toBe(false));
});
