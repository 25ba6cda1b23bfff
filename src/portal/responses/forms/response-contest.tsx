import { TextArea } from '../../frame/components/fields.js';
import { Fold } from '../../frame/components/fold.js';
import { Form } from '../../frame/components/form.js';
import { Newer } from '../../frame/components/newer.js';
import { documentOf } from '../../frame/documents.js';
import { useReader } from '../../frame/reader.js';
import type { PageForm } from '../../frame/form.js';
import { REASON_LENGTH } from '../../../domain/lengths.js';

export const responseContest: PageForm<'forms/response-contest'> = {
  document: documentOf('forms/response-contest'),
  variables: (sent) => ({
    id: sent.at,
    version: Number(sent.text('version')),
    input: { reason: sent.text('reason') ?? '', clientMutationId: sent.once },
  }),
  needs: (_, { t }) => ({ reason: t('response.contest.reason') }),
  next: (result, { href }) => href('proposal', result.response.proposal.reference),
  asks: { submit: 'sure.do.contest', undo: 'sure.undo.contest', always: true },
  done: 'contested',
};

/** Lets the author contest a version once; another institution or a session of the forum then decides. */
export function ContestForm({ given: { id, version } }: { given: { id: string; version: number } }) {
  const { t } = useReader();
  return (
    <Fold title={t('response.contest.title')} form="responseContest" at={id}>
      <p>{t('response.contest.what')}</p>
      <Form name="responseContest" at={id} submit={t('response.contest.submit')}>
        <Newer version={version} judged="in words" />
        <TextArea
          name="reason"
          label={t('response.contest.reason')}
          hint={t('form.public')}
          rows={4}
          most={REASON_LENGTH}
        />
      </Form>
    </Fold>
  );
}
