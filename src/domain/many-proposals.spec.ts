import { holding, person, refusals, valuesOfRefusal } from '../../test/support/rules.js';
import { assignMany, respondToMany } from './many-proposals.js';
import { allowEach } from './policy.js';
import { REVIEW_MANY } from './proposal.js';

describe('assigning many at once', () => {
  const judged = (state: string) => {
    const facts = { planId: 'plan', state, authorId: null, transcribed: false, responsibleIds: [] };
    return allowEach(REVIEW_MANY, person([holding('secretariat')]), [facts])[0]!;
  };
  const { problem } = judged('submitted');
  const one = { place: 0, reference: 'P-002', problem, version: 2, expectedVersion: 2, debt: 'owed' };
  const other = { ...one, place: 1, reference: 'P-001' };
  it.each([
    ['that wait, as they were read', [one, { ...other, ...judged('under_review'), debt: null }], []],
    ['whose member was released', [{ ...one, debt: 'released' }], []],
    ['of which no version was named', [{ ...one, expectedVersion: null }], []],
    ['of which one was changed since', [{ ...one, version: 3 }, other], ['ONE_OUTDATED expectedVersions.0']],
    ['where the member responded to one', [one, { ...other, debt: 'responded' }], ['ONE_NOT_OPEN input.proposals.1']],
    [
      'in the way of which two stand, whatever else was changed of them',
      [
        { ...other, version: 3 },
        { ...one, ...judged('merged'), version: 3 },
      ],
      ['ONE_NOT_OPEN input.proposals.0', 'ONE_OUTDATED expectedVersions.1'],
    ],
  ])('assigns or refuses those %s', (_, proposals, refused) => {
    expect(refusals(() => assignMany(proposals))).toEqual(refused);
  });
});

describe('responding to many at once', () => {
  const one = { place: 0, reference: 'P-002', problem: null, version: 2, expectedVersion: 2, debt: 'owed' };
  it.each([
    ['that wait, as they were read', [one, { ...one, place: 1 }], []],
    [
      'where the member responded to one',
      [one, { ...one, place: 1, debt: 'responded' }],
      ['ONE_NOT_OPEN input.proposals.1'],
    ],
    ['of which the member owes one no response', [{ ...one, debt: null }], ['ONE_NOT_OPEN input.proposals.0']],
    ['of which one was changed since', [{ ...one, version: 3 }], ['ONE_OUTDATED expectedVersions.0']],
  ])('responds to or refuses those %s', (_, proposals, refused) => {
    expect(refusals(() => respondToMany(proposals))).toEqual(refused);
  });
});

it('names each proposal that stands in the way by its reference, because the others can be sent again', () => {
  const one = { place: 0, reference: 'P-002', problem: null, version: 2, expectedVersion: 2, debt: null };
  const changed = { ...one, place: 1, reference: 'P-001', version: 3, debt: 'owed' };
  expect(valuesOfRefusal(() => respondToMany([one, changed]))).toEqual([
    { reference: 'P-002' },
    { reference: 'P-001' },
  ]);
});
