import type { Area } from '../frame/types.js';

type Option = [value: string, text: string];

/** A coded value as an option of a field, shown by its name. */
export const asOption = ({ code, name }: Pick<Area, 'code' | 'name'>): Option => [code, name.text];

/** The policy areas as options, grouped under their headings. */
export function areasByHeading(areas: Area[]): [heading: string, options: Option[]][] {
  return areas
    .filter(({ parentCode }) => parentCode === null)
    .map((heading): [string, Option[]] => [
      heading.name.text,
      areas.filter(({ parentCode }) => parentCode === heading.code).map(asOption),
    ])
    .filter(([, options]) => options.length > 0);
}
