import { TextArea } from '../../frame/components/fields.js';
import { Form } from '../../frame/components/form.js';
import { Newer } from '../../frame/components/newer.js';
import { Lines } from '../../frame/components/said.js';
import { documentOf } from '../../frame/documents.js';
import type { PageForm } from '../../frame/form.js';
import { useReader } from '../../frame/reader.js';
import { TEXT_FIELDS, Texts, textSent, type TextSoFar } from '../../responses/forms/response-fields.js';
import { REASON_LENGTH } from '../../../domain/lengths.js';

/** Everything that is done to a stage leads back to the page of all stages. */
export const toWindows: PageForm['next'] = (_, { address, href }) => href('windows', address!.key);

/** The question before publishing shows these fields; a translation is among them because everyone reads it too. */
const SYNTHESIS_SAID = ['text', 'translation', 'reason'];

export const synthesisPublish: PageForm<'forms/synthesis-publish'> = {
  document: documentOf('forms/synthesis-publish'),
  variables: (sent) => ({ window: sent.at, input: { ...textSent(sent), clientMutationId: sent.once } }),
  needs: (_, { t }) => ({ text: t('window.synthesis.text') }),
  fields: TEXT_FIELDS,
  asks: { submit: 'sure.do.synthesis', undo: 'sure.undo.synthesis', always: true, said: () => SYNTHESIS_SAID },
  next: toWindows,
  done: 'synthesisPublished',
};

export const synthesisCorrect: PageForm<'forms/synthesis-correct'> = {
  document: documentOf('forms/synthesis-correct'),
  variables: (sent) => ({
    window: sent.at,
    version: Number(sent.text('version')),
    input: { ...textSent(sent), reason: sent.text('reason') ?? '', clientMutationId: sent.once },
  }),
  needs: (_, { t }) => ({ text: t('window.synthesis.text'), reason: t('window.synthesis.correct.reason') }),
  fields: TEXT_FIELDS,
  asks: { submit: 'sure.do.synthesisCorrect', undo: 'sure.undo.synthesis', always: true, said: () => SYNTHESIS_SAID },
  next: toWindows,
  done: 'synthesisCorrected',
};

export const SYNTHESIS_FORMS = { synthesisPublish, synthesisCorrect };

export function SynthesisForm({ id }: { id: string }) {
  const { t } = useReader();
  return (
    <Form name="synthesisPublish" at={id} submit={t('window.synthesis.submit')}>
      <Texts label={t('window.synthesis.text')} hint={t('window.synthesis.hint')} rows={10} />
    </Form>
  );
}

interface CorrectProps {
  id: string;
  synthesis: { version: number; written: TextSoFar };
}

export function CorrectForm({ id, synthesis: { version, written } }: CorrectProps) {
  const { t } = useReader();
  return (
    <Form name="synthesisCorrect" at={id} submit={t('window.synthesis.correct.submit')}>
      <Newer version={version}>
        <Lines text={written[written.original as 'es']} />
      </Newer>
      <Texts label={t('window.synthesis.text')} hint={t('window.synthesis.hint')} written={written} rows={10} />
      <TextArea
        name="reason"
        label={t('window.synthesis.correct.reason')}
        hint={t('window.synthesis.correct.reasonHint')}
        rows={3}
        most={REASON_LENGTH}
      />
    </Form>
  );
}
