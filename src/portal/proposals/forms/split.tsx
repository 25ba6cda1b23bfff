import { BODY_LENGTH, TITLE_LENGTH } from '../../../domain/lengths.js';
import { Hidden, TextArea, TextField } from '../../frame/components/fields.js';
import { Form } from '../../frame/components/form.js';
import { Newer } from '../../frame/components/newer.js';
import { documentOf } from '../../frame/documents.js';
import { inParts, type PageForm, versionRead } from '../../frame/form.js';
import { useReader } from '../../frame/reader.js';
import type { Sent } from '../../frame/sent.js';
import { type Read, ReviewReason, toReview } from './review.js';

/** Numbers of parts to choose from; the schema takes at most ten. */
export const PARTS = [2, 3, 4, 5, 6, 7, 8, 9, 10];
const PART_FIELDS = ['title', 'problem', 'action'] as const;
const PART_LABELS = {
  title: 'transcribe.title',
  problem: 'proposal.texts.problem',
  action: 'proposal.texts.action',
};
const partsSent = (sent: Sent) => Array.from({ length: Number(sent.text('parts')) || 0 }, (_, index) => index);

export const proposalSplit: PageForm<'forms/proposal-split'> = {
  document: documentOf('forms/proposal-split'),
  variables: (sent) => {
    const text = (name: string) => ({ language: sent.text('language'), text: sent.text(name) ?? '' });
    return {
      id: sent.at,
      version: versionRead(sent),
      input: {
        reason: sent.text('reason') ?? '',
        parts: partsSent(sent).map((index) => ({
          title: text(`title-${index}`),
          problem: text(`problem-${index}`),
          action: text(`action-${index}`),
        })),
        clientMutationId: sent.once,
      },
    };
  },
  fieldAt: ([, list, index, field]) => (list === 'parts' ? `${field ?? 'title'}-${index ?? 0}` : undefined),
  needs: (sent, reader) => ({
    ...Object.fromEntries(
      partsSent(sent).flatMap((index) =>
        PART_FIELDS.map((field) => [
          `${field}-${index}`,
          `${reader.t('review.split.part', { number: index + 1 })}: ${reader.t(PART_LABELS[field])}`,
        ]),
      ),
    ),
    reason: reader.t('review.reason'),
  }),
  next: toReview,
  asks: {
    submit: 'sure.do.split',
    undo: 'sure.undo.split',
    always: true,
    said: (sent) => [...partsSent(sent).flatMap((index) => PART_FIELDS.map((field) => `${field}-${index}`)), 'reason'],
  },
  done: 'split',
};

interface SplitProps {
  of: Read;
  parts: number;
  /** The language in which this page shows the whole proposal. */
  language: string;
}

export function SplitForm({ of: { id, version }, parts, language }: SplitProps) {
  const { t } = useReader();
  const also = (
    [
      ['more', parts + 1],
      ['fewer', parts - 1],
    ] as const
  ).flatMap(([way, count]): [string, string][] =>
    PARTS.includes(count) ? [[inParts(count), t(`review.split.${way}`)]] : [],
  );
  return (
    <Form name="proposalSplit" at={id} submit={t('review.split.submit', { count: parts })} also={also}>
      <Newer version={version} judged="in words" />
      <Hidden name="parts" value={String(parts)} />
      <Hidden name="language" value={language.toUpperCase()} />
      {Array.from({ length: parts }, (_, index) => (
        <fieldset key={index} class="part">
          <legend>{t('review.split.part', { number: index + 1 })}</legend>
          <TextField name={`title-${index}`} label={t(PART_LABELS.title)} most={TITLE_LENGTH} />
          <TextArea name={`problem-${index}`} label={t(PART_LABELS.problem)} rows={4} most={BODY_LENGTH} />
          <TextArea name={`action-${index}`} label={t(PART_LABELS.action)} rows={4} most={BODY_LENGTH} />
        </fieldset>
      ))}
      <ReviewReason />
    </Form>
  );
}
