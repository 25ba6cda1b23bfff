import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { tilesOf } from './tiles.js';

interface Row {
  code: string;
  kind: string;
}
const known = (load(readFileSync('src/reference/jurisdictions.yaml', 'utf8')) as Row[])
  .filter(({ kind }) => kind === 'municipality')
  .map(({ code }) => code);
const tiles = tilesOf('15104');
const at = (code: string) => tiles.find((tile) => tile.code === code)!;

it('has each municipality of the State of Mexico exactly once', () => {
  expect(known).toHaveLength(125);
  expect(tiles.map(({ code }) => code).toSorted()).toEqual(known.toSorted());
});

it('puts no two municipalities on one tile', () => {
  expect(new Set(tiles.map(({ place }) => place)).size).toBe(125);
});

it('stays narrow enough for a phone', () => {
  expect(Math.max(...tiles.map(({ column }) => column))).toBeLessThan(13);
});

it.each([
  ['Naucalpan is west of Tlalnepantla', at('15057').column < at('15104').column],
  ['Valle de Bravo is west of Toluca', at('15110').column < at('15106').column],
  ['Tejupilco is south of Valle de Bravo', at('15082').row > at('15110').row],
  ['Zumpango is north of Ecatepec', at('15120').row < at('15033').row],
  ['Amecameca is south of Texcoco', at('15009').row > at('15099').row],
])('lies near to geography: %s', (_, holds) => expect(holds).toBe(true));

it('has no arrangement for another state', () => {
  expect(tilesOf('09002')).toEqual([]);
});
