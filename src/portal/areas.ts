import type { Area, Named } from './answers.js';

/** The vocabulary in which people choose; the other one is for what was imported. */
const CHOSEN = 'ogp_2024';

/** Something with a code, to be chosen by its name. */
export const asOption = ({ code, name }: Named): [value: string, text: string] => [code, name.text];

/** The policy areas to choose from, under the headings that they stand under. */
export function areasByHeading(areas: Area[]): [heading: string, options: [value: string, text: string][]][] {
  const known = areas.filter(({ vocabulary }) => vocabulary === CHOSEN);
  return known
    .filter(({ parentCode }) => parentCode === null)
    .map((heading): [string, [string, string][]] => [
      heading.name.text,
      known.filter(({ parentCode }) => parentCode === heading.code).map(asOption),
    ])
    .filter(([, options]) => options.length > 0);
}
