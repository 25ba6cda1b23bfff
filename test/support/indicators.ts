import type { TestApp } from './app.js';

export const INDICATOR = `id code state reason version frozen conflicting name { text } unit unitLabel { text }
  baseline { value asOf { on precision } sources { title { text } url } } target { value by { on } } availableActions`;
export const VALUE = `id value qualifier state reason version conflicts saidRole saidBy { slug } unit unitLabel { text }
  asOf { on precision } scope { text } sources { title { text } url } availableActions`;

/** Acts on indicators and their values for one account: each call is one mutation and gives its payload. */
export function measurer(t: TestApp, who: string) {
  const ask = t.gql.as(who);
  const errors = 'userErrors { code path message }';
  const doing = async (declared: string, call: string, selected: string, variables: Record<string, unknown>) =>
    (await ask(`mutation (${declared}) { done: ${call} { ${selected} ${errors} } }`, variables)).done;
  return {
    add: (measured: string, input: object) =>
      doing(
        '$measured: ID!, $input: IndicatorAddInput!',
        'indicatorAdd(measured: $measured, input: $input)',
        `indicator { ${INDICATOR} }`,
        { measured, input },
      ),
    edit: (id: string, version: number, input: object) =>
      doing(
        '$id: ID!, $version: Int!, $input: IndicatorEditInput!',
        'indicatorEdit(id: $id, expectedVersion: $version, input: $input)',
        `indicator { ${INDICATOR} }`,
        { id, version, input },
      ),
    remove: (id: string, reason: string) =>
      doing('$id: ID!, $input: ReasonInput!', 'indicatorRemove(id: $id, input: $input)', `indicator { ${INDICATOR} }`, {
        id,
        input: { reason },
      }),
    measure: (indicator: string, input: object) =>
      doing(
        '$indicator: ID!, $input: MeasurementAddInput!',
        'measurementAdd(indicator: $indicator, input: $input)',
        `measurement { ${VALUE} }`,
        { indicator, input },
      ),
    correct: (id: string, version: number, input: object) =>
      doing(
        '$id: ID!, $version: Int!, $input: MeasurementEditInput!',
        'measurementEdit(id: $id, expectedVersion: $version, input: $input)',
        `measurement { ${VALUE} }`,
        { id, version, input },
      ),
    takeBack: (id: string, reason: string) =>
      doing('$id: ID!, $input: ReasonInput!', 'measurementRemove(id: $id, input: $input)', `measurement { ${VALUE} }`, {
        id,
        input: { reason },
      }),
    values: async (id: string, filter: object = {}) =>
      (
        await ask(
          `query ($id: ID!, $filter: RecordFilter) { node(id: $id) { ... on Indicator { conflicting
             measurements(first: 100, filter: $filter) { totalCount nodes { ${VALUE} } } } } }`,
          { id, filter },
        )
      ).node,
  };
}
