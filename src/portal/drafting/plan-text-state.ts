import { isPlanWritten } from '../commitments/being-written.js';

/** Where the text of a plan stands, in the words in which the texts of commitments say it. */
export const stateOfPlanText = (stage: string): string => (isPlanWritten(stage) ? 'DRAFT' : stage);
