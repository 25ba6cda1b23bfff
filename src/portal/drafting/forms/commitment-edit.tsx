import { BODY_LENGTH, TITLE_LENGTH } from '../../../domain/lengths.js';
import { Choices, Hidden, Select, TextArea, TextField } from '../../frame/components/fields.js';
import { Form } from '../../frame/components/form.js';
import { Newer } from '../../frame/components/newer.js';
import { Paragraphs, Said } from '../../frame/components/said.js';
import { type Answer, documentOf, type Thing } from '../../frame/documents.js';
import { type PageForm, VERSION } from '../../frame/form.js';
import { useReader } from '../../frame/reader.js';
import type { Sent } from '../../frame/sent.js';
import { areasByHeading } from '../../proposals/areas.js';
import { noSuchDates, PeriodFields, periodTyped } from './period-fields.js';

const TEXTS = { problem: 'PROBLEM', statusQuo: 'STATUS_QUO', action: 'ACTION', contribution: 'CONTRIBUTION' } as const;
const TEXT_NAMES = Object.keys(TEXTS) as (keyof typeof TEXTS)[];

/** Each text is written in the language in which it was shown. */
const languageOf = (name: string) => `${name}Language`;

const written = (sent: Sent, name: string) => {
  const text = sent.text(name);
  return text === undefined ? undefined : { language: sent.text(languageOf(name)), text };
};

export const commitmentEdit: PageForm<'forms/commitment-edit'> = {
  document: documentOf('forms/commitment-edit'),
  variables: (sent) => ({
    id: sent.at,
    expectedVersion: Number(sent.text('version')),
    input: {
      title: written(sent, 'title'),
      ...Object.fromEntries(TEXT_NAMES.map((name) => [name, written(sent, name)])),
      period: periodTyped(sent),
      ogpValues: sent.all('ogpValues'),
      policyAreas: sent.all('policyAreas'),
      theme: sent.text('theme'),
      clientMutationId: sent.once,
    },
  }),
  needs: (_, { t }) => ({ title: t('begin.form.title') }),
  unreadable: noSuchDates,
  fields: Object.fromEntries(['title', ...TEXT_NAMES].map((name) => [`input.${name}.text`, name])),
  next: ({ commitment }, { href }) => href('textState', commitment.reference),
  done: 'commitmentWritten',
};

type Given = Thing<'writeText', 'commitment'>;

interface WriteProps {
  given: Given;
  known: Pick<Answer<'writeText'>, 'ogpValues' | 'policyAreas'>;
}

/** All texts and facts of a draft that its authors still write alone. */
export function WriteCommitment({ given, known }: WriteProps) {
  const { t, name, meaning, language } = useReader();
  const inLanguage = (text: string, words: Given['problem']) => (
    <Hidden name={languageOf(text)} value={(words?.language ?? language).toUpperCase()} />
  );
  return (
    <Form name="commitmentEdit" at={given.id} submit={t('write.submit')}>
      <Newer version={given.version}>
        <SaysNow given={given} />
      </Newer>
      {inLanguage('title', given.title)}
      <p>{t('write.lists')}</p>
      <TextField name="title" label={t('begin.form.title')} value={given.title.text} most={TITLE_LENGTH} />
      {TEXT_NAMES.map((text) => (
        <>
          {inLanguage(text, given[text])}
          <TextArea
            key={text}
            name={text}
            label={name('Section', TEXTS[text])}
            hint={meaning('Section', TEXTS[text])}
            value={given[text]?.text ?? ''}
            rows={6}
            most={BODY_LENGTH}
            optional
          />
        </>
      ))}
      <PeriodFields span={given.period} />
      <Choices
        name="ogpValues"
        label={name('SuggestedField', 'OGP_VALUES')}
        options={known.ogpValues.map(({ code, name: words }) => ({ value: code, label: words.text }))}
        chosen={given.ogpValues.map(({ code }) => code)}
        many
        optional
      />
      <Choices
        name="policyAreas"
        label={name('SuggestedField', 'POLICY_AREAS')}
        options={[]}
        folded={areasByHeading(known.policyAreas).map(([label, options]) => ({
          label,
          options: options.map(([value, text]) => ({ value, label: text })),
        }))}
        chosen={given.policyAreas.map(({ code }) => code)}
        many
        optional
      />
      <Select
        name="theme"
        label={name('SuggestedField', 'THEME')}
        value={given.theme?.code ?? ''}
        options={given.plan.themes.map(({ code, name: words }) => ({ value: code, label: words.text }))}
        none={t('suggest.field.noTheme')}
        optional
      />
    </Form>
  );
}

/** The texts as somebody else kept them meanwhile, and the way to all that they changed. */
function SaysNow({ given }: { given: Given }) {
  const { t, name, href, returned } = useReader();
  const read = returned?.sent.text(VERSION);
  return (
    <>
      <dl class="pairs">
        <div>
          <dt>{t('begin.form.title')}</dt>
          <dd>
            <Said words={given.title} />
          </dd>
        </div>
        {TEXT_NAMES.map((text) =>
          given[text] ? (
            <div key={text}>
              <dt>{name('Section', TEXTS[text])}</dt>
              <dd>
                <Paragraphs words={given[text]} />
              </dd>
            </div>
          ) : null,
        )}
      </dl>
      {read && (
        <p>
          <a href={href('textVersions', given.reference, { from: read })} target="_blank" rel="noopener">
            {t('live.changes')}
            <span class="hidden"> {t('live.tab')}</span>
          </a>
        </p>
      )}
    </>
  );
}
