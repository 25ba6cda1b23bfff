import { testApp, type TestApp } from '../support/app.js';
import type { CoCreation } from '../support/co-creation.js';
import { drafting, es, textNow, writer } from '../support/drafting.js';

let t: TestApp;
let plan: CoCreation;
beforeAll(async () => {
  t = await testApp();
  plan = await drafting(t);
});
afterAll(() => t.close());

const by = (who: string) => writer(t, who);
const ACTION = 'Reparar la red de agua.\n\n- Medir las fugas\n- Cambiar los tubos';

interface Compared {
  from: number;
  to: number;
  clauses: {
    clauseId: string;
    section: string;
    change: string;
    rewritten: boolean;
    pieces: { change: string; text: string }[];
  }[];
  fields: object[];
}

const COMPARISON = `from to fields { field laterPeriod { startOn endOn } formerCodes laterCodes }
  clauses { clauseId section milestoneId change language rewritten pieces { change text } }`;
const MARKS: Record<string, [string, string]> = { KEPT: ['', ''], REMOVED: ['[-', '-]'], ADDED: ['{+', '+}'] };

async function compare(id: string, asked: string): Promise<Compared | null> {
  const { node } = await t.gql(
    `query ($id: ID!) { node(id: $id) { ... on Commitment { comparison${asked} { ${COMPARISON} } } } }`,
    { id },
  );
  return node.comparison;
}

const shown = ({ clauses }: Compared) =>
  clauses.map(
    ({ section, change, pieces }) =>
      `${section} ${change}: ${pieces.map((piece) => MARKS[piece.change]!.join(piece.text)).join('')}`,
  );

async function begun() {
  const { commitment, userErrors } = await by('drafter').draft(plan.plan, {
    problem: es('El agua se pierde.'),
    action: es(ACTION),
  });
  expect(userErrors).toEqual([]);
  const nodes: { id: string; text: { text: string } }[] = commitment.clauses.nodes;
  return { id: commitment.id as string, clause: (words: string) => nodes.find(({ text }) => text.text === words)!.id };
}

async function accepted(input: object): Promise<string> {
  const { suggestion, userErrors } = await by('society').suggest(input);
  expect(userErrors).toEqual([]);
  expect(await by('drafter').accept(suggestion.id)).toMatchObject({ userErrors: [] });
  return suggestion.id;
}

describe('two versions of a commitment', () => {
  it('are compared clause by clause and word by word, with the values beside the text', async () => {
    const { id, clause } = await begun();
    const at = { commitment: id, baseVersion: 1 };
    await accepted({ ...at, clause: clause('Medir las fugas'), text: es('Medir las fugas cada mes') });
    await accepted({
      ...at,
      kind: 'MOVE',
      clause: clause('Cambiar los tubos'),
      after: clause('Reparar la red de agua.'),
    });
    await accepted({ ...at, kind: 'REMOVE', clause: clause('El agua se pierde.') });
    await accepted({ ...at, kind: 'ADD', section: 'STATUS_QUO', clauseKind: 'PARAGRAPH', text: es('Hoy nadie mide.') });
    await accepted({
      ...at,
      kind: 'FIELD',
      field: 'PERIOD',
      value: { period: { start: '2026-01-01', end: '2026-12-31' } },
    });
    const all = await compare(id, '(from: 1, to: 6)');
    expect(all).toMatchObject({ from: 1, to: 6 });
    const [moved] = [all!.clauses.find(({ change }) => change === 'MOVED')];
    expect(['Medir las fugas', 'Cambiar los tubos'].map(clause)).toContain(moved!.clauseId);
    expect(shown(all!).filter((line) => !line.startsWith('ACTION'))).toEqual([
      'TITLE KEPT: Agua para todas',
      'PROBLEM REMOVED: [-El agua se pierde.-]',
      'STATUS_QUO ADDED: {+Hoy nadie mide.+}',
    ]);
    expect(shown(all!).join('\n')).toContain('Medir las fugas{+ cada mes+}');
    expect(all!.fields).toEqual([
      {
        field: 'PERIOD',
        laterPeriod: { startOn: '2026-01-01', endOn: '2026-12-31' },
        formerCodes: [],
        laterCodes: [],
      },
    ]);
    expect(shown((await compare(id, ''))!).every((line) => line.includes('KEPT'))).toBe(true);
    expect(await compare(id, '(from: 1, to: 9)')).toBeNull();
  });

  it('are shown whole within the same bound when they share nothing', async () => {
    const words = (start: number) => Array.from({ length: 900 }, (_, index) => `p${start + index}`).join(' ');
    const { id } = await begun();
    expect((await by('drafter').edit(id, 1, { action: es(words(0)) })).userErrors).toEqual([]);
    expect((await by('drafter').edit(id, 2, { action: es(words(5000)) })).userErrors).toEqual([]);
    const { clauses } = (await compare(id, '(from: 2, to: 3)'))!;
    expect(clauses.find(({ section }) => section === 'ACTION')).toMatchObject({
      change: 'CHANGED',
      rewritten: true,
      pieces: [{ change: 'REMOVED' }, { change: 'ADDED' }],
    });
  });

  it('stay readable by their numbers', async () => {
    const { id, clause } = await begun();
    await accepted({ commitment: id, baseVersion: 1, kind: 'REMOVE', clause: clause('Cambiar los tubos') });
    const textAt = async (version: number) =>
      (
        await t.gql(
          `query ($id: ID!, $version: Int!) { node(id: $id) { ... on Commitment {
             textAt(version: $version) { number cause clauses { section text { text } } } } } }`,
          { id, version },
        )
      ).node.textAt;
    expect(await textAt(1)).toEqual({
      number: 1,
      cause: 'BEGUN',
      clauses: [
        { section: 'TITLE', text: { text: 'Agua para todas' } },
        { section: 'PROBLEM', text: { text: 'El agua se pierde.' } },
        { section: 'ACTION', text: { text: 'Reparar la red de agua.' } },
        { section: 'ACTION', text: { text: 'Medir las fugas' } },
        { section: 'ACTION', text: { text: 'Cambiar los tubos' } },
      ],
    });
    expect((await textAt(2)).clauses).toHaveLength(4);
    expect(await textAt(3)).toBeNull();
    expect((await textNow(t, id)).version).toBe(2);
  });
});
