interface Text {
  text: string;
}
interface Named {
  name: Text;
}
interface Titled {
  title: Text;
}
/** The changes that are read of a window: an entry of the log that is older than all of them is told without its reason. */
const LATEST = 20;

export interface Contest {
  state: string;
  reason: string;
  decideBy: string;
  decision: string | null;
  decidedBy: Named | null;
}

/** Facts that say in whose name a comment was written. */
export interface Said {
  official: boolean;
  author: { publicName: string | null } | null;
  institution: Named | null;
  imported: { pseudonym: string | null } | null;
}

/** The fields that are read of each kind of thing; for other kinds only the type. */
export type ToldThing =
  | ({ __typename: 'Plan'; slug: string } & Titled)
  | ({ __typename: 'Commitment'; reference: string } & Titled)
  | { __typename: 'Programme'; slug: string; called: Text }
  | ({ __typename: 'Evaluation'; id: string } & Titled)
  | ({ __typename: 'Milestone'; reference: string } & Titled)
  | ({
      __typename: 'Proposal';
      asked: string | null;
      author: { publicName: string | null } | null;
      problem: Text | null;
    } & Titled)
  | {
      __typename: 'PlanWindow';
      kind: string;
      name: Text | null;
      opensAt: string;
      closesAt: string;
      plan: { timeZone: string };
      changes: { nodes: { reason: string; opensAt: string; closesAt: string }[] };
      synthesis: { text: Text; versions: { nodes: { reason: string | null }[] } } | null;
    }
  | {
      __typename: 'ReasonedResponse';
      outcome: string;
      category: string;
      text: Text;
      institution: Named | null;
      jurisdiction: Named;
      contestUntil: string | null;
      contest: Contest | null;
      proposal: { id: string; plan: { timeZone: string } } & Titled;
    }
  | ({
      __typename: 'Comment';
      body: string | null;
      html: string | null;
      createdAt: string;
      parent: ({ body: string | null } & Said) | null;
      subject:
        | Titled
        | { proposal: Titled }
        | { removed: boolean; partOf: Titled | null; ofPlan: Titled }
        | { number: number; commitment: Titled | null; plan: Titled };
    } & Said)
  | {
      __typename: 'Suggestion';
      number: number;
      state: string;
      suggested: string | null;
      reason: string;
      finalText: string | null;
      madeVersion: number | null;
      decisionReason: string | null;
      revertReason: string | null;
      author: { publicName: string | null } | null;
      onBehalfOf: Named | null;
      commitment: Titled | null;
      plan: Titled;
    }
  | {
      __typename: 'MilestoneReport';
      voice: string;
      level: string | null;
      said: Text | null;
      returnReason: string | null;
      check: { justification: string | null } | null;
      speaks: Named | null;
      milestone: { reference: string } & Titled;
    }
  | {
      __typename: 'Rebaseline';
      why: string;
      declined: string | null;
      objection: string | null;
      next: { endOn: string | null };
      speaks: Named | null;
      milestone: { reference: string } & Titled;
    }
  | ({
      __typename: 'Activity';
      removalReason: string | null;
      who: string | null;
      institution: Named | null;
      milestone: { id: string };
    } & Titled)
  | { __typename: 'ModerationAppeal' };

/**
 * A field that may be null in one type needs an alias, because GraphQL can't merge it with the same field that is never
 * null in another.
 */
export const THING = `fragment Thing on Node {
  __typename
  ... on Plan { slug title { text } }
  ... on Commitment { reference title { text } }
  ... on Evaluation { id title { text } }
  ... on Programme { slug called: name { text } }
  ... on Milestone { reference title { text } }
  ... on Proposal { asked: reference title { text } author { publicName } problem { text } }
  ... on PlanWindow { kind name: title { text } opensAt closesAt plan { timeZone } changes(first: ${LATEST}, orderBy: NEWEST) { nodes { reason opensAt closesAt } } synthesis { text { text } versions(first: ${LATEST}, orderBy: NEWEST) { nodes { reason } } } }
  ... on ReasonedResponse {
    outcome category text { text } institution { name { text } } jurisdiction { name { text } } contestUntil
    contest { state reason decideBy decision decidedBy { name { text } } }
    proposal { id title { text } plan { timeZone } }
  }
  ... on Suggestion {
    number state suggested: text reason finalText madeVersion decisionReason revertReason
    author { publicName } onBehalfOf { name { text } } commitment { title { text } } plan { title { text } }
  }
  ... on Rebaseline {
    why: reason declined: decisionReason objection next { endOn } speaks: institution { name { text } } milestone { reference title { text } }
  }
  ... on Activity {
    title { text } removalReason who institution { name { text } } milestone { id }
  }
  ... on MilestoneReport {
    voice level: status said: narrative { text } returnReason check { justification } speaks: institution { name { text } }
    milestone { reference title { text } }
  }
  ... on Comment {
    body html createdAt ...Said parent { body ...Said }
    subject {
      ... on Commitment { title { text } }
      ... on Milestone { title { text } }
      ... on Clause { removed partOf: commitment { title { text } } ofPlan: plan { title { text } } }
      ... on Suggestion { number commitment { title { text } } plan { title { text } } }
      ... on Proposal { title { text } }
      ... on ReasonedResponse { proposal { title { text } } }
    }
  }
}
fragment Said on Comment {
  official author { publicName } institution { name { text } } imported { pseudonym }
}`;
