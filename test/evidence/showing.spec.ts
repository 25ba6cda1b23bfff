import { EVIDENCE_PER_REPORT } from '../../src/domain/evidence.js';
import { testApp, type TestApp } from '../support/app.js';
import { es } from '../support/drafting.js';
import { chunk, exif, jpeg, pdf, png, SECRET_PLACE, upload } from '../support/files.js';
import { type Reported, reported } from '../support/reported.js';

let t: TestApp;
let at: Reported;
beforeAll(async () => {
  t = await testApp();
  at = await reported(t);
});
afterAll(() => t.close());
beforeEach(() => t.db.query('delete from rate_count'));

const codes = (payload: { [field: string]: unknown }) =>
  (payload['userErrors'] as { code: string; path: string[] }[]).map(({ code, path }) => [code, path.join('.')]).flat();
let drawn = 0;
/** A new picture, unlike all earlier ones. */
const fresh = () => png({ before: [chunk('tRNS', Buffer.from([1, ++drawn]))] });

describe('a file', () => {
  it('is seen with its draft by those who write it, and by everybody once the report is sent', async () => {
    const report = await at.draft();
    const { evidence, milestoneReport, userErrors } = await at.add(report, {
      file: await at.uploaded(jpeg({ before: [exif(6)] })),
      dated: '2026-03',
      proves: es('El portal funciona'),
    });
    expect([userErrors, milestoneReport]).toEqual([
      [],
      { id: report, evidence: [{ id: evidence.id }], evidenceActions: ['ADD', 'REMOVE', 'ADD_PUBLIC_VERSION'] },
    ]);
    expect(evidence).toMatchObject({ kind: 'FILE', url: null, copy: null, reservedFile: null });
    const { address, sha256, name } = evidence.file;
    expect(name).toBe(`evidence-${sha256.slice(0, 8)}.jpg`);
    for (const who of [undefined, 'municipal', 'secretariat', 'moderator', 'civil-society', 'monitor', 'reader'])
      expect([who, (await at.get(address, who)).statusCode, await at.read(evidence.id, who)]).toEqual([who, 404, null]);
    expect((await at.get(address, 'liaison')).statusCode).toBe(200);

    expect(codes(await at.send(report))).toEqual([]);
    const { statusCode, headers, rawPayload } = await at.get(address);
    expect([statusCode, rawPayload.includes(SECRET_PLACE)]).toEqual([200, false]);
    expect(headers).toMatchObject({
      'content-type': 'image/jpeg',
      'content-disposition': `attachment; filename="${name}"`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    });
    expect(await at.read(evidence.id)).toEqual(evidence);
  });

  it('is refused when it pretends, as at every other door', async () => {
    const headers = { cookie: await at.cookieOf('liaison') };
    const hostile: [Buffer, number, string][] = [
      [Buffer.from('<html><script>alert(1)</script>'), 415, 'FILE_TYPE_REFUSED'],
      [Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 415, 'FILE_TYPE_REFUSED'],
      [Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from('<script>')]), 422, 'FILE_DAMAGED'],
      [pdf({ catalog: '/Names << /EmbeddedFiles << /Names [(a) 5 0 R] >> >>' }).subarray(0, 200), 422, 'FILE_DAMAGED'],
    ];
    for (const [content, status, code] of hostile)
      expect(await upload(t, headers, content)).toMatchObject({ status, errors: [{ code }] });
    // A page behind a picture is not kept.
    const both = Buffer.concat([fresh(), Buffer.from('PK\x03\x04<html><script>alert(1)</script>')]);
    const { evidence } = await at.add(await at.draft(), { file: await at.uploaded(both) });
    const { rawPayload } = await at.get(evidence.file.address, 'liaison');
    expect(rawPayload.includes('<script>')).toBe(false);
  });

  it('is kept once however often it is shown, and once in a report', async () => {
    const [one, two] = [await at.draft(), await at.draft()];
    const same = fresh();
    const first = (await at.add(one, { file: await at.uploaded(same) })).evidence;
    const second = (await at.add(two, { file: await at.uploaded(same) })).evidence;
    expect(first.file.sha256).toBe(second.file.sha256);
    expect(codes(await at.add(one, { file: await at.uploaded(same) }))).toEqual(['ALREADY_ATTACHED', 'input.file']);
    await at.remove(first.id);
    expect((await at.get(second.file.address, 'liaison')).statusCode).toBe(200);
    await at.remove(second.id);
    expect((await at.get(second.file.address, 'liaison')).statusCode).toBe(404);
    await t.db.query('delete from upload');
    await at.remove((await at.add(one, { file: await at.uploaded(fresh()) })).evidence.id);
    expect(await t.db.query('select from file_content where sha256 = $1', [first.file.sha256])).toEqual([]);
  });

  it('goes with a draft that is thrown away', async () => {
    const report = await at.draft();
    const { evidence } = await at.add(report, { file: await at.uploaded(fresh()) });
    await t.gql.as('liaison')(`mutation { milestoneReportDiscard(id: "${report}") { userErrors { code } } }`);
    expect(await t.db.query('select from file_content where sha256 = $1', [evidence.file.sha256])).toEqual([]);
  });
});

it('is shown by whoever may edit the report, and by nobody else', async () => {
  const report = await at.draft();
  const file = await at.uploaded(fresh());
  for (const who of ['municipal', 'secretariat', 'moderator', 'civil-society', 'monitor', 'reader'])
    expect([who, ...codes(await at.add(report, { file }, who))]).toEqual([who, 'MILESTONE_REPORT_NOT_FOUND', 'report']);
  const { evidence } = await at.add(report, { file });
  for (const who of ['municipal', 'secretariat', 'monitor'])
    expect([who, ...codes(await at.remove(evidence.id, who))]).toEqual([who, 'EVIDENCE_NOT_FOUND', 'id']);
  const theirs = await at.uploaded(fresh(), 'monitor');
  expect(codes(await at.add(report, { file: theirs }))).toEqual(['UPLOAD_NOT_FOUND', 'input.file']);
  const finding = await at.draft('monitor', 'MONITORING_BODY');
  expect(codes(await at.add(finding, { file: theirs }, 'monitor'))).toEqual([]);
});

it('comes with a draft or a returned report, and stays once everybody could read it', async () => {
  const report = await at.draft();
  const { evidence } = await at.add(report, { file: await at.uploaded(fresh()) });
  await at.send(report);
  expect(codes(await at.add(report, { url: 'https://a.example/' }))).toEqual(['MILESTONE_REPORT_SENT', 'report']);
  expect(codes(await at.remove(evidence.id))).toEqual(['MILESTONE_REPORT_SENT', 'id']);
  await at.giveBack(report);
  const more = await at.add(report, { file: await at.uploaded(fresh()) });
  expect([codes(more), more['milestoneReport'].evidenceActions]).toEqual([[], ['ADD', 'ADD_PUBLIC_VERSION']]);
  expect(codes(await at.remove(more['evidence'].id))).toEqual(['MILESTONE_REPORT_SENT', 'id']);
  expect((await at.read(more['evidence'].id)).file.sha256).toBe(more['evidence'].file.sha256);
  // The log proves the exact file of a public report from the moment that it is sent, and nothing of a draft.
  const unsent = await at.add(await at.draft(), { file: await at.uploaded(fresh()) });
  const committed = async (sha256: string) =>
    (await t.db.query('select count(*)::int as n from content where body like $1', [`%${sha256}%`]))[0].n;
  expect(await committed(more['evidence'].file.sha256)).toBe(1);
  expect(await committed(evidence.file.sha256)).toBe(1);
  expect(await committed(unsent['evidence'].file.sha256)).toBe(0);
});

it('gets a public version beside its reserved original, also after its report was sent, once', async () => {
  const report = await at.draft();
  const { evidence } = await at.add(report, {
    reservedFile: await at.uploaded(pdf({ text: 'Nombres' })),
    legalGround: 'Ley',
  });
  const { evidence: open } = await at.add(report, { file: await at.uploaded(fresh()) });
  await at.send(report);
  const version = async (id: string, who = 'liaison', content = fresh()) =>
    (
      await t.gql.as(who)(
        `mutation ($id: ID!, $input: EvidencePublicVersionAddInput!) { evidencePublicVersionAdd(id: $id, input: $input) {
           evidence { kind file { address sha256 } reservedFile { sha256 address } } milestoneReport { id } userErrors { code path } } }`,
        { id, input: { file: await at.uploaded(content, who) } },
      )
    ).evidencePublicVersionAdd;
  expect(codes(await version(evidence.id, 'municipal'))).toEqual(['NOT_ALLOWED', '']);
  expect(codes(await version(open.id))).toEqual(['EVIDENCE_NOT_RESERVED', 'id']);
  const added = await version(evidence.id);
  expect(added).toMatchObject({ evidence: { kind: 'RESERVED', reservedFile: { address: null } }, userErrors: [] });
  expect((await at.get(added.evidence.file.address)).statusCode).toBe(200);
  const [{ n }] = await t.db.query('select count(*)::int as n from content where body like $1', [
    `%${added.evidence.file.sha256}%`,
  ]);
  expect(n).toBe(1);
  expect(codes(await version(evidence.id))).toEqual(['PUBLIC_VERSION_EXISTS', 'id']);
});

it('is refused with the place of what is wrong', async () => {
  const report = await at.draft();
  const file = await at.uploaded(fresh());
  const cases: [object, string[]][] = [
    [{}, ['EVIDENCE_MISSING', 'input.file']],
    [{ url: 'https://a.example/', file }, ['EVIDENCE_FILE_OR_LINK', 'input.url']],
    [{ url: 'javascript:alert(1)' }, ['ADDRESS_INVALID', 'input.url']],
    [{ url: 'https://ana:secreto@a.example/' }, ['ADDRESS_INVALID', 'input.url']],
    [{ reservedFile: file }, ['LEGAL_GROUND_REQUIRED', 'input.legalGround']],
    [{ file, legalGround: 'Ley' }, ['LEGAL_GROUND_WITHOUT_RESERVED', 'input.legalGround']],
    [{ file, dated: 'ayer' }, ['DATE_INVALID', 'input.dated']],
    [{ file, title: es(' ') }, ['TEXT_REQUIRED', 'input.title.text']],
    [{ file: 'upl_nothing' }, ['ID_INVALID', 'input.file']],
  ];
  for (const [input, problem] of cases) expect([input, codes(await at.add(report, input))]).toEqual([input, problem]);
  expect(codes(await at.add(report, { file, clientMutationId: 'a' }))).toEqual([]);
  await at.write((manager) =>
    manager.query(
      `insert into evidence (id, report_id, position, title) select gen_random_uuid(), e.report_id, n, e.title
         from evidence e, generate_series(1, $1::int) n where e.report_id = (select id from milestone_report order by created_at desc limit 1)`,
      [EVIDENCE_PER_REPORT - 1],
    ),
  );
  expect(codes(await at.add(report, { url: 'https://a.example/' }))).toEqual(['EVIDENCE_AT_MOST', 'report']);
});

it('is done once with the same key', async () => {
  const report = await at.draft();
  const input = { file: await at.uploaded(fresh()), clientMutationId: 'once' };
  const [one, two] = [await at.add(report, input), await at.add(report, input)];
  expect(two['evidence']).toEqual(one['evidence']);
});
