import { localized } from '../../domain/localized-text.js';
import type { Voice } from '../../domain/milestone.js';
import { type StatedDate, readStatedDate } from '../../domain/stated-date.js';
import { dayIn } from '../../kernel/clock.js';
import { type FileForm, type Layout, onceEach, type SourceRow } from '../import/layout.js';
import type { CommitmentRecord, PlanRecord } from '../import/records.js';
import { bodyOf, slugOf } from '../import/texts.js';
import { writtenDate } from '../import/written-date.js';
import { countryOf } from './countries.js';
import { ecuadorAnswers, questionColumns, questionsOf } from './ecuador-questionnaires.js';

const COUNTRY = countryOf('Ecuador')!;
const VALUES: Record<string, string> = {
  'participación ciudadana': 'civic_participation',
  'transparencia y acceso a la información': 'access_to_information',
  'rendición de cuentas': 'public_accountability',
  'uso de tecnologías e innovación': 'technology_innovation',
};
/** Words of the tracker for how far a milestone is. Only one of them is a level of OGP; the others are kept as written. */
const LEVELS: Record<string, 'complete'> = { completado: 'complete' };
const ORDINALS = 'primer segundo tercer cuarto quinto sexto séptimo octavo noveno décimo'.split(' ');

/** The title in one line, because the files write the same title with other blanks and line breaks. */
const inOneLine = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim();
/** The key ignores a point at the end, which only some of the files write. */
const milestoneKey = (commitment: string, title: string) =>
  `milestone|${inOneLine(commitment)}|${inOneLine(title).replace(/\.$/, '')}`;

const milestones: FileForm = {
  columns: {
    commitment: ['Nombre_compromisos'],
    title: ['Hitos'],
    theme: ['Tematica'],
    owner: ['Entidad'],
    counterpart: ['Contraparte'],
    promising: ['El_compromiso_es_prometedor_segun_el_IRM'],
    values: ['Valores_OGP'],
    goals: ['Vinculacion_ODS'],
    start: ['Fecha_inicio_hito'],
    end: ['Fecha_finalizacion_hito'],
  },
  required: ['commitment', 'title', 'start', 'end'],
  start: ({ plan }) => {
    const once = onceEach();
    const numbers = new Map<string, number>();
    const seen = new Map<string, number>();
    return (row) => {
      const [name, title] = [inOneLine(row.get('commitment')), inOneLine(row.get('title'))];
      if (name === '') return row.refuses('commitment', 'the commitment has no name');
      if (title === '') return row.refuses('title', 'the milestone has no title');
      if (!numbers.has(name)) numbers.set(name, numbers.size + 1);
      const place = (seen.get(name) ?? 0) + 1;
      seen.set(name, place);
      const key = once(row, 'title', milestoneKey(name, title));
      const within = commitmentOf(row, name, numbers.get(name)!, plan);
      return row.reads(key, {
        kind: 'milestone',
        country: COUNTRY,
        commitment: within.reference,
        within,
        number: Number(/^Hito (\d{1,2})\b/.exec(title)?.[1] ?? place),
        title: localized('es', title.replace(/^Hito \d{1,2}:\s*/, '')),
        expectedResult: null,
        planned: { start: writtenDate(row, 'start', 'start'), end: writtenDate(row, 'end', 'end') },
        bodies: within.owners.map(({ body }) => body),
        reports: [],
      });
    };
  },
};

function commitmentOf(row: SourceRow, name: string, number: number, plan: string | null): CommitmentRecord {
  const theme = inOneLine(row.get('theme'));
  const counterparts = row.get('counterpart').split('--').map(inOneLine).join('; ');
  if (row.get('promising') !== '')
    row.doubt('promising', row.get('promising'), 'has no place of its own', 'kept with the row');
  return {
    kind: 'commitment',
    plan: planOf(plan),
    reference: `EC-1-${String(number).padStart(2, '0')}`,
    theme: theme === '' ? null : { code: slugOf(theme), name: localized('es', theme) },
    title: localized('es', name),
    action: null,
    period: { start: null, end: null },
    state: 'adopted',
    ogpValues: valuesOf(row),
    policyAreas: [],
    sdgs: goalsOf(row),
    owners: row
      .get('owner')
      .split('--')
      .filter((part) => inOneLine(part) !== '')
      .map((part) => ({ body: bodyOf(COUNTRY.code, inOneLine(part)), role: 'lead' as const })),
    remarks:
      counterparts === ''
        ? []
        : [{ code: 'counterparts_named', text: localized('es', `Contraparte: ${counterparts}.`), sources: [] }],
    assessment: null,
  };
}

function valuesOf(row: SourceRow): string[] {
  const named = row.get('values').split(',').map(inOneLine);
  return named.flatMap((value) => {
    const code = VALUES[value.toLowerCase()];
    if (!code && value !== '') row.doubt('values', value, 'is no value of open government', 'kept with the row');
    return code ?? [];
  });
}

function goalsOf(row: SourceRow): number[] {
  const goals = row.get('goals').split(',').map(inOneLine);
  const numbers = goals.flatMap((goal) => {
    const number = Number(/^Objetivo (\d{1,2})$/.exec(goal)?.[1] ?? 0);
    if (goal !== '' && (number < 1 || number > 17)) row.doubt('goals', goal, 'is no goal', 'kept with the row');
    return number >= 1 && number <= 17 ? number : [];
  });
  return [...new Set(numbers)].toSorted((a, b) => a - b);
}

interface Spoken {
  voice: Voice;
  /** Names of the columns that only the file of this voice has. */
  columns: Record<string, string[]>;
  required: string[];
  body(row: SourceRow): string;
}

/** A file of reports has one column for each commitment; the milestone stands in the one of its own. */
const reports = ({ voice, columns, required, body }: Spoken): FileForm => ({
  columns: {
    commitment: ['Compromiso'],
    ...Object.fromEntries(ORDINALS.map((ordinal) => [ordinal, [`Hito ${ordinal} compromiso`]])),
    registered: ['Fecha de registro', 'Fecha registro'],
    level: ['Indicador 2'],
    ...columns,
    ...questionColumns(voice),
  },
  required: ['commitment', 'level', ...required],
  unkept: ['Funcionario'],
  start: () => {
    const once = onceEach();
    const questions = questionsOf(voice);
    return (row) => {
      const [first, ...others] = ORDINALS.filter((ordinal) => row.get(ordinal) !== '');
      if (!first) return row.refuses('commitment', 'says of no milestone');
      for (const ordinal of others)
        row.doubt(ordinal, row.get(ordinal), 'names a second milestone', 'kept with the row; the first one counts');
      const milestone = milestoneKey(row.get('commitment'), row.get(first));
      const written = row.get('level');
      const status = LEVELS[written.toLowerCase()] ?? null;
      if (status === null && written !== '')
        row.doubt('level', written, 'is none of OGP’s levels', 'kept as written, no level claimed');
      const name = inOneLine(body(row));
      return row.reads(once(row, first, `${voice}|${milestone}`), {
        kind: 'report',
        country: COUNTRY,
        milestone,
        questions,
        report: {
          voice,
          body: name === '' ? null : bodyOf(COUNTRY.code, name),
          status,
          written: written === '' ? null : written,
          narrative: row.get('narrative') === '' ? null : localized('es', row.get('narrative')),
          reported: registered(row),
          answers: ecuadorAnswers(row, voice),
          evidence: [],
        },
      });
    };
  },
});

/** The day of a report; an instant is the day that it was in Ecuador. */
function registered(row: SourceRow): StatedDate | null {
  const cell = row.get('registered');
  if (!/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(cell)) return writtenDate(row, 'registered', 'start');
  return readStatedDate(dayIn('America/Guayaquil', new Date(cell)), 'start', cell);
}

/** Ecuador's first plan: its milestones, and three files of reports on them, by owners, counterparts and the core group. */
export const ECUADOR_2019: Layout = {
  name: 'ecuador-2019',
  reading: 1,
  forms: [
    milestones,
    reports({
      voice: 'owner',
      columns: { narrative: ['Descripción'], body: ['Entidad_responsable_de_registrar_el_avance'] },
      required: ['narrative', 'body'],
      body: (row) => row.get('body'),
    }),
    reports({
      voice: 'counterpart',
      columns: { body: ['Organización'] },
      required: ['body'],
      body: (row) => row.get('body'),
    }),
    reports({
      voice: 'monitoring_body',
      columns: {},
      required: ['communication_together'],
      body: () => 'Grupo Núcleo de Gobierno Abierto',
    }),
  ],
};

function planOf(slug: string | null): PlanRecord {
  return {
    slug: slug ?? 'ecuador-1',
    title: {
      original: 'es',
      es: { text: 'Ecuador: plan de acción 1' },
      en: { text: 'Ecuador: action plan 1' },
    },
    country: COUNTRY,
    sources: [
      {
        title: localized('es', 'Datos de seguimiento del primer plan de Ecuador'),
        url: 'https://github.com/datasketch/giz-paga',
        readOn: null,
        about: null,
      },
    ],
  };
}
