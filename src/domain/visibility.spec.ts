import { holding, person } from '../../test/support/rules.js';
import { type Actor, type Appointment, OPERATOR, VISITOR } from './actor.js';
import { HELD_HOURS } from './hiding.js';
import {
  areDraftsShown,
  type CommitmentVisibilityFacts,
  isAssessmentVisible,
  isCommentFound,
  isCommentTextVisible,
  isCommentVisible,
  isCommitmentVisible,
  isEvidenceFileReadable,
  isEvidenceVisible,
  isHidingPublic,
  isIndicatorVisible,
  isOutOfDraft,
  isPlanTextVisible,
  isProposalVisible,
  isReportVisible,
  isResponseTemplateVisible,
  isSuggestionHidingTold,
  isSuggestionVisible,
  isTextVisible,
  plansOfReserved,
} from './visibility.js';

const NOW = new Date('2026-03-10T12:00:00Z');
const hoursAgo = (hours: number, ms = 0) => new Date(NOW.getTime() - hours * 3_600_000 + ms);
const other = (roles = [] as ReturnType<typeof holding>[], facts = {}) =>
  person(roles, { accountId: 'other', ...facts });
const moderator = other([holding('moderator')]);
const unsure = other([holding('moderator')], { secondFactor: false });

it('lets everybody read what is no draft any more', () => {
  expect(isOutOfDraft({ state: 'draft' })).toBe(false);
  expect(isOutOfDraft({ state: 'returned' })).toBe(true);
});

it.each([
  ['before drafting opens', true, 'drafting', hoursAgo(0, 1), false],
  ['when drafting opens', true, 'drafting', hoursAgo(0), true],
  ['after consultation has opened', true, 'public_consultation', hoursAgo(48), true],
  ['while proposals are called for', true, 'call_for_proposals', hoursAgo(48), false],
  ['in a plan that keeps them to its people', false, 'drafting', hoursAgo(48), false],
])('drafts are shown %s: %#', (_, draftsPublic, kind, opensAt, shown) => {
  expect(areDraftsShown({ draftsPublic, windows: [{ kind, opensAt }] }, NOW)).toBe(shown);
});

const [DRAFT, OPEN] = ['draft', 'in_consultation'].map((state) => ({ state, planId: 'plan', draftsShown: false })) as [
  CommitmentVisibilityFacts,
  CommitmentVisibilityFacts,
];

it('shows drafts once a single one of several windows has opened in which everybody may suggest', () => {
  const windows = [
    { kind: 'call_for_proposals', opensAt: hoursAgo(48) },
    { kind: 'drafting', opensAt: hoursAgo(0) },
    { kind: 'public_consultation', opensAt: hoursAgo(-48) },
  ];
  expect(areDraftsShown({ draftsPublic: true, windows }, NOW)).toBe(true);
});

describe('a commitment', () => {
  it.each<[string, Actor, boolean]>([
    ['a visitor', VISITOR, false],
    ['a person', other(), false],
    ['somebody appointed in the plan', other([holding('forum_member')]), true],
    ['somebody appointed in another plan', other([holding('forum_member', { planId: 'p2' })]), false],
    ['an administrator', other([holding('administrator')]), true],
    ['the operator', OPERATOR, true],
  ])('as a draft is seen by %s: %#', (_, actor, seen) => {
    const facts = { planId: 'plan', draftsShown: false };
    expect(isCommitmentVisible({ ...facts, state: 'draft' }, actor)).toBe(seen);
    expect(isCommitmentVisible({ ...facts, state: 'draft', draftsShown: true }, actor)).toBe(true);
    expect(isCommitmentVisible({ ...facts, state: 'in_consultation' }, actor)).toBe(true);
  });
});

it.each([
  ['published', true],
  ['superseded', true],
  ['draft', false],
  ['shared', false],
])('shows an assessment that is %s: %s', (state, seen) => {
  expect(isAssessmentVisible({ state, commitment: null }, VISITOR)).toBe(seen);
  expect(isAssessmentVisible({ state, commitment: OPEN }, VISITOR)).toBe(seen);
  expect(isAssessmentVisible({ state, commitment: DRAFT }, VISITOR)).toBe(false);
  expect(isAssessmentVisible({ state, commitment: DRAFT }, OPERATOR)).toBe(seen);
});

const report = { voice: 'owner', institutionId: 'office' };

it.each([
  ['draft', false],
  ['sent', true],
  ['checked', true],
])('shows a milestone report that is %s: %s', (state, seen) => {
  expect(isReportVisible({ ...report, state, commitment: OPEN }, VISITOR)).toBe(seen);
  expect(isReportVisible({ ...report, state, commitment: DRAFT }, VISITOR)).toBe(false);
  expect(isReportVisible({ ...report, state, commitment: DRAFT }, OPERATOR)).toBe(seen);
});

it.each<[string, string, string | null, Appointment, boolean]>([
  [
    'a liaison of its institution',
    'owner',
    'office',
    holding('institution_liaison', { institutionId: 'office' }),
    true,
  ],
  ['a liaison of another one', 'owner', 'office', holding('institution_liaison', { institutionId: 'town' }), false],
  [
    'a liaison in another plan',
    'owner',
    'office',
    holding('institution_liaison', { institutionId: 'office', planId: 'x' }),
    false,
  ],
  ['the secretariat of its institution', 'owner', 'office', holding('secretariat', { institutionId: 'office' }), false],
  ['an administrator', 'owner', 'office', holding('administrator'), false],
  ['the counterpart, of their own', 'counterpart', null, holding('counterpart'), true],
  ['a citizen of the forum, of their own', 'counterpart', null, holding('forum_member'), true],
  ['the counterpart, of an institution', 'counterpart', 'ngo', holding('counterpart'), false],
  [
    'the monitoring body, of its own',
    'monitoring_body',
    'lab',
    holding('monitoring_body', { institutionId: 'lab' }),
    true,
  ],
  [
    'the monitoring body, of the counterpart',
    'counterpart',
    'lab',
    holding('monitoring_body', { institutionId: 'lab' }),
    false,
  ],
])('shows the draft of a milestone report to %s', (_, voice, institutionId, appointment, seen) => {
  const draft = { state: 'draft', voice, institutionId, commitment: OPEN };
  expect(isReportVisible(draft, other([appointment]))).toBe(seen);
});

it('shows templates of responses to whoever is appointed in the plan', () => {
  expect(isResponseTemplateVisible({ planId: 'plan' }, other([holding('institution_liaison')]))).toBe(true);
  expect(isResponseTemplateVisible({ planId: 'p2' }, other([holding('institution_liaison')]))).toBe(false);
  expect(isResponseTemplateVisible({ planId: 'plan' }, OPERATOR)).toBe(false);
});

describe('a comment', () => {
  const comment = {
    state: 'visible',
    planId: 'plan',
    authorId: 'ana',
    createdAt: hoursAgo(1),
    replied: false,
    hiding: null,
  };
  const held = { ...comment, state: 'held' };

  it.each<[string, Actor, boolean]>([
    ['a visitor', VISITOR, false],
    ['another person', other(), false],
    ['its author', person(), true],
    ['a moderator', moderator, true],
    ['a moderator of another plan', other([holding('moderator', { planId: 'p2' })]), false],
    ['a moderator without the second factor', unsure, false],
  ])('that waits is seen by %s: %#', (_, actor, seen) => {
    expect(isCommentVisible(held, actor, NOW)).toBe(seen);
    expect(isCommentTextVisible(held, actor, NOW)).toBe(seen);
    expect(isCommentFound(held, actor, NOW)).toBe(seen);
  });

  it('waits no longer than it may', () => {
    expect(isCommentVisible({ ...held, createdAt: hoursAgo(HELD_HOURS, 1) }, VISITOR, NOW)).toBe(false);
    expect(isCommentVisible({ ...held, createdAt: hoursAgo(HELD_HOURS) }, VISITOR, NOW)).toBe(true);
  });

  it('keeps its place when it is hidden or erased, without its text', () => {
    for (const state of ['hidden', 'erased']) {
      expect(isCommentVisible({ ...comment, state }, VISITOR, NOW)).toBe(true);
      expect(isCommentTextVisible({ ...comment, state }, moderator, NOW)).toBe(false);
    }
  });

  it('keeps its place when it was withdrawn after somebody replied, and only its author finds it otherwise', () => {
    const withdrawn = { ...comment, state: 'withdrawn' };
    expect(isCommentVisible({ ...withdrawn, replied: true }, VISITOR, NOW)).toBe(true);
    expect(isCommentVisible(withdrawn, moderator, NOW)).toBe(false);
    expect(isCommentVisible(withdrawn, person(), NOW)).toBe(false);
    expect(isCommentFound(withdrawn, person(), NOW)).toBe(true);
    expect(isCommentFound(withdrawn, moderator, NOW)).toBe(false);
    expect(isCommentTextVisible({ ...withdrawn, replied: true }, person(), NOW)).toBe(false);
  });

  it('that is visible is read by everybody', () => {
    expect(isCommentTextVisible(comment, VISITOR, NOW)).toBe(true);
    expect(isCommentFound(comment, VISITOR, NOW)).toBe(true);
  });
});

describe('a proposal', () => {
  const proposal = {
    state: 'submitted',
    visibility: 'visible',
    planId: 'plan',
    authorAccountId: 'ana',
    transcribed: false,
  };
  const secretariat = other([holding('secretariat')]);
  const draft = { ...proposal, state: 'draft' };

  it.each<[string, Actor, boolean, boolean]>([
    ['its author', person(), true, true],
    ['the secretariat', secretariat, false, true],
    ['the secretariat of another plan', other([holding('secretariat', { planId: 'p2' })]), false, false],
    ['an administrator', other([holding('administrator')]), false, false],
    ['the operator', OPERATOR, false, false],
    ['a visitor', VISITOR, false, false],
    ['a moderator', moderator, false, false],
  ])('as a draft, written or transcribed, is seen by %s: %#', (_, actor, written, transcribed) => {
    expect(isProposalVisible(draft, actor)).toBe(written);
    expect(isProposalVisible({ ...draft, transcribed: true }, actor)).toBe(transcribed);
  });

  it('that was submitted is seen by everybody, unless moderation hides it', () => {
    expect(isProposalVisible(proposal, VISITOR)).toBe(true);
    for (const visibility of ['hidden', 'held']) {
      expect(isProposalVisible({ ...proposal, visibility }, VISITOR)).toBe(false);
      expect(isProposalVisible({ ...proposal, visibility }, person())).toBe(true);
      expect(isProposalVisible({ ...proposal, visibility }, moderator)).toBe(true);
      expect(isProposalVisible({ ...proposal, visibility }, secretariat)).toBe(false);
    }
  });

  it('is known to be hidden only when it was sent and moderation hides it now', () => {
    expect(isHidingPublic({ state: 'submitted', visibility: 'hidden' })).toBe(true);
    expect(isHidingPublic({ state: 'draft', visibility: 'hidden' })).toBe(false);
    expect(isHidingPublic({ state: 'submitted', visibility: 'held' })).toBe(false);
    expect(isHidingPublic({ state: 'submitted', visibility: 'visible' })).toBe(false);
  });

  it('that is hidden is seen by who decides on its appeal', () => {
    const appeal = { hiddenBy: 'mo', concerned: [], otherModerators: 0 };
    expect(isProposalVisible({ ...proposal, visibility: 'hidden', appeal }, secretariat)).toBe(true);
  });
});

describe('the text of a plan', () => {
  const facts = { planId: 'plan', planStage: 'co_creation', draftsShown: false };

  it('is seen by the people of the plan until drafting opens or the plan is submitted', () => {
    expect(isPlanTextVisible(facts, VISITOR)).toBe(false);
    expect(isPlanTextVisible(facts, other([holding('forum_member')]))).toBe(true);
    expect(isPlanTextVisible(facts, other([holding('forum_member', { planId: 'p2' })]))).toBe(false);
    expect(isPlanTextVisible({ ...facts, draftsShown: true }, VISITOR)).toBe(true);
    for (const planStage of ['submitted', 'implementation', 'closed'])
      expect([planStage, isPlanTextVisible({ ...facts, planStage }, VISITOR)]).toEqual([planStage, true]);
    expect(isPlanTextVisible({ ...facts, planStage: 'discontinued' }, VISITOR)).toBe(false);
  });

  it('is seen, with what people would change in it, apart from its commitments', () => {
    const onPlan = { planId: 'plan', authorId: 'me', appeal: null, visibility: 'visible', planText: facts };
    expect(isSuggestionVisible(onPlan, VISITOR)).toBe(false);
    expect(isSuggestionVisible({ ...onPlan, planText: { ...facts, draftsShown: true } }, VISITOR)).toBe(true);
    expect(isTextVisible({ planText: facts }, VISITOR)).toBe(false);
    expect(isTextVisible({ commitment: OPEN }, VISITOR)).toBe(true);
  });
});

it('tells of a hidden suggestion whoever sees the text that it is hidden, and of no other', () => {
  const hidden = { planId: 'plan', authorId: 'ana', appeal: null, visibility: 'hidden', commitment: OPEN };
  const told = (facts: object, actor: Actor = VISITOR) => isSuggestionHidingTold({ ...hidden, ...facts }, actor);
  expect([told({}), told({ commitment: DRAFT })]).toEqual([true, false]);
  expect(told({ commitment: DRAFT }, other([holding('forum_member')]))).toBe(true);
  expect(['visible', 'held'].map((visibility) => told({ visibility }))).toEqual([false, false]);
});

describe('a suggestion', () => {
  const commitment = { state: 'in_consultation', planId: 'plan', draftsShown: false };
  const suggestion = { planId: 'plan', authorId: 'me', appeal: null, visibility: 'visible', commitment };
  const author = person([], { accountId: 'me' });

  it('is seen by who sees its text, unless moderation hides it', () => {
    expect(isSuggestionVisible(suggestion, VISITOR)).toBe(true);
    const hidden = { ...suggestion, visibility: 'hidden' };
    for (const [actor, seen] of [
      [VISITOR, false],
      [other([holding('drafter')]), false],
      [author, true],
      [moderator, true],
      [unsure, false],
    ] as const)
      expect([actor, isSuggestionVisible(hidden, actor)]).toEqual([actor, seen]);
  });

  it('on a draft that is not public is seen by nobody outside the plan, not even by its author', () => {
    const onDraft = { ...suggestion, commitment: { ...commitment, state: 'draft' } };
    expect(isSuggestionVisible(onDraft, author)).toBe(false);
    expect(isSuggestionVisible(onDraft, other([holding('drafter')]))).toBe(true);
  });
});

it('shows what is measured to whoever sees the commitment, and of a programme to everybody', () => {
  expect(isIndicatorVisible({ commitment: null }, VISITOR)).toBe(true);
  expect(isIndicatorVisible({ commitment: OPEN }, VISITOR)).toBe(true);
  expect(isIndicatorVisible({ commitment: DRAFT }, VISITOR)).toBe(false);
});

describe('evidence', () => {
  const sent = { ...report, state: 'sent', commitment: OPEN };
  const evidence = { planId: 'plan', authorId: 'ana', appeal: null, visibility: 'visible', report: sent };

  it('is seen by who sees its report', () => {
    expect(isEvidenceVisible(evidence, VISITOR)).toBe(true);
    const ofADraft = { ...evidence, report: { ...sent, state: 'draft' } };
    expect([VISITOR, moderator].map((actor) => isEvidenceVisible(ofADraft, actor))).toEqual([false, false]);
  });

  it('that is hidden is seen by its author and by moderators', () => {
    const seen = [VISITOR, other(), person(), moderator].map((actor) =>
      isEvidenceVisible({ ...evidence, visibility: 'hidden' }, actor),
    );
    expect(seen).toEqual([false, false, true, true]);
  });
});

describe('the files of evidence', () => {
  it('are read by everybody who sees the evidence, but for the original of what is reserved', () => {
    for (const kind of ['file', 'copy']) expect(isEvidenceFileReadable({ kind, planId: 'plan' }, VISITOR)).toBe(true);
    const reserved = { kind: 'reserved', planId: 'plan' };
    for (const [reader, read] of [
      [VISITOR, false],
      [OPERATOR, false],
      [other([holding('institution_liaison')]), false],
      [other([holding('administrator', { planId: null })]), false],
      [other([holding('monitoring_body')]), true],
      [other([holding('ogp_reader')]), true],
      [other([holding('monitoring_body', { planId: 'p2' }), holding('ogp_reader', { planId: 'p3' })]), false],
      [other([holding('monitoring_body')], { secondFactor: false }), false],
    ] as const)
      expect([reader, isEvidenceFileReadable(reserved, reader)]).toEqual([reader, read]);
    expect(plansOfReserved(other([holding('monitoring_body')]))).toEqual(['plan']);
    expect(plansOfReserved(other([holding('monitoring_body')], { secondFactor: false }))).toEqual([]);
  });
});
