import { Choices, Hidden, TextArea } from '../../frame/components/fields.js';
import { Form } from '../../frame/components/form.js';
import { documentOf } from '../../frame/documents.js';
import type { Body, Position } from '../../frame/types.js';
import { useReader } from '../../frame/reader.js';
import type { PageForm } from '../../frame/form.js';
import { COMMENT_LENGTH } from '../../../domain/lengths.js';
import { allOf } from '../../frame/values.js';

export const POSITIONS = allOf<Position>({ FOR: true, AGAINST: true, NEUTRAL: true });

export const commentCreate: PageForm<'forms/comment-create'> = {
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
  needs: (sent, { t }) => ({ body: t(sent.text('replyTo') ? 'comments.yourReply' : 'comments.yours') }),
  next: ({ comment }, { href }) => href('comment', comment.id),
  done: ({ comment }) => (comment.state === 'HELD' ? 'commentHeld' : 'commented'),
};

interface CommentFormProps {
  subject: string;
  replyTo?: string;
  /** Institutions in whose name the reader may comment here. */
  speakingFor: Body[];
  /** Set where the page has an act that matters more, so that its button alone is filled. */
  quietly?: true | undefined;
}

/** The form for a new comment, in the reader's own name or in that of an institution. */
export function CommentForm({ subject, replyTo, speakingFor, quietly }: CommentFormProps) {
  const { t, name, language, viewer, href, here } = useReader();
  if (!viewer)
    return (
      <p>
        <a class="button" href={href('signIn', '', { returnTo: `${here}#commentCreate` })}>
          {t('comments.signIn')}
        </a>
      </p>
    );
  return (
    <Form
      name="commentCreate"
      submit={t(replyTo ? 'comments.sendReply' : 'comments.send')}
      {...(quietly && { quietly })}
    >
      <Hidden name="subject" value={subject} />
      {replyTo && <Hidden name="replyTo" value={replyTo} />}
      <Hidden name="language" value={language} />
      <TextArea
        name="body"
        label={t(replyTo ? 'comments.yourReply' : 'comments.yours')}
        hint={t('comments.hint')}
        most={COMMENT_LENGTH}
      />
      {!replyTo && (
        <Choices
          name="position"
          label={t('comments.position')}
          options={POSITIONS.map((value) => ({ value, label: name('Position', value) }))}
          optional
        />
      )}
      {speakingFor.length > 0 && (
        <Choices
          name="onBehalfOf"
          label={t('comments.speaksFor')}
          hint={t('comments.speaksForHint')}
          options={speakingFor.map(({ slug, name: words }) => ({ value: slug, label: words.text }))}
          many
          optional
        />
      )}
    </Form>
  );
}
