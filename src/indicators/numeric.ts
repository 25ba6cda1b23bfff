/**
 * PostgreSQL sends `numeric` as text, because a number of JavaScript cannot hold all of them; it holds those that this
 * server accepts.
 */
export const numeric = {
  to: (value: number | null | undefined) => value,
  from: (text: string | null): number | null => (text === null ? null : Number(text)),
};
