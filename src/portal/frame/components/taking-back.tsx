import { versionRead } from '../form.js';
import { type Reader, useReader } from '../reader.js';
import type { Sent } from '../sent.js';
import { TextArea } from './fields.js';
import { Form } from './form.js';
import { Newer } from './newer.js';
import { REASON_LENGTH } from '../../../domain/lengths.js';

/** The public reason of an act on a record that keeps its versions. */
export function Reason({ optional }: { optional?: true }) {
  const { t } = useReader();
  return (
    <TextArea
      name="reason"
      label={t('record.reason')}
      hint={t('record.public')}
      rows={3}
      most={REASON_LENGTH}
      optional={optional}
    />
  );
}

/** The parts that all forms share by which a record is taken back: it stays readable with the reason. */
export const TAKING_BACK = {
  variables: (sent: Sent, id: string) => ({
    id,
    version: versionRead(sent),
    input: { reason: sent.text('reason') ?? '', clientMutationId: sent.once },
  }),
  needs: (_: Sent, { t }: Reader) => ({ reason: t('record.reason') }),
};

/** The sentences of the page that asks first; `words` is the key below which they stand. */
export const askedFirstWords = (words: string) => ({
  submit: `${words}.sure`,
  undo: `${words}.undo`,
  always: true as const,
});

interface TakeBackProps {
  form: 'indicatorRemove' | 'measurementRemove' | 'programmeVisitRemove' | 'evaluationRemove';
  version: number;
  /** The words on the button. */
  submit: string;
}

export function TakeBackForm({ form, version, submit }: TakeBackProps) {
  return (
    <Form name={form} submit={submit} quietly>
      <Newer version={version} judged="in words" />
      <Reason />
    </Form>
  );
}
