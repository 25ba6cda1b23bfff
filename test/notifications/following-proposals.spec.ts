import { Jobs } from '../../src/kernel/jobs/jobs.js';
import { Site } from '../../src/kernel/site.js';
import { testApp, type TestApp } from '../support/app.js';
import { BOTH, coCreation, type CoCreation, proposer, title } from '../support/co-creation.js';
import { filling, wentTo } from '../support/filling.js';
import { declined, responder } from '../support/responding.js';
import { type Post, postOffice } from '../support/smtp.js';

let post: Post;
let t: TestApp;
let at: CoCreation;
let [author, follower, neighbour] = ['', '', ''];
beforeAll(async () => {
  post = await postOffice();
  t = await testApp('empty', { SMTP_URL: post.url });
  at = await coCreation(t);
  [author, follower, neighbour] = [await at.citizen(), await at.citizen(), await at.citizen()];
  await t.db.query(
    `insert into account_contact (account_id, email) select id, 'sigue@example.org' from account where handle = $1`,
    [follower],
  );
});
afterAll(async () => {
  await t.close();
  await post.close();
});

const origin = () => t.app.get(Site).origin;

/** What came for somebody since the last time: each line of news with the path of the page that it leads to. */
async function news(address = 'sigue@example.org'): Promise<[string, string][]> {
  await t.app.get(Jobs).add('tell_followers', {});
  await t.app.get(Jobs).runDue();
  const letters = post.letters.splice(0).filter((letter) => post.to(letter) === address);
  return letters.flatMap(({ text }) =>
    [...text!.matchAll(/^(.+: .+)\n\n(http:\S+)$/gm)].map(([, what, url]): [string, string] => [
      what!,
      new URL(url!).pathname,
    ]),
  );
}
/** Every link leads somewhere, for whoever is not signed in too. */
async function opens(told: [string, string][]): Promise<void> {
  for (const [what, path] of told) expect([what, (await t.app.inject(path)).statusCode]).toEqual([what, 200]);
}
const follow = async (id: string) => {
  const { followSet } = await t.gql.as(follower)(
    `mutation ($id: ID!) { followSet(subject: $id, input: { frequency: IMMEDIATE }) { userErrors { code } } }`,
    { id },
  );
  expect(followSet.userErrors).toEqual([]);
};
const say = async (subject: string, body: string, as = neighbour) => {
  const { commentCreate } = await t.gql.as(as)(
    'mutation ($input: CommentCreateInput!) { commentCreate(input: $input) { comment { id } userErrors { code } } }',
    { input: { subject, body } },
  );
  expect(commentCreate.userErrors).toEqual([]);
  return commentCreate.comment.id as string;
};

it('tells whoever follows a proposal of its comments, review, answer and contest, each with a link that opens', async () => {
  const { id, reference } = await proposer(t, author).submitted(at.plan, title('Alumbrado'));
  const { id: other } = await proposer(t, author).submitted(at.plan, title('Otra cosa'));
  await follow(id);
  const url = `/es/propuestas/${reference}`;
  await say(id, 'Hace falta.');
  await say(other, 'No se cuenta.');
  expect(await news()).toEqual([['Comentario nuevo: Alumbrado', url]]);

  await proposer(t, 'secretariat').review(id, BOTH);
  const { response } = await responder(t, 'liaison').respond(id, '15', declined());
  const answered = await news();
  expect(answered).toEqual([
    ['Empezó la revisión de la propuesta: Alumbrado', url],
    ['Hay respuesta razonada: Alumbrado', url],
  ]);
  await opens(answered);

  await say(response.id, 'No me convence.');
  await responder(t, author).contest(response.id, { reason: 'Sí había dinero.' });
  await responder(t, 'municipal').decide(response.id, { uphold: false, decision: 'No lo había.' });
  const contested = await news();
  expect(contested.map(([what]) => what)).toEqual([
    'Comentario nuevo: Alumbrado',
    'Se impugnó la respuesta razonada: Alumbrado',
    'Se revisó la respuesta razonada, y no cambió: Alumbrado',
  ]);
  await opens(contested);
});

it('tells whoever proposed what comes of it without being asked, and nothing of what they did themselves', async () => {
  const proposing = await at.citizen();
  await t.db.query(
    `insert into account_contact (account_id, email) select id, 'propone@example.org' from account where handle = $1`,
    [proposing],
  );
  const { id, reference } = await proposer(t, proposing).submitted(at.plan, title('Canchas'));
  expect(await news('propone@example.org')).toEqual([]);

  await say(id, 'Lo mío.', proposing);
  await say(id, 'Y techo.', await at.citizen());
  await proposer(t, 'secretariat').review(id, BOTH);
  await responder(t, 'liaison').respond(id, '15', declined());
  const url = `/es/propuestas/${reference}`;
  expect(await news('propone@example.org')).toEqual([
    ['Comentario nuevo: Canchas', url],
    ['Empezó la revisión de la propuesta: Canchas', url],
    ['Hay respuesta razonada: Canchas', url],
  ]);
});

it('tells whoever follows one of many proposals that were answered together of that one, by mail and as Atom', async () => {
  const many = [
    await proposer(t, author).submitted(at.plan, title('Bancas')),
    await proposer(t, author).submitted(at.plan, title('Árboles')),
  ];
  await follow(many[0]!.id);
  const { template } = await responder(t, 'secretariat').saveTemplate(at.plan, {
    name: 'Sin presupuesto',
    institution: 'transparencia',
    ...declined(),
  });
  const { userErrors } = await responder(t, 'secretariat').respondToMany({
    plan: at.plan,
    jurisdiction: '15104',
    template: template.id,
    proposals: many.map(({ id }) => id),
  });
  expect(userErrors).toEqual([]);
  const told = await news();
  expect(told).toEqual([['Hay respuesta razonada: Bancas', `/es/propuestas/${many[0]!.reference}`]]);
  await opens(told);
  for (const { reference } of many) {
    const { payload } = await t.app.inject(`/es/propuestas/${reference}/cambios.atom`);
    expect(payload.match(/Hay respuesta razonada/g)).toHaveLength(1);
  }
  const { payload } = await t.app.inject('/es/planes/joint/feed.atom');
  expect(payload.match(/Se respondió a varias propuestas juntas/g)).toHaveLength(1);
});

it('tells that a proposal was hidden by its reference alone, and that it can be read again', async () => {
  const { id, reference } = await proposer(t, author).submitted(at.plan, title('canario-anuncio'));
  await follow(id);
  const { proposalHide } = await t.gql.as('moderator')(
    `mutation ($id: ID!) { proposalHide(id: $id, input: { rule: SPAM, reason: "Es un anuncio." }) { userErrors { code } } }`,
    { id },
  );
  expect(proposalHide.userErrors).toEqual([]);
  const hidden = await news();
  expect(hidden).toEqual([[`Moderación ocultó una propuesta: ${reference}`, `/es/propuestas/${reference}`]]);
  await opens(hidden);

  await filling(t, author).send(`/es/propuestas/${reference}`, 'proposalAppeal', { argument: 'No vendo nada.' });
  expect(await news()).toEqual([]);
  await at.appoint(neighbour, 'moderator');
  await filling(t, neighbour).send('/es/moderacion/joint', 'appealDecide', { restore: 'yes', reason: 'Es cierto.' });
  const restored = await news();
  expect(restored).toEqual([
    ['Se puede leer otra vez lo que moderación había ocultado: canario-anuncio', `/es/propuestas/${reference}`],
  ]);
  await opens(restored);
});

it('gives the comments on a proposal, and what changed of it, as Atom', async () => {
  const { id, reference } = await proposer(t, author).submitted(at.plan, title('Jardines'));
  const comment = await say(id, '**Muy** bien');
  await proposer(t, 'secretariat').review(id, BOTH);
  await responder(t, 'liaison').respond(id, '15', declined());
  const read = async (path: string) => {
    const answer = await t.app.inject(path);
    expect([path, answer.statusCode]).toEqual([path, 200]);
    expect(answer.headers['content-type']).toBe('application/atom+xml; charset=utf-8');
    expect(answer.body).toContain(`<link rel="self" href="${origin()}${path}"/>`);
    return answer.body;
  };
  const comments = await read(`/es/propuestas/${reference}/comentarios.atom`);
  expect(comments).toContain('<strong>Muy</strong> bien');
  expect(comments).toContain(`${origin()}/es/comentarios/${comment}`);
  await read(`/en/proposals/${reference}/comments.atom`);
  const changes = await read(`/en/proposals/${reference}/changes.atom`);
  for (const what of ['New proposal: Jardines', 'There is a reasoned response: Jardines'])
    expect(changes).toContain(what);
  expect(changes).not.toContain('omment');
  await read(`/es/propuestas/${reference}/cambios.atom`);
  for (const path of ['/es/propuestas/NADA/changes.atom', '/en/proposals/NADA/comments.atom'])
    expect((await t.app.inject(path)).statusCode).toBe(404);
});

it.each([
  ['a proposal', async () => `/es/propuestas/${(await proposer(t, author).submitted(at.plan)).reference}`],
  ['a plan', async () => '/es/planes/joint'],
])('is followed and left again on the page of %s, which says how it stands', async (_, place) => {
  const url = await place();
  expect((await filling(t, null).read(url)).body).toContain(`/es/entrar?returnTo=${encodeURIComponent(url)}`);
  const followed = await filling(t, follower).send(url, 'followSet');
  expect(wentTo(followed)).toEqual([url, 'followSet']);
  expect((await filling(t, follower).read(url)).body).toContain('Usted sigue esto.');
  expect((await filling(t, neighbour).read(url)).body).not.toContain('Usted sigue esto.');
  const left = await filling(t, follower).send(url, 'followEnd');
  expect(wentTo(left)).toEqual([url, 'followEnded']);
  expect((await filling(t, follower).read(url)).body).not.toContain('Usted sigue esto.');
});

it('names its feeds in the head of a page and where people see them', async () => {
  const { reference } = await proposer(t, author).submitted(at.plan);
  const { body } = await t.app.inject(`/es/propuestas/${reference}`);
  const feeds = [...body.matchAll(/<link rel="alternate" type="application\/atom\+xml" title="[^"]+" href="([^"]+)"/g)];
  expect(feeds.map(([, href]) => href)).toEqual([
    `/es/propuestas/${reference}/cambios.atom`,
    `/es/propuestas/${reference}/comentarios.atom`,
  ]);
  for (const [, href] of feeds) {
    expect(body).toContain(`<a href="${href}"`);
    expect((await t.app.inject(href!)).statusCode).toBe(200);
  }
  const plan = (await t.app.inject('/es/planes/joint')).body;
  expect(plan).toContain('type="text/calendar"');
});
