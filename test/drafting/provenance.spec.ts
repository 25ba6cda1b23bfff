import { encodeId, uuidOf } from '../../src/api/node-id.js';
import { OPERATOR } from '../../src/domain/actor.js';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import { testApp, type TestApp } from '../support/app.js';
import { type CoCreation, proposer, title } from '../support/co-creation.js';
import { drafting, es, writer } from '../support/drafting.js';

let t: TestApp;
let plan: CoCreation;
let author: string;
beforeAll(async () => {
  t = await testApp();
  plan = await drafting(t);
  author = await plan.citizen();
});
afterAll(() => t.close());

const by = (who: string) => writer(t, who);

const SOURCES = `text language sources { kind proposalId proposalTitle { text } suggestionId suggestionNumber version
  acceptedRole acceptedInstitution { text } acceptedAt }`;
const WORDS = `wordsInTexts { commitmentId clauseId section language words }
  wordsTaken { clauseId words version suggestionId suggestionNumber reason role institution { text } }`;

async function begun() {
  const proposal = await proposer(t, author).submitted(plan.plan, {
    ...title('Agua limpia'),
    problem: es('Se pierde mucha agua. Nadie la mide.'),
  });
  const { commitment, userErrors } = await by('drafter').draft(plan.plan, { proposals: [proposal.id] });
  expect(userErrors).toEqual([]);
  const clause = commitment.clauses.nodes.find(({ section }: { section: string }) => section === 'PROBLEM');
  return { proposal: proposal.id as string, commitment: commitment.id as string, clause: clause.id as string };
}

async function changed(at: { commitment: string; clause: string }, baseVersion: number, text: string, more = {}) {
  const { suggestion, userErrors } = await by('society').suggest({ ...at, baseVersion, text: es(text), ...more });
  expect(userErrors).toEqual([]);
  expect((await by('drafter').accept(suggestion.id)).userErrors).toEqual([]);
  return suggestion as { id: string; number: number };
}

const provenance = async (clause: string) =>
  (await t.gql(`query ($id: ID!) { node(id: $id) { ... on Clause { provenance { ${SOURCES} } } } }`, { id: clause }))
    .node.provenance;
const words = async (id: string) =>
  (
    await t.gql(`query ($id: ID!) { node(id: $id) { ... on Proposal { ${WORDS} } ... on Suggestion { ${WORDS} } } }`, {
      id,
    })
  ).node;

it('says of each sentence what brought it, who took it up and when', async () => {
  const { proposal, commitment, clause } = await begun();
  const suggestion = await changed({ commitment, clause }, 1, 'Se pierde mucha agua. Nadie la mide cada mes.');
  expect(await provenance(clause)).toMatchObject([
    {
      text: 'Se pierde mucha agua. ',
      language: 'es',
      sources: [
        {
          kind: 'PROPOSAL',
          proposalId: proposal,
          proposalTitle: { text: 'Agua limpia' },
          version: 1,
          acceptedRole: 'drafter',
        },
      ],
    },
    {
      text: 'Nadie la mide cada mes.',
      sources: [
        { kind: 'PROPOSAL', proposalId: proposal },
        {
          kind: 'SUGGESTION',
          proposalId: null,
          suggestionId: suggestion.id,
          suggestionNumber: 1,
          version: 2,
          acceptedRole: 'drafter',
          acceptedInstitution: { text: expect.any(String) },
          acceptedAt: expect.any(String),
        },
      ],
    },
  ]);
});

it('leads from a proposal and a suggestion to where their words are, and says who took them away and why', async () => {
  const { proposal, commitment, clause } = await begun();
  const first = await changed({ commitment, clause }, 1, 'Se pierde mucha agua. Nadie la mide cada mes.');
  expect((await words(first.id)).wordsInTexts).toMatchObject([{ clauseId: clause, words: [expect.any(String)] }]);
  const second = await changed({ commitment, clause }, 2, 'Se pierde mucha agua.', { reason: 'Ya se mide' });
  const ofProposal = await words(proposal);
  expect(ofProposal.wordsInTexts.find(({ section }: { section: string }) => section === 'PROBLEM')).toEqual({
    commitmentId: commitment,
    clauseId: clause,
    section: 'PROBLEM',
    language: 'es',
    words: ['Se pierde mucha agua.'],
  });
  const taken = { version: 3, suggestionId: second.id, suggestionNumber: 2, reason: 'Ya se mide', role: 'drafter' };
  expect(ofProposal.wordsTaken.at(-1)).toMatchObject({ clauseId: clause, ...taken });
  expect(ofProposal.wordsTaken.at(-1).words.join('')).toContain('Nadie la mide');
  expect(await words(first.id)).toMatchObject({ wordsInTexts: [], wordsTaken: [{ ...taken, clauseId: clause }] });
});

it('names a hidden proposal by its kind only', async () => {
  const { proposal, clause } = await begun();
  await t.app.get(UnitOfWork).run(OPERATOR, async ({ manager, record }) => {
    await manager.query(`update proposal set visibility = 'hidden' where id = $1`, [uuidOf('Proposal', proposal, [])]);
    record({ verb: 'plan.imported', subject: encodeId('Plan', plan.planId), planId: plan.planId });
  });
  const [{ sources }] = await provenance(clause);
  expect(sources).toMatchObject([{ kind: 'PROPOSAL', proposalId: null, proposalTitle: null, version: 1 }]);
  expect(await words(proposal)).toBeNull();
});

it('names an erased proposal by its kind only', async () => {
  const { proposal, clause } = await begun();
  const { accountErase } = await t.gql.as(author)(
    'mutation ($input: AccountEraseInput!) { accountErase(input: $input) { userErrors { code } } }',
    { input: { publicName: author, texts: true } },
  );
  expect(accountErase.userErrors).toEqual([]);
  const [{ sources }] = await provenance(clause);
  expect(sources).toMatchObject([{ kind: 'PROPOSAL', proposalId: null, proposalTitle: null, version: 1 }]);
  expect((await words(proposal)).wordsInTexts).toMatchObject([{ clauseId: expect.any(String) }, { clauseId: clause }]);
});
