import { Form } from '../../frame/components/form.js';
import { Newer } from '../../frame/components/newer.js';
import { askedFirstWords, Reason, TAKING_BACK } from '../../frame/components/taking-back.js';
import { documentOf } from '../../frame/documents.js';
import { type PageForm, versionRead } from '../../frame/form.js';
import { useReader } from '../../frame/reader.js';
import type { Figure, Goals, Words } from '../../frame/types.js';
import { INDICATOR_FIELDS, IndicatorFields, indicatorSent, unreadableIndicator } from './indicator-fields.js';
import { unreadableValue, VALUE_FIELDS, ValueFields, valueSent } from './value-fields.js';

export const indicatorAdd: PageForm<'forms/indicator-add'> = {
  document: documentOf('forms/indicator-add'),
  variables: (sent, measured) => ({ measured, input: indicatorSent(sent) }),
  needs: (_, { t }) => ({ name: t('indicators.form.name') }),
  unreadable: unreadableIndicator,
  fields: INDICATOR_FIELDS,
  next: ({ indicator }, { href }) => href('indicator', indicator.id),
  done: 'indicatorAdded',
};

export const indicatorEdit: PageForm<'forms/indicator-edit'> = {
  document: documentOf('forms/indicator-edit'),
  variables: (sent, id) => ({
    id,
    version: versionRead(sent) ?? 0,
    input: { ...indicatorSent(sent), reason: sent.text('reason') ?? null },
  }),
  needs: (_, { t }) => ({ name: t('indicators.form.name') }),
  unreadable: unreadableIndicator,
  fields: INDICATOR_FIELDS,
  next: ({ indicator }, { href }) => href('indicator', indicator.id),
  done: 'indicatorEdited',
};

export const indicatorRemove: PageForm<'forms/indicator-remove'> = {
  document: documentOf('forms/indicator-remove'),
  ...TAKING_BACK,
  asks: askedFirstWords('indicators.remove'),
  next: ({ indicator }, { href }) => href('indicator', indicator.id),
  done: 'indicatorRemoved',
};

export const measurementAdd: PageForm<'forms/measurement-add'> = {
  document: documentOf('forms/measurement-add'),
  variables: (sent, indicator) => ({ indicator, input: valueSent(sent) }),
  needs: (_, { t }) => ({ value: t('indicators.form.value') }),
  unreadable: unreadableValue,
  fields: VALUE_FIELDS,
  next: ({ measurement }, { href }) => href('measurement', measurement.id),
  done: 'measurementAdded',
};

export const measurementEdit: PageForm<'forms/measurement-edit'> = {
  document: documentOf('forms/measurement-edit'),
  variables: (sent, id) => ({
    id,
    version: versionRead(sent) ?? 0,
    input: { ...valueSent(sent), reason: sent.text('reason') ?? null },
  }),
  needs: (_, { t }) => ({ value: t('indicators.form.value') }),
  unreadable: unreadableValue,
  fields: VALUE_FIELDS,
  next: ({ measurement }, { href }) => href('measurement', measurement.id),
  done: 'measurementEdited',
};

export const measurementRemove: PageForm<'forms/measurement-remove'> = {
  document: documentOf('forms/measurement-remove'),
  ...TAKING_BACK,
  asks: askedFirstWords('indicators.removeValue'),
  next: ({ measurement }, { href }) => href('measurement', measurement.id),
  done: 'measurementRemoved',
};

export function AddIndicatorForm() {
  const { t } = useReader();
  return (
    <Form name="indicatorAdd" submit={t('indicators.add.submit')}>
      <IndicatorFields />
    </Form>
  );
}

interface GivenProps {
  given: Goals & { version: number };
}

export function EditIndicatorForm({ given }: GivenProps) {
  const { t } = useReader();
  return (
    <Form name="indicatorEdit" submit={t('indicators.edit.submit')}>
      <Newer version={given.version} />
      <IndicatorFields given={given} />
      <Reason optional />
    </Form>
  );
}

export function AddValueForm({ unit }: { unit: Words | null }) {
  const { t } = useReader();
  return (
    <Form name="measurementAdd" submit={t('indicators.addValue.submit')}>
      <ValueFields unit={unit} />
    </Form>
  );
}

export function EditValueForm({ given }: { given: Figure & { version: number } }) {
  const { t } = useReader();
  return (
    <Form name="measurementEdit" submit={t('indicators.edit.submit')}>
      <Newer version={given.version} />
      <ValueFields given={given} unit={null} />
      <Reason optional />
    </Form>
  );
}
