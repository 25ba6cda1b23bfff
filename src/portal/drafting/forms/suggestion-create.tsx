import { useContext } from 'preact/hooks';
import { BODY_LENGTH } from '../../../domain/text.js';
import { Hidden, Select, TextArea } from '../../frame/components/fields.js';
import { Fold } from '../../frame/components/fold.js';
import { Form, Standing, useField } from '../../frame/components/form.js';
import { documentOf, type Thing } from '../../frame/documents.js';
import { type PageForm, TO_SIGN_IN } from '../../frame/form.js';
import { type Reader, useReader } from '../../frame/reader.js';
import type { Sent } from '../../frame/sent.js';

/** Longest reason, as the schema says it. */
const SUGGESTION_REASON_LENGTH = 2000;

const CLAUSE_KINDS = ['PARAGRAPH', 'HEADING', 'ITEM', 'NUMBERED'];

type Kind = 'CHANGE' | 'ADD' | 'REMOVE';

/** Builds the form for one kind of suggestion; each asks only for what its kind needs. */
const suggesting = (kind: Kind): PageForm<'forms/suggestion-create'> => ({
  document: documentOf('forms/suggestion-create'),
  variables: (sent) => ({
    input: {
      commitment: sent.text('commitment') ?? '',
      baseVersion: Number(sent.text('baseVersion')),
      kind,
      reason: sent.text('reason') ?? '',
      clientMutationId: sent.once,
      ...(kind === 'ADD' ? placed(sent) : { clause: sent.text('clause') }),
      ...(kind === 'REMOVE' ? {} : { text: { language: sent.text('language'), text: sent.text('text') ?? '' } }),
    },
  }),
  needs: (_, { t }: Reader) => ({
    ...(kind === 'REMOVE' ? {} : { text: t(kind === 'ADD' ? 'suggest.newWords' : 'suggest.words') }),
    reason: t('suggest.reason'),
  }),
  fields: { 'input.text.text': 'text', 'input.text': 'text' },
  next: ({ suggestion }, { href }) => href('suggestion', suggestion.id),
  done: 'suggested',
});

const placed = (sent: Sent) => ({
  section: sent.text('section'),
  milestone: sent.text('milestone'),
  after: sent.text('clause'),
  clauseKind: CLAUSE_KINDS.find((kind) => kind === sent.text('clauseKind')),
});

export const suggestionCreates = {
  suggestionChange: suggesting('CHANGE'),
  suggestionAdd: suggesting('ADD'),
  suggestionRemove: suggesting('REMOVE'),
};

type Clause = Extract<Thing<'suggest', 'clause'>, { __typename: 'Clause' }>;

interface SuggestProps {
  clause: Clause;
  commitment: Thing<'suggest', 'commitment'>;
}

/** The three ways to change a clause. The most frequent is open; the title can neither be removed nor followed. */
export function SuggestForms({ clause, commitment }: SuggestProps) {
  const { t, name, language, viewer } = useReader();
  const also: [string, string][] = viewer ? [] : [[TO_SIGN_IN, t('suggest.signIn')]];
  const about = (
    <>
      <Hidden name="commitment" value={commitment.id} />
      <Hidden name="clause" value={clause.id} />
    </>
  );
  const reason = (
    <TextArea
      name="reason"
      label={t('suggest.reason')}
      hint={t('suggest.reasonHint')}
      rows={3}
      most={SUGGESTION_REASON_LENGTH}
    />
  );
  return (
    <>
      {!clause.removed && (
        <Form name="suggestionChange" submit={t('suggest.change.submit')} also={also}>
          {about}
          <BaseVersion newest={commitment.version} />
          <Hidden name="language" value={clause.text.language.toUpperCase()} />
          <TextArea
            name="text"
            label={t('suggest.words')}
            hint={t('suggest.wordsHint')}
            value={clause.text.text}
            rows={8}
            most={BODY_LENGTH}
          />
          {reason}
        </Form>
      )}
      {clause.section !== 'TITLE' && (
        <>
          <Fold
            title={t(clause.removed ? 'suggest.add.again' : 'suggest.add.title')}
            form="suggestionAdd"
            {...(clause.removed ? { open: true as const } : {})}
          >
            <Form name="suggestionAdd" submit={t('suggest.add.submit')} also={also}>
              {about}
              <BaseVersion newest={commitment.version} />
              <Hidden name="language" value={language.toUpperCase()} />
              <Hidden name="section" value={clause.section} />
              {clause.milestone && <Hidden name="milestone" value={clause.milestone.id} />}
              <TextArea name="text" label={t('suggest.newWords')} rows={5} most={BODY_LENGTH} />
              <Select
                name="clauseKind"
                label={t('suggest.add.kind')}
                value={clause.kind}
                options={CLAUSE_KINDS.map((value) => ({ value, label: name('ClauseKind', value) }))}
              />
              {reason}
            </Form>
          </Fold>
          {!clause.removed && (
            <Fold title={t('suggest.remove.title')} form="suggestionRemove">
              <Form name="suggestionRemove" submit={t('suggest.remove.submit')} also={also}>
                {about}
                <BaseVersion newest={commitment.version} />
                {reason}
              </Form>
            </Fold>
          )}
        </>
      )}
    </>
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
