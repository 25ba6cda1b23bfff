import { testApp, type TestApp } from '../support/app.js';
import { BOTH, type CoCreation, coCreation, proposer, title } from '../support/co-creation.js';
import { asSuperuser } from '../support/databases.js';
import { declined, responder } from '../support/responding.js';

let t: TestApp;
let at: CoCreation;
beforeAll(async () => {
  t = await testApp();
  at = await coCreation(t);
});
afterAll(() => t.close());

const CANARY = 'canario-de-quien-se-va';

/** Sends one mutation as an account and returns its payload; an error fails the test. */
async function done(who: string, name: string, type: string, more: Record<string, unknown>, thing = '') {
  const variables = type.startsWith('$id') ? '(id: $id, input: $input)' : '(input: $input)';
  const answer = await t.gql.as(who)(
    `mutation (${type}) { ${name}${variables} { ${thing} userErrors { code path } } }`,
    more,
  );
  expect([name, answer[name].userErrors]).toEqual([name, []]);
  return answer[name];
}
const erase = (handle: string, texts: boolean) =>
  done(handle, 'accountErase', '$input: AccountEraseInput!', { input: { publicName: handle, texts } });
const comment = async (who: string, subject: string, body: string) =>
  (await done(who, 'commentCreate', '$input: CommentCreateInput!', { input: { subject, body } }, 'comment { id }'))
    .comment.id as string;
const vote = (who: string, id: string) =>
  t.gql.as(who)('mutation ($id: ID!) { commentVote(id: $id, vote: UP) { userErrors { code } } }', { id });

/** Dumps every row of every table and of history as text. */
const dump = () =>
  asSuperuser(async (client) => {
    const { rows } = await client.query(
      `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind = 'r' and n.nspname in ('tequio', 'history', 'tequio_jobs')`,
    );
    const parts: string[] = [];
    for (const { name } of rows) {
      const found = (await client.query(`select r::text as row from ${name} r where r::text like $1`, [`%${CANARY}%`]))
        .rows;
      parts.push(...found.map(({ row }) => `${name}: ${row}`));
    }
    return parts;
  }, t.database.name);

const supportsOf = async (id: string) =>
  (await t.gql('query ($id: ID!) { node(id: $id) { ... on Proposal { supports { totalCount } } } }', { id })).node
    .supports.totalCount;

describe('supports of somebody who leaves', () => {
  it('are taken back where a new account could give them again, and stay where it is decided', async () => {
    const author = await at.citizen();
    const [open, merged, into, answered] = [
      await proposer(t, author).submitted(at.plan, title('Abierta')),
      await proposer(t, author).submitted(at.plan, title('Unida')),
      await proposer(t, author).submitted(at.plan, title('La que recibe')),
      await proposer(t, author).submitted(at.plan, title('Decidida')),
    ];
    const [leaving, staying] = [await at.citizen(), await at.citizen()];
    for (const who of [leaving, staying])
      for (const { id } of [open, merged, answered]) await proposer(t, who).support(id);
    await proposer(t, 'secretariat').merge(merged.id, { into: into.id, reason: 'Dicen lo mismo.' });
    await proposer(t, 'secretariat').review(answered.id, BOTH);
    await responder(t, 'liaison').respond(answered.id, '15', declined());
    await responder(t, 'municipal').respond(answered.id, '15104', declined());
    const all = async () => Promise.all([open, into, answered].map(({ id }) => supportsOf(id)));
    expect(await all()).toEqual([2, 2, 2]);

    await erase(leaving, false);
    expect(await all()).toEqual([1, 1, 2]);
    await proposer(t, 'secretariat').unmerge(merged.id, { reason: 'No dicen lo mismo.' });
    expect(await supportsOf(merged.id)).toBe(1);

    const again = await at.citizen();
    await proposer(t, again).support(open.id);
    expect(await supportsOf(open.id)).toBe(2);
    const [{ wrong }] = await t.db.query(
      `select count(*)::int as wrong from proposal_tally n
        where n.supports <> (select count(*) from proposal_support s where s.proposal_id = n.proposal_id)`,
    );
    expect(wrong).toBe(0);
  });

  it('are taken back also where what they supported stands on its own again because its heir left with them', async () => {
    const [leaving, author] = [await at.citizen(), await at.citizen()];
    const into = await proposer(t, leaving).submitted(at.plan, title('Se va'));
    const merged = await proposer(t, author).submitted(at.plan, title('Se queda'));
    await proposer(t, leaving).support(merged.id);
    await proposer(t, 'secretariat').merge(merged.id, { into: into.id, reason: 'Dicen lo mismo.' });
    await erase(leaving, true);
    expect(await supportsOf(merged.id)).toBe(0);
  });

  it('go together with votes on comments that can still be voted on', async () => {
    const [author, leaving] = [await at.citizen(), await at.citizen()];
    const proposal = await proposer(t, author).submitted(at.plan, title('Con comentarios'));
    const id = await comment(author, proposal.id, 'Me parece bien.');
    await vote(leaving, id);
    const up = async () =>
      (await t.gql('query ($id: ID!) { comment(id: $id) { votes { up } } }', { id })).comment.votes.up;
    expect(await up()).toBe(1);
    await erase(leaving, false);
    expect(await up()).toBe(0);
  });
});

describe('texts of somebody who leaves with them', () => {
  it('leave no trace anywhere: arguments of appeals, reasons of reports and of contests too', async () => {
    const [leaving, other] = [await at.citizen(), await at.citizen()];
    const mine = await proposer(t, leaving).submitted(at.plan, title(`${CANARY} propuesta`));
    const theirs = await proposer(t, other).submitted(at.plan, title('De otra persona'));
    const hidden = await comment(leaving, theirs.id, `${CANARY} comentario`);
    await done('moderator', 'commentHide', '$id: ID!, $input: HideInput!', {
      id: hidden,
      input: { rule: 'SPAM', reason: 'Es un anuncio.' },
    });
    await done(leaving, 'commentAppeal', '$id: ID!, $input: AppealInput!', {
      id: hidden,
      input: { argument: `${CANARY} argumento` },
    });
    const reported = await comment(other, mine.id, 'Otra opinión.');
    await done(leaving, 'commentReport', '$id: ID!, $input: ReportInput!', {
      id: reported,
      input: { rule: 'INSULT', reason: `${CANARY} reporte` },
    });
    await proposer(t, 'secretariat').review(mine.id, BOTH);
    const { response } = await responder(t, 'liaison').respond(mine.id, '15', declined());
    await responder(t, leaving).contest(response.id, { reason: `${CANARY} impugnación` });
    await done(leaving, 'accountRename', '$input: AccountRenameInput!', { input: { publicName: `${CANARY} nombre` } });
    expect((await dump()).length).toBeGreaterThan(5);
    await done(leaving, 'accountErase', '$input: AccountEraseInput!', {
      input: { publicName: `${CANARY} nombre`, texts: true },
    });
    expect(await dump()).toEqual([]);
  });

  it('take nothing of others along: neither a reason in the same words, nor what was written for an institution', async () => {
    const same = 'Sí hay fondos para hacerlo.';
    const authors = [await at.citizen(), await at.citizen()];
    for (const author of authors) {
      const proposal = await proposer(t, author).submitted(at.plan, title(`De ${author}`));
      await proposer(t, 'secretariat').review(proposal.id, BOTH);
      const { response } = await responder(t, 'liaison').respond(proposal.id, '15', declined());
      await responder(t, author).contest(response.id, { reason: same });
    }
    const proposal = await proposer(t, await at.citizen()).submitted(at.plan, title('Comentada'));
    const official = (
      await done(
        'municipal',
        'commentCreate',
        '$input: CommentCreateInput!',
        { input: { subject: proposal.id, body: 'Respuesta oficial.', onBehalfOf: 'transparencia' } },
        'comment { id }',
      )
    ).comment.id;
    const texts = async () => (await t.db.query('select count(*)::int as n from content where body = $1', [same]))[0].n;
    expect(await texts()).toBe(2);
    await erase(authors[0]!, true);
    expect(await texts()).toBe(1);
    await erase('municipal', true);
    expect((await t.gql('query ($id: ID!) { comment(id: $id) { body } }', { id: official })).comment.body).toBe(
      'Respuesta oficial.',
    );
  });
});
