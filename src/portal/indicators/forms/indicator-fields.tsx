import { TITLE_LENGTH } from '../../../domain/lengths.js';
import type { Fault } from '../../frame/came-back.js';
import { Hidden, TextField } from '../../frame/components/fields.js';
import { type Reader, useReader } from '../../frame/reader.js';
import type { Sent } from '../../frame/sent.js';
import type { Goals } from '../../frame/types.js';
import { dayAgain, daySent, languageSent, numberTyped, numeral, sourceSent, unreadableIn } from './numbers.js';
import { SourceFields } from './source-fields.js';

/** The input of the schema; a field that was left empty is not stated. */
export function indicatorSent(sent: Sent) {
  const language = languageSent(sent);
  const unit = sent.text('unit');
  const [baseline, target] = [numberTyped(sent, 'baselineValue'), numberTyped(sent, 'targetValue')];
  return {
    name: { language, text: sent.text('name') ?? '' },
    unit: unit === undefined ? null : { language, text: unit },
    baseline:
      baseline === null
        ? null
        : { value: baseline, asOf: daySent(sent, 'baselineOn'), source: sourceSent(sent, 'source') },
    target: target === null ? null : { value: target, by: daySent(sent, 'targetOn') },
    clientMutationId: sent.once,
  };
}

/** The field of each problem, by its path in the input. */
export const INDICATOR_FIELDS = {
  'input.baseline': 'baselineValue',
  'input.baseline.value': 'baselineValue',
  'input.baseline.asOf': 'baselineOn',
  'input.baseline.source.url': 'sourceUrl',
  'input.target': 'targetValue',
  'input.target.value': 'targetValue',
  'input.target.by': 'targetOn',
};

export function unreadableIndicator(sent: Sent, reader: Reader): Fault[] {
  const alone = (of: string[], value: string) => of.some((field) => sent.text(field)) && !sent.text(value);
  const message = reader.t('indicators.form.numberMissing');
  return [
    ...unreadableIn(sent, reader, {
      numbers: ['baselineValue', 'targetValue'],
      days: ['baselineOn', 'targetOn'],
      source: 'source',
    }),
    ...(alone(['baselineOn', 'source', 'sourceUrl'], 'baselineValue') ? [{ field: 'baselineValue', message }] : []),
    ...(alone(['targetOn'], 'targetValue') ? [{ field: 'targetValue', message }] : []),
  ];
}

export function IndicatorFields({ given }: { given?: Goals }) {
  const { t, language } = useReader();
  const day = t('programme.visit.dayHint');
  return (
    <>
      <Hidden name="language" value={(given?.name.language ?? language) === 'en' ? 'EN' : 'ES'} />
      <TextField
        name="name"
        label={t('indicators.form.name')}
        hint={t('indicators.form.nameHint')}
        value={given?.name.text ?? ''}
        most={TITLE_LENGTH}
      />
      <TextField
        name="unit"
        label={t('indicators.form.unit')}
        hint={t('indicators.form.unitHint')}
        value={given && given.unit !== 'not_stated' ? given.unitLabel.text : ''}
        most={TITLE_LENGTH}
        optional
      />
      <TextField
        name="baselineValue"
        label={t('indicators.form.baselineValue')}
        value={numeral(given?.baseline?.value)}
        inputmode="numeric"
        short
        optional
      />
      <TextField
        name="baselineOn"
        label={t('indicators.form.baselineOn')}
        hint={day}
        value={dayAgain(given?.baseline?.asOf)}
        autocomplete="off"
        short
        optional
      />
      <SourceFields given={given?.baseline?.sources[0]} label={t('indicators.form.baselineSource')} />
      <TextField
        name="targetValue"
        label={t('indicators.form.targetValue')}
        hint={t('indicators.form.targetHint')}
        value={numeral(given?.target?.value)}
        inputmode="numeric"
        short
        optional
      />
      <TextField
        name="targetOn"
        label={t('indicators.form.targetOn')}
        hint={day}
        value={dayAgain(given?.target?.by)}
        autocomplete="off"
        short
        optional
      />
    </>
  );
}
