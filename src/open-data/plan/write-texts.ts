import type { EntityManager } from 'typeorm';
import { clausesOfText, keepText } from '../../clauses/draft-text.store.js';
import { valuesSql } from '../../commitments/commitment-values.fields.js';
import { textFieldsOf, type OwnFields } from '../../commitments/commitment.writing.js';
import { clausesOf, COMMITMENT_SECTIONS, MILESTONE_SECTIONS, realigned, type Section } from '../../domain/clause.js';
import { changedClauses, type DraftClause, sectionOf, withSection } from '../../domain/draft-text.js';
import type { LocalizedText } from '../../domain/localized-text.js';
import { newId } from '../../kernel/ids.js';
import { none } from '../store/store.js';
import type { PlanDocument } from './document.js';
import type { Writing } from './writing.js';

interface Row extends OwnFields {
  plan_id: string;
  version: number;
  last: number | null;
  at: Date;
  texts: Record<string, LocalizedText | null>;
  milestones: { id: string; texts: Record<string, LocalizedText | null> }[];
}

const textsSql = (t: string, sections: readonly string[]) =>
  `jsonb_build_object(${sections.map((name) => `'${name}', ${t}.${name}`).join(', ')})`;

/** Cuts the imported texts of commitments into clauses; a clause that is found again keeps its id. */
export async function writeClauses(db: EntityManager, commitmentIds: string[]): Promise<void> {
  const rows: Row[] = await db.query(
    `select now() as at, c.id, c.plan_id, c.version, c.state, c.theme_id as "themeId", ${valuesSql('c')},
            jsonb_build_object('startOn', c.start_on, 'startPrecision', c.start_precision, 'startWritten', c.start_written,
              'endOn', c.end_on, 'endPrecision', c.end_precision, 'endWritten', c.end_written) as period,
            (select max(v.number) from text_version v where v.commitment_id = c.id) as last,
            ${textsSql('c', COMMITMENT_SECTIONS)} as texts,
            (select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'texts', ${textsSql('m', MILESTONE_SECTIONS)}) order by m.number), '[]')
               from milestone m where m.commitment_id = c.id) as milestones
       from commitment c where c.id = any($1)`,
    [commitmentIds],
  );
  for (const row of rows) await writeText(db, row);
}

async function writeText(db: EntityManager, row: Row): Promise<void> {
  const owner = { planId: row.plan_id, commitmentId: row.id };
  const before = await clausesOfText(db, owner);
  const parts = [{ id: null, texts: row.texts }, ...row.milestones];
  const after = parts.reduce((clauses, { id, texts }) => withTexts(clauses, id, texts), before);
  const isChanged = changedClauses(before, after).length > 0;
  const isCounted = row.last === null || row.version > row.last;
  if (!isChanged && !isCounted) return;
  if (!isCounted) await db.query('update commitment set version = version + 1 where id = $1', [row.id]);
  const number = isCounted ? row.version : row.version + 1;
  const fields = await textFieldsOf(db, row);
  const made = { number, at: row.at, cause: 'imported', role: null, institutionId: null, fields } as const;
  await keepText(db, owner, before, after, made);
}

/** Cuts the imported text of the plan itself into clauses; a part that the document does not have stays as it is. */
export async function writePlanText(
  { db, text, counts }: Writing,
  { text: given = {} }: PlanDocument['plan'],
  planId: string,
): Promise<void> {
  const owner = { planId, commitmentId: null };
  const before = await clausesOfText(db, owner);
  const texts = Object.fromEntries(Object.entries(given).map(([section, said]) => [section, text(said)]));
  const after = withTexts(before, null, texts);
  if (changedClauses(before, after).length === 0) return;
  const [[{ number, at }]]: [[{ number: number; at: Date }]] = await db.query(
    'update plan set text_version = text_version + 1 where id = $1 returning text_version as number, now() as at',
    [planId],
  );
  await keepText(db, owner, before, after, {
    number,
    at,
    cause: 'imported',
    role: null,
    institutionId: null,
    fields: {},
  });
  (counts['text_version'] ??= none()).created += 1;
}

function withTexts(clauses: DraftClause[], milestoneId: string | null, texts: Row['texts']): DraftClause[] {
  return Object.entries(texts).reduce((written, [name, text]) => {
    const at = { milestoneId, section: name as Section };
    const anew = realigned(sectionOf(written, at), clausesOf(at.section, text));
    return withSection(written, at, anew, { kind: 'import', id: '' }, newId);
  }, clauses);
}
