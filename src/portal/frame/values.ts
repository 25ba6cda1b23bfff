/** All values of an enumeration of the schema, in the order of a page: one that is left out does not compile. */
export const allOf = <Value extends string>(values: Record<Value, true>): Value[] => Object.keys(values) as Value[];
