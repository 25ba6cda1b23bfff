import { BODY_LENGTH, TITLE_LENGTH } from '../../../domain/lengths.js';
import { Hidden, TextArea, TextField } from '../../frame/components/fields.js';
import { Form } from '../../frame/components/form.js';
import { documentOf } from '../../frame/documents.js';
import { useReader } from '../../frame/reader.js';
import type { PageForm } from '../../frame/form.js';
import { type Open, PlanChoice } from './proposal-draft.js';

const TEXTS = ['problem', 'action', 'expectedChange', 'affected'] as const;
const OPTIONAL = new Set<string>(['expectedChange', 'affected']);
const NEEDED = TEXTS.filter((name) => !OPTIONAL.has(name));

/** The whole proposal on one page, for people without an account: the server keeps it only when it is complete. */
export const proposalKeep: PageForm<'forms/proposal-keep'> = {
  document: documentOf('forms/proposal-keep'),
  variables: (sent) => {
    const text = (name: string) => ({ language: sent.text('language'), text: sent.text(name) ?? '' });
    const written = TEXTS.filter((name) => !OPTIONAL.has(name) || sent.text(name));
    return {
      input: {
        plan: sent.text('plan') ?? '',
        title: text('title'),
        ...Object.fromEntries(written.map((name) => [name, text(name)])),
      },
    };
  },
  needs: (_, { t }) => ({
    plan: t('draft.plan'),
    title: t('draft.title'),
    ...Object.fromEntries(NEEDED.map((name) => [name, t(`draft.texts.${name}`)])),
  }),
  next: (result, { href }) => href('kept', '', { t: result.token }),
};

export function ProposalKeepForm({ plans }: { plans: Open[] }) {
  const { t, language } = useReader();
  return (
    <Form name="proposalKeep" submit={t('kept.save')}>
      <Hidden name="language" value={language.toUpperCase()} />
      <PlanChoice plans={plans} />
      <TextField name="title" label={t('draft.title')} hint={t('draft.titleHint')} most={TITLE_LENGTH} />
      {TEXTS.map((name) => (
        <TextArea
          key={name}
          name={name}
          label={t(`draft.texts.${name}`)}
          hint={t(`draft.hints.${name}`)}
          rows={OPTIONAL.has(name) ? 3 : 6}
          most={BODY_LENGTH}
          optional={OPTIONAL.has(name) || undefined}
        />
      ))}
    </Form>
  );
}
