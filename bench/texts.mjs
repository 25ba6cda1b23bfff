import { ACCOUNTS } from './people.mjs';
import { batch, id, rows, words } from './rows.mjs';

/** One commitment has a text that many people worked on; it is the same at every scale. */
export const TEXT = { reference: 'BENCH-TEXT', clauses: 20, versionsOfClause: 10, suggestions: 500 };

const COMMITMENT = 950_000;
const CLAUSE = 951_000;
const SOURCE = id(COMMITMENT);

const one = '(select 1 as n where $1::int <= $2::int) the_commitment';
const numbers = (last) => `(select n from generate_series(1, ${last}) n where $1::int <= $2::int) every_number`;
const clauses = `(select n, c, v from generate_series(1, ${TEXT.clauses}) c, generate_series(1, ${TEXT.versionsOfClause}) v,
  lateral (select c * 100 + v as n) numbered where $1::int <= $2::int) every_version`;
const newest = `(select c as n from generate_series(1, ${TEXT.clauses}) c where $1::int <= $2::int) every_clause`;

const text = words({ es: 'Cláusula sintética', en: 'Synthetic clause' }, 2);
/** Each language of a clause came as a whole from the draft. */
const spans = `(select jsonb_object_agg(language, jsonb_build_array(jsonb_build_object('length', length(words.text ->> 'text'),
  'source', jsonb_build_object('kind', 'draft', 'id', ${SOURCE})))) from jsonb_each(${text} - 'original') words (language, text))`;

const isPending = 'n % 5 = 0';
const decided = (value) => `case when ${isPending} then null else ${value} end`;

const ofText = { plan_id: id('1'), commitment_id: SOURCE };
const clause = { section: `'action'`, kind: `'paragraph'`, text };

const statements = [
  rows('commitment', one, {
    id: SOURCE,
    plan_id: id('1'),
    reference: `'${TEXT.reference}'`,
    position: '1000',
    title: words({ es: 'Compromiso escrito entre muchos', en: 'Commitment written by many' }),
    origin: `'co_created'`,
    state: `'adopted'`,
    version: TEXT.versionsOfClause,
    synthetic: 'true',
  }),
  rows('text_version', numbers(TEXT.versionsOfClause), {
    id: id(`${CLAUSE} + n`),
    ...ofText,
    number: 'n',
    cause: `'written'`,
    role: `'drafter'`,
  }),
  rows('clause', newest, {
    id: id(`${CLAUSE} + n`),
    ...ofText,
    ...clause,
    place: 'n',
    changed_in: TEXT.versionsOfClause,
  }),
  rows('clause_version', clauses, {
    id: id(`${CLAUSE} + n`),
    clause_id: id(`${CLAUSE} + c`),
    ...ofText,
    ...clause,
    number: 'v',
    place: 'c',
    spans,
  }),
  rows('suggestion', numbers(TEXT.suggestions), {
    id: id(`${CLAUSE} + n`),
    ...ofText,
    number: 'n',
    kind: `'change'`,
    base_version: '1',
    clause_id: id(`${CLAUSE} + n % ${TEXT.clauses} + 1`),
    language: `'es'`,
    base_text: `'Las oficinas publican lo que falta por hacer.'`,
    text: `'Las oficinas publican cada mes lo que falta por hacer, y por qué.'`,
    reason: `'Motivo sintético ' || n`,
    author_account_id: id(`n % ${ACCOUNTS} + 1`),
    state: `case when ${isPending} then 'pending' else 'declined' end`,
    decided_at: decided(`timestamptz '2026-03-01'`),
    decided_role: decided(`'secretariat'`),
    decision_reason: decided(`'Ya lo dice la ley.'`),
    synthetic: 'true',
  }),
];

/** Adds the commitment with the long text to the first synthetic plan. */
export const fillText = (work, operator) => batch(work, operator, 'text', statements, [1, 1]);
