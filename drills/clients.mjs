import { setTimeout as sleep } from 'node:timers/promises';

/**
 * This is as many accounts as simultaneous writers, and each comment is by another account, so that no limit of an
 * account is reached.
 */
const ACCOUNTS = 1500;
const tokenOf = (n) => `tq_drill-account-${String(n).padStart(8, '0')}`;

const ADD_ACCOUNTS = `
  select open_entry();
  insert into account (id, handle, public_name, created_at, synthetic)
    select gen_random_uuid(), 'drill-' || n, 'Persona sintética ' || n, '2020-01-01', true from generate_series(1, ${ACCOUNTS}) n;
  insert into api_token (id, account_id, token_hash, second_factor, name, scopes, created_at, expires_at)
    select gen_random_uuid(), a.id, sha256(convert_to('tq_drill-account-' || lpad(substr(a.handle, 7), 8, '0'), 'UTF8')),
           false, 'drill', '{read,write}', now(), now() + interval '1 day'
      from account a where a.handle like 'drill-%';
  select record('operator', null, 'drill.filled', 'accounts', null, '{}');`;

export async function graphql(site, query, variables, headers = {}) {
  const answer = await fetch(`${site.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });
  return { status: answer.status, body: await answer.json() };
}

const COMMENT = `mutation ($input: CommentCreateInput!) {
  commentCreate(input: $input) { userErrors { code } comment { id } }
}`;

/**
 * People who comment on commitments and proposals of the demonstration, each time another person. Every text is a
 * number. `acknowledged` has the numbers of confirmed comments; `sent` counts all attempts.
 */
export async function writers(site) {
  await site.query(ADD_ACCOUNTS);
  const people = { acknowledged: new Set(), sent: 0, write, during, subjects: [] };
  const { body } = await graphql(
    site,
    '{ proposals(first: 50) { nodes { id } } commitments(first: 20) { nodes { id } } }',
  );
  for (const { id } of [...body.data.commitments.nodes, ...body.data.proposals.nodes])
    if (await write(id)) people.subjects.push(id);
  if (people.subjects.length === 0) throw new Error('nothing in the demonstration can be commented on');
  return people;

  async function write(subject) {
    const nth = ++people.sent;
    const { body: answer } = await graphql(
      site,
      COMMENT,
      { input: { subject: subject ?? people.subjects[nth % people.subjects.length], body: `drill ${nth}` } },
      { authorization: `Bearer ${tokenOf((nth % ACCOUNTS) + 1)}` },
    );
    const done = Boolean(answer.data?.commentCreate?.comment);
    if (done) people.acknowledged.add(nth);
    return done;
  }

  /**
   * Keeps this many writers busy until `work` is done. A writer that is refused or cut off goes on with the next text.
   */
  async function during(work, { atOnce = 8, pauseMs = 0 } = {}) {
    const over = new AbortController();
    const loops = Array.from({ length: atOnce }, async () => {
      while (!over.signal.aborted) {
        const done = await write().catch(() => false);
        await sleep(done ? pauseMs : pauseMs + 50);
      }
    });
    try {
      return await work();
    } finally {
      over.abort();
      await Promise.all(loops);
    }
  }
}
