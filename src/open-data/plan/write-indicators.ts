import { NOT_STATED } from '../../domain/measurement.js';
import { NO_UNIT } from '../../indicators/indicator.values.js';
import { type Row, ensure } from '../store/store.js';
import { INDICATOR, MEASUREMENT } from '../store/measured-tables.js';
import type { MeasuredDocument } from './indicator-document.js';
import { dateColumns, storedDate } from './values.js';
import type { Writing } from './writing.js';

type Column = 'programme_id' | 'commitment_id' | 'milestone_id';

/** The indicators and values of things of one kind; `column` names the kind. */
export async function writeIndicators(
  to: Writing,
  column: Column,
  things: { id: string; given: MeasuredDocument }[],
): Promise<void> {
  const of = (id: string) => ({ programme_id: null, commitment_id: null, milestone_id: null, [column]: id });
  const listed = things.flatMap(({ id, given: { indicators } }) =>
    indicators.map((indicator, position): Row => ({
      ...of(id),
      position,
      code: indicator.code,
      name: to.text(indicator.name),
      unit: indicator.unit ?? NOT_STATED,
      unit_label: to.text(indicator.unitLabel) ?? NO_UNIT.label,
      baseline_value: indicator.baseline?.value ?? null,
      ...dateColumns('baseline', storedDate(indicator.baseline?.asOf)),
      baseline_sources: to.sources(indicator.baseline?.sources ?? []),
      target_value: indicator.target?.value ?? null,
      ...dateColumns('target', storedDate(indicator.target?.by, 'end')),
      added_later: indicator.addedLater ?? false,
      state: indicator.takenBack ? 'taken_back' : 'recorded',
      reason: indicator.reason ?? null,
      synthetic: indicator.synthetic,
    })),
  );
  const listedIds = await to.store(INDICATOR, listed);
  const key = (id: string, code: unknown) => JSON.stringify([id, code]);
  const ids = new Map(listed.map((row, index) => [key(row[column] as string, row['code']), listedIds[index]!]));
  for (const [made, id] of await unlisted(to, column, things, of, ids)) ids.set(made, id);

  const values = things.flatMap(({ id, given: { measurements } }) => {
    const places = new Map<string, number>();
    return measurements.map((value): Row => {
      const position = places.get(value.indicator) ?? 0;
      places.set(value.indicator, position + 1);
      return {
        indicator_id: ids.get(key(id, value.indicator)),
        programme_id: of(id).programme_id,
        position,
        indicator: value.indicator,
        label: to.text(value.label),
        value: value.value,
        qualifier: value.qualifier,
        unit: value.unit,
        unit_label: to.text(value.unitLabel),
        ...dateColumns('as_of', storedDate(value.asOf)),
        scope: to.text(value.scope),
        said_role: value.said?.role ?? null,
        said_institution_id: to.institution(value.said?.institution),
        state: value.takenBack ? 'taken_back' : 'recorded',
        reason: value.reason ?? null,
        ...to.marks(value.source ? { ...value, sources: [value.source] } : value),
      };
    });
  });
  await to.store(MEASUREMENT, values);
  // A value that this import changed was not said by the person who spoke last.
  for (const table of ['indicator', 'measurement'])
    await to.db.query(
      `update ${table} set change = 'imported', changed_role = null, changed_institution_id = null
        where valid_from = now()::timestamptz(3) and change <> 'imported'`,
    );
}

/** Makes indicators for values whose code no listed one has; one that is there stays as it is. */
async function unlisted(
  to: Writing,
  column: Column,
  things: { id: string; given: MeasuredDocument }[],
  of: (id: string) => Row,
  ids: ReadonlyMap<string, string>,
): Promise<[string, string][]> {
  const rows = things.flatMap(({ id, given: { indicators, measurements } }) => {
    const codes = [...new Set(measurements.map(({ indicator }) => indicator))];
    return codes
      .filter((code) => !ids.has(JSON.stringify([id, code])))
      .map((code, place): Row => {
        const first = measurements.find(({ indicator }) => indicator === code)!;
        return {
          ...of(id),
          position: indicators.length + place,
          code,
          name: to.text(first.label),
          unit: first.unit,
          unit_label: to.text(first.unitLabel),
          baseline_sources: [],
          added_later: false,
          state: 'recorded',
          synthetic: first.synthetic,
        };
      });
  });
  const made = await ensure(to.db, INDICATOR, rows);
  return rows.map((row) => [
    JSON.stringify([row[column], row['code']]),
    made.get(INDICATOR.key.map((part) => String(row[part])).join(' '))!,
  ]);
}
