/** The database gives `numeric` as text, because some numbers do not fit; those that are taken here do. */
export const numeric = {
  to: (value: number | null | undefined) => value,
  from: (text: string | null): number | null => (text === null ? null : Number(text)),
};
