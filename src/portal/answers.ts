/** What the documents in `queries/` answer with: the shapes of their fragments. */
export interface Words {
  text: string;
  language: string;
  outdated: boolean;
}

export interface Stated {
  on: string | null;
  precision: string;
  written: string | null;
}

export interface Span {
  startOn: string | null;
  endOn: string | null;
  startPrecision: string | null;
  endPrecision: string | null;
  startWritten: string | null;
  endWritten: string | null;
}

export interface Place {
  code: string;
  kind: string;
  name: Words;
}

export interface Body {
  slug: string;
  acronym: string | null;
  kind: string;
  name: Words;
  synthetic: boolean;
}

export interface Cited {
  title: Words;
  url: string | null;
  readOn: string | null;
  about: Words | null;
}

export interface Member {
  reference: string | null;
  jurisdiction: Place;
}

export interface Owner {
  /** `null` for a member without an institution. */
  id: string | null;
  availableActions: string[];
  role: string;
  state: string;
  reason: string | null;
  institution: Body | null;
  jurisdiction: Place | null;
}

export interface Late {
  againstPlanned: boolean | null;
  againstCurrent: boolean | null;
}

export interface Step {
  number: number;
  title: Words;
  status: string;
  disputed: boolean;
  synthetic: boolean;
  late: Late;
  planned: Span;
  current: Span;
  actual: Span;
}

export interface Answer {
  question: string;
  questionText: Words | null;
  answer: string | null;
  answerLabel: Words | null;
  written: string | null;
  explanation: Words | null;
}

export interface Line {
  reference: string;
  title: Words;
  completion: string;
  state: string;
  joint: boolean;
  synthetic: boolean;
  theme: { code: string } | null;
  members: Member[];
  owners: Owner[];
  milestones: { totalCount: number; nodes: Step[] };
  assessments: { instrument: { code: string }; answers: Pick<Answer, 'question' | 'answer' | 'answerLabel'>[] }[];
}

export interface Happening {
  happened: Stated | null;
  title: Words;
  body: Words | null;
  synthetic: boolean;
  sources: Cited[];
}

export interface OpenWindow {
  kind: string;
  state: string;
  title: Words | null;
  opensAt: string;
  closesAt: string;
  synthetic: boolean;
  sources: Cited[];
}

export interface Judgement {
  state: string;
  published: Stated | null;
  assessor: Body | null;
  assessorWritten: string | null;
  instrument: { code: string; version: string; title: Words };
  answers: Answer[];
  sources: Cited[];
}

export interface Page<Node> {
  nodes: Node[];
  totalCount: number;
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

export type Window = Pick<OpenWindow, 'kind' | 'state' | 'opensAt' | 'closesAt'>;

/** A plan, with what it is calling for. */
export interface Calling {
  slug: string;
  synthetic: boolean;
  title: Words;
  windows: Window[];
}

export interface ProposalLink {
  reference: string;
  title: Words;
}

export interface ProposalLine extends ProposalLink {
  state: string;
  /** It was a part, and is withdrawn because the split was undone. */
  splitUndone: boolean;
  visibility: string;
  synthetic: boolean;
  submittedAt: string | null;
  respondBy: string | null;
  overdue: boolean;
  commentCount: number;
  supports: { totalCount: number; imported: number };
  imported: { url: string | null } | null;
  jurisdictions: Place[];
  plan: { slug: string; title: Words };
}

export interface Named {
  code: string;
  name: Words;
}

/** To be chosen by its name. */
export interface Area {
  code: string;
  name: Pick<Words, 'text'>;
  parentCode: string | null;
}

/** A session of the forum, to be named as the one that decided. */
export interface SessionLine {
  id: string;
  kind: string;
  number: number;
  held: Stated | null;
}

/** An appointment in the public register. */
export interface Held {
  id: string;
  role: string;
  fromOn: string;
  untilOn: string | null;
  current: boolean;
  reason: string | null;
  availableActions: string[];
  /** Without a name once they erased their account. */
  holder: { handle: string; publicName: string | null; synthetic: boolean };
  institution: Body | null;
  jurisdiction: Place | null;
  /** Asked for where appointments of several plans stand together. */
  plan?: { slug: string; title: Words; sessions?: SessionLine[] } | null;
  /** The session of the forum that decided on its end. */
  endedBy: Pick<SessionLine, 'kind' | 'number'> | null;
}
