import { encodeId } from '../../src/api/node-id.js';
import { OPERATOR, type Role } from '../../src/domain/actor.js';
import { newId } from '../../src/kernel/ids.js';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import type { TestApp } from './app.js';
import { coCreation, type CoCreation } from './co-creation.js';
import { es } from './drafting.js';

export interface Reporting extends CoCreation {
  commitment: string;
  commitmentId: string;
  /** The milestones, by number from 0. */
  milestones: string[];
  milestoneIds: string[];
  /** Adds somebody with a role in the plan, for an institution or for none. */
  person(handle: string, role: Role, institution?: string): Promise<void>;
}

const text = (words: string) => JSON.stringify({ original: 'es', es: { text: words } });

/**
 * The joint plan with an adopted commitment of two owners and three milestones. `liaison` speaks for the State, which
 * leads, `municipal` for the Municipality; `society` is the counterpart and `monitor` the monitoring body.
 */
export async function reporting(t: TestApp, of?: CoCreation): Promise<Reporting> {
  const plan = of ?? (await coCreation(t));
  const [commitment, ...milestones] = Array.from({ length: 4 }, newId) as [string, ...string[]];
  const write = (work: (query: (sql: string, values: unknown[]) => Promise<unknown>) => Promise<void>): Promise<void> =>
    t.app.get(UnitOfWork).run(OPERATOR, async ({ manager, record }) => {
      await work((sql, values) => manager.query(sql, values));
      record({ verb: 'plan.imported', subject: encodeId('Plan', plan.planId), planId: plan.planId });
    });
  const person = (handle: string, role: Role, institution?: string) =>
    write(async (query) => {
      await query('insert into account (id, handle, public_name) values ($1, $2, $2) on conflict do nothing', [
        newId(),
        handle,
      ]);
      await query(
        `insert into appointment (id, account_id, role, plan_id, institution_id, from_on)
         select $1, a.id, $2, $3, (select id from institution where slug = $5), '2020-01-01' from account a where a.handle = $4`,
        [newId(), role, plan.planId, handle, institution ?? null],
      );
    });
  await write(async (query) => {
    await query(
      `update plan set stage = 'submitted', start_on = '2022-01-01', start_precision = 'day', end_on = '2023-12-31',
      end_precision = 'day', submitted_on = '2021-12-01' where id = $1`,
      [plan.planId],
    );
    await query(
      `insert into institution (id, slug, name, kind) values ($1, 'colectivo', $2, 'civil_society'), ($3, 'observatorio', $4, 'academia') on conflict (slug) do nothing`,
      [newId(), text('Colectivo'), newId(), text('Observatorio')],
    );
    await query(
      `insert into commitment (id, plan_id, reference, position, title, origin, state, start_on, start_precision, end_on, end_precision)
       values ($1, $2, 'JUNTOS-01', 1, $3, 'co_created', 'adopted', '2022-01-01', 'day', '2023-12-31', 'day')`,
      [commitment, plan.planId, text('Agua para todas')],
    );
    for (const [position, code] of ['15', '15104'].entries())
      await query(
        `insert into commitment_member (id, commitment_id, jurisdiction_id, position)
         select $1, $2, id, $3 from jurisdiction where code = $4`,
        [newId(), commitment, position, code],
      );
    for (const [position, [slug, role]] of [
      ['justicia', 'lead'],
      ['transparencia', 'supporting'],
    ].entries())
      await query(
        `insert into commitment_owner (id, commitment_id, institution_id, position, role, state)
         select $1, $2, id, $3, $4, 'accepted' from institution where slug = $5`,
        [newId(), commitment, position, role, slug],
      );
    for (const [number, id] of milestones.entries())
      await query(
        `insert into milestone (id, commitment_id, number, title, planned_start_on, planned_start_precision, planned_end_on, planned_end_precision)
         values ($1, $2, $3, $4, '2022-01-01', 'day', '2022-12-31', 'day')`,
        [id, commitment, number + 1, text(`Hito ${number + 1}`)],
      );
  });
  await person('society', 'counterpart', 'colectivo');
  await person('monitor', 'monitoring_body', 'observatorio');
  return {
    ...plan,
    commitment: encodeId('Commitment', commitment),
    commitmentId: commitment,
    milestones: milestones.map((id) => encodeId('Milestone', id)),
    milestoneIds: milestones,
    person,
  };
}

const REPORT = `id state status unchanged version voice narrative { text } obstacles { text } periodStartOn periodEndOn returnReason checkBy
  institution { slug } check { role side justification institution { slug } } availableActions
  milestone { status disputed standing } steps(first: 20) { nodes { number kind status role reason narrative { text } institution { slug } } }`;

/** Acts of one account on milestone reports; each call is one mutation and gives its payload. */
export function reporter(t: TestApp, who: string) {
  const ask = t.gql.as(who);
  const errors = 'userErrors { code path }';
  const one = async (name: string, type: string, given: { id?: string; input?: object; expectedVersion?: number }) => {
    const { id, input, expectedVersion } = given;
    const variables = [
      '$id: ID!',
      ...(input ? [`$input: ${type}`] : []),
      ...(expectedVersion ? ['$expectedVersion: Int'] : []),
    ];
    const names = ['id', ...(input ? ['input'] : []), ...(expectedVersion ? ['expectedVersion'] : [])];
    const call = names.map((name_) => `${name_}: $${name_}`).join(', ');
    const thing = name === 'milestoneReportDiscard' ? 'milestone { id }' : `milestoneReport { ${REPORT} }`;
    const query = `mutation (${variables.join(', ')}) { ${name}(${call}) { ${thing} ${errors} } }`;
    return (await ask(query, { id, input, expectedVersion }))[name];
  };
  return {
    draft: async (milestone: string, more: object = {}) =>
      (
        await ask(
          `mutation ($input: MilestoneReportDraftInput!) { milestoneReportDraft(input: $input) { milestoneReport { ${REPORT} } ${errors} } }`,
          { input: { milestone, status: 'LIMITED', narrative: es('Se avanzó'), ...more } },
        )
      ).milestoneReportDraft,
    edit: async (id: string, expectedVersion: number, input: object) =>
      (
        await ask(
          `mutation ($id: ID!, $v: Int!, $input: MilestoneReportEditInput!) { milestoneReportEdit(id: $id, expectedVersion: $v, input: $input) {
             milestoneReport { ${REPORT} } ${errors} } }`,
          { id, v: expectedVersion, input },
        )
      ).milestoneReportEdit,
    send: (id: string, input: object = {}, expectedVersion?: number) =>
      one('milestoneReportSend', 'MilestoneReportEditInput', {
        id,
        input,
        ...(expectedVersion && { expectedVersion }),
      }),
    publish: (id: string, input: object = {}) => one('voicePublish', 'MilestoneReportEditInput', { id, input }),
    check: (id: string, input: object = {}, expectedVersion?: number) =>
      one('milestoneReportCheck', 'MilestoneReportCheckInput', {
        id,
        input,
        ...(expectedVersion && { expectedVersion }),
      }),
    giveBack: (id: string, reason = 'Falta la fecha', expectedVersion?: number) =>
      one('milestoneReportReturn', 'ReasonInput!', {
        id,
        input: { reason },
        ...(expectedVersion && { expectedVersion }),
      }),
    discard: (id: string) => one('milestoneReportDiscard', 'ActInput', { id }),
    save: async (input: object) =>
      (
        await ask(
          `mutation ($input: MilestoneReportsSaveInput!) { milestoneReportsSave(input: $input) { milestoneReports { ${REPORT} } ${errors} } }`,
          { input },
        )
      ).milestoneReportsSave,
    read: async (id: string) =>
      (await ask(`query ($id: ID!) { node(id: $id) { ... on MilestoneReport { ${REPORT} } } }`, { id })).node,
    milestone: async (id: string) =>
      (
        await ask(
          `query ($id: ID!) { node(id: $id) { ... on Milestone { status disputed standing availableVoices reports { id state voice } } } }`,
          { id },
        )
      ).node,
  };
}

const MOVE = `id number state reason decisionReason objection version former { endOn } next { startOn endOn endPrecision } institution { slug }
  agreed { slug } agreements { role institution { slug } } decidedRole decidedInstitution { slug } missing { slug } availableActions
  milestone { version current { endOn } planned { endOn } moved { times days } late { againstPlanned againstCurrent } }`;

/** Acts of one account on the dates of milestones. */
export function mover(t: TestApp, who: string) {
  const act = async (name: string, type: string, id: string, input: object) =>
    (
      await t.gql.as(who)(
        `mutation ($id: ID!, $input: ${type}) { ${name}(id: $id, input: $input) { rebaseline { ${MOVE} } userErrors { code path } } }`,
        { id, input },
      )
    )[name];
  return {
    propose: (milestone: string, end: string, more: object = {}) =>
      act('milestoneRebaseline', 'MilestoneRebaselineInput!', milestone, {
        period: { start: '2022-01-01', end },
        reason: 'Las lluvias cerraron el camino',
        ...more,
      }),
    agree: (id: string) => act('rebaselineAgree', 'ActInput', id, {}),
    decline: (id: string, reason = 'Ya hubo otro plazo') => act('rebaselineDecline', 'ReasonInput!', id, { reason }),
    withdraw: (id: string) => act('rebaselineWithdraw', 'ActInput', id, {}),
    object: (id: string, reason = 'Es la tercera vez') => act('rebaselineObject', 'ReasonInput!', id, { reason }),
    moves: async (milestone: string) =>
      (
        await t.gql.as(who)(
          `query ($id: ID!) { node(id: $id) { ... on Milestone { availableActions rebaselines(first: 10) { nodes { ${MOVE} } } } } }`,
          { id: milestone },
        )
      ).node,
  };
}
