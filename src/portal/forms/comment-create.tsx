import { Choices, Hidden, TextArea } from '../components/fields.js';
import { Form } from '../components/form.js';
import { documentOf } from '../documents.js';
import { useReader } from '../reader.js';
import type { PageForm } from './form.js';

export const POSITIONS = ['FOR', 'AGAINST', 'NEUTRAL'];

export const commentCreate: PageForm = {
  document: documentOf('forms/comment-create'),
  variables: (sent) => ({
    input: {
      subject: sent.text('subject') ?? '',
      replyTo: sent.text('replyTo'),
      body: sent.text('body') ?? '',
      position: POSITIONS.find((position) => position === sent.text('position')),
      onBehalfOf: sent.text('onBehalfOf'),
      language: sent.text('language'),
      clientMutationId: sent.once,
    },
  }),
  next: (result: { comment: { id: string; state: string } }, { href }) =>
    href('comment', result.comment.id, { done: result.comment.state === 'HELD' ? 'commentHeld' : 'commented' }),
};

interface CommentFormProps {
  subject: string;
  replyTo?: string;
}

/** To say something, for oneself or for the institution one speaks for. */
export function CommentForm({ subject, replyTo }: CommentFormProps) {
  const { t, name, language, viewer, href, here } = useReader();
  if (!viewer)
    return (
      <p>
        <a class="button" href={href('signIn', '', { returnTo: here })}>
          {t('comments.signIn')}
        </a>
      </p>
    );
  const speaksFor = [
    ...new Set(
      viewer.appointments.flatMap(({ role, institutionSlug }) =>
        role === 'institution_liaison' ? (institutionSlug ?? []) : [],
      ),
    ),
  ];
  return (
    <Form name="commentCreate" submit={t(replyTo ? 'comments.sendReply' : 'comments.send')}>
      <Hidden name="subject" value={subject} />
      {replyTo && <Hidden name="replyTo" value={replyTo} />}
      <Hidden name="language" value={language} />
      <TextArea
        name="body"
        label={t(replyTo ? 'comments.yourReply' : 'comments.yours')}
        hint={t('comments.hint')}
        most={5000}
      />
      {!replyTo && (
        <Choices
          name="position"
          label={t('comments.position')}
          options={POSITIONS.map((value) => ({ value, label: name('Position', value) }))}
          optional
        />
      )}
      {speaksFor.length > 0 && (
        <Choices
          name="onBehalfOf"
          label={t('comments.speaksFor')}
          hint={t('comments.speaksForHint')}
          options={speaksFor.map((slug) => ({ value: slug, label: slug }))}
          many
          optional
        />
      )}
    </Form>
  );
}
