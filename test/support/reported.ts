import { encodeId } from '../../src/api/node-id.js';
import { OPERATOR } from '../../src/domain/actor.js';
import { newId } from '../../src/kernel/ids.js';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import type { TestApp } from './app.js';
import { type CoCreation, coCreation } from './co-creation.js';
import { es } from './drafting.js';
import { upload } from './files.js';
import { cookieOf } from './sign-in.js';

const text = (words: string) => JSON.stringify({ original: 'es', es: { text: words } });

export const SHOWN = `id kind title { text } url legalGround notCopied notOpeningSince
  file { id address sha256 name mediaType bytes } reservedFile { id address sha256 bytes } copy { id address sha256 mediaType }`;

/** An adopted commitment that the Secretariat of Justice leads, with a monitoring body, and reports on its milestones. */
export async function reported(t: TestApp) {
  const at: CoCreation = await coCreation(t);
  const commitment = newId();
  const write = (work: (manager: Parameters<Parameters<UnitOfWork['run']>[1]>[0]['manager']) => Promise<unknown>) =>
    t.app.get(UnitOfWork).run(OPERATOR, async ({ manager, record }) => {
      await work(manager);
      record({ verb: 'plan.imported', subject: at.plan, planId: at.planId });
    });
  await write(async (manager) => {
    await manager.query(
      `insert into commitment (id, plan_id, reference, position, title, origin, state) values ($1, $2, 'JOINT-01', 1, $3, 'co_created', 'adopted')`,
      [commitment, at.planId, text('Datos abiertos')],
    );
    await manager.query(
      `insert into commitment_owner (id, commitment_id, institution_id, role, state, position)
       select $1, $2, id, 'lead', 'accepted', 0 from institution where slug = 'justicia'`,
      [newId(), commitment],
    );
    await manager.query(
      `insert into commitment_member (id, commitment_id, jurisdiction_id, position)
       select gen_random_uuid(), $1, id, 0 from jurisdiction where code = '15'`,
      [commitment],
    );
    await manager.query(`insert into account (id, handle, public_name) values ($1, 'monitor', 'monitor')`, [newId()]);
  });
  await at.appoint('monitor', 'monitoring_body');
  let milestones = 0;
  const cookies: Record<string, string> = {};

  const milestone = async (): Promise<string> => {
    const id = newId();
    await write((manager) =>
      manager.query(`insert into milestone (id, commitment_id, number, title) values ($1, $2, $3, $4)`, [
        id,
        commitment,
        ++milestones,
        text('Portal publicado'),
      ]),
    );
    return encodeId('Milestone', id);
  };
  const act = async (who: string, mutation: string, variables: object) =>
    Object.values(await t.gql.as(who)(mutation, variables as Record<string, unknown>))[0] as {
      // The type of the answer depends on the document of the test.
      // oxlint-disable-next-line typescript/no-explicit-any
      [field: string]: any;
    };
  return {
    ...at,
    write,
    commitment: encodeId('Commitment', commitment),
    milestone,
    cookieOf: async (who: string) => (cookies[who] ??= await cookieOf(t, who)),
    /** A draft of a report on a milestone of its own. */
    draft: async (who = 'liaison', voice = 'OWNER'): Promise<string> => {
      const made = await act(
        who,
        `mutation ($input: MilestoneReportDraftInput!) { milestoneReportDraft(input: $input) { milestoneReport { id } userErrors { code path } } }`,
        { input: { milestone: await milestone(), voice, status: 'LIMITED', narrative: es('Se publicó') } },
      );
      if (!made['milestoneReport']) throw new Error(JSON.stringify(made));
      return made['milestoneReport'].id;
    },
    send: (id: string, who = 'liaison') =>
      act(who, `mutation ($id: ID!) { milestoneReportSend(id: $id) { userErrors { code path } } }`, { id }),
    giveBack: (id: string, who = 'civil-society') =>
      act(
        who,
        `mutation ($id: ID!) { milestoneReportReturn(id: $id, input: { reason: "Falta la prueba" }) { userErrors { code path } } }`,
        { id },
      ),
    uploaded: async (content: Buffer, who = 'liaison'): Promise<string> =>
      ((await upload(t, { cookie: (cookies[who] ??= await cookieOf(t, who)) }, content)) as unknown as { id: string })
        .id,
    add: (report: string, input: object, who = 'liaison') =>
      act(
        who,
        `mutation ($report: ID!, $input: EvidenceAddInput!) { evidenceAdd(report: $report, input: $input) {
           evidence { ${SHOWN} } milestoneReport { id evidence { id } evidenceActions } userErrors { code path } } }`,
        { report, input: { title: es('Acta firmada'), ...input } },
      ),
    remove: (id: string, who = 'liaison') =>
      act(
        who,
        `mutation ($id: ID!) { evidenceRemove(id: $id) { milestoneReport { id evidence { id } } userErrors { code path } } }`,
        { id },
      ),
    read: async (id: string, who?: string) =>
      (
        await (who ? t.gql.as(who) : t.gql)(`query ($id: ID!) { node(id: $id) { ... on Evidence { ${SHOWN} } } }`, {
          id,
        })
      ).node,
    get: async (url: string, who?: string) =>
      t.app.inject({
        method: 'GET',
        url,
        headers: who ? { cookie: (cookies[who] ??= await cookieOf(t, who)) } : {},
      }),
  };
}
export type Reported = Awaited<ReturnType<typeof reported>>;
