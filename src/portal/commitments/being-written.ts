/** While people still write a commitment, nothing of it could be read in any source. */
export const isCommitmentWritten = (state: string) => ['DRAFT', 'IN_CONSULTATION'].includes(state);

/** Before a plan was submitted, what it lacks is not missing from the record: it does not exist yet. */
export const isPlanWritten = (stage: string) =>
  ['EXPRESSION_OF_INTEREST', 'PREPARATION', 'CO_CREATION'].includes(stage);
