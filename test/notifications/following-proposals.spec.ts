import { Jobs } from '../../src/kernel/jobs/jobs.js';
import { Site } from '../../src/kernel/site.js';
import { testApp, type TestApp } from '../support/app.js';
import { BOTH, coCreation, type CoCreation, proposer, title } from '../support/co-creation.js';
import { filling, wentTo } from '../support/filling.js';
import { declined, responder } from '../support/responding.js';
import { type Post, postOffice } from '../support/smtp.js';
import { childrenOf, strictXml, textOf, type XmlElement } from '../support/xml.js';

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

afterEach(() => t.db.query('delete from rate_count'));

const origin = () => t.app.get(Site).origin;

interface Told {
  what: string;
  /** The paragraphs below it. */
  lines: string[];
  /** Path of the page that it links to. */
  to: string;
}

/** New letters to the address since the last call. */
async function letters(address = 'sigue@example.org') {
  await t.app.get(Jobs).add('tell_followers', {});
  await t.app.get(Jobs).runDue();
  return post.letters.splice(0).filter((letter) => post.to(letter) === address);
}
const told = (text: string): Told[] => {
  const items: Told[] = [];
  let paragraphs: string[] = [];
  for (const paragraph of text.trim().split('\n\n').slice(1)) {
    if (!paragraph.startsWith('http')) paragraphs.push(paragraph);
    else {
      const { pathname, hash } = new URL(paragraph);
      const [what = '', ...lines] = paragraphs;
      items.push({ what, lines, to: pathname + hash });
      paragraphs = [];
    }
  }
  // The last link stops these letters.
  return items.slice(0, -1);
};
async function news(address?: string): Promise<Told[]> {
  return (await letters(address)).flatMap(({ text }) => told(text!));
}
const DECLINED = ['No aceptada. Responde: Secretaría de Justicia (15). Razón: Sin recursos.', '«No hay presupuesto.»'];

/** Checks that every link opens a page, also for a visitor. */
async function opens(items: Told[]): Promise<void> {
  for (const { what, to } of items) {
    const [path, part] = to.split('#');
    const { statusCode, body } = await t.app.inject(path!);
    expect([what, statusCode]).toEqual([what, 200]);
    if (part) expect(body).toContain(`id="${part}"`);
  }
}
const follow = async (id: string) => {
  const { followSet } = await t.gql.as(follower)(
    `mutation ($id: ID!) { followSet(subject: $id, input: { frequency: IMMEDIATE }) { userErrors { code } } }`,
    { id },
  );
  expect(followSet.userErrors).toEqual([]);
};
const say = async (subject: string, body: string, as = neighbour, more: object = {}) => {
  const { commentCreate } = await t.gql.as(as)(
    'mutation ($input: CommentCreateInput!) { commentCreate(input: $input) { comment { id } userErrors { code } } }',
    { input: { subject, body, ...more } },
  );
  expect(commentCreate.userErrors).toEqual([]);
  return commentCreate.comment.id as string;
};

it('tells whoever follows a proposal of its comments, review, answer and contest, each with a link that opens', async () => {
  const { id, reference } = await proposer(t, author).submitted(at.plan, title('Alumbrado'));
  const { id: other } = await proposer(t, author).submitted(at.plan, title('Otra cosa'));
  await follow(id);
  const url = `/es/propuestas/${reference}`;
  const comment = await say(id, '**Hace**\n\nfalta.');
  await say(other, 'No se cuenta.');
  const said = await news();
  expect(said).toEqual([
    { what: `Comentario nuevo de ${neighbour}: Alumbrado`, lines: ['«Hace falta.»'], to: `/es/comentarios/${comment}` },
  ]);
  await opens(said);

  await proposer(t, 'secretariat').review(id, BOTH);
  const { response } = await responder(t, 'liaison').respond(id, '15', declined());
  const answered = await news();
  expect(answered).toEqual([
    { what: 'Se dijo quién responde a la propuesta: Alumbrado', lines: [], to: url },
    { what: 'Hay respuesta razonada: Alumbrado', lines: DECLINED, to: `/es/respuesta/${response.id}` },
  ]);
  await opens(answered);

  const below = await say(response.id, 'No me convence.');
  await responder(t, author).contest(response.id, { reason: 'Sí había dinero.' });
  await responder(t, 'municipal').decide(response.id, { uphold: false, decision: 'No lo había.' });
  const contested = await news();
  const to = `/es/respuesta/${response.id}`;
  expect(contested).toEqual([
    {
      what: `Comentario nuevo de ${neighbour}: la respuesta a «Alumbrado»`,
      lines: ['«No me convence.»'],
      to: `/es/comentarios/${below}`,
    },
    {
      what: 'Se presentó una inconformidad con la respuesta razonada: Alumbrado',
      lines: [expect.stringContaining('«Sí había dinero.»')],
      to,
    },
    {
      what: 'Se decidió una inconformidad y la respuesta razonada no cambió: Alumbrado',
      lines: ['Decidió Unidad de Transparencia: «No lo había.»'],
      to,
    },
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
  const other = await at.citizen();
  await say(id, 'Y techo.', other);
  await proposer(t, 'secretariat').review(id, BOTH);
  const { response } = await responder(t, 'liaison').respond(id, '15', declined());
  const came = await letters('propone@example.org');
  expect(came).toHaveLength(1);
  const [said, reviewed, answered, ...more] = told(came[0]!.text!);
  expect([said!.what, said!.lines, more]).toEqual([`Comentario nuevo de ${other}: Canchas`, ['«Y techo.»'], []]);
  expect(reviewed).toEqual({
    what: 'Se dijo quién responde a la propuesta: Canchas',
    lines: [],
    to: `/es/propuestas/${reference}`,
  });
  expect(answered).toEqual({
    what: 'Hay respuesta razonada: Canchas',
    lines: [...DECLINED, expect.stringMatching(/^Si no está de acuerdo, .* a más tardar el \d+ de \w+ de \d{4}\. /)],
    to: `/es/respuesta/${response.id}`,
  });
  const { node } = await t.gql(`{ node(id: "${response.id}") { ... on ReasonedResponse { contestUntil } } }`);
  expect(answered!.lines.at(-1)).toContain(`el ${Number(node.contestUntil.slice(8))} de `);
  expect(came[0]!.text).not.toContain('propone@example.org');
});

it('says to whom a comment replies, and what they had said, while everybody may read it', async () => {
  const { id } = await proposer(t, author).submitted(at.plan, title('Parques'));
  await follow(id);
  const asked = await say(id, '¿Quién lo **riega**?');
  await news();
  await say(id, 'El municipio.', author, { replyTo: asked });
  expect((await news())[0]!.lines).toEqual(['«El municipio.»', `Contesta a ${neighbour}: «¿Quién lo riega?»`]);
  await say(id, 'No siempre.', neighbour, { replyTo: asked });
  await t.gql.as(neighbour)(`mutation { commentWithdraw(id: "${asked}") { userErrors { code } } }`);
  expect((await news())[0]!.lines).toEqual(['«No siempre.»']);
});

it('names in its subject what happened alone', async () => {
  const { id } = await proposer(t, author).submitted(at.plan, title('Semáforos'));
  await follow(id);
  await say(id, 'Uno en la esquina.');
  const [letter] = await letters();
  expect(letter!.subject).toBe(`Comentario nuevo de ${neighbour}: Semáforos`);
});

it('tells whoever proposed what was split or merged what is answered to its parts, and to what it was merged into', async () => {
  const proposing = await at.citizen();
  await t.db.query(
    `insert into account_contact (account_id, email) select id, 'partes@example.org' from account where handle = $1`,
    [proposing],
  );
  const whole = await proposer(t, proposing).submitted(at.plan, title('Parque y mercado'));
  const merged = await proposer(t, proposing).submitted(at.plan, title('Otro parque'));
  const { proposal } = await proposer(t, 'secretariat').split(whole.id, {
    reason: 'Son dos cosas.',
    parts: ['Parque', 'Mercado'].map((words) => ({
      title: { language: 'ES', text: words },
      problem: { language: 'ES', text: 'Falta' },
      action: { language: 'ES', text: 'Hacerlo' },
    })),
  });
  const [park, market] = proposal.splitInto;
  await proposer(t, 'secretariat').review(park.id, BOTH);
  await proposer(t, 'secretariat').merge(merged.id, { into: park.id, reason: 'Pide lo mismo.' });
  await news('partes@example.org');
  const { response } = await responder(t, 'liaison').respond(park.id, '15', declined());
  await say(market.id, 'No es de quien siguió el todo.');
  const came = await news('partes@example.org');
  expect(came.map(({ what, to }) => [what, to])).toEqual([
    ['Hay respuesta razonada: Parque', `/es/respuesta/${response.id}`],
  ]);
  expect(came[0]!.lines[0]).toMatch(
    /^Es parte de lo que resultó de «(Parque y mercado|Otro parque)», que usted sigue\.$/,
  );
  expect(came[0]!.lines.slice(1, 3)).toEqual(DECLINED);
  await opens(came);
});

it('announces no comment that is hidden, held, withdrawn or erased by the time the letter is written', async () => {
  const { id, reference } = await proposer(t, author).submitted(at.plan, title('Canarios'));
  await follow(id);
  const act = async (as: string, call: string) => {
    const { done } = await t.gql.as(as)(`mutation { done: ${call} { userErrors { code } } }`);
    expect(done.userErrors).toEqual([]);
  };
  const hidden = await say(id, 'canario-oculto');
  const withdrawn = await say(id, 'canario-retirado');
  const erased = await say(id, 'canario-borrado');
  await act('moderator', `commentHide(id: "${hidden}", input: { rule: INSULT, reason: "Insulta." })`);
  await act(neighbour, `commentWithdraw(id: "${withdrawn}")`);
  await act(neighbour, `commentErase(id: "${erased}")`);
  expect(await news()).toEqual([]);
  for (const url of [`/es/propuestas/${reference}/comentarios.atom`, '/es/planes/joint/feed.atom'])
    expect((await t.app.inject(url)).payload).not.toContain('canario-');
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
  const came = await news();
  expect(came.map(({ what }) => what)).toEqual(['Hay respuesta razonada: Bancas']);
  const { proposal } = await t.gql(`{ proposal(reference: "${many[0]!.reference}") { responses { id } } }`);
  expect(came[0]!.to).toBe(`/es/respuesta/${proposal.responses[0].id}`);
  await opens(came);
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
  const to = `/es/propuestas/${reference}`;
  expect(hidden).toEqual([{ what: `Moderación ocultó una propuesta: ${reference}`, lines: [], to }]);
  await opens(hidden);

  await filling(t, author).send(`/es/propuestas/${reference}`, 'proposalAppeal', { argument: 'No vendo nada.' });
  expect(await news()).toEqual([]);
  await at.appoint(neighbour, 'moderator');
  await filling(t, neighbour).send('/es/moderacion/joint', 'appealDecide', { restore: 'yes', reason: 'Es cierto.' });
  const restored = await news();
  expect(restored).toEqual([
    { what: 'Se puede leer otra vez lo que moderación había ocultado: canario-anuncio', lines: [], to },
  ]);
  await opens(restored);
});

it('gives comments as entries of their own: replies and official ones too, each with who said it, on what, and its page', async () => {
  const { id, reference } = await proposer(t, author).submitted(at.plan, title('Ciclovía'));
  await proposer(t, 'secretariat').review(id, BOTH);
  const { response } = await responder(t, 'liaison').respond(id, '15', declined());
  const first = await say(
    id,
    'La ciclovía debe llegar hasta la estación, y no sólo al mercado, porque ahí sube la mayor parte de la gente.',
  );
  const reply = await say(id, 'Y con **luz**.', await at.citizen(), { replyTo: first });
  const official = await say(id, 'Se estudia.', 'liaison', { replyTo: first, onBehalfOf: 'justicia' });
  const below = await say(response.id, '¿Y el año que viene?');
  const path = `/es/propuestas/${reference}/comentarios.atom`;
  const read = async () => childrenOf(strictXml((await t.app.inject(path)).payload), 'entry');
  const entries = await read();
  const link = (entry: XmlElement) => childrenOf(entry, 'link')[0]!.attributes['href'];
  const name = (entry: XmlElement) => childrenOf(entry, 'author').map((by) => textOf(by, 'name'));
  expect(entries.map((entry) => [link(entry), name(entry)])).toEqual([
    [`${origin()}/es/comentarios/${below}`, [neighbour]],
    [`${origin()}/es/comentarios/${official}`, ['Secretaría de Justicia (comentario oficial)']],
    [`${origin()}/es/comentarios/${reply}`, [expect.stringMatching(/^citizen-/)]],
    [`${origin()}/es/comentarios/${first}`, [neighbour]],
  ]);
  const titles = entries.map((entry) => textOf(entry, 'title'));
  expect(new Set(titles).size).toBe(4);
  expect(titles[0]).toBe(`${neighbour}, sobre la respuesta a «Ciclovía»: ¿Y el año que viene?`);
  expect(titles[3]).toBe(
    `${neighbour}, sobre Ciclovía: La ciclovía debe llegar hasta la estación, y no sólo al mercado, porque ahí sube…`,
  );
  await t.gql.as(neighbour)(
    `mutation { commentEdit(id: "${first}", expectedVersion: 1, input: { body: "Otra cosa." }) { userErrors { code } } }`,
  );
  expect((await read()).map((entry) => textOf(entry, 'id'))).toEqual(entries.map((entry) => textOf(entry, 'id')));
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
