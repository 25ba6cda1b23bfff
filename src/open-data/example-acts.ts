import { type ClauseKind, PLAN_SECTIONS, type Section } from '../domain/clause.js';

export interface ExampleSaid {
  es: string;
  en?: string;
}

export interface Done {
  by: string;
  /** Days from the day of loading to the day of the act. */
  on: number;
}

/** An invented act on the text; suggestions have a name in the file, clauses are named by words that stand in them. */
export type Act = Done & {
  suggests?: string;
  onBehalfOf?: string;
  change?: string;
  add?: string;
  /** The section of a new clause; `action` when absent. */
  section?: Section;
  /** How a new clause is set; as a paragraph when absent. */
  kind?: ClauseKind;
  after?: string;
  milestone?: string;
  means?: string;
  start?: string;
  end?: string;
  accepts?: string;
  declines?: string;
  reverts?: string;
  text?: string;
  reason?: string;
};

export interface ExampleText {
  begun: Done & {
    proposals: string[];
    theme: string;
    ogpValues: string[];
    policyAreas: string[];
    title: ExampleSaid;
    contribution: ExampleSaid;
  };
  acts: Act[];
}

export interface ExamplePlanText {
  /** The first words of each section of the plan, in both languages. */
  written: Done & Record<(typeof PLAN_SECTIONS)[number], Required<ExampleSaid>>;
  acts: Act[];
}
