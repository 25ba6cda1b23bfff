import { useContext } from 'preact/hooks';
import { BODY_LENGTH } from '../../../domain/lengths.js';
import { LANGUAGES, type Language } from '../../../domain/localized-text.js';
import { Choices, Hidden, Select, TextArea } from '../../frame/components/fields.js';
import { Finder } from '../../frame/components/finder.js';
import { Standing } from '../../frame/components/form.js';
import { DayField, noSuchDays } from '../../frame/day-field.js';
import { dayTyped } from '../../frame/local-time.js';
import { sought } from '../../frame/seeking.js';
import type { Reachable, Outcome, ResponseCategory } from '../../frame/types.js';
import { type Reader, useReader } from '../../frame/reader.js';
import type { Sent } from '../../frame/sent.js';
import { allOf } from '../../frame/values.js';

export const OUTCOMES = allOf<Outcome>({ ACCEPTED: true, ACCEPTED_IN_PART: true, NOT_ACCEPTED: true });
const CATEGORIES = allOf<ResponseCategory>({
  TAKEN_UP: true,
  ALREADY_UNDER_WAY: true,
  NOT_FEASIBLE: true,
  NO_RESOURCES: true,
  LEGAL_OBSTACLE: true,
  OUTSIDE_COMPETENCE: true,
  OUTSIDE_THE_PLAN: true,
  TOO_UNSPECIFIC: true,
  OTHER: true,
});

/** A text in its original language, with its translation. */
export type TextSoFar = { original: string; languages: string[] } & Record<Language, string>;

const other = (language: string | undefined) => LANGUAGES.find((each) => each !== language)!;

/** The text in the language of the form, and its translation when there is one. */
export function textSent(sent: Sent) {
  const language = LANGUAGES.find((each) => each === sent.text('language')?.toLowerCase()) ?? LANGUAGES[0];
  const translation = sent.text('translation');
  return {
    text: { language: language.toUpperCase(), text: sent.text('text') ?? '' },
    translations: translation ? [{ language: other(language).toUpperCase(), text: translation }] : undefined,
  };
}

export function responseSent(sent: Sent) {
  return {
    outcome: OUTCOMES.find((outcome) => outcome === sent.text('outcome')),
    category: CATEGORIES.find((category) => category === sent.text('category')),
    ...textSent(sent),
  };
}

/** Required fields of a response. */
export const responseNeeds = ({ t }: Reader) => ({
  outcome: t('response.form.outcome'),
  category: t('response.form.category'),
  text: t('response.form.text'),
});

export const commitmentsSent = (sent: Sent) => ({
  commitments: sent.all('commitments'),
  writeBy: dayTyped(sent.text(WRITE_BY)) ?? undefined,
});

/** Field with the day by which the text is written, for a proposal that no commitment has taken up yet. */
const WRITE_BY = 'writeBy';
export const writeByTyped = (sent: Sent, reader: Reader) => noSuchDays(sent, [WRITE_BY], reader);

/** The field of the form for each path of a problem; the last part of a path is `text` in either language. */
export const TEXT_FIELDS = { 'input.text': 'text', 'input.text.text': 'text', translations: 'translation' };

interface TextsProps {
  label: string;
  hint: string;
  written?: TextSoFar | null;
  rows?: number;
}

/**
 * Two fields for a text and its translation. A new text is in the language of the page; an existing one keeps its own.
 */
export function Texts({ label, hint, written, rows = 8 }: TextsProps) {
  const { t, language: own } = useReader();
  const { returned } = useContext(Standing);
  const language = (returned?.sent.text('language')?.toLowerCase() ?? written?.original ?? own) as Language;
  const second = other(language);
  return (
    <>
      <Hidden name="language" value={language.toUpperCase()} />
      <TextArea
        name="text"
        label={`${label} (${t(`languages.${language}.named`)})`}
        hint={hint}
        value={written?.[language]}
        rows={rows}
        most={BODY_LENGTH}
      />
      <TextArea
        name="translation"
        label={t('respond.translation', { language: t(`languages.${second}.named`) })}
        hint={t('respond.translationHint')}
        value={written?.languages.includes(second) ? written[second] : undefined}
        rows={rows}
        most={BODY_LENGTH}
        optional
      />
    </>
  );
}

interface ResponseProps {
  given?: { outcome: string; category: string; written: TextSoFar };
}

/** The outcome, the category and the reasons of a response. */
export function ResponseFields({ given }: ResponseProps) {
  const { t, name } = useReader();
  const say = (part: string) => t(`response.form.${part}`);
  return (
    <>
      <Choices
        name="outcome"
        label={say('outcome')}
        options={OUTCOMES.map((value) => ({ value, label: name('Outcome', value) }))}
        chosen={given && [given.outcome]}
      />
      <Select
        name="category"
        label={say('category')}
        value={given?.category}
        options={CATEGORIES.map((value) => ({ value, label: name('ResponseCategory', value) }))}
      />
      <Texts label={say('text')} hint={say('textHint')} written={given?.written} />
    </>
  );
}

/** The commitments that the page offers, of all that the plan has. */
export interface OfPlan {
  totalCount: number;
  nodes: Reachable[];
}

interface CommitmentsProps {
  of: OfPlan;
  chosen?: string[];
  writeBy?: string | null;
}

/**
 * The commitments of the plan; the official ticks those that took the proposal up, or says by which day the text is
 * written.
 */
export function Commitments({ of, chosen, writeBy }: CommitmentsProps) {
  const reader = useReader();
  const { t } = reader;
  const isEmpty = of.totalCount === 0 && sought(reader, 'commitments') === undefined;
  return (
    <>
      <Finder name="commitments" label={t('finder.commitment')} choices={of} />
      {isEmpty ? (
        <p class="notice">{t('respond.noCommitments')}</p>
      ) : (
        <Choices
          name="commitments"
          label={t('response.form.commitments')}
          hint={t('response.form.commitmentsHint')}
          many
          optional
          chosen={chosen}
          kept={(reference) => reference}
          options={of.nodes.map(({ reference, title }) => ({
            value: reference,
            label: `${reference} · ${title.text}`,
          }))}
        />
      )}
      <DayField
        name={WRITE_BY}
        label={t('response.form.writeBy')}
        hint={t('response.form.writeByHint')}
        day={writeBy ?? undefined}
        optional
      />
    </>
  );
}
