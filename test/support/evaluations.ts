import type { TestApp } from './app.js';

export const EVALUATION = `id state reason version title { text } evaluated { on precision } url file { sha256 mediaType bytes address } copy { sha256 mediaType bytes address } copiedAt notCopied notOpeningSince
  saidRole saidBy { slug } availableActions
  findings(first: 50) { totalCount nodes { id text { text } addressee { slug } answerBy owed overdue answer { text } answeredAt version availableActions } }`;

/** Acts on evaluations for one account: each call is one mutation and gives its payload. */
export function evaluator(t: TestApp, who: string) {
  const ask = t.gql.as(who);
  const errors = 'userErrors { code path message }';
  return {
    publish: async (programme: string, input: object) =>
      (
        await ask(
          `mutation ($programme: ID!, $input: EvaluationPublishInput!) {
             done: evaluationPublish(programme: $programme, input: $input) { evaluation { ${EVALUATION} } ${errors} } }`,
          { programme, input },
        )
      ).done,
    remove: async (id: string, reason: string) =>
      (
        await ask(
          `mutation ($id: ID!, $input: ReasonInput!) {
             done: evaluationRemove(id: $id, input: $input) { evaluation { ${EVALUATION} } ${errors} } }`,
          { id, input: { reason } },
        )
      ).done,
    answer: async (id: string, version: number, text: string) =>
      (
        await ask(
          `mutation ($id: ID!, $version: Int!, $input: FindingAnswerInput!) {
             done: findingAnswer(id: $id, expectedVersion: $version, input: $input) {
               finding { owed overdue version answer { text } versions(first: 9) { nodes { number answer { text } } } } ${errors} } }`,
          { id, version, input: { text: { language: 'ES', text } } },
        )
      ).done,
  };
}
