import { textOfSection, type DraftClause } from '../../src/domain/draft-text.js';
import { blocksOf, COMMITMENT_SECTIONS, MILESTONE_SECTIONS, type Section } from '../../src/domain/clause.js';
import { languagesOf, type LocalizedText, translation } from '../../src/domain/localized-text.js';
import { testApp } from '../support/app.js';
import { drafting, es, writer } from '../support/drafting.js';

/** The words of a text without the white space between its blocks, in which a source and its clauses may differ. */
const words = (text: LocalizedText | null) =>
  text &&
  Object.fromEntries(languagesOf(text).map((language) => [language, blocksOf(translation(text, language)!.text)]));

async function differing(t: Awaited<ReturnType<typeof testApp>>): Promise<{ compared: number; differ: unknown[] }> {
  const clauses: (DraftClause & { commitmentId: string })[] = await t.db.query(
    `select id, commitment_id as "commitmentId", milestone_id as "milestoneId", section, kind, place, text, removed from clause`,
  );
  const rows: Record<string, unknown>[] = await t.db.query(
    `select c.id as commitment, null as milestone, to_jsonb(c) as texts from commitment c
     union all select m.commitment_id, m.id, to_jsonb(m) from milestone m`,
  );
  let compared = 0;
  const differ = rows.flatMap(({ commitment, milestone, texts }) => {
    const own = clauses.filter(({ commitmentId }) => commitmentId === commitment);
    const sections: readonly Section[] = milestone ? MILESTONE_SECTIONS : COMMITMENT_SECTIONS;
    return sections.flatMap((section) => {
      const column = (texts as Record<string, LocalizedText | null>)[section] ?? null;
      const joined = textOfSection(own, { milestoneId: milestone as string | null, section });
      compared += 1;
      return JSON.stringify(words(column)) === JSON.stringify(words(joined))
        ? []
        : [[commitment, section, column, joined]];
    });
  });
  return { compared, differ };
}

it('says the same in its clauses and in its columns, in the demonstration', async () => {
  const t = await testApp('demo');
  try {
    const { compared, differ } = await differing(t);
    expect(compared).toBeGreaterThan(100);
    expect(differ).toEqual([]);
    const [{ gaps }] = await t.db.query(
      `select count(*)::int as gaps from commitment c where c.version <> (select max(v.number) from text_version v where v.commitment_id = c.id)`,
    );
    expect(gaps).toBe(0);
  } finally {
    await t.close();
  }
});

it('says the same after edits, suggestions and their way back', async () => {
  const t = await testApp();
  try {
    const plan = await drafting(t);
    const { commitment } = await writer(t, 'secretariat').draft(plan.plan, { action: es('Uno.\n\n* Dos\n* Tres') });
    const { id } = commitment;
    await writer(t, 'secretariat').edit(id, 1, { problem: es('Falta agua.\r\n\r\n\r\nMucha.') });
    const item = commitment.clauses.nodes.at(-1).id;
    const at = { commitment: id, baseVersion: 2 };
    const changes = [
      { ...at, clause: item, text: es('Tres y medio') },
      { ...at, kind: 'REMOVE', clause: item },
      { ...at, kind: 'ADD_MILESTONE', milestoneDraft: { title: es('Hito'), outputs: es('A\n\nB'), planned: {} } },
    ];
    for (const input of changes) {
      const { suggestion } = await writer(t, 'society').suggest(input);
      const { userErrors } = await writer(t, 'drafter').accept(suggestion.id);
      if (userErrors.length === 0) await writer(t, 'society').revert(suggestion.id);
    }
    expect((await differing(t)).differ).toEqual([]);
  } finally {
    await t.close();
  }
});
