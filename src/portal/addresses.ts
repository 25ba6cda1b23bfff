import { LANGUAGES, type Language } from '../domain/localized-text.js';
import { unholdableIn } from '../domain/text.js';

/** Every page and its address in each language; `:key` is a slug or a reference. No other file knows the addresses. */
const ADDRESSES = {
  home: { es: '', en: '' },
  plans: { es: 'planes', en: 'plans' },
  plan: { es: 'planes/:key', en: 'plans/:key' },
  commitments: { es: 'compromisos', en: 'commitments' },
  commitment: { es: 'compromisos/:key', en: 'commitments/:key' },
  milestones: { es: 'hitos', en: 'milestones' },
  since: { es: 'novedades', en: 'news' },
  commitmentText: { es: 'compromisos/:key/texto', en: 'commitments/:key/text' },
  wordReturn: { es: 'compromisos/:key/word', en: 'commitments/:key/word' },
  wordReading: { es: 'archivos-word/:key', en: 'word-files/:key' },
  suggest: { es: 'compromisos/:key/sugerir', en: 'commitments/:key/suggest' },
  textVersions: { es: 'compromisos/:key/versiones', en: 'commitments/:key/versions' },
  suggestions: { es: 'compromisos/:key/sugerencias', en: 'commitments/:key/suggestions' },
  writeText: { es: 'compromisos/:key/escribir', en: 'commitments/:key/write' },
  textState: { es: 'compromisos/:key/situacion', en: 'commitments/:key/state' },
  clause: { es: 'clausulas/:key', en: 'clauses/:key' },
  milestoneReport: { es: 'informes/:key', en: 'milestone-reports/:key' },
  checks: { es: 'planes/:key/por-cotejar', en: 'plans/:key/to-check' },
  datesToAgree: { es: 'planes/:key/fechas-por-acordar', en: 'plans/:key/dates-to-agree' },
  reportTable: { es: 'planes/:key/informes', en: 'plans/:key/milestone-reports' },
  milestoneActivities: { es: 'hitos/:key/actividades', en: 'milestones/:key/activities' },
  questionnaires: { es: 'planes/:key/cuestionarios', en: 'plans/:key/questionnaires' },
  milestoneDates: { es: 'hitos/:key/fechas', en: 'milestones/:key/dates' },
  reportsFile: { es: 'informes-en-excel/:key', en: 'milestone-reports-in-excel/:key' },
  beginReport: { es: 'hitos/:key/informar', en: 'milestones/:key/report' },
  planText: { es: 'planes/:key/texto', en: 'plans/:key/text' },
  planWordReturn: { es: 'planes/:key/texto/word', en: 'plans/:key/text/word' },
  planTextVersions: { es: 'planes/:key/texto/versiones', en: 'plans/:key/text/versions' },
  planSuggest: { es: 'planes/:key/sugerir', en: 'plans/:key/suggest' },
  planSuggestions: { es: 'planes/:key/sugerencias', en: 'plans/:key/suggestions' },
  suggestion: { es: 'sugerencias/:key', en: 'suggestions/:key' },
  proposals: { es: 'propuestas', en: 'proposals' },
  proposal: { es: 'propuestas/:key', en: 'proposals/:key' },
  propose: { es: 'proponer', en: 'propose' },
  // This stands before the drafts, whose key would match it too.
  kept: { es: 'proponer/guardada', en: 'propose/kept' },
  draft: { es: 'proponer/:key', en: 'propose/:key' },
  response: { es: 'respuesta/:key', en: 'response/:key' },
  responses: { es: 'respuestas/:key', en: 'responses/:key' },
  tasks: { es: 'pendientes', en: 'tasks' },
  drafting: { es: 'redaccion', en: 'drafting' },
  draftingDesk: { es: 'planes/:key/redaccion', en: 'plans/:key/drafting' },
  beginFromWord: { es: 'planes/:key/nuevo-compromiso/word', en: 'plans/:key/new-commitment/word' },
  wordDraft: { es: 'borradores-word/:key', en: 'word-drafts/:key' },
  begin: { es: 'planes/:key/nuevo-compromiso', en: 'plans/:key/new-commitment' },
  transcribe: { es: 'planes/:key/transcribir', en: 'plans/:key/transcribe' },
  review: { es: 'planes/:key/revision', en: 'plans/:key/review' },
  reviewOne: { es: 'propuestas/:key/revision', en: 'proposals/:key/review' },
  windows: { es: 'planes/:key/etapas', en: 'plans/:key/windows' },
  owedResponses: { es: 'planes/:key/por-responder', en: 'plans/:key/owed-responses' },
  respond: { es: 'propuestas/:key/responder', en: 'proposals/:key/respond' },
  templates: { es: 'planes/:key/plantillas', en: 'plans/:key/templates' },
  versions: { es: 'versiones/:key', en: 'versions/:key' },
  comment: { es: 'comentarios/:key', en: 'comments/:key' },
  moderation: { es: 'moderacion/:key', en: 'moderation/:key' },
  moderationLog: { es: 'registro-de-moderacion/:key', en: 'moderation-log/:key' },
  signIn: { es: 'entrar', en: 'sign-in' },
  code: { es: 'entrar/codigo', en: 'sign-in/code' },
  confirm: { es: 'entrar/confirmar', en: 'sign-in/confirm' },
  welcome: { es: 'entrar/bienvenida', en: 'sign-in/welcome' },
  secondStep: { es: 'entrar/segundo-paso', en: 'sign-in/second-step' },
  demonstration: { es: 'demostracion', en: 'demonstration' },
  account: { es: 'mi-cuenta', en: 'my-account' },
  myProposals: { es: 'mi-cuenta/propuestas', en: 'my-account/proposals' },
  secondFactor: { es: 'mi-cuenta/segundo-paso', en: 'my-account/second-step' },
  erase: { es: 'mi-cuenta/borrar', en: 'my-account/erase' },
  planAppointments: { es: 'planes/:key/encargos', en: 'plans/:key/roles' },
  institutionAppointments: { es: 'instituciones/:key/encargos', en: 'institutions/:key/roles' },
  privacy: { es: 'privacidad', en: 'privacy' },
  programmeVisits: { es: 'programas/:key/visitas', en: 'programmes/:key/visits' },
  programmeVisit: { es: 'visitas/:key', en: 'visits/:key' },
  evidence: { es: 'informes/:key/pruebas', en: 'reports/:key/evidence' },
  indicators: { es: 'indicadores/de/:key', en: 'indicators/of/:key' },
  indicator: { es: 'indicadores/:key', en: 'indicators/:key' },
  measurement: { es: 'valores/:key', en: 'values/:key' },
  evaluation: { es: 'valoraciones/:key', en: 'evaluations/:key' },
  findings: { es: 'hallazgos', en: 'findings' },
  publishEvaluation: { es: 'programas/:key/nueva-valoracion', en: 'programmes/:key/new-evaluation' },
  programme: { es: 'programas/:key', en: 'programmes/:key' },
  institution: { es: 'instituciones/:key', en: 'institutions/:key' },
  search: { es: 'buscar', en: 'search' },
  about: { es: 'acerca', en: 'about' },
} as const satisfies Record<string, Record<Language, string>>;

/** Address of the copy of a person's own data, which is a file and not a page. */
export const OWN_DATA: Record<Language, string> = {
  es: '/es/mi-cuenta/mis-datos.json',
  en: '/en/my-account/my-data.json',
};

export type PageName = keyof typeof ADDRESSES;
export const PAGE_NAMES = Object.keys(ADDRESSES) as PageName[];

export interface Address {
  language: Language;
  page: PageName;
  key: string;
}

export function addressOf({ language, page, key }: Address): string {
  const path = ADDRESSES[page][language].replace(':key', encodeURIComponent(key));
  return path ? `/${language}/${path}` : `/${language}`;
}

/** The page at a path without trailing slash; `null` when there is none. */
export function pageAt(path: string): Address | null {
  const [, first, ...rest] = path.split('/');
  const language = LANGUAGES.find((known) => known === first);
  if (!language) return null;
  for (const page of PAGE_NAMES) {
    const pattern = ADDRESSES[page][language].split('/').filter(Boolean);
    if (pattern.length !== rest.length) continue;
    if (!pattern.every((part, place) => part === ':key' || part === rest[place])) continue;
    const key = decoded(pattern.includes(':key') ? rest[pattern.indexOf(':key')]! : '');
    return key === null ? null : { language, page, key };
  }
  return null;
}

/** The language that a path begins with; a path without a page has one too, so its error page can use it. */
export function languageAt(path: string): Language | undefined {
  return LANGUAGES.find((known) => known === path.split('/')[1]);
}

/** Decodes a part of a path; a key with characters that no stored text may hold matches nothing. */
function decoded(part: string): string | null {
  try {
    const key = decodeURIComponent(part);
    return unholdableIn(key) ? null : key;
  } catch {
    return null;
  }
}
