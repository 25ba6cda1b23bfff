import { BODY_LENGTH, LINK_LENGTH, TITLE_LENGTH } from '../../../domain/lengths.js';
import { asTyped, dateTyped } from '../../drafting/forms/period-fields.js';
import type { Fault } from '../../frame/came-back.js';
import { Hidden, Select, TextArea, TextField } from '../../frame/components/fields.js';
import { type Reader, useReader } from '../../frame/reader.js';
import type { Sent } from '../../frame/sent.js';
import type { Cited, Place, VisitLanguage } from '../../frame/types.js';
import type { VisitSaid } from '../components/visit.js';

const NUMBERS = ['attended', 'women', 'men'] as const;
/** The field of each language. */
const SPOKEN: Record<string, VisitLanguage> = {
  spokenSpa: 'SPA',
  spokenMaz: 'MAZ',
  spokenOto: 'OTO',
  spokenNah: 'NAH',
  spokenOcu: 'OCU',
  spokenMat: 'MAT',
  spokenOther: 'OTHER',
};

const isNumber = (text: string) => /^\d{1,7}$/.test(text);
const numberIn = (sent: Sent, field: string) => {
  const text = sent.text(field);
  return text === undefined ? null : Number(text);
};

/** The input of the schema; a field that was left empty is not stated. */
export function visitSent(sent: Sent) {
  const [day, services, source, language] = [
    sent.text('visited'),
    sent.text('services'),
    sent.text('source'),
    sent.text('language') === 'EN' ? ('EN' as const) : ('ES' as const),
  ];
  const spoken = Object.entries(SPOKEN).flatMap(([field, spokenIn]) => {
    const persons = numberIn(sent, field);
    return persons === null ? [] : [{ language: spokenIn, persons }];
  });
  return {
    municipality: sent.text('municipality') ?? '',
    visited: day === undefined ? null : (dateTyped(day) ?? day),
    place: sent.text('place') ?? null,
    services: services === undefined ? null : { language, text: services },
    personsAttended: numberIn(sent, 'attended'),
    womenAttended: numberIn(sent, 'women'),
    menAttended: numberIn(sent, 'men'),
    attendedByLanguage: spoken.length > 0 ? spoken : null,
    source: source === undefined ? null : { title: { language, text: source }, url: sent.text('sourceUrl') ?? null },
    clientMutationId: sent.once,
  };
}

export const VISIT_FIELDS = {
  personsAttended: 'attended',
  womenAttended: 'women',
  menAttended: 'men',
  attendedByLanguage: 'spokenSpa',
  url: 'sourceUrl',
};

/** A date or a number that cannot be read, and an address without the name of its source. */
export function unreadableVisit(sent: Sent, { t }: Reader): Fault[] {
  const day = sent.text('visited');
  const numbers = [...NUMBERS, ...Object.keys(SPOKEN)].filter((field) => !isNumber(sent.text(field) ?? '0'));
  return [
    ...(day && !dateTyped(day) ? [{ field: 'visited', message: t('suggest.period.noSuchDate') }] : []),
    ...numbers.map((field) => ({ field, message: t('programme.visit.noNumber') })),
    ...(sent.text('sourceUrl') && !sent.text('source')
      ? [{ field: 'source', message: t('programme.visit.unnamedSource') }]
      : []),
  ];
}

interface FieldsProps {
  places: Place[];
  given?: VisitSaid & { jurisdiction: Place; sources: Cited[] };
}

export function VisitFields({ places, given }: FieldsProps) {
  const { t, name, language } = useReader();
  const numeral = (value: number | null | undefined) => (value === null || value === undefined ? '' : String(value));
  const number = (field: string, label: string, value: number | null | undefined) => (
    <TextField key={field} name={field} label={label} value={numeral(value)} inputmode="numeric" short optional />
  );
  const spokenBy = (one: VisitLanguage) =>
    given?.attendedByLanguage.find(({ language: spoken }) => spoken === one)?.persons;
  const source = given?.sources[0];
  return (
    <>
      <Hidden name="language" value={(given?.services?.language ?? language) === 'en' ? 'EN' : 'ES'} />
      <Select
        name="municipality"
        label={t('programme.visits.municipality')}
        options={places.map(({ code, name: { text } }) => ({ value: code, label: text }))}
        value={given?.jurisdiction.code ?? ''}
      />
      <TextField
        name="visited"
        label={t('programme.visit.day')}
        hint={t('programme.visit.dayHint')}
        value={asTyped(given?.visited?.on ?? null, given?.visited?.precision ?? null)}
        autocomplete="off"
        short
        optional
      />
      <TextField
        name="place"
        label={t('programme.visit.place')}
        value={given?.place ?? ''}
        most={TITLE_LENGTH}
        optional
      />
      <TextArea
        name="services"
        label={t('programme.visit.services')}
        value={given?.services?.text ?? ''}
        rows={4}
        most={BODY_LENGTH}
        optional
      />
      <div class="together">
        {number('attended', t('programme.visit.attended'), given?.personsAttended)}
        {number('women', t('programme.visit.women'), given?.womenAttended)}
        {number('men', t('programme.visit.men'), given?.menAttended)}
      </div>
      <fieldset class="field long">
        <legend>{t('programme.visit.byLanguage')}</legend>
        <p class="hint">{t('programme.visit.byLanguageHint')}</p>
        <div class="together">
          {Object.entries(SPOKEN).map(([field, one]) => number(field, name('VisitLanguage', one), spokenBy(one)))}
        </div>
      </fieldset>
      <TextField
        name="source"
        label={t('programme.visit.source')}
        hint={t('programme.visit.sourceHint')}
        value={source?.title.text ?? ''}
        most={TITLE_LENGTH}
        optional
      />
      <TextField
        name="sourceUrl"
        label={t('programme.visit.sourceUrl')}
        value={source?.url ?? ''}
        most={LINK_LENGTH}
        optional
      />
    </>
  );
}
