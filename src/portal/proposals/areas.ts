import type { Area } from '../frame/types.js';

type Option = [value: string, text: string];

/** Something with a code, to be chosen by its name. */
export const asOption = ({ code, name }: Pick<Area, 'code' | 'name'>): Option => [code, name.text];

/** The policy areas to choose from, under the headings that they stand under. */
export function areasByHeading(areas: Area[]): [heading: string, options: Option[]][] {
  return areas
    .filter(({ parentCode }) => parentCode === null)
    .map((heading): [string, Option[]] => [
      heading.name.text,
      areas.filter(({ parentCode }) => parentCode === heading.code).map(asOption),
    ])
    .filter(([, options]) => options.length > 0);
}
