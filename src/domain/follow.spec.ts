import {
  DECIDED_ON_WHAT_BECAME,
  DONE_BY_AUTHORS,
  type Followed,
  type FollowFrequency,
  type Happening,
  isToldOf,
  periodDue,
  TOLD_BY_OWN_LETTER,
} from './follow.js';

/** 2026-03-09 is a Monday. */
describe('the day whose digest is the last one due', () => {
  it.each<[FollowFrequency, string, number, string]>([
    ['immediate', '2026-03-11', 12, ''],
    ['daily', '2026-03-11', 6, '2026-03-10'],
    ['daily', '2026-03-11', 7, '2026-03-11'],
    ['daily', '2026-03-11', 23, '2026-03-11'],
    ['daily', '2026-03-01', 0, '2026-02-28'],
    ['weekly', '2026-03-09', 6, '2026-03-02'],
    ['weekly', '2026-03-09', 7, '2026-03-09'],
    ['weekly', '2026-03-11', 0, '2026-03-09'],
    ['weekly', '2026-03-15', 23, '2026-03-09'],
    ['weekly', '2026-03-16', 6, '2026-03-09'],
    ['weekly', '2026-03-16', 7, '2026-03-16'],
  ])('%s on %s at %i hours is "%s"', (frequency, day, hour, due) => {
    expect(periodDue(frequency, { day, hour })).toBe(due);
  });
});

describe('who is told of what', () => {
  const of = (more: Partial<Happening>): Happening => ({
    verb: 'comment.created',
    planId: 'plan',
    themeId: null,
    commitmentId: null,
    proposalId: null,
    ofMany: false,
    ...more,
  });
  const whole: Followed = { kind: 'proposal', id: 'whole', became: ['part', 'target'] };
  it.each<[string, Followed, Happening, ReturnType<typeof isToldOf>]>([
    ['the plan', { kind: 'plan', id: 'plan', became: [] }, of({}), 'itself'],
    ['another plan', { kind: 'plan', id: 'other', became: [] }, of({}), null],
    ['the plan, of one of many', { kind: 'plan', id: 'plan', became: [] }, of({ ofMany: true }), null],
    ['the theme', { kind: 'theme', id: 'theme', became: [] }, of({ themeId: 'theme' }), 'itself'],
    ['the commitment', { kind: 'commitment', id: 'one', became: [] }, of({ commitmentId: 'one' }), 'itself'],
    ['the proposal, of one of many', { ...whole, became: [] }, of({ proposalId: 'whole', ofMany: true }), 'itself'],
    ['what was split, of a comment on a part', whole, of({ proposalId: 'part' }), null],
    [
      'what was split, of a response to a part',
      whole,
      of({ proposalId: 'part', verb: 'proposal.responded' }),
      'what it became',
    ],
    [
      'what was merged, of a decision',
      whole,
      of({ proposalId: 'target', verb: 'response.contest_upheld' }),
      'what it became',
    ],
    [
      'a part, of a response to another',
      { kind: 'proposal', id: 'part', became: [] },
      of({ proposalId: 'other', verb: 'proposal.responded' }),
      null,
    ],
    ...['response.revised', 'response.contested', 'response.contest_rejected', 'response_debt.released'].map<
      [string, Followed, Happening, ReturnType<typeof isToldOf>]
    >((verb) => [`what was split, of ${verb} on a part`, whole, of({ proposalId: 'part', verb }), 'what it became']),
    ['a proposal, of what lies under none', whole, of({ verb: 'proposal.responded' }), null],
  ])('whoever follows %s', (_, followed, happening, told) => {
    expect(isToldOf(followed, happening)).toBe(told);
  });
});

it.each([
  ['comment.created', 'nobody, because its author did it'],
  ['proposal.submitted', 'nobody, because its author did it'],
  ['proposal.edited', 'nobody, because its author did it'],
  ['proposal.file_attached', 'nobody, because its author did it'],
  ['proposal.file_removed', 'nobody, because its author did it'],
  ['proposal.withdrawn', 'nobody, because its author did it'],
  ['suggestion.created', 'nobody, because its author did it'],
  ['suggestion.accepted', 'its author, by a letter'],
  ['suggestion.declined', 'its author, by a letter'],
  ['suggestion.reverted', 'its author, by a letter'],
  ['proposal.responded', 'its author, in a digest'],
  ['suggestion.merged', 'its author, in a digest'],
])('lets %s be told to %s', (verb, told) => {
  const byLetter = TOLD_BY_OWN_LETTER.includes(verb) ? 'its author, by a letter' : 'its author, in a digest';
  expect(DONE_BY_AUTHORS.includes(verb) ? 'nobody, because its author did it' : byLetter).toBe(told);
  expect(DONE_BY_AUTHORS.includes(verb) && DECIDED_ON_WHAT_BECAME.includes(verb)).toBe(false);
});
