import { encodeId } from '../../src/api/node-id.js';
import { OPERATOR } from '../../src/domain/actor.js';
import { newId } from '../../src/kernel/ids.js';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import type { TestApp } from './app.js';
import { upload } from './files.js';
import { cookieOf } from './sign-in.js';

const text = (words: string) => JSON.stringify({ original: 'es', es: { text: words } });

export interface ProgrammeInPlan {
  /** Typed id of the programme `caravanas`, which `justicia` runs and the letter of the plan cites. */
  programme: string;
}

/** A programme that the letter of a plan cites, and two municipalities of the State beside that of the plan. */
export async function programmeIn(t: TestApp, planId: string): Promise<ProgrammeInPlan> {
  const id = newId();
  await t.app.get(UnitOfWork).run(OPERATOR, async ({ manager, record }) => {
    for (const [code, name] of [
      ['15106', 'Toluca'],
      ['15110', 'Valle de Bravo'],
    ] as const) {
      await manager.query(
        `insert into jurisdiction (id, code, kind, name, parent_id)
         select $1, $2, 'municipality', $3, id from jurisdiction where code = '15'`,
        [newId(), code, text(name)],
      );
    }
    await manager.query(
      `update jurisdiction set parent_id = (select id from jurisdiction where code = '15') where code = '15104'`,
    );
    await manager.query(
      `insert into programme (id, slug, name, owner_id) select $1, 'caravanas', $2, id from institution where slug = 'justicia'`,
      [id, text('Caravanas')],
    );
    await manager.query(
      'insert into expression_of_interest (id, plan_id, summary, programme_ids) values ($1, $2, $3, $4)',
      [newId(), planId, text('Carta'), [id]],
    );
    record({ verb: 'plan.imported', subject: encodeId('Plan', planId), planId });
  });
  return { programme: encodeId('Programme', id) };
}

const VISIT = `id state version reason place visited { on precision } jurisdiction { code } services { text } personsAttended
  womenAttended menAttended attendedByLanguage { language persons } sources { title { text } url } availableActions`;

/** Acts on the visits of a programme for one account: each call is one mutation and gives its payload. */
export function recorder(t: TestApp, who: string) {
  const ask = t.gql.as(who);
  const errors = 'userErrors { code path message }';
  return {
    add: async (programme: string, input: object) =>
      (
        await ask(
          `mutation ($programme: ID!, $input: ProgrammeVisitAddInput!) {
             done: programmeVisitAdd(programme: $programme, input: $input) { visit { ${VISIT} } ${errors} } }`,
          { programme, input },
        )
      ).done,
    edit: async (id: string, version: number, input: object) =>
      (
        await ask(
          `mutation ($id: ID!, $version: Int!, $input: ProgrammeVisitEditInput!) {
             done: programmeVisitEdit(id: $id, expectedVersion: $version, input: $input) { visit { ${VISIT} } ${errors} } }`,
          { id, version, input },
        )
      ).done,
    remove: async (id: string, reason: string) =>
      (
        await ask(
          `mutation ($id: ID!, $input: ReasonInput!) {
             done: programmeVisitRemove(id: $id, input: $input) { visit { ${VISIT} } ${errors} } }`,
          { id, input: { reason } },
        )
      ).done,
    import: async (id: string, file: string, preview = false) =>
      (
        await ask(
          `mutation ($id: ID!, $input: ProgrammeVisitsImportInput!) {
             done: programmeVisitsImport(id: $id, input: $input) {
               ${errors} consequences { code count lines { name text } } } }`,
          { id, input: { upload: file, preview } },
        )
      ).done,
    recorded: async (slug: string, filter: object = {}) =>
      (
        await ask(
          `query ($slug: String!, $filter: ProgrammeVisitFilter) { programme(slug: $slug) {
             recordedVisits(first: 100, filter: $filter) { totalCount nodes { ${VISIT} } } } }`,
          { slug, filter },
        )
      ).programme.recordedVisits,
  };
}

/** Sends a file of visits as a program does; gives its id, or the errors. */
export async function sendVisits(t: TestApp, who: string, csv: string | Buffer) {
  const cookie = await cookieOf(t, who);
  return upload(t, { cookie }, Buffer.from(csv), 'visitas.csv', 'text/csv', '/files/visits');
}

export const visitsFile = async (t: TestApp, slug: string): Promise<string> =>
  (await t.app.inject({ method: 'GET', url: `/files/visits/${slug}` })).body;
