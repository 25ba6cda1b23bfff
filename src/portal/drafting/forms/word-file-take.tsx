import { useContext } from 'preact/hooks';
import { FileField, Hidden, TextArea } from '../../frame/components/fields.js';
import { Form } from '../../frame/components/form.js';
import { documentOf } from '../../frame/documents.js';
import type { PageForm } from '../../frame/form.js';
import { useReader } from '../../frame/reader.js';
import { TextPages } from '../text-pages.js';
import { SUGGESTION_REASON_LENGTH } from '../../../domain/lengths.js';

export const WORD_FILES = '.docx,application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Brings a Word file back. First it is read; the page of what was read has the form again, which asks. */
export const wordFileTake: PageForm<'forms/word-file-take'> = {
  document: documentOf('forms/word-file-take'),
  file: 'word',
  readAt: ({ href }, sent) => href('wordReading', sent.text('upload')),
  asks: { submit: 'wordReading.submit', undo: 'wordReading.undo', always: true },
  variables: (sent) => ({
    input: {
      reading: sent.text('upload') ?? '',
      reason: sent.text('reason'),
      clientMutationId: sent.once,
    },
  }),
  fields: { reading: 'file', 'input.reading': 'file' },
  next: ({ reading }, { href }) => href('wordReading', reading.id),
  done: 'wordFileTaken',
};

/** The form on the page of a text: it takes the file. */
export function WordFileForm({ text }: { text: string }) {
  const { t } = useReader();
  const { holder } = useContext(TextPages);
  return (
    <Form name="wordFileTake" submit={t('word.submit')} files>
      <Hidden name={holder} value={text} />
      <FileField name="file" label={t('word.file')} hint={t('word.fileHint')} accept={WORD_FILES} />
    </Form>
  );
}

/** The form below what was read: it takes exactly that. */
export function TakeReadingForm({ reading }: { reading: string }) {
  const { t } = useReader();
  return (
    <Form name="wordFileTake" submit={t('wordReading.submit')}>
      <Hidden name="upload" value={reading} />
      <TextArea
        name="reason"
        label={t('wordReading.reason')}
        hint={t('wordReading.reasonHint')}
        rows={3}
        most={SUGGESTION_REASON_LENGTH}
        optional
      />
    </Form>
  );
}
