import type { EntityManager } from 'typeorm';
import { takenNames } from '../../accounts/taken-names.js';
import type { TakenNames } from '../../domain/public-name.js';
import type { CommitmentDocument, PlanDocument } from './document.js';
import { isPromisedSql } from '../../twins/commitment.sql.js';

type Ids = Map<string, string>;

/** Things in the database that a document may name without defining them. */
export interface Known {
  jurisdictions: Ids;
  institutions: Ids;
  programmes: Ids;
  /** Slug of the plan that each commitment of the document belongs to today. */
  planOfCommitment: Ids;
  /** Ids of the commitments of other plans that those of the document carry on. */
  earlier: Ids;
  values: Set<string>;
  areas: Set<string>;
  /** Questions of each instrument, by `code version`. */
  instruments: Map<string, Set<string>>;
  names: TakenNames;
}

export async function readKnown(db: EntityManager, document: PlanDocument): Promise<Known> {
  const pairs = async (sql: string, parameters: unknown[] = []): Promise<Ids> =>
    new Map((await db.query(sql, parameters)).map((row: { key: string; value: string }) => [row.key, row.value]));
  const instruments: { key: string; questions: string[] }[] = await db.query(
    `select code || ' ' || version as key, array(select question.value ->> 'code'
        from jsonb_array_elements(definition -> 'sections') section(value), jsonb_array_elements(section.value -> 'questions') question(value)
       ) as questions from instrument`,
  );
  return {
    jurisdictions: await pairs('select code as key, id as value from jurisdiction'),
    institutions: await pairs('select slug as key, id as value from institution'),
    programmes: await pairs('select slug as key, id as value from programme'),
    planOfCommitment: await pairs(
      `select c.reference as key, p.slug as value from commitment c join plan p on p.id = c.plan_id where c.reference = any($1::text[])`,
      [document.plan.commitments.map(({ reference }) => reference)],
    ),
    earlier: await pairs(
      `select c.reference as key, c.id as value from commitment c join plan p on p.id = c.plan_id
        where c.reference = any($1::text[]) and p.slug <> $2 and ${isPromisedSql('c')}`,
      [document.plan.commitments.flatMap(carriedOverIn), document.plan.slug],
    ),
    values: new Set((await pairs('select code as key, code as value from ogp_value')).keys()),
    areas: new Set((await pairs('select code as key, code as value from policy_area')).keys()),
    instruments: new Map(instruments.map(({ key, questions }) => [key, new Set(questions)])),
    names: await takenNames(db),
  };
}

/** References of the commitments that this one carries on, or did, or would by a suggestion. */
const carriedOverIn = ({ carriedOverFrom, history }: CommitmentDocument): string[] =>
  [
    carriedOverFrom,
    ...(history?.versions ?? []).map(({ fields }) => fields?.carriedOverFrom),
    ...(history?.suggestions ?? []).flatMap(({ field, baseValue, value }) =>
      field === 'carried_over_from' ? [baseValue, value] : [],
    ),
  ].filter((reference) => typeof reference === 'string');
