import { TITLE_LENGTH } from '../../../domain/lengths.js';
import type { Fault } from '../../frame/came-back.js';
import { Hidden, Select, TextField } from '../../frame/components/fields.js';
import { type Reader, useReader } from '../../frame/reader.js';
import type { Sent } from '../../frame/sent.js';
import type { Figure, Qualifier, Words } from '../../frame/types.js';
import { dayAgain, daySent, languageSent, numberTyped, numeral, sourceSent, unreadableIn } from './numbers.js';
import { SourceFields } from './source-fields.js';
import { allOf } from '../../frame/values.js';

const QUALIFIERS = allOf<Qualifier>({ AS_STATED: true, EXACTLY: true, MORE_THAN: true, ABOUT: true });

/** The input of the schema; a field that was left empty is not stated. */
export function valueSent(sent: Sent) {
  const language = languageSent(sent);
  const [unit, scope] = [sent.text('unit'), sent.text('scope')];
  return {
    value: numberTyped(sent, 'value') ?? 0,
    qualifier: QUALIFIERS.find((one) => one === sent.text('qualifier')) ?? 'AS_STATED',
    unit: unit === undefined ? null : { language, text: unit },
    asOf: daySent(sent, 'asOf'),
    scope: scope === undefined ? null : { language, text: scope },
    source: sourceSent(sent, 'source'),
    clientMutationId: sent.once,
  };
}

export const VALUE_FIELDS = { url: 'sourceUrl' };

export const unreadableValue = (sent: Sent, reader: Reader): Fault[] =>
  unreadableIn(sent, reader, { numbers: ['value'], days: ['asOf'], source: 'source' });

interface FieldsProps {
  given?: Figure;
  /** The unit of the indicator; `null` when it is not stated. */
  unit: Words | null;
}

export function ValueFields({ given, unit }: FieldsProps) {
  const { t, name, language } = useReader();
  return (
    <>
      <Hidden
        name="language"
        value={
          (given?.scope?.language ?? given?.unitLabel.language ?? unit?.language ?? language) === 'en' ? 'EN' : 'ES'
        }
      />
      <TextField
        name="value"
        label={t('indicators.form.value')}
        hint={t('indicators.form.valueHint')}
        value={numeral(given?.value)}
        inputmode="numeric"
        short
      />
      <Select
        name="qualifier"
        label={t('indicators.form.qualifier')}
        options={QUALIFIERS.map((one) => ({ value: one, label: name('Qualifier', one) }))}
        value={given?.qualifier ?? 'AS_STATED'}
      />
      <TextField
        name="unit"
        label={t('indicators.form.unit')}
        hint={t('indicators.form.unitOfValueHint')}
        value={unitTyped(given, unit)}
        most={TITLE_LENGTH}
        optional
      />
      <TextField
        name="asOf"
        label={t('indicators.form.asOf')}
        hint={t('programme.visit.dayHint')}
        value={dayAgain(given?.asOf)}
        autocomplete="off"
        short
        optional
      />
      <TextField
        name="scope"
        label={t('indicators.form.scope')}
        hint={t('indicators.form.scopeHint')}
        value={given?.scope?.text ?? ''}
        most={TITLE_LENGTH}
        optional
      />
      <SourceFields given={given?.sources[0]} label={t('programme.visit.source')} />
    </>
  );
}

function unitTyped(given: Figure | undefined, unit: Words | null): string {
  if (!given) return unit?.text ?? '';
  return given.unit === 'not_stated' ? '' : given.unitLabel.text;
}
