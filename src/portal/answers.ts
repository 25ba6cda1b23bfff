import type { Calling, Judgement, Line, Step } from './queries/types.js';

export type {
  Body,
  Calling,
  Cited,
  Happening,
  Held,
  Judgement,
  Line,
  OpenWindow,
  Owner,
  Place,
  ProposalLine,
  ProposalLink,
  Reachable,
  SessionLine,
  Span,
  Stated,
  Step,
  Words,
} from './queries/types.js';

export type Member = Line['members'][number];
export type Late = Step['late'];
export type Answer = Judgement['answers'][number];
export type Window = Calling['windows'][number];

export interface Page<Node> {
  nodes: Node[];
  totalCount: number;
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

export interface Named {
  code: string;
  name: { text: string; language: string; outdated: boolean };
}

/** To be chosen by its name. */
export interface Area {
  code: string;
  name: { text: string };
  parentCode: string | null;
}
