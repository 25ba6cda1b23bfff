import { gzipSync } from 'node:zlib';
import { FILE_BYTES } from '../../src/domain/attachment.js';
import { Jobs } from '../../src/kernel/jobs/jobs.js';
import { testApp, type TestApp } from '../support/app.js';
import { BOTH, type CoCreation, coCreation, proposer } from '../support/co-creation.js';
import { chunk, exif, formData, jpeg, note, pdf, png, SECRET_PLACE, upload } from '../support/files.js';
import { cookieOf } from '../support/sign-in.js';

let t: TestApp;
let at: CoCreation;
let [author, other] = ['', ''];
const cookies: Record<string, string> = {};
beforeAll(async () => {
  t = await testApp();
  at = await coCreation(t);
  [author, other] = [await at.citizen(), await at.citizen()];
  for (const who of [author, other, 'secretariat', 'moderator']) cookies[who] = await cookieOf(t, who);
});
afterAll(() => t.close());
beforeEach(() => t.db.query('delete from rate_count'));

const THING = `proposal { id version attachments { id description mediaType bytes sha256 address } } userErrors { code path }`;
const send = (content: Buffer, name?: string, who = author) => upload(t, { cookie: cookies[who]! }, content, name);
const attachment = async (proposal: string, uploaded: string, who = author, description = 'La esquina sin luz') =>
  (
    await t.gql.as(who)(
      `mutation ($id: ID!, $input: ProposalAttachInput!) { proposalAttach(id: $id, input: $input) { ${THING} } }`,
      { id: proposal, input: { upload: uploaded, description } },
    )
  ).proposalAttach;
const detach = async (id: string, who = author) =>
  (await t.gql.as(who)(`mutation ($id: ID!) { proposalDetach(id: $id) { ${THING} } }`, { id })).proposalDetach;
const codes = (payload: { userErrors: { code: string }[] }) => payload.userErrors.map(({ code }) => code);
const get = (url: string, who?: string) =>
  t.app.inject({ method: 'GET', url, headers: who ? { cookie: cookies[who]! } : {} });
const refusal = ({ status, errors }: { status: number; errors?: { code: string }[] }) => [status, errors?.[0]?.code];
let drawn = 0;
/** A new picture, unlike all earlier ones. */
const fresh = () => png({ before: [chunk('tRNS', Buffer.from([0, ++drawn]))] });

async function attached(proposal: string, content = fresh()) {
  const { id } = await send(content);
  const { proposal: after } = await attachment(proposal, id);
  return after.attachments.at(-1);
}

it('shows the files of a proposal to whoever sees it, and a draft’s to its author only', async () => {
  const { proposal } = await proposer(t, author).draft(at.plan);
  const file = await attached(proposal.id, jpeg());
  expect(file).toMatchObject({ description: 'La esquina sin luz', mediaType: 'image/jpeg', bytes: jpeg().length });
  for (const who of [undefined, other, 'secretariat', 'moderator'])
    expect((await get(file.address, who)).statusCode).toBe(404);
  const own = await get(file.address, author);
  expect([own.statusCode, own.rawPayload.equals(jpeg())]).toEqual([200, true]);
  const read = `query ($id: ID!) { node(id: $id) { ... on Attachment { description } } }`;
  expect((await t.gql.as(other)(read, { id: file.id })).node).toBeNull();
  await proposer(t, author).submit(proposal.id);
  expect((await get(file.address)).statusCode).toBe(200);
  expect((await t.gql(read, { id: file.id })).node).toEqual({ description: 'La esquina sin luz' });
});

it('serves a file to be saved only: under a name of ours, as the type it is, and nothing in it runs', async () => {
  const { proposal } = await proposer(t, author).draft(at.plan);
  const { id } = await send(pdf(), 'CURP-de-Ana"; x=.html');
  const file = (await attachment(proposal.id, id)).proposal.attachments[0];
  await proposer(t, author).submit(proposal.id);
  const { headers } = await get(file.address);
  expect(headers).toMatchObject({
    'content-type': 'application/pdf',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'cache-control': 'private, no-store',
  });
  expect(headers['content-disposition']).toMatch(/^attachment; filename="joint-p-\d+-[0-9a-f]{8}\.pdf"$/);
  expect(JSON.stringify(await t.db.query('select * from proposal_attachment'))).not.toContain('CURP');
});

it('hides the files of what moderation hides, at once', async () => {
  const { proposal } = await proposer(t, author).draft(at.plan);
  const file = await attached(proposal.id);
  await proposer(t, author).submit(proposal.id);
  const { proposalHide } = await t.gql.as('moderator')(
    `mutation ($id: ID!) { proposalHide(id: $id, input: { rule: INSULT, reason: "Insulta." }) { userErrors { code } } }`,
    { id: proposal.id },
  );
  expect(codes(proposalHide)).toEqual([]);
  expect((await get(file.address)).statusCode).toBe(404);
  expect((await get(file.address, other)).statusCode).toBe(404);
  expect((await get(file.address, 'moderator')).statusCode).toBe(200);
});

it('takes out of a photo where, when and with what it was taken, and leaves it upright', async () => {
  const photo = jpeg({ before: [exif(6), note(SECRET_PLACE)], behind: Buffer.from(`${SECRET_PLACE}<script>`) });
  const { proposal } = await proposer(t, author).draft(at.plan);
  const file = await attached(proposal.id, photo);
  const { rawPayload } = await get(file.address, author);
  expect(rawPayload.includes(SECRET_PLACE)).toBe(false);
  expect(rawPayload.subarray(2, 38).toString('hex')).toBe(
    'ffe100224578696600004d4d002a00000008000101120003000000010006000000000000',
  );
  const drawing = png({ before: [chunk('tEXt', Buffer.from(`Author\0${SECRET_PLACE}`)), chunk('eXIf', exif(1))] });
  const second = await attached(proposal.id, drawing);
  expect((await get(second.address, author)).rawPayload.equals(png())).toBe(true);
});

describe('a file that pretends', () => {
  const zip = Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(200)]);
  const hostile: [string, Buffer, string, [number, string]][] = [
    [
      'a page with the name of a photo',
      Buffer.from('<html><script>alert(1)</script>'),
      'photo.jpg',
      [415, 'FILE_TYPE_REFUSED'],
    ],
    [
      'a drawing that can hold script',
      Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
      'a.png',
      [415, 'FILE_TYPE_REFUSED'],
    ],
    ['a program', Buffer.from('MZ\x90\x00'.padEnd(300, '\0'), 'latin1'), 'a.pdf', [415, 'FILE_TYPE_REFUSED']],
    ['an archive', zip, 'a.pdf', [415, 'FILE_TYPE_REFUSED']],
    ['a bomb', gzipSync(Buffer.alloc(200_000_000)), 'a.png', [415, 'FILE_TYPE_REFUSED']],
    ['text', Buffer.from('hola'), 'a.txt', [415, 'FILE_TYPE_REFUSED']],
    ['nothing', Buffer.alloc(0), 'a.jpg', [422, 'FILE_EMPTY']],
    [
      'a page that begins like a photo',
      Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from('<script>alert(1)</script>')]),
      'a.jpg',
      [422, 'FILE_DAMAGED'],
    ],
    ['a photo without a picture', jpeg().subarray(0, 60), 'a.jpg', [422, 'FILE_DAMAGED']],
    ['a drawing cut short', png().subarray(0, 45), 'a.png', [422, 'FILE_DAMAGED']],
    [
      'a drawing with a part nobody knows',
      png({ before: [chunk('EVIL', Buffer.alloc(9))] }),
      'a.png',
      [422, 'FILE_DAMAGED'],
    ],
    ['a drawing of ten gigapixels', png({ width: 100_000, height: 100_000 }), 'a.png', [422, 'PICTURE_TOO_LARGE']],
    ['a drawing of no pixel', png({ width: 0, height: 0 }), 'a.png', [422, 'FILE_DAMAGED']],
    ['a photo of four gigapixels', jpeg({ width: 65_535, height: 65_535 }), 'a.jpg', [422, 'PICTURE_TOO_LARGE']],
    ['a photo without height', jpeg({ height: 0 }), 'a.jpg', [422, 'FILE_DAMAGED']],
    [
      'a page with a picture of ten gigapixels',
      pdf({ page: '/Group 5 0 R', objects: ['<< /Subtype /Image /Width 100000 /Height 100000 >>'] }),
      'a.pdf',
      [422, 'PICTURE_TOO_LARGE'],
    ],
    ['too much', pdf({ size: FILE_BYTES }), 'a.pdf', [413, 'FILE_TOO_LARGE']],
  ];
  it.each(hostile)('is refused with a reason: %s', async (_, content, name, [status, code]) => {
    const answer = await send(content, name);
    expect(refusal(answer)).toEqual([status, code]);
    expect(JSON.stringify(answer)).not.toMatch(/node_modules|Error:|\/work|at \w+ \(/);
  });

  it('leaves nothing behind, and a photo with a page behind it is only the photo', async () => {
    expect(await t.db.query('select 1 from upload')).toEqual([]);
    const { proposal } = await proposer(t, author).draft(at.plan);
    const file = await attached(proposal.id, png({ behind: Buffer.from('PK\x03\x04<html><script>alert(1)</script>') }));
    expect((await get(file.address, author)).rawPayload.equals(png())).toBe(true);
  });

  it('never breaks the reader: random bytes and random damage give an answer', async () => {
    for (let i = 0; i < 40; i++) {
      const content = i % 2 ? jpeg({ before: [exif(3)] }) : png();
      for (let n = 0; n < 6; n++) content[Math.floor(Math.random() * content.length)] = Math.floor(Math.random() * 256);
      expect([201, 415, 422]).toContain(
        (await send(content.subarray(0, 20 + Math.floor(Math.random() * content.length)))).status,
      );
    }
    await t.db.query('delete from upload');
  });
});

it('takes files only from who signed in, or from a token that may write, and nowhere else', async () => {
  expect(refusal(await upload(t, {}, png()))).toEqual([401, 'NOT_ALLOWED']);
  expect(refusal(await upload(t, { authorization: 'Bearer tq_nothingnothingnothing' }, png()))).toEqual([
    401,
    'TOKEN_INVALID',
  ]);
  const token = async (scopes: string) =>
    (await t.gql.as(author)(`mutation { tokenCreate(input: { name: "x", scopes: [${scopes}], days: 1 }) { secret } }`))
      .tokenCreate.secret;
  expect(refusal(await upload(t, { authorization: `Bearer ${await token('READ')}` }, png()))).toEqual([
    403,
    'SCOPE_MISSING',
  ]);
  expect(await upload(t, { authorization: `Bearer ${await token('READ, WRITE')}` }, png())).toMatchObject({
    status: 201,
    mediaType: 'image/png',
  });
  const evil = await upload(t, { cookie: cookies[author]!, origin: 'https://evil.example' }, png());
  expect(evil.status).toBe(403);
  for (const url of ['/graphql', '/sign-in/request', '/assets/x', '/dev/mailbox']) {
    const form = formData({ query: '{__typename}' });
    expect((await t.app.inject({ method: 'POST', url, ...form })).statusCode).toBe(415);
  }
  const json = await t.app.inject({
    method: 'POST',
    url: '/files',
    headers: {
      cookie: cookies[author]!,
      origin: 'http://localhost',
      host: 'localhost',
      'content-type': 'application/json',
    },
    payload: '{}',
  });
  expect(json.json().errors[0].code).toBe('FILE_EMPTY');
});

it('attaches what somebody uploaded themselves, not long ago, to what they may edit', async () => {
  const { proposal } = await proposer(t, author).draft(at.plan);
  const { id } = await send(fresh());
  expect(codes(await attachment(proposal.id, id, other))).toEqual(['PROPOSAL_NOT_FOUND']);
  const theirs = (await proposer(t, other).draft(at.plan)).proposal;
  expect(codes(await attachment(theirs.id, id, other))).toEqual(['UPLOAD_NOT_FOUND']);
  expect(codes(await attachment(proposal.id, id, author, ''))).toEqual(['TEXT_REQUIRED']);
  expect(codes(await attachment(proposal.id, id))).toEqual([]);
  expect(codes(await attachment(proposal.id, id))).toEqual(['UPLOAD_NOT_FOUND']);
  const late = await send(fresh());
  await t.db.query(`update upload set expires_at = now() - interval '1 second'`);
  expect(codes(await attachment(proposal.id, late.id))).toEqual(['UPLOAD_NOT_FOUND']);
});

it('lets its author take a file away until the review begins, and then nobody', async () => {
  const proposal = await proposer(t, author).submitted(at.plan);
  const [first, second] = [await attached(proposal.id), await attached(proposal.id)];
  expect(codes(await detach(first.id, other))).toEqual(['NOT_ALLOWED']);
  expect((await detach(first.id)).proposal.attachments).toEqual([second]);
  expect((await get(first.address)).statusCode).toBe(404);
  expect(await t.db.query('select 1 from file_content where sha256 = $1', [first.sha256])).toEqual([]);
  const entries = await t.db.query(`select verb from log where verb like 'proposal.file%' order by seq desc limit 2`);
  expect(entries.map(({ verb }: { verb: string }) => verb)).toEqual([
    'proposal.file_removed',
    'proposal.file_attached',
  ]);
  // The log proves the exact file of a public proposal, and nothing of a draft.
  const [{ committed }] = await t.db.query('select count(*)::int as committed from content where body like $1', [
    `%${second.sha256}%`,
  ]);
  expect(committed).toBe(1);
  await proposer(t, 'secretariat').review(proposal.id, BOTH);
  expect(codes(await detach(second.id))).toEqual(['PROPOSAL_NOT_EDITABLE']);
  const { id } = await send(fresh());
  expect(codes(await attachment(proposal.id, id))).toEqual(['PROPOSAL_NOT_EDITABLE']);
});

it('takes five files for a proposal and fifty megabytes for an account', async () => {
  const { proposal } = await proposer(t, other).draft(at.plan);
  for (let i = 0; i < 5; i++) {
    const { id } = await send(fresh(), 'x', other);
    expect(codes(await attachment(proposal.id, id, other))).toEqual([]);
  }
  const { id } = await send(fresh(), 'x', other);
  expect(codes(await attachment(proposal.id, id, other))).toEqual(['FILES_AT_MOST']);
  const large = () => pdf({ size: FILE_BYTES - 2000, text: String(Math.random()) });
  for (let i = 0; i < 4; i++) expect((await send(large(), 'x', other)).status).toBe(201);
  expect((await send(large(), 'x', other)).status).toBe(201);
  expect(refusal(await send(large(), 'x', other))).toEqual([422, 'FILES_TOO_LARGE']);
}, 60_000);

it('keeps the same content once, and forgets what was never attached', async () => {
  const [one, two] = [
    (await proposer(t, author).draft(at.plan)).proposal,
    (await proposer(t, other).draft(at.plan)).proposal,
  ];
  await t.db.query('delete from upload');
  const same = fresh();
  const mine = await attached(one.id, same);
  const theirs = (await attachment(two.id, (await send(same, 'x', other)).id, other)).proposal.attachments[0];
  expect(mine.sha256).toBe(theirs.sha256);
  expect(codes(await attachment(one.id, (await send(same)).id))).toEqual(['ALREADY_ATTACHED']);
  await detach(mine.id);
  expect((await get(theirs.address, other)).statusCode).toBe(200);
  await send(fresh());
  await t.db.query(`update upload set expires_at = now() - interval '1 second'`);
  await t.app.get(Jobs).add('forget_what_is_over', {});
  await t.app.get(Jobs).runDue();
  const [{ orphans }] = await t.db.query(
    `select count(*)::int as orphans from file_content c where not exists (select from file f where f.sha256 = c.sha256)`,
  );
  expect(orphans).toBe(0);
});
