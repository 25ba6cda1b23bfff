import { closedDirections, isolated } from './direction.js';

it.each([
  ['Agua limpia para todos', 'Agua limpia para todos', 'nothing that turns'],
  ['\u202eagua', '\u202eagua\u202c', 'an override is ended'],
  ['\u202aa\u2067b', '\u202aa\u2067b\u2069\u202c', 'the last opened is ended first'],
  ['\u202ba\u202aagua\u202cb\u202cc', '\u202ba\u202aagua\u202cb\u202cc', 'what is ended already stays'],
  ['a\u202c b\u2069', 'a b', 'what ends nothing is taken out'],
  ['\u2067a\u202eb\u2069c', '\u2067a\u202eb\u2069c', 'what was embedded ends with what it stands in'],
  ['\u2067a\u202cb\u2069', '\u2067ab\u2069', 'nothing within ends what is around it'],
  ['\u202ea\nb\u2068c\n', '\u202ea\u202c\nb\u2068c\u2069\n', 'each line by itself'],
  ['\u05d0\u05d1', '\u05d0\u05d1', 'letters stay as they are'],
])('closes %j as %j: %s', (text, closed) => {
  expect(closedDirections(text)).toBe(closed);
  expect(closedDirections(closed)).toBe(closed);
});

it.each([
  ['Ana Ruiz', 'Ana Ruiz'],
  ['\u05d3\u05d5\u05d3', '\u2068\u05d3\u05d5\u05d3\u2069'],
  ['a\u202eb', '\u2068a\u202eb\u202c\u2069'],
  ['\u2069 · 5 apoyos', '\u2068 · 5 apoyos\u2069'],
  ['\u0627\n\nb', '\u2068\u0627\u2069\n\n\u2068b\u2069'],
])('sets %j apart as %j', (text, apart) => {
  expect(isolated(text)).toBe(apart);
});
