import { ACTIONS } from './matrix.js';
import { REMEDIES } from './remedies.js';

const mutations = ACTIONS.map(({ mutation }) => mutation);

it('says of every mutation how it is taken back, or that it is asked, or why it needs neither', () => {
  expect(Object.keys(REMEDIES).toSorted()).toEqual(mutations.toSorted());
});

it('names only mutations that there are', () => {
  const named = Object.values(REMEDIES).flatMap((remedy) => (remedy.kind === 'undone' ? remedy.by : []));
  expect(named.filter((by) => !mutations.includes(by))).toEqual([]);
});
