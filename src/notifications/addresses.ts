import type { Language } from '../domain/localized-text.js';

/** Addresses of pages in the portal; a test compares each with the portal's own table. */
const PAGES = {
  plan: { es: 'planes/:key', en: 'plans/:key' },
  windows: { es: 'planes/:key/etapas', en: 'plans/:key/windows' },
  reportTable: { es: 'planes/:key/informes', en: 'plans/:key/milestone-reports' },
  commitment: { es: 'compromisos/:key', en: 'commitments/:key' },
  milestoneActivities: { es: 'hitos/:key/actividades', en: 'milestones/:key/activities' },
  evaluation: { es: 'valoraciones/:key', en: 'evaluations/:key' },
  programme: { es: 'programas/:key', en: 'programmes/:key' },
  proposal: { es: 'propuestas/:key', en: 'proposals/:key' },
  suggestion: { es: 'sugerencias/:key', en: 'suggestions/:key' },
  response: { es: 'respuesta/:key', en: 'response/:key' },
  comment: { es: 'comentarios/:key', en: 'comments/:key' },
} as const;
export type LinkedPage = keyof typeof PAGES;
export const PAGE_NAMES = Object.keys(PAGES) as LinkedPage[];

/** The word before a milestone's number in its anchor, on the page of its commitment. */
const MILESTONE: Record<Language, string> = { es: 'hito', en: 'milestone' };

export function addressOf(origin: string, page: LinkedPage, key: string, language: Language): string {
  return `${origin}/${language}/${PAGES[page][language].replace(':key', encodeURIComponent(key))}`;
}

/** Address of a milestone on the page of its commitment; its reference is the commitment's reference and its number. */
export function milestoneAddress(origin: string, reference: string, language: Language): string {
  const [, commitment = reference, number = ''] = /^(.+)\.(\d+)$/.exec(reference) ?? [];
  return `${addressOf(origin, 'commitment', commitment, language)}#${MILESTONE[language]}-${number}`;
}
