/** Columns that many tables share. */
export const date = (prefix: string) => [`${prefix}_on`, `${prefix}_precision`, `${prefix}_written`];
export const period = (prefix = '') => [...date(`${prefix}start`), ...date(`${prefix}end`)];
export const marks = ['sources', 'synthetic'];
