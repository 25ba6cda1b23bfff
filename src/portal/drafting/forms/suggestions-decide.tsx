import { Choices, TextArea } from '../../frame/components/fields.js';
import { Form } from '../../frame/components/form.js';
import { unticked } from '../../frame/components/ticks.js';
import { documentOf } from '../../frame/documents.js';
import type { PageForm } from '../../frame/form.js';
import { useReader } from '../../frame/reader.js';
import { REASON_LENGTH } from '../../../domain/lengths.js';

const ACCEPT = documentOf('forms/suggestions-accept');
const DECLINE = documentOf('forms/suggestions-decline');

/** The checkboxes belong to the bulk form by this id, because each stands in its own row. */
export const DECIDE_MANY = 'suggestionsDecline';

/** Id of the row of a suggestion, to which the list of faults leads. */
export const rowOf = (id: string): string => `row-${id}`;

/** Name of the field with what a suggestion is called: once it is decided, the list does not know it any more. */
export const namedAs = (id: string): string => `named-${id}`;

/** Accepts or declines several suggestions; each is judged by itself. The form has the name of its graver act. */
export const suggestionsDecline: PageForm<'forms/suggestions-accept' | 'forms/suggestions-decline'> = {
  document: (sent) => (sent.text('verdict') === 'accept' ? ACCEPT : DECLINE),
  variables: (sent) => ({
    ids: sent.all('ticked'),
    input:
      sent.text('verdict') === 'accept'
        ? { clientMutationId: sent.once }
        : { reason: sent.text('reason') ?? '', clientMutationId: sent.once },
  }),
  needs: (sent, { t }) => ({
    verdict: t('draftingDesk.many.verdict'),
    ...(sent.text('verdict') === 'decline' ? { reason: t('draftingDesk.many.reason') } : {}),
  }),
  unreadable: (sent, { t }) =>
    sent.all('ticked').length > 0 ? [] : [{ field: '', message: t('draftingDesk.many.nothing') }],
  fieldAt: ([list, place], sent) => (list === 'ids' ? rowOf(sent.all('ticked')[Number(place)] ?? '') : undefined),
  asks: {
    submit: 'draftingDesk.many.declineSure',
    always: true,
    when: (sent) => sent.text('verdict') === 'decline',
    chosen: () => ['verdict'],
  },
  partly: (result) => (result.suggestions ?? []).length > 0,
  next: (_, { href, address, search }) => href(address!.page, address!.key, unticked(search)),
  done: ({ suggestions }, sent) =>
    sent.text('verdict') === 'accept' ? (suggestions.length > 0 ? 'suggestionsAccepted' : null) : 'suggestionsDeclined',
};

interface DecideManyProps {
  /** Ids of the suggestions in the list above. */
  listed: string[];
}

/** One decision for all suggestions that are ticked in the list above. */
export function DecideManyForm({ listed }: DecideManyProps) {
  const { t, href, returned } = useReader();
  const refused = returned?.sent.form === DECIDE_MANY ? returned.sent.all('ticked') : [];
  // Somebody decided on these meanwhile, so the list does not show them any more.
  const gone = refused.filter(
    (id) => !listed.includes(id) && returned?.faults.some(({ field }) => field === rowOf(id)),
  );
  return (
    <Form name={DECIDE_MANY} submit={t('draftingDesk.many.submit')}>
      {gone.map((id) => (
        <p key={id} id={`${DECIDE_MANY}-${rowOf(id)}`} class="fault">
          {returned?.faults.find(({ field }) => field === rowOf(id))?.message}{' '}
          <a href={href('suggestion', id)}>{returned?.sent.text(namedAs(id)) ?? t('draftingDesk.many.see')}</a>
        </p>
      ))}
      <Choices
        name="verdict"
        label={t('draftingDesk.many.verdict')}
        options={(['accept', 'decline'] as const).map((value) => ({
          value,
          label: t(`draftingDesk.many.${value}`),
          hint: t(`draftingDesk.many.${value}Hint`),
        }))}
      />
      <TextArea
        name="reason"
        label={t('draftingDesk.many.reason')}
        hint={t('suggestion.reasonHint')}
        rows={3}
        most={REASON_LENGTH}
        only={t('draftingDesk.many.onlyDecline')}
      />
    </Form>
  );
}
