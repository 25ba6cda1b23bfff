import type { TestApp } from './app.js';

const THING = `id state version outcome late fromTemplate text { text } jurisdiction { code } institution { slug } commitments { reference }
  versions { nodes { number outcome reason institution { slug } } } contest { state decision decidedBy { slug } } availableActions`;
const es = (words: string) => ({ language: 'ES', text: words });

export const accepted = (commitments: string[], more: object = {}) => ({
  outcome: 'ACCEPTED',
  category: 'TAKEN_UP',
  text: es('Se incorpora.'),
  commitments,
  ...more,
});
export const declined = (more: object = {}) => ({
  outcome: 'NOT_ACCEPTED',
  category: 'NO_RESOURCES',
  text: es('No hay presupuesto.'),
  ...more,
});

/** Responds as one account: each call is one mutation and gives its payload. */
export function responder(t: TestApp, who: string) {
  const ask = async (name: string, type: string, variables: Record<string, unknown>, call: string, thing: string) =>
    (await t.gql.as(who)(`mutation (${type}) { ${name}(${call}) { ${thing} userErrors { code path } } }`, variables))[
      name
    ];
  const on =
    (name: string, input: string) =>
    (id: string, given: object, version = 1) =>
      ask(
        name,
        `$id: ID!, $v: Int!, $input: ${input}!`,
        { id, v: version, input: given },
        'id: $id, expectedVersion: $v, input: $input',
        `response { ${THING} }`,
      );
  return {
    respond: (id: string, jurisdiction: string, answer: object) =>
      ask(
        'proposalRespond',
        '$id: ID!, $input: ProposalRespondInput!',
        { id, input: { jurisdiction, ...answer } },
        'id: $id, input: $input',
        `proposal { id state responses { outcome } response { outcome } commitments { reference } debts { state respondedOn } } response { ${THING} }`,
      ),
    respondToMany: (input: object) =>
      ask(
        'proposalsRespond',
        '$input: ProposalsRespondInput!',
        { input },
        'input: $input',
        'proposals { id state } plan { slug responseCoverage { responded fromTemplate } }',
      ),
    saveTemplate: (plan: string, input: object) =>
      ask(
        'responseTemplateSave',
        '$id: ID!, $input: ResponseTemplateInput!',
        { id: plan, input },
        'plan: $id, input: $input',
        'template { id name used }',
      ),
    revise: (id: string, expectedVersion: number, input: object) =>
      ask(
        'responseRevise',
        '$id: ID!, $v: Int!, $input: ResponseReviseInput!',
        { id, v: expectedVersion, input },
        'id: $id, expectedVersion: $v, input: $input',
        `response { ${THING} }`,
      ),
    contest: on('responseContest', 'ReasonInput'),
    decide: on('contestDecide', 'ContestDecideInput'),
  };
}
