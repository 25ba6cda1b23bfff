import '../../src/app.module.js';
import { type Actor, VISITOR } from '../../src/domain/actor.js';
import { factsOfOneName } from '../../src/api/read/facts-of-one-name.js';
import { derived, stored } from '../../src/api/read/fields.js';
import { Query } from '../../src/api/read/query.js';
import { allReads, everyoneSees, plainTable, type Read } from '../../src/api/read/read.js';
import { holding, person } from '../support/rules.js';

const NOW = new Date();
const query = (actor: Actor, asOf: Date | null) => () => new Query(actor, asOf, { now: NOW, timeZone: 'UTC' });

it.each([
  ['a visitor', query(VISITOR, null)],
  ['a person', query(person([holding('administrator')]), null)],
  ['a read of the past', query(VISITOR, NOW)],
])('gives facts of one name within a type the same SQL for %s', (_, asked) => {
  expect(allReads().flatMap((read) => factsOfOneName(read, asked))).toEqual([]);
  expect(allReads().length).toBeGreaterThan(60);
});

it('finds two facts of one name', () => {
  const field = (column: string) => derived({ state: stored(column) }, () => null);
  const read: Read = {
    type: 'Thing',
    source: plainTable('thing'),
    visible: everyoneSees,
    fields: { one: field('state'), same: field('state'), other: field('status') },
  };
  expect(factsOfOneName(read, query(VISITOR, null))).toEqual(['Thing: state of one and of other']);
});
