import { BODY_LENGTH } from '../../../domain/lengths.js';
import { LEVELS } from '../../../domain/milestone.js';
import { Choices, Hidden, Select, TextArea } from '../../frame/components/fields.js';
import { shortDay } from '../../../domain/printed.js';
import type { MilestoneLevel, Words } from '../../frame/types.js';
import type { Fault } from '../../frame/came-back.js';
import { DayField, noSuchDays } from '../../frame/day-field.js';
import { dayTyped } from '../../frame/local-time.js';
import { type Reader, useReader } from '../../frame/reader.js';
import type { Sent } from '../../frame/sent.js';

/** A choice whose value is this was ticked. */
export const YES = 'yes';

export const LEVEL_CODES = LEVELS.map((level) => level.toUpperCase() as MilestoneLevel);

interface Period {
  number: number;
  startOn: string;
  endOn: string;
}

interface SaidProps {
  said: {
    status: string | null;
    unchanged: boolean;
    doneOn: string | null;
    narrative: Words | null;
    obstacles: Words | null;
  };
  /** The level of the last report that was sent; "no change" repeats it, so it is offered only then. */
  last: MilestoneLevel | null;
  periods: Period[];
  /** The number of the period of the report. */
  period: number | undefined;
}

/** The fields of a report: its period, how far the milestone is, what was done and what stood in the way. */
export function SaidFields({ said, last, periods, period }: SaidProps) {
  const { t, name, meaning, language, today } = useReader();
  const begun = periods.filter(({ startOn }) => startOn <= today);
  return (
    <>
      {begun.length > 0 && (
        <Select
          name="period"
          label={t('reportForm.period')}
          value={period === undefined ? '' : String(period)}
          options={begun.map(({ number, startOn, endOn }) => ({
            value: String(number),
            label: t('reportForm.periodOf', {
              number,
              start: shortDay(language, startOn),
              end: shortDay(language, endOn),
            }),
          }))}
        />
      )}
      {last && (
        <Choices
          name="unchanged"
          label={t('reportForm.unchanged')}
          options={[
            {
              value: YES,
              label: t('reportForm.unchangedTick', { level: name('MilestoneLevel', last) }),
              hint: t('reportForm.unchangedHint'),
            },
          ]}
          chosen={said.unchanged ? [YES] : []}
          many
          optional
        />
      )}
      <Choices
        name="status"
        label={t('reportForm.status')}
        options={LEVEL_CODES.map((level) => ({
          value: level,
          label: name('MilestoneLevel', level),
          hint: meaning('MilestoneLevel', level),
        }))}
        chosen={said.status ? [said.status] : []}
        {...(last ? { only: t('reportForm.unlessUnchanged') } : {})}
      />
      <DayField
        name="doneOn"
        label={t('reportForm.doneOn')}
        hint={t('reportForm.doneOnHint')}
        day={said.doneOn ?? undefined}
        optional
      />
      <SaidField name="narrative" words={said.narrative} only={last ? t('reportForm.unlessUnchanged') : undefined} />
      <SaidField name="obstacles" words={said.obstacles} optional />
    </>
  );
}

interface SaidFieldProps {
  name: 'narrative' | 'obstacles';
  words: Words | null;
  only?: string | undefined;
  optional?: true;
}

/** A text is written in the language in which it was shown. */
function SaidField({ name, words, only, optional }: SaidFieldProps) {
  const { t, language } = useReader();
  return (
    <>
      <Hidden name={languageOf(name)} value={(words?.language ?? language).toUpperCase()} />
      <TextArea
        name={name}
        label={t(`reportForm.${name}`)}
        hint={t(`reportForm.${name}Hint`)}
        value={words?.text ?? ''}
        rows={5}
        most={BODY_LENGTH}
        only={only}
        optional={optional}
      />
    </>
  );
}

const languageOf = (name: string) => `${name}Language`;

const text = (sent: Sent, name: string) => {
  const written = sent.text(name);
  return written === undefined ? null : { language: sent.text(languageOf(name)), text: written };
};

/** The typed words, as the schema takes it; an emptied text is taken away. */
export const saidTyped = (sent: Sent) => ({
  status: sent.text('status') ?? null,
  unchanged: sent.text('unchanged') === YES,
  doneOn: dayTyped(sent.text('doneOn')),
  narrative: text(sent, 'narrative'),
  obstacles: text(sent, 'obstacles'),
  ...(sent.text('period') ? { period: Number(sent.text('period')) } : {}),
});

/** A day of completion that does not exist is asked again. */
export const unreadableDays = (sent: Sent, reader: Reader): Fault[] => noSuchDays(sent, ['doneOn'], reader);

/** A problem of the whole report leads to the question whether anything changed. */
export const SAID_FIELDS: Record<string, string> = { input: 'unchanged' };
