import type { TextInput, TitleInput } from '../api/common.types.js';
import { type CitedSource, type IndicatorSaid, type MeasurementSaid } from '../domain/indicator.js';
import { NOT_STATED, type Unit, unitCalled } from '../domain/measurement.js';
import { localized, type LocalizedText, rewrite } from '../domain/localized-text.js';
import { refuse } from '../domain/refusal.js';
import { readStatedDate } from '../domain/stated-date.js';
import { writtenText } from '../domain/text.js';
import type { CitedSourceInput } from '../programmes/visit.inputs.js';
import { isWebAddress, sourcesWith } from '../programmes/visit.values.js';
import type { IndicatorAddInput, IndicatorFieldsInput } from './indicator.inputs.js';
import type { MeasurementFieldsInput } from './measurement.inputs.js';

export const NO_UNIT: Unit = {
  code: NOT_STATED,
  label: { original: 'es', es: { text: 'unidad no indicada' }, en: { text: 'unit not stated' } },
};

const titled = ({ language, text }: TitleInput | TextInput): LocalizedText => localized(language, text.trim());
const unitOf = (typed: TitleInput | null | undefined, known: readonly Unit[]): Unit =>
  typed ? unitCalled({ language: typed.language, text: typed.text.trim() }, known) : NO_UNIT;

export function newIndicatorSaid(input: IndicatorAddInput): IndicatorSaid {
  const { code, label } = unitOf(input.unit, []);
  return indicatorWith(
    {
      name: titled(input.name),
      unit: code,
      unitLabel: label,
      baselineValue: null,
      baseline: null,
      baselineSources: [],
      targetValue: null,
      target: null,
    },
    { baseline: input.baseline, target: input.target },
  );
}

/** The former values with those that the input gives anew; `null` in the input takes back what was stated. */
export function indicatorWith(before: IndicatorSaid, input: IndicatorFieldsInput): IndicatorSaid {
  const said = { ...before };
  if (input.name)
    said.name = rewrite(before.name, input.name.language, input.name.text.trim(), ['input', 'name', 'text']);
  if (input.unit !== undefined) {
    const { code, label } = unitOf(input.unit, [{ code: before.unit, label: before.unitLabel }]);
    Object.assign(said, { unit: code, unitLabel: label });
  }
  if (input.baseline !== undefined)
    Object.assign(said, {
      baselineValue: input.baseline?.value ?? null,
      baseline: dayOf(input.baseline?.asOf, ['input', 'baseline', 'asOf'], 'start'),
      baselineSources: cited(before.baselineSources, input.baseline?.source, ['input', 'baseline', 'source', 'url']),
    });
  if (input.target !== undefined)
    Object.assign(said, {
      targetValue: input.target?.value ?? null,
      target: dayOf(input.target?.by, ['input', 'target', 'by'], 'end'),
    });
  return said;
}

/** A new value speaks in the unit of its indicator, unless it says another one or none. */
export const nothingMeasured = ({ code, label }: Unit, value: number): MeasurementSaid => ({
  value,
  qualifier: 'as_stated',
  unit: code,
  unitLabel: label,
  asOf: null,
  scope: null,
  sources: [],
});

export function measurementWith(
  before: MeasurementSaid,
  input: MeasurementFieldsInput,
  units: readonly Unit[],
): MeasurementSaid {
  const said = { ...before };
  if (typeof input.value === 'number') said.value = input.value;
  if (input.qualifier) said.qualifier = input.qualifier;
  if (input.unit !== undefined) {
    const { code, label } = unitOf(input.unit, units);
    Object.assign(said, { unit: code, unitLabel: label });
  }
  if (input.asOf !== undefined) said.asOf = dayOf(input.asOf, ['input', 'asOf'], 'start');
  if (input.scope !== undefined)
    said.scope = input.scope
      ? rewrite(before.scope, input.scope.language, input.scope.text.trim(), ['input', 'scope', 'text'])
      : null;
  if (input.source !== undefined) said.sources = cited(before.sources, input.source, ['input', 'source', 'url']);
  return said;
}

function dayOf(written: string | null | undefined, path: string[], side: 'start' | 'end') {
  const text = writtenText(written);
  return text === '' ? null : (readStatedDate(text, side) ?? refuse('DATE_INVALID', path));
}

function cited(before: CitedSource[], input: CitedSourceInput | null | undefined, path: string[]): CitedSource[] {
  if (!input) return [];
  const url = writtenText(input.url) || null;
  if (url !== null && !isWebAddress(url)) refuse('SOURCE_ADDRESS_INVALID', path);
  return sourcesWith(before, { title: titled(input.title), url });
}
