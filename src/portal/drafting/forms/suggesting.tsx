import { useContext } from 'preact/hooks';
import { Hidden, TextArea } from '../../frame/components/fields.js';
import { Standing, useField } from '../../frame/components/form.js';
import { documentOf, type Variables } from '../../frame/documents.js';
import { type PageForm, TO_SIGN_IN } from '../../frame/form.js';
import { type Reader, useReader } from '../../frame/reader.js';
import type { Sent } from '../../frame/sent.js';
import { TextPages } from '../text-pages.js';
import { SUGGESTION_REASON_LENGTH } from '../../../domain/lengths.js';

type Create = PageForm<'forms/suggestion-create'>;
type Input = Variables<'forms/suggestion-create'>['input'];

interface Suggesting extends Pick<Create, 'fields' | 'fieldAt' | 'unreadable'> {
  /** The part of the input that this kind alone has. */
  asked(sent: Sent): Partial<Input>;
  needs?(sent: Sent, reader: Reader): Record<string, string>;
}

/** Builds the form for one kind of suggestion; each asks only for what its kind needs. */
export const suggesting = (kind: Input['kind'], { asked, needs, ...more }: Suggesting): Create => ({
  document: documentOf('forms/suggestion-create'),
  variables: (sent) => ({
    input: {
      commitment: sent.text('commitment'),
      plan: sent.text('plan'),
      baseVersion: Number(sent.text('baseVersion')),
      kind,
      reason: sent.text('reason') ?? '',
      clientMutationId: sent.once,
      ...asked(sent),
    },
  }),
  needs: (sent, reader) => ({ ...needs?.(sent, reader), reason: reader.t('suggest.reason') }),
  next: ({ suggestion }, { href }) => href('suggestion', suggestion.id),
  done: 'suggested',
  ...more,
});

/** A visitor can write first and sign in then. */
export function useWayIn(): [string, string][] {
  const { t, viewer } = useReader();
  return viewer ? [] : [[TO_SIGN_IN, t('suggest.signIn')]];
}

/** Every suggestion sends the commitment, or the plan, and the version of its text that its author read. */
export function About({ commitment: { id, version } }: { commitment: { id: string; version: number } }) {
  const { holder } = useContext(TextPages);
  return (
    <>
      <Hidden name={holder} value={id} />
      <BaseVersion newest={version} />
    </>
  );
}

export function WhySuggested() {
  const { t } = useReader();
  return (
    <TextArea
      name="reason"
      label={t('suggest.reason')}
      hint={t('suggest.reasonHint')}
      rows={3}
      most={SUGGESTION_REASON_LENGTH}
    />
  );
}

/**
 * Carries the version that the author read. A form that came back keeps its own, because its words were written on that
 * one: on a newer version they would undo what was accepted meanwhile.
 */
function BaseVersion({ newest }: { newest: number }) {
  const { returned } = useContext(Standing);
  const { fault } = useField({ name: 'baseVersion' });
  const read = (!fault && returned?.sent.text('baseVersion')) || String(newest);
  return <Hidden name="baseVersion" value={read} />;
}
