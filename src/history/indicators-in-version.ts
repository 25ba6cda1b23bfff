import { encodeId } from '../api/node-id.js';
import { derived, fact, stored } from '../api/read/fields.js';
import type { Alias } from '../api/read/query.js';
import { compareIndicators, type IndicatorInVersion } from '../domain/indicator-comparison.js';
import { isRecordedSql } from '../twins/record.sql.js';

const dateSql = (name: string) =>
  `case when i.${name}_precision is not null
     then json_build_object('on', i.${name}_on, 'precision', i.${name}_precision, 'written', i.${name}_written) end`;

/**
 * SQL of the indicators of a commitment and of its milestones, as they stood when the version `v` of its text was made.
 * The past of the table is read, so that nothing else can say something different about it (docs/adr/0158).
 */
export const indicatorsAtSql = (v: Alias): string =>
  `(select coalesce(json_agg(json_build_object('id', i.id, 'milestoneId', i.milestone_id, 'name', i.name,
      'unitLabel', i.unit_label,
      'baseline', case when i.baseline_value is not null then json_build_object('value', i.baseline_value,
        'asOf', ${dateSql('baseline')}, 'sources', i.baseline_sources) end,
      'target', case when i.target_value is not null then json_build_object('value', i.target_value,
        'by', ${dateSql('target')}) end,
      'wasImported', case when i.version = 1 then i.change = 'imported' else exists (select from history.indicator h
        where h.id = i.id and h.version = 1 and h.change = 'imported') end)
      order by coalesce(m.number, 0), i.position, i.id), '[]')
    from past.indicator_at(${v}.created_at) i
      left join past.milestone_at(${v}.created_at) m on m.id = i.milestone_id
    where ${isRecordedSql('i')} and coalesce(i.commitment_id, m.commitment_id) = ${v}.commitment_id)`;

function told({ id, milestoneId, ...said }: IndicatorInVersion) {
  return {
    ...said,
    indicatorId: encodeId('Indicator', id),
    milestoneId: milestoneId && encodeId('Milestone', milestoneId),
  };
}

export const indicatorsOfVersion = derived(
  { indicators: fact<IndicatorInVersion[]>(indicatorsAtSql) },
  ({ indicators }) => indicators.map(told),
);

/** A version of a text as far as its indicators are compared. */
interface WithIndicators {
  indicators: IndicatorInVersion[];
}

export const comparedIndicators = derived(
  { formerText: stored<WithIndicators>('former_texts'), laterText: stored<WithIndicators>('later_texts') },
  ({ formerText, laterText }) =>
    compareIndicators(formerText.indicators, laterText.indicators).map(
      ({ id, milestoneId, change, former, later }) => ({
        indicatorId: encodeId('Indicator', id),
        milestoneId: milestoneId && encodeId('Milestone', milestoneId),
        change,
        former: former && told(former),
        later: later && told(later),
      }),
    ),
);
