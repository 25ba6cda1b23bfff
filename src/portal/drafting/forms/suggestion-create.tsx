import { BODY_LENGTH } from '../../../domain/lengths.js';
import { Hidden, Select, TextArea } from '../../frame/components/fields.js';
import { Finder } from '../../frame/components/finder.js';
import { Fold } from '../../frame/components/fold.js';
import { Form } from '../../frame/components/form.js';
import type { Thing } from '../../frame/documents.js';
import { useReader } from '../../frame/reader.js';
import { sought } from '../../frame/seeking.js';
import type { Sent } from '../../frame/sent.js';
import { About, suggesting, useWayIn, WhySuggested } from './suggesting.js';
import { allOf } from '../../frame/values.js';
import type { ClauseKind } from '../../frame/types.js';

const CLAUSE_KINDS = allOf<ClauseKind>({ PARAGRAPH: true, HEADING: true, ITEM: true, NUMBERED: true });

/** The value of the field `after` for the first place of a section; an empty one was not chosen. */
const FIRST = 'first';

const words = (sent: Sent) => ({ text: { language: sent.text('language'), text: sent.text('text') ?? '' } });
const fields = { 'input.text.text': 'text', 'input.text': 'text' };

export const suggestionCreates = {
  suggestionChange: suggesting('CHANGE', {
    asked: (sent) => ({ clause: sent.text('clause'), ...words(sent) }),
    needs: (_, { t }) => ({ text: t('suggest.words') }),
    fields,
  }),
  suggestionAdd: suggesting('ADD', {
    asked: (sent) => ({
      section: sent.text('section'),
      milestone: sent.text('milestone'),
      after: sent.text('clause'),
      clauseKind: CLAUSE_KINDS.find((kind) => kind === sent.text('clauseKind')),
      ...words(sent),
    }),
    needs: (_, { t }) => ({ text: t('suggest.newWords') }),
    fields,
  }),
  suggestionMove: suggesting('MOVE', {
    asked: (sent) => ({
      clause: sent.text('clause'),
      after: sent.text('after') === FIRST ? undefined : sent.text('after'),
    }),
    needs: (_, { t }) => ({ after: t('suggest.move.after') }),
  }),
  suggestionRemove: suggesting('REMOVE', { asked: (sent) => ({ clause: sent.text('clause') }) }),
};

type Clause = Extract<Thing<'suggest', 'clause'>, { __typename: 'Clause' }>;
/** The commitment, or the plan, whose text it is. */
type Text = Pick<Thing<'suggest', 'commitment'>, 'id' | 'version' | 'clauses'>;

interface SuggestProps {
  clause: Clause;
  commitment: Text;
}

/** The ways to change a clause. The most frequent is open; the title can neither be removed nor followed. */
export function SuggestForms({ clause, commitment }: SuggestProps) {
  const { t } = useReader();
  const also = useWayIn();
  const about = (
    <>
      <About commitment={commitment} />
      <Hidden name="clause" value={clause.id} />
    </>
  );
  return (
    <>
      {!clause.removed && (
        <Form name="suggestionChange" submit={t('suggest.change.submit')} also={also}>
          {about}
          <Hidden name="language" value={clause.text.language.toUpperCase()} />
          <TextArea
            name="text"
            label={t('suggest.words')}
            hint={t('suggest.wordsHint')}
            value={clause.text.text}
            rows={8}
            most={BODY_LENGTH}
          />
          <WhySuggested />
        </Form>
      )}
      {clause.section !== 'TITLE' && (
        <>
          <Fold
            title={t(clause.removed ? 'suggest.add.again' : 'suggest.add.title')}
            form="suggestionAdd"
            {...(clause.removed ? { open: true as const } : {})}
          >
            <AddForm commitment={commitment} at={clause} after={clause} />
          </Fold>
          {!clause.removed && (
            <>
              <MoveFold clause={clause} commitment={commitment} />
              <Fold title={t('suggest.remove.title')} form="suggestionRemove">
                <Form name="suggestionRemove" submit={t('suggest.remove.submit')} also={also}>
                  {about}
                  <WhySuggested />
                </Form>
              </Fold>
            </>
          )}
        </>
      )}
    </>
  );
}

interface AddProps {
  commitment: Text;
  at: { section: string; milestone: { id: string } | null };
  /** The clause behind which it stands; none for the first clause of a section. */
  after?: Clause;
}

/** The form to add a clause to a section. */
export function AddForm({ commitment, at: { section, milestone }, after }: AddProps) {
  const { t, name, language } = useReader();
  return (
    <Form name="suggestionAdd" submit={t('suggest.add.submit')} also={useWayIn()}>
      <About commitment={commitment} />
      {after && <Hidden name="clause" value={after.id} />}
      <Hidden name="language" value={language.toUpperCase()} />
      <Hidden name="section" value={section} />
      {milestone && <Hidden name="milestone" value={milestone.id} />}
      <TextArea name="text" label={t('suggest.newWords')} rows={5} most={BODY_LENGTH} />
      <Select
        name="clauseKind"
        label={t('suggest.add.kind')}
        value={after?.kind ?? 'PARAGRAPH'}
        options={CLAUSE_KINDS.map((value) => ({ value, label: name('ClauseKind', value) }))}
      />
      <WhySuggested />
    </Form>
  );
}

/** Longest part of a clause by which people recognise it in a list. */
const RECOGNISED = 60;

/** A clause moves within its section; alone in it, it has nowhere to go. */
function MoveFold({ clause, commitment }: SuggestProps) {
  const reader = useReader();
  const { t } = reader;
  const also = useWayIn();
  const beside = clause.milestone ? clause.milestone.clauses : commitment.clauses;
  if (!beside) return null;
  const isNarrowed = sought(reader, 'after') !== undefined;
  const place = beside.nodes.findIndex(({ id }) => id === clause.id);
  const options = beside.nodes.flatMap(({ id, text: { text } }, index) => {
    const known = text.length > RECOGNISED ? `${text.slice(0, RECOGNISED)}…` : text;
    const isThere = id === clause.id || (!isNarrowed && index === place - 1);
    return isThere ? [] : [{ value: id, label: isNarrowed ? known : `${index + 1}. ${known}` }];
  });
  if (place !== 0) options.unshift({ value: FIRST, label: t('suggest.move.first') });
  if (options.length === 0) return null;
  return (
    <Fold title={t('suggest.move.title')} form="suggestionMove">
      <Form name="suggestionMove" submit={t('suggest.move.submit')} also={also}>
        <About commitment={commitment} />
        <Hidden name="clause" value={clause.id} />
        <Finder name="after" label={t('finder.clause')} choices={beside} />
        <Select name="after" label={t('suggest.move.after')} options={options} />
        <WhySuggested />
      </Form>
    </Fold>
  );
}
