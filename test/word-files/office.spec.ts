import { testApp, type TestApp } from '../support/app.js';
import type { CoCreation } from '../support/co-creation.js';
import { drafting, es, writer } from '../support/drafting.js';
import { editInOffice, officePath } from '../support/office.js';
import { downloadWord, returnWord, takeWord } from '../support/word-files.js';

const office = officePath();
let t: TestApp;
let plan: CoCreation;
beforeAll(async () => {
  t = await testApp();
  plan = await drafting(t);
});
afterAll(() => t.close());

interface Clause {
  id: string;
  text: { text: string };
}

(office ? it : it.skip)(
  'takes a file that was edited in LibreOffice back as three suggestions, one of them in conflict, and one comment',
  async () => {
    const { commitment } = await writer(t, 'drafter').draft(plan.plan, {
      problem: es('Se pierde agua en la red.'),
      action: es('Reparar la red de agua.\n\n- Medir las fugas\n- Cambiar los tubos'),
    });
    const clause = (text: string): string =>
      commitment.clauses.nodes.find((each: Clause) => each.text.text === text).id;
    const left = await downloadWord(t, commitment.id);
    const { suggestion } = await writer(t, 'society').suggest({
      commitment: commitment.id,
      baseVersion: 1,
      clause: clause('Medir las fugas'),
      text: es('Medir las tomas'),
    });
    await writer(t, 'drafter').accept(suggestion.id);

    const back = await editInOffice(office!, left, [
      { do: 'replace', find: 'fugas', by: 'cisternas' },
      { do: 'replace', find: 'pierde', by: 'desperdicia' },
      { do: 'paragraph after', find: 'Cambiar', text: 'Publicar cada mes lo medido' },
      { do: 'comment', find: 'Reparar', text: '¿Toda la red?', author: 'Ana' },
    ]);
    const { status, reading } = await returnWord(t, 'society', back);
    expect(status).toBe(200);
    const { reading: taken } = await takeWord(t, 'society', reading);
    expect(taken.notPlaced).toEqual([]);
    expect([taken.changes.length, taken.comments.length]).toEqual([3, 1]);

    const { node } = await t
      .gql(
        `query ($id: ID!, $said: ID!) {
        node(id: $id) { ... on Commitment { suggestions(first: 9, filter: { state: [PENDING] }) { nodes { kind text inConflict baseVersion } } } }
        said: node(id: $said) { ... on Clause { comments(first: 9) { nodes { body authorNamed } } } } }`,
        { id: commitment.id, said: clause('Reparar la red de agua.') },
      )
      .then(({ node: one, said }) => {
        expect(said.comments.nodes).toEqual([{ body: '¿Toda la red?', authorNamed: 'Ana' }]);
        return { node: one };
      });
    expect(
      node.suggestions.nodes.map((one: { kind: string; text: string; inConflict: boolean }) => [
        one.kind,
        one.text,
        one.inConflict,
      ]),
    ).toEqual([
      ['CHANGE', 'Se desperdicia agua en la red.', false],
      ['CHANGE', 'Medir las cisternas', true],
      ['ADD', 'Publicar cada mes lo medido', false],
    ]);
  },
  120_000,
);
