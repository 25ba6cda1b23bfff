import type { EntityManager } from 'typeorm';
import { ImportError } from '../import-error.js';
import type { JsonRow } from './shorten.js';
import { isOutOfDraftSql } from '../../twins/draft.sql.js';
import { isRecordedSql } from '../../twins/record.sql.js';

/** Reads the rows of one statement; `$1` in it is the plan. */
type ReadRows = (sql: string) => Promise<JsonRow[]>;

/** The rows of a plan, and of what plans share, by the name of the table. */
async function tablesOf(rows: ReadRows) {
  const ofPlan = (table: string, by: string) =>
    rows(`select to_jsonb(t) as row from ${table} t where plan_id = $1 order by ${by}`);
  const ofCommitments = (table: string, by: string) =>
    rows(
      `select to_jsonb(t) as row from ${table} t join commitment c on c.id = t.commitment_id where c.plan_id = $1 order by ${by}`,
    );
  const ofMilestones = `join milestone m on m.id = r.milestone_id join commitment c on c.id = m.commitment_id where c.plan_id = $1`;
  return {
    questionnaire: await ofPlan('questionnaire', 'voice, number'),
    plan_member: await ofPlan('plan_member', 'position'),
    expression_of_interest: await ofPlan('expression_of_interest', 'id'),
    story_event: await ofPlan('story_event', 'position'),
    plan_window: await ofPlan('plan_window', 'opens_at, id'),
    theme: await ofPlan('theme', 'position'),
    forum: await ofPlan('forum', 'id'),
    seat: await ofPlan('seat', 'position'),
    session: await ofPlan('session', 'kind, number'),
    plan_assessment: await ofPlan('assessment', 'position'),
    commitment: await rows(
      `select to_jsonb(t) - 'search' as row from commitment t where plan_id = $1 order by position, reference`,
    ),
    commitment_member: await ofCommitments('commitment_member', 't.position'),
    commitment_owner: await ofCommitments('commitment_owner', 't.position'),
    milestone: await ofCommitments('milestone', 't.number'),
    commitment_assessment: await ofCommitments('assessment', 't.position'),
    assessment_answer: await rows(
      `select to_jsonb(t) as row from assessment_answer t join assessment a on a.id = t.assessment_id
        where a.plan_id = $1 or a.commitment_id in (select id from commitment where plan_id = $1) order by t.position`,
    ),
    milestone_report: await rows(
      `select to_jsonb(r) as row from milestone_report r ${ofMilestones} and ${isOutOfDraftSql('r')} order by r.position`,
    ),
    milestone_report_step: await rows(
      `select to_jsonb(s) as row from milestone_report_step s join milestone_report r on r.id = s.report_id ${ofMilestones} order by s.number`,
    ),
    activity: await rows(`select to_jsonb(r) as row from activity r ${ofMilestones} order by r.number`),
    rebaseline: await rows(`select to_jsonb(r) as row from rebaseline r ${ofMilestones} order by r.number`),
    rebaseline_agreement: await rows(
      `select to_jsonb(a) as row from rebaseline_agreement a join rebaseline r on r.id = a.rebaseline_id ${ofMilestones} order by a.created_at, a.id`,
    ),
    evidence: await rows(
      `select to_jsonb(e) - 'author_account_id' as row from evidence e join milestone_report r on r.id = e.report_id ${ofMilestones} and ${isOutOfDraftSql('r')} order by e.position`,
    ),
    // Files are named by their hash; no content leaves in a document, and no original of reserved evidence at all.
    evidence_file: await rows(
      `select to_jsonb(f) - 'file_id' as row from evidence_file f join evidence e on e.id = f.evidence_id
         join milestone_report r on r.id = e.report_id ${ofMilestones} and ${isOutOfDraftSql('r')} order by f.kind`,
    ),
    proposal: await rows(
      `select jsonb_build_object('id', t.id, 'reference', t.reference) as row from proposal t where plan_id = $1`,
    ),
    clause: await rows(
      `select to_jsonb(t) as row from clause t join lateral (
         select v.number, v.place from clause_version v where v.clause_id = t.id order by v.number limit 1) f on true
         left join milestone m on m.id = t.milestone_id
        where t.plan_id = $1 order by f.number, m.number nulls first, t.section, f.place, t.id`,
    ),
    clause_version: await ofPlan('clause_version', 'number'),
    text_version: await ofPlan('text_version', 'number'),
    suggestion: await rows(`select to_jsonb(t) - 'search' as row from suggestion t where plan_id = $1 order by number`),
    // Real people never leave in a file: only invented accounts do.
    appointment: await rows(
      `select to_jsonb(t) as row from appointment t join account a on a.id = t.account_id and a.synthetic
        where t.plan_id = $1 or t.plan_id is null and t.role = 'administrator' order by a.created_at, a.handle, t.role, t.id`,
    ),
    account: await rows(`select to_jsonb(t) as row from account t where synthetic order by id`),
    institution: await rows('select to_jsonb(t) as row from institution t order by slug'),
    programme: await rows('select to_jsonb(t) as row from programme t order by slug'),
    indicator: await rows('select to_jsonb(t) as row from indicator t order by position'),
    evaluation: await rows(`select to_jsonb(t) - 'file_id' as row from evaluation t order by position`),
    finding: await rows('select to_jsonb(t) as row from finding t order by position'),
    measurement: await rows('select to_jsonb(t) as row from measurement t order by position'),
    programme_visit: await rows(
      `select to_jsonb(t) as row from programme_visit t where ${isRecordedSql('t')} order by visited_on, id`,
    ),
    jurisdiction: await rows('select to_jsonb(t) as row from jurisdiction t'),
  };
}

export type Tables = Awaited<ReturnType<typeof tablesOf>>;

/** All stored rows of one plan, by table, with ids of bodies turned back into slugs and codes. */
export class KeptPlan {
  private constructor(
    readonly plan: JsonRow,
    private readonly tables: Tables,
    private readonly slugs: Map<string, string>,
  ) {}

  static async read(db: EntityManager, slug: string): Promise<KeptPlan> {
    const [found] = await db.query('select to_jsonb(p) as row from plan p where slug = $1', [slug]);
    if (!found) throw new ImportError([`There is no plan "${slug}": give its name as in its address.`]);
    const plan = found.row as JsonRow;
    const rows: ReadRows = async (sql) =>
      (await db.query(sql, sql.includes('$1') ? [plan['id']] : [])).map(({ row }: { row: JsonRow }) => row);
    const tables = await tablesOf(rows);
    const earlier = await rows(
      `select jsonb_build_object('id', e.id, 'code', e.reference) as row from commitment e
        where e.id in (select carried_over_from from commitment where plan_id = $1)
           or e.id::text in (select v.fields ->> 'carriedOverFrom' from text_version v where v.plan_id = $1
             union all select x #>> '{}' from suggestion s, unnest(array[s.base_value, s.value]) x
              where s.plan_id = $1 and s.field = 'carried_over_from')`,
    );
    const named = [...tables.institution, ...tables.programme, ...tables.jurisdiction, ...earlier];
    return new KeptPlan(plan, tables, new Map(named.map((row) => [row['id'], row['slug'] ?? row['code']])));
  }

  all(table: keyof Tables): JsonRow[] {
    return this.tables[table];
  }

  of(table: keyof Tables, column: string, id: string | null): JsonRow[] {
    return this.all(table).filter((row) => row[column] === id);
  }

  /** Slug of an institution or programme, code of a jurisdiction, reference of a commitment of another plan. */
  name = (id: string | null): string | undefined => (id === null ? undefined : this.slugs.get(id));
  names = (ids: string[]): string[] | undefined =>
    ids.length === 0 ? undefined : ids.map((id) => this.slugs.get(id)!);
}
