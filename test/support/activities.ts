import type { TestApp } from './app.js';
import { es } from './drafting.js';

const ACTIVITY = `id number state version title { text } institution { slug } who period { startOn endOn endPrecision } doneOn
  removalReason availableActions milestone { id }`;

/** Acts of one account on activities; each call is one mutation and gives its payload. */
export function doer(t: TestApp, who: string) {
  const ask = t.gql.as(who);
  const errors = 'userErrors { code path }';
  const act = async (name: string, type: string, id: string, input: object, version?: number) =>
    (
      await ask(
        `mutation ($id: ID!, $v: Int${name === 'activityEdit' ? '!' : ''}, $input: ${type}) {
           ${name}(id: $id, expectedVersion: $v, input: $input) { activity { ${ACTIVITY} } ${errors} } }`,
        { id, v: version, input },
      )
    )[name];
  return {
    add: async (milestone: string, input: object = {}) =>
      (
        await ask(
          `mutation ($id: ID!, $input: ActivityAddInput!) { activityAdd(milestone: $id, input: $input) { activity { ${ACTIVITY} } ${errors} } }`,
          { id: milestone, input: { title: es('Medir las fugas'), who: 'Las autoridades del agua', ...input } },
        )
      ).activityAdd,
    edit: (id: string, version: number, input: object) => act('activityEdit', 'ActivityEditInput!', id, input, version),
    done: (id: string, input: object = {}, version?: number) =>
      act('activityDone', 'ActivityDoneInput', id, input, version),
    reopen: (id: string) => act('activityReopen', 'ActInput', id, {}),
    remove: (id: string, reason = 'Ya no hace falta') => act('activityRemove', 'ReasonInput!', id, { reason }),
    below: async (milestone: string) =>
      (
        await ask(
          `query ($id: ID!) { node(id: $id) { ... on Milestone { availableActions activities(first: 20) { totalCount nodes { ${ACTIVITY} } } } } }`,
          { id: milestone },
        )
      ).node,
  };
}
