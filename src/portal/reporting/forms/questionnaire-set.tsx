import { Choices, Hidden, Select, TextArea, TextField } from '../../frame/components/fields.js';
import { Form } from '../../frame/components/form.js';
import { Newer } from '../../frame/components/newer.js';
import { documentOf } from '../../frame/documents.js';
import { type PageForm, versionRead } from '../../frame/form.js';
import { useReader } from '../../frame/reader.js';
import type { Sent } from '../../frame/sent.js';
import type { QuestionKind } from '../../frame/types.js';
import type { AskedVersion } from '../pages/questionnaires.js';
import { YES } from './said-fields.js';
import { allOf } from '../../frame/values.js';

/** Empty places for new questions. */
const SPARE = 3;
const AT_MOST = 40;
/** The version of the questions of a voice that nobody has set yet. */
const NEVER_SET = 0;
const KINDS = allOf<QuestionKind>({
  TEXT: true,
  NUMBER: true,
  PERSONS: true,
  YES_NO: true,
  CHOICE: true,
  CHOICES: true,
});

interface InLanguages {
  languages: string[];
  es: string;
  en: string;
}

/** Both languages of a text stand in one field: Spanish, then English after a bar. */
const written = (text: InLanguages | null): string =>
  text === null
    ? ''
    : (['es', 'en'] as const)
        .flatMap((language) => (text.languages.includes(language) ? text[language] : []))
        .join(' | ') || text.es;

const labelled = (text: string) => {
  const [es = '', en = ''] = text.split('|').map((part) => part.trim());
  return [...(es === '' ? [] : [{ language: 'ES', text: es }]), ...(en === '' ? [] : [{ language: 'EN', text: en }])];
};

/** A code for programs, made of the words; one that was given before stays. */
function codeOf(text: string, taken: string[]): string {
  const plain = text
    .split('|')[0]!
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '')
    .slice(0, 40);
  const code = /^[a-z]/.test(plain) ? plain : `q_${plain}`;
  const free = (n: number): string =>
    taken.includes(n === 1 ? code : `${code}_${n}`) ? free(n + 1) : n === 1 ? code : `${code}_${n}`;
  return free(1);
}

/** The places whose question has words; an emptied one is left out. */
const placesIn = (sent: Sent): number[] =>
  Array.from({ length: AT_MOST + SPARE }, (_, n) => n).filter((n) => sent.text(`question-${n}`) !== undefined);

function choicesIn(sent: Sent, n: number) {
  const known = new Map(
    (sent.text(`codes-${n}`) ?? '').split('\n').flatMap((line): [string, string][] => {
      const [code = '', label = ''] = line.split('=');
      return code === '' ? [] : [[label, code]];
    }),
  );
  const lines = (sent.text(`offered-${n}`) ?? '').split('\n').filter((line) => line.trim() !== '');
  const taken: string[] = [...known.values()];
  return lines.map((line) => {
    const code = known.get(line.trim()) ?? codeOf(line, taken);
    taken.push(code);
    return { code, label: labelled(line) };
  });
}

export const questionnaireSet: PageForm<'forms/questionnaire-set'> = {
  document: documentOf('forms/questionnaire-set'),
  variables: (sent) => {
    const [plan = '', voice = 'OWNER'] = sent.at.split('-');
    const taken = placesIn(sent).flatMap((n) => sent.text(`code-${n}`) ?? []);
    return {
      plan,
      version: versionRead(sent),
      input: {
        voice,
        clientMutationId: sent.once,
        questions: placesIn(sent).map((n) => {
          const words = sent.text(`question-${n}`)!;
          const code = sent.text(`code-${n}`) ?? codeOf(words, taken);
          taken.push(code);
          return {
            code,
            kind: (sent.text(`answerKind-${n}`) ?? 'TEXT') as QuestionKind,
            label: labelled(words),
            help: labelled(sent.text(`help-${n}`) ?? ''),
            required: sent.text(`mustAnswer-${n}`) === YES,
            choices: choicesIn(sent, n),
          };
        }),
      },
    };
  },
  fieldAt: (path, sent) => {
    const at = path.indexOf('questions');
    const n = placesIn(sent)[Number(path[at + 1])];
    if (at < 0 || n === undefined) return undefined;
    return `${path.includes('choices') ? 'offered' : path.includes('help') ? 'help' : 'question'}-${n}`;
  },
  next: (_, { here }) => here,
  done: 'questionnaireSet',
};

/** One part for each question, and some empty ones; without script, more appear once these are kept. */
export function QuestionnaireForm({ at, asked }: { at: string; asked: AskedVersion | null }) {
  const { t, name, returned } = useReader();
  const questions = asked?.questions ?? [];
  const own = returned?.sent.form === 'questionnaireSet' && returned.sent.at === at ? returned.sent : null;
  const typed = own ? placesIn(own) : [];
  const places = Math.min(AT_MOST, Math.max(questions.length, ...typed.map((n) => n + 1)) + SPARE);
  // The codes of a form that came back belong to its own words: meanwhile another question may stand at that place.
  const known = (field: string, value: string) => (own ? (own.text(field) ?? '') : value);
  return (
    <Form name="questionnaireSet" at={at} submit={t('questionnaires.submit')}>
      <Newer version={asked?.version ?? NEVER_SET} />
      <p>{t('questionnaires.how')}</p>
      {Array.from({ length: places }, (_, n) => {
        const question = questions[n];
        const offered = (question?.choices ?? []).map((choice) => ({ code: choice.code, line: written(choice.label) }));
        const code = known(`code-${n}`, question?.code ?? '');
        const codes = known(`codes-${n}`, offered.map((choice) => `${choice.code}=${choice.line}`).join('\n'));
        return (
          <fieldset key={n}>
            <legend>{t('questionnaires.nth', { n: n + 1 })}</legend>
            {code !== '' && <Hidden name={`code-${n}`} value={code} />}
            {codes !== '' && <Hidden name={`codes-${n}`} value={codes} />}
            <TextField
              name={`question-${n}`}
              label={t('questionnaires.question')}
              value={written(question?.label ?? null)}
              optional
            />
            <TextField
              name={`help-${n}`}
              label={t('questionnaires.help')}
              value={written(question?.help ?? null)}
              optional
            />
            <Select
              name={`answerKind-${n}`}
              label={t('questionnaires.kind')}
              value={question?.kind ?? ''}
              options={KINDS.map((kind) => ({ value: kind, label: name('QuestionKind', kind) }))}
              optional
            />
            <TextArea
              name={`offered-${n}`}
              label={t('questionnaires.choices')}
              hint={t('questionnaires.choicesHint')}
              value={offered.map(({ line }) => line).join('\n')}
              rows={3}
              optional
            />
            <Choices
              name={`mustAnswer-${n}`}
              label={t('questionnaires.must')}
              options={[{ value: YES, label: t('questionnaires.mustTick') }]}
              chosen={question?.required ? [YES] : []}
              many
              optional
            />
          </fieldset>
        );
      })}
    </Form>
  );
}
