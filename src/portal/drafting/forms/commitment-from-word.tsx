import { TITLE_LENGTH } from '../../../domain/lengths.js';
import { FileField, Hidden, TextField } from '../../frame/components/fields.js';
import { Form } from '../../frame/components/form.js';
import { documentOf, type Thing } from '../../frame/documents.js';
import type { PageForm } from '../../frame/form.js';
import { useReader } from '../../frame/reader.js';
import { originSent, WhoseAndWhence } from './whose-and-whence.js';
import { WORD_FILES } from './word-file-take.js';

type Given = Extract<Thing<'wordDraft', 'node'>, { __typename: 'WordDraft' }>;

/** Begins a commitment with a Word document. First it is read; the page of what was read has the form again. */
export const commitmentFromWord: PageForm<'forms/commitment-draft'> = {
  document: documentOf('forms/commitment-draft'),
  file: 'wordDraft',
  readAt: ({ href }, sent) => href('wordDraft', sent.text('upload')),
  variables: (sent) => ({
    input: {
      plan: sent.text('plan') ?? '',
      wordDraft: sent.text('upload') ?? '',
      title: { language: sent.text('language') ?? 'ES', text: sent.text('title') ?? '' },
      origin: originSent(sent),
      members: sent.all('jurisdiction'),
      clientMutationId: sent.once,
    },
  }),
  // Only the second form, below what was read, asks for these.
  needs: (sent, { t }): Record<string, string> =>
    sent.text('upload') ? { title: t('begin.form.title'), origin: t('begin.form.origin') } : {},
  fields: {
    'input.members': 'jurisdiction',
    'input.title.text': 'title',
    'input.wordDraft': '',
    wordDraft: '',
  },
  next: ({ commitment }, { href }) => href('commitmentText', commitment.reference),
  done: 'commitmentBegun',
};

/** The form that takes the document. */
export function WordDraftForm({ plan }: { plan: string }) {
  const { t } = useReader();
  return (
    <Form name="commitmentFromWord" submit={t('word.submit')} files>
      <Hidden name="plan" value={plan} />
      <FileField name="file" label={t('fromWord.file')} hint={t('fromWord.fileHint')} accept={WORD_FILES} />
    </Form>
  );
}

/** The form below what was read: the commitment begins with exactly that. */
export function BeginFromWordForm({ given, plan }: { given: Given; plan: NonNullable<Given['plan']> }) {
  const { t } = useReader();
  return (
    <Form name="commitmentFromWord" submit={t('begin.form.submit')}>
      <Hidden name="plan" value={plan.id} />
      <Hidden name="upload" value={given.id} />
      <Hidden name="language" value={given.language.toUpperCase()} />
      <TextField
        name="title"
        label={t('begin.form.title')}
        hint={t('begin.form.titleHint')}
        value={given.texts.find(({ section }) => section === 'TITLE')?.text ?? ''}
        most={TITLE_LENGTH}
      />
      <WhoseAndWhence members={plan.members} />
    </Form>
  );
}
