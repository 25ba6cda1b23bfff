import { releaseDebt } from './proposal.js';

const codeOf = (state: string | null, others: number) => {
  try {
    releaseDebt({ state, others });
    return null;
  } catch (error) {
    return (error as Error).message;
  }
};

it('releases whoever owes a response while somebody else owes one or gave one', () => {
  expect(codeOf('owed', 1)).toBeNull();
});

it('never releases the last one, nor one that answered, nor one that owes nothing', () => {
  expect(codeOf('owed', 0)).toBe('LAST_ONE_OWING');
  expect(codeOf('answered', 1)).toBe('ALREADY_ANSWERED');
  expect([codeOf('released', 1), codeOf(null, 1)]).toEqual(['NO_ANSWER_OWED', 'NO_ANSWER_OWED']);
});
