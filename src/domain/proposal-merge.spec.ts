import { holding, person, refusals } from '../../test/support/rules.js';
import { allow } from './policy.js';
import { UNMERGE } from './proposal.js';
import { mergeProposal, undoMerge } from './proposal-merge.js';

describe('merging', () => {
  const from = { id: 'p1', planId: 'plan', state: 'submitted', members: ['m1', 'm2'] };
  const into = { id: 'p2', planId: 'plan', state: 'under_review', members: ['m2', 'm3', 'm1'] };

  it('leaves what was merged', () => {
    expect(mergeProposal(from, into)).toEqual({ state: 'merged' });
    expect(mergeProposal(from, { ...into, state: 'submitted' })).toEqual({ state: 'merged' });
  });

  it.each([
    ['into itself', from, ['MERGE_INTO_ITSELF input.into']],
    ['into one of another plan', { ...into, planId: 'p' }, ['MERGE_ACROSS_PLANS input.into']],
    ['into a draft', { ...into, state: 'draft' }, ['MERGE_TARGET_NOT_OPEN input.into']],
    ['into what was merged', { ...into, state: 'merged' }, ['MERGE_TARGET_NOT_OPEN input.into']],
    ['into one with a response', { ...into, state: 'accepted' }, ['MERGE_TARGET_NOT_OPEN input.into']],
    ['into what one of the members owes nothing', { ...into, members: ['m1'] }, ['MERGE_LOSES_RESPONSE input.into']],
  ])('is refused %s', (_, target, refused) => {
    expect(refusals(() => mergeProposal(from, target))).toEqual(refused);
  });

  it.each([
    ['merged', false, []],
    ['split', false, []],
    ['merged', true, ['ALREADY_RESPONDED id']],
    ['submitted', false, ['NOT_MERGED id']],
    ['withdrawn', false, ['NOT_MERGED id']],
  ])('is undone: of what is %s, responded to: %s', (state, responded, refused) => {
    const facts = { planId: 'plan', state, authorId: null, transcribed: false, responsibleIds: [] };
    const undoing = () => {
      allow(UNMERGE, person([holding('secretariat')]), facts);
      undoMerge({ responded });
    };
    expect(refusals(undoing)).toEqual(refused);
  });
});
