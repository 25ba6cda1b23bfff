import { holding, person, refusals } from '../../test/support/rules.js';
import { type Actor, VISITOR } from './actor.js';
import { type Action, allow, may } from './policy.js';
import {
  DRAFT_PROPOSAL,
  EDIT_PROPOSAL,
  ERASE_DRAFT,
  hasEnded,
  onBehalfOf,
  PROPOSAL_STATES,
  type ProposalFacts,
  proposalReference,
  RESPOND_TO_PROPOSAL,
  REVIEW,
  SUBMIT,
  SUPPORT,
  TRANSCRIBE,
  UNMERGE,
  WITHDRAW,
  REVIEW_MANY,
  RESPOND_TO_MANY,
} from './proposal.js';

it('has ended for good when it was united, divided or withdrawn, and in no other state', () => {
  expect(PROPOSAL_STATES.filter(hasEnded)).toEqual(['merged', 'split', 'withdrawn']);
});

it.each([
  [1, 'JOINT-P-001'],
  [99, 'JOINT-P-099'],
  [1234, 'JOINT-P-1234'],
])('names the proposal %i %s', (number, reference) => {
  expect(proposalReference('joint', number)).toBe(reference);
});

it('lets people write on behalf of an institution that they hold a role for', () => {
  const member = person([holding('forum_member', { institutionId: 'i1' })]);
  expect(refusals(() => onBehalfOf(member, 'i1'))).toEqual([]);
  const inTwo = person([holding('drafter', { institutionId: 'i1' }), holding('drafter', { institutionId: 'i2' })]);
  expect(refusals(() => onBehalfOf(inTwo, 'i1'))).toEqual([]);
  expect(refusals(() => onBehalfOf(member, 'i2'))).toEqual(['NOT_OF_THE_INSTITUTION input.onBehalfOf']);
  expect(refusals(() => onBehalfOf(VISITOR, 'i1'))).toEqual(['NOT_OF_THE_INSTITUTION input.onBehalfOf']);
});

it('names the list of proposals where one of many is not open', () => {
  const secretariat = person([holding('secretariat')]);
  const facts = { planId: 'plan', state: 'withdrawn', authorId: null, transcribed: false, responsibleIds: [] };
  expect(refusals(() => allow(REVIEW_MANY, secretariat, facts))).toEqual(['ONE_NOT_OPEN input.proposals']);
  expect(refusals(() => allow(RESPOND_TO_MANY, secretariat, facts))).toEqual(['ONE_NOT_OPEN input.proposals']);
});

describe('who does what with a proposal', () => {
  const facts: ProposalFacts = { planId: 'plan', authorId: 'author', transcribed: false, responsibleIds: ['i0', 'i1'] };
  const transcribed = { ...facts, authorId: null, transcribed: true };
  const people: Record<string, Actor> = {
    visitor: VISITOR,
    author: person([], { accountId: 'author' }),
    other: person([], { accountId: 'other' }),
    secretariat: person([holding('secretariat')]),
    liaison: person([holding('institution_liaison', { institutionId: 'i1' })]),
    stranger: person([holding('institution_liaison', { institutionId: 'i2' })]),
    nobody: person([holding('institution_liaison')]),
  };
  const who = (action: Action<ProposalFacts>, given: ProposalFacts) =>
    Object.keys(people).filter((name) => may(action, people[name]!, given));

  it.each<[string, Action<ProposalFacts>, ProposalFacts, string[]]>([
    ['drafts', DRAFT_PROPOSAL, facts, ['author', 'other', 'secretariat', 'liaison', 'stranger', 'nobody']],
    ['transcribes', TRANSCRIBE, facts, ['secretariat']],
    ['edits', EDIT_PROPOSAL, facts, ['author']],
    ['edits what was transcribed', EDIT_PROPOSAL, transcribed, ['secretariat']],
    ['submits', SUBMIT, facts, ['author']],
    ['submits what was transcribed', SUBMIT, transcribed, ['secretariat']],
    ['erases', ERASE_DRAFT, facts, ['author']],
    ['erases what was transcribed', ERASE_DRAFT, transcribed, ['secretariat']],
    ['supports', SUPPORT, facts, ['other', 'secretariat', 'liaison', 'stranger', 'nobody']],
    ['withdraws', WITHDRAW, facts, ['author']],
    ['withdraws what nobody wrote', WITHDRAW, transcribed, []],
    ['reviews', REVIEW, facts, ['secretariat']],
    ['undoes a merge', UNMERGE, facts, ['secretariat']],
    ['responds', RESPOND_TO_PROPOSAL, facts, ['secretariat', 'liaison']],
  ])('%s', (_, action, given, names) => {
    expect(who(action, given)).toEqual(names);
  });

  it.each<[Action<ProposalFacts>, string, string[]]>([
    [EDIT_PROPOSAL, 'author', ['draft', 'submitted']],
    [SUBMIT, 'author', ['draft']],
    [ERASE_DRAFT, 'author', ['draft']],
    [SUPPORT, 'other', ['submitted', 'under_review']],
    [WITHDRAW, 'author', ['submitted', 'under_review']],
    [REVIEW, 'secretariat', ['submitted', 'under_review']],
    [UNMERGE, 'secretariat', ['merged', 'split']],
    [RESPOND_TO_PROPOSAL, 'liaison', ['submitted', 'under_review']],
  ])('$mutation by the %s from some states only', (action, name, from) => {
    expect(PROPOSAL_STATES.filter((state) => may(action, people[name]!, { ...facts, state }))).toEqual(from);
  });
});

it.each(PROPOSAL_STATES.map((state) => [state, state === 'draft' ? [] : ['ALREADY_SUBMITTED id']]))(
  'erases a draft only: %s',
  (state, problems) => {
    const facts = { planId: 'plan', state, authorId: 'ana', transcribed: false, responsibleIds: [] };
    expect(refusals(() => allow(ERASE_DRAFT, person(), facts))).toEqual(problems);
  },
);
