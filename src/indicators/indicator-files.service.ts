import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { decodeId, encodeId, type NodeType } from '../api/node-id.js';
import { type Alias, Query } from '../api/read/query.js';
import { sliceSql } from '../api/read/slice.js';
import type { Actor } from '../domain/actor.js';
import type { CitedSource } from '../domain/indicator.js';
import { inLanguage, type Language, type LocalizedText } from '../domain/localized-text.js';
import { type ComparedValue, conflicting, NOT_STATED } from '../domain/measurement.js';
import { shortForm, type StatedDate } from '../domain/stated-date.js';
import { Clock } from '../kernel/clock.js';
import { csvHead, csvLine } from '../kernel/spreadsheet/csv.js';
import { INDICATOR } from './indicator.fields.js';
import { isOfCommitmentSql, isOfPlanSql } from './indicator.lists.js';
import { BY_MEASURED } from './indicator.orders.js';
import { isRecordedSql } from '../twins/record.sql.js';

/** Indicators that are read at once, with all their values. */
export const ROWS_OF_A_SLICE = 50;

interface Row {
  id: string;
  fileName: string;
  /** The keys of the order, after which the next slice begins. */
  place: string[];
  measures: string;
  of: string;
  ofName: LocalizedText;
  code: string;
  name: LocalizedText;
  unit: string;
  unitLabel: LocalizedText;
  baseline: Goal | null;
  baselineSources: CitedSource[];
  target: Goal | null;
  synthetic: boolean;
  values: Value[];
}
type Goal = StatedDate & { value: number };
interface Value extends ComparedValue {
  qualifier: string;
  unitLabel: LocalizedText;
  saidRole: string | null;
  saidBy: string | null;
  sources: CitedSource[];
  synthetic: boolean;
}

/** Columns and what their cells hold. What is not stated is an empty cell. */
const INDICATOR_COLUMNS: Record<string, (row: Row, language: Language) => string> = {
  indicator_id: ({ id }) => encodeId('Indicator', id),
  measures: ({ measures }) => measures,
  of: ({ of }) => of,
  of_name: ({ ofName }, language) => textIn(ofName, language),
  indicator: ({ code }) => code,
  name: ({ name }, language) => textIn(name, language),
  unit: ({ unit }) => (unit === NOT_STATED ? '' : unit),
  unit_name: (row, language) => unitIn(row, language),
  baseline: ({ baseline }) => numberIn(baseline),
  baseline_date: ({ baseline }) => dateIn(baseline),
  baseline_source: ({ baselineSources }, language) => titlesIn(baselineSources, language),
  baseline_source_url: ({ baselineSources }) => addressesIn(baselineSources),
  target: ({ target }) => numberIn(target),
  target_date: ({ target }) => dateIn(target),
  indicator_synthetic: ({ synthetic }) => String(synthetic),
};
const VALUE_COLUMNS: Record<string, (value: Value, language: Language, conflicts: boolean) => string> = {
  value_id: ({ id }) => encodeId('Measurement', id),
  value: (value) => numberIn(value),
  qualifier: ({ qualifier }) => qualifier,
  value_unit: ({ unit }) => (unit === NOT_STATED ? '' : unit),
  value_unit_name: (value, language) => unitIn(value, language),
  value_date: ({ asOf }) => dateIn(asOf),
  scope: ({ scope }, language) => textIn(scope, language),
  stated_by_role: ({ saidRole }) => saidRole ?? '',
  stated_by: ({ saidBy }) => saidBy ?? '',
  conflicts: (_, __, conflicts) => String(conflicts),
  source: ({ sources }, language) => titlesIn(sources, language),
  source_url: ({ sources }) => addressesIn(sources),
  value_synthetic: ({ synthetic }) => String(synthetic),
};

const textIn = (text: LocalizedText | null, language: Language) => (text ? inLanguage(text, language).text : '');
const unitIn = ({ unit, unitLabel }: Pick<Row, 'unit' | 'unitLabel'>, language: Language) =>
  unit === NOT_STATED ? '' : textIn(unitLabel, language);
const numberIn = (goal: { value: number } | null) => (goal ? String(goal.value) : '');
const dateIn = (date: StatedDate | null) => (date && (shortForm(date.on, date.precision) ?? date.written)) ?? '';
const titlesIn = (sources: CitedSource[], language: Language) =>
  sources.map(({ title }) => textIn(title, language)).join('; ');
const addressesIn = (sources: CitedSource[]) => sources.flatMap(({ url }) => url ?? []).join(' ');

const CITED = (t: string, name: string) =>
  `json_build_object('value', ${t}.${name}_value, 'on', ${t}.${name}_on, 'precision', ${t}.${name}_precision, 'written', ${t}.${name}_written)`;

/** Writes the recorded values of indicators as CSV: one line for each value, and one for an indicator without any. */
@Injectable()
export class IndicatorFiles {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * The file of an indicator, of what has indicators, or of a plan; `null` when the reader finds no indicator there. It is
   * read and sent in slices, so that a file of any length takes no more memory than a short one.
   */
  async file(id: string, actor: Actor, language: Language): Promise<{ name: string; content: Readable } | null> {
    const decoded = decodeId(id);
    const way = decoded && WAYS[decoded.type];
    if (!way) return null;
    const slice = (after: string[] | null) =>
      this.slice(new Query(actor, null, this.clock.moment()), decoded.uuid, way, after);
    const rows = await slice(null);
    const [first] = rows;
    if (!first) return null;
    return {
      name: `indicators-${first.fileName.replaceAll(/[^\w-]+/g, '-')}.csv`,
      content: Readable.from(parts(rows, slice, language)),
    };
  }

  private slice(q: Query, uuid: string, way: Way, after: string[] | null): Promise<Row[]> {
    const sql = rowsSql(q, uuid, way, after);
    return this.db.query(sql, q.values);
  }
}

async function* parts(first: Row[], slice: (after: string[]) => Promise<Row[]>, language: Language) {
  yield csvHead([...Object.keys(INDICATOR_COLUMNS), ...Object.keys(VALUE_COLUMNS)]);
  for (let rows = first; rows.length > 0;) {
    yield rows.flatMap((row) => linesOf(row, language)).join('');
    rows = rows.length < ROWS_OF_A_SLICE ? [] : await slice(rows.at(-1)!.place);
  }
}

function linesOf(row: Row, language: Language): string[] {
  const indicator = Object.values(INDICATOR_COLUMNS).map((cell) => cell(row, language));
  if (row.values.length === 0) return [csvLine([...indicator, ...Object.keys(VALUE_COLUMNS).map(() => '')])];
  const inConflict = new Set(conflicting(row.values));
  return row.values.map((value) => {
    const cells = Object.values(VALUE_COLUMNS).map((cell) => cell(value, language, inConflict.has(value.id)));
    return csvLine([...indicator, ...cells]);
  });
}

interface Way {
  /** SQL of the condition for an indicator `t` of the thing with this id. */
  on(t: Alias, q: Query, id: string): string;
  /** SQL of the part of the name of the file that names the thing. */
  name(id: string): string;
}

/** A commitment brings the indicators of its milestones along. */
const WAYS: Partial<Record<NodeType, Way>> = {
  Indicator: { on: (t, _, id) => `${t}.id = ${id}`, name: (id) => `(select code from indicator where id = ${id})` },
  Programme: {
    on: (t, _, id) => `${t}.programme_id = ${id} and ${isRecordedSql(t)}`,
    name: (id) => `(select slug from programme where id = ${id})`,
  },
  Commitment: {
    on: (t, q, id) => `${isOfCommitmentSql(t, q, id)} and ${isRecordedSql(t)}`,
    name: (id) => `(select reference from commitment where id = ${id})`,
  },
  Milestone: {
    on: (t, _, id) => `${t}.milestone_id = ${id} and ${isRecordedSql(t)}`,
    name: (id) =>
      `(select c.reference || '-' || m.number from milestone m join commitment c on c.id = m.commitment_id where m.id = ${id})`,
  },
  Plan: {
    on: (t, q, id) => `${isOfPlanSql(t, q, id)} and ${isRecordedSql(t)}`,
    name: (id) => `(select slug from plan where id = ${id})`,
  },
};

function rowsSql(q: Query, uuid: string, { on, name }: Way, after: string[] | null): string {
  const id = q.p(uuid, 'uuid');
  const conditions = (t: Alias) => [on(t, q, id)];
  const slice = { order: BY_MEASURED, after, filter: null, limit: ROWS_OF_A_SLICE, conditions };
  const { rows, keys } = sliceSql(INDICATOR, slice, q);
  return `select i.id, array[${keys.map((key) => `${key('i')}::text`).join(', ')}] as place, ${name(id)} as "fileName", i.code, i.name, i.unit, i.unit_label as "unitLabel", i.synthetic,
      coalesce(p.slug, c.reference || coalesce('.' || m.number, '')) as of, coalesce(p.name, m.title, c.title) as "ofName",
      case when p.id is not null then 'programme' when m.id is not null then 'milestone' else 'commitment' end as measures,
      case when i.baseline_value is not null then ${CITED('i', 'baseline')} end as baseline,
      i.baseline_sources as "baselineSources",
      case when i.target_value is not null then ${CITED('i', 'target')} end as target,
      (select coalesce(json_agg(json_build_object('id', v.id, 'value', v.value, 'qualifier', v.qualifier, 'unit', v.unit,
          'unitLabel', v.unit_label, 'scope', v.scope, 'sources', v.sources, 'synthetic', v.synthetic,
          'saidRole', v.said_role, 'saidBy', (select s.slug from institution s where s.id = v.said_institution_id),
          'asOf', case when v.as_of_precision is not null
            then json_build_object('on', v.as_of_on, 'precision', v.as_of_precision, 'written', v.as_of_written) end)
        order by v.position, v.id), '[]') from measurement v where v.indicator_id = i.id and ${isRecordedSql('v')}) as values
    from (${rows}) i
      left join programme p on p.id = i.programme_id
      left join milestone m on m.id = i.milestone_id
      left join commitment c on c.id = coalesce(i.commitment_id, m.commitment_id)
    order by i.row_number_`;
}
