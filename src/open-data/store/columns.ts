/** Columns that many tables share. */
export const date = (prefix: string) => ({
  [`${prefix}_on`]: 'date',
  [`${prefix}_precision`]: 'text',
  [`${prefix}_written`]: 'text',
});
export const period = (prefix = '') => ({ ...date(`${prefix}start`), ...date(`${prefix}end`) });
export const marks = { sources: 'jsonb', synthetic: 'boolean' };
