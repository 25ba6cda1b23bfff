import { PLAN_SECTIONS, type Section, textOf } from '../../../domain/clause.js';
import { BODY_LENGTH } from '../../../domain/lengths.js';
import { Hidden, TextArea } from '../../frame/components/fields.js';
import { Form } from '../../frame/components/form.js';
import { Newer } from '../../frame/components/newer.js';
import { documentOf, type Thing } from '../../frame/documents.js';
import { type PageForm, versionRead } from '../../frame/form.js';
import { useReader } from '../../frame/reader.js';
import type { Sent } from '../../frame/sent.js';

type Given = Thing<'planText', 'plan'>;
type Clause = Given['clauses']['nodes'][number];

/** The sections that were filled in; one that is left empty stays as it is. */
const written = (sent: Sent) =>
  Object.fromEntries(
    PLAN_SECTIONS.flatMap((section) => {
      const text = sent.text(section);
      return text ? [[section, { language: sent.text('language') ?? 'ES', text }]] : [];
    }),
  );

export const planTextEdit: PageForm<'forms/plan-text-edit'> = {
  document: documentOf('forms/plan-text-edit'),
  variables: (sent) => ({
    id: sent.text('plan') ?? '',
    version: versionRead(sent) ?? 0,
    input: { ...written(sent), clientMutationId: sent.once },
  }),
  fields: Object.fromEntries(PLAN_SECTIONS.map((section) => [`input.${section}.text`, section])),
  next: ({ plan }, { href }) => href('planText', plan.slug),
  done: 'planTextWritten',
};

/** The whole text in the language of the page, each section in a field of its own. */
export function PlanTextForm({ given }: { given: Given }) {
  const { t, name, language } = useReader();
  return (
    <Form name="planTextEdit" submit={t('planText.edit.submit')}>
      <Hidden name="plan" value={given.id} />
      <Hidden name="language" value={language.toUpperCase()} />
      <Newer version={given.textVersion} judged="in words" />
      {PLAN_SECTIONS.map((section) => (
        <TextArea
          key={section}
          name={section}
          label={name('Section', section.toUpperCase())}
          hint={t('planText.edit.hint')}
          value={wordsOf(section, given.clauses.nodes, language)}
          rows={6}
          most={BODY_LENGTH}
          optional
        />
      ))}
    </Form>
  );
}

/** A section as it is typed; empty when it is not written in this language. */
function wordsOf(section: Section, clauses: Clause[], language: string): string {
  const own = clauses.filter((clause) => clause.section === section.toUpperCase());
  if (own.some(({ text }) => text.language !== language)) return '';
  return textOf(own.map(({ kind, text }) => ({ kind: KINDS[kind], text: text.text })));
}

const KINDS = { PARAGRAPH: 'paragraph', HEADING: 'heading', ITEM: 'item', NUMBERED: 'numbered' } as const;
