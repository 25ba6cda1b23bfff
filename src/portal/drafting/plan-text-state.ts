import { textState } from '../../domain/suggestion.js';

/** Where the text of a plan stands, in the words in which the texts of commitments say it. */
export const stateOfPlanText = (stage: string): string =>
  textState({ commitmentState: null, planStage: stage.toLowerCase() }) === 'open' ? 'DRAFT' : stage;
