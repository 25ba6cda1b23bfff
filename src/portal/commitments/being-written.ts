/** True while people still write the commitment: no source can say anything about it yet. */
export const isCommitmentWritten = (state: string) => ['DRAFT', 'IN_CONSULTATION', 'DEFERRED'].includes(state);

/** True before the plan is submitted: parts that it lacks do not exist yet, so they do not count as missing. */
export const isPlanWritten = (stage: string) =>
  ['EXPRESSION_OF_INTEREST', 'PREPARATION', 'CO_CREATION'].includes(stage);
