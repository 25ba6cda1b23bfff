import { createHash } from 'node:crypto';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { Actors } from '../../src/accounts/actors.js';
import { Execute } from '../../src/api/execute.js';
import { encodeId } from '../../src/api/node-id.js';
import { type Actor, OPERATOR, type Role, ROLES, VISITOR } from '../../src/domain/actor.js';
import { newId } from '../../src/kernel/ids.js';
import { exportPlan } from '../../src/open-data/plan/export-plan.js';
import { testApp, type TestApp } from '../support/app.js';
import { pdf, png } from '../support/files.js';
import { programmeIn } from '../support/programmes.js';
import { type Reported, reported } from '../support/reported.js';
import { joined, waysOf, withoutLimitOfComputations } from '../support/schema-walk.js';

const LAW = 'Ley de Protección de Datos, artículo 65';
/** Each role in the plan of the evidence and in another plan. */
const READERS: [handle: string, role: Role, here: boolean][] = ROLES.flatMap((role) => [
  [`${role.replaceAll('_', '-')}-here`, role, true],
  [`${role.replaceAll('_', '-')}-there`, role, false],
]);
const MAY = ['monitoring-body-here', 'ogp-reader-here'];

let t: TestApp;
let at: Reported;
let report = '';
// oxlint-disable-next-line typescript/no-explicit-any
let evidence: any;
let limits: ReturnType<typeof withoutLimitOfComputations>;
beforeAll(async () => {
  limits = withoutLimitOfComputations();
  t = await testApp();
  at = await reported(t);
  await at.write(async (manager) => {
    const other = newId();
    await manager.query(
      `insert into plan (id, slug, title, stage) select $1, 'other', title, stage from plan where id = $2`,
      [other, at.planId],
    );
    for (const [handle, role, here] of READERS) {
      const account = newId();
      await manager.query('insert into account (id, handle, public_name) values ($1, $2, $2)', [account, handle]);
      await manager.query(
        `insert into appointment (id, account_id, role, plan_id, institution_id, from_on)
         select $1, $2, $3, $4, id, '2020-01-01' from institution where slug = 'justicia'`,
        [newId(), account, role, role === 'administrator' ? null : here ? at.planId : other],
      );
    }
  });
  report = await at.draft();
  const added = await at.add(report, {
    reservedFile: await at.uploaded(pdf({ text: 'canario-reservado' })),
    file: await at.uploaded(png()),
    legalGround: LAW,
  });
  expect(added['userErrors']).toEqual([]);
  evidence = added['evidence'];
});
afterAll(async () => {
  limits.restore();
  await t.close();
});

const door = () => `/files/${evidence.reservedFile.id}`;
const opens = async (who?: string) => (await at.get(door(), who)).statusCode === 200;

it('is read by nobody while it is in a draft, not even by who sent it', async () => {
  expect(evidence.reservedFile).toEqual({
    id: expect.stringMatching(/^evf_/),
    address: null,
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    bytes: expect.any(Number),
  });
  for (const who of [undefined, 'liaison', ...READERS.map(([handle]) => handle)])
    expect([who, await opens(who)]).toEqual([who, false]);
});

describe('once its report is sent', () => {
  beforeAll(async () => {
    expect((await at.send(report))['userErrors']).toEqual([]);
  });

  it('says its hash and its law to everybody, and shows the public version', async () => {
    const seen = await at.read(evidence.id);
    expect(seen).toMatchObject({ kind: 'RESERVED', legalGround: LAW });
    expect(seen.reservedFile).toMatchObject({ address: null, sha256: evidence.reservedFile.sha256 });
    expect((await at.get(seen.file.address)).statusCode).toBe(200);
  });

  it('is served to the monitoring body of its plan and to OGP readers, and to 26 other kinds of reader never', async () => {
    for (const who of MAY) {
      const { statusCode, rawPayload } = await at.get(door(), who);
      const hash = createHash('sha256').update(rawPayload).digest('hex');
      expect([who, statusCode, hash]).toEqual([who, 200, evidence.reservedFile.sha256]);
      expect((await at.read(evidence.id, who)).reservedFile.address).toBe(door());
    }
    const others = [undefined, 'liaison', ...READERS.map(([handle]) => handle)].filter((who) => !MAY.includes(who!));
    expect(others.length).toBe(26);
    for (const who of others) {
      expect([who, await opens(who)]).toEqual([who, false]);
      expect([who, (await at.read(evidence.id, who)).reservedFile.address]).toEqual([who, null]);
    }
  });

  it('is met on no way through the schema by who may not read it', async () => {
    const past = `asOf: "${new Date(Date.now() + 3_600_000).toISOString()}"`;
    t.setNow(new Date(Date.now() + 86_400_000).toISOString());
    const { milestone } = (
      await t.gql(`query ($id: ID!) { node(id: $id) { ... on MilestoneReport { milestone { id } } } }`, { id: report })
    ).node;
    const roots = [
      ...[evidence.id, evidence.reservedFile.id, evidence.file.id, report, milestone.id].map(
        (id) => `node(id: "${id}")`,
      ),
      'plan(slug: "joint")',
      'commitment(reference: "JOINT-01")',
      `commitment(reference: "JOINT-01", ${past})`,
      'milestoneReports',
      'search(text: "acta")',
    ];
    const ways = waysOf(t.app.get(GraphQLSchemaHost).schema, roots, 3).ways.filter((way) =>
      /vidence|ile|copy/.test(way.path.join(' ')),
    );
    expect(ways.length).toBeGreaterThan(20);
    const actors: [string, Actor][] = [
      ['visitor', VISITOR],
      ['operator', OPERATOR],
    ];
    for (const [handle] of READERS) actors.push([handle, (await t.app.get(Actors).byHandle(handle))!]);
    const met = new Set<string>();
    for (const document of joined(ways, 7))
      for (const [who, actor] of actors) {
        const { data, errors } = await t.app.get(Execute).run(document, { actor, language: 'es', prepared: true });
        expect(errors).toBeUndefined();
        if (JSON.stringify(data).includes(door())) met.add(who);
      }
    t.setNow(new Date().toISOString());
    expect([...met].toSorted()).toEqual(MAY);
  }, 120_000);

  it('leaves in no document, feed or log', async () => {
    const document = JSON.stringify(await exportPlan(t.db, 'joint'));
    expect(document).toContain(evidence.reservedFile.sha256);
    const pages = await Promise.all(
      ['/es/planes/joint', '/es/planes/joint/feed.atom', '/es/compromisos/JOINT-01', '/es/buscar?q=acta'].map(
        async (url) => (await t.app.inject({ method: 'GET', url })).body,
      ),
    );
    const log = JSON.stringify(await t.db.query('select * from log'));
    const files = await t.db.query(
      `select f.file_id as id from evidence_file f where f.sha256 = '${evidence.reservedFile.sha256}'`,
    );
    for (const told of [document, ...pages, log])
      for (const secret of ['canario-reservado', door(), files[0].id]) expect(told).not.toContain(secret);
  });

  it('is not had by naming its hash in an imported document', async () => {
    await at.write((manager) =>
      manager.query(
        `insert into evidence_file (id, evidence_id, kind, sha256, media_type, bytes)
         select gen_random_uuid(), evidence_id, 'copy', sha256, media_type, bytes from evidence_file where kind = 'reserved'`,
      ),
    );
    const { copy } = await at.read(evidence.id, 'liaison');
    expect([copy.sha256, copy.address]).toEqual([evidence.reservedFile.sha256, null]);
    expect((await at.get(`/files/${copy.id}`, 'liaison')).statusCode).toBe(404);
    await programmeIn(t, at.planId);
    await at.write((manager) =>
      manager.query(
        `insert into evaluation (id, programme_id, position, title, url, sha256, media_type, bytes, copied_at)
         select gen_random_uuid(), p.id, 0, p.name, 'https://example.org/x.pdf', f.sha256, f.media_type, f.bytes, now()
           from programme p, evidence_file f where f.kind = 'reserved'`,
      ),
    );
    const [{ id: evaluation }] = await t.db.query('select id from evaluation');
    const id = encodeId('Evaluation', evaluation);
    const { node } = await t.gql(
      'query ($id: ID!) { node(id: $id) { ... on Evaluation { copy { sha256 address } } } }',
      { id },
    );
    expect(node.copy).toEqual({ sha256: evidence.reservedFile.sha256, address: null });
    for (const who of [undefined, 'liaison', ...MAY]) expect((await at.get(`/files/${id}`, who)).statusCode).toBe(404);
  });
});
