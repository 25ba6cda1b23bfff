import type { Language } from '../domain/localized-text.js';

/** Where the portal shows things; a test binds each address to the portal's own table. */
const PAGES = {
  plan: { es: 'planes/:key', en: 'plans/:key' },
  windows: { es: 'planes/:key/etapas', en: 'plans/:key/windows' },
  commitment: { es: 'compromisos/:key', en: 'commitments/:key' },
  proposal: { es: 'propuestas/:key', en: 'proposals/:key' },
  response: { es: 'respuesta/:key', en: 'response/:key' },
  comment: { es: 'comentarios/:key', en: 'comments/:key' },
} as const;
export type LinkedPage = keyof typeof PAGES;
export const PAGE_NAMES = Object.keys(PAGES) as LinkedPage[];

/** Where a milestone begins on the page of its commitment, before its number. */
const MILESTONE: Record<Language, string> = { es: 'hito', en: 'milestone' };

export function addressOf(origin: string, page: LinkedPage, key: string, language: Language): string {
  return `${origin}/${language}/${PAGES[page][language].replace(':key', encodeURIComponent(key))}`;
}

/** The milestone on the page of its commitment; its reference is that of the commitment and its number. */
export function milestoneAddress(origin: string, reference: string, language: Language): string {
  const [, commitment = reference, number = ''] = /^(.+)\.(\d+)$/.exec(reference) ?? [];
  return `${addressOf(origin, 'commitment', commitment, language)}#${MILESTONE[language]}-${number}`;
}
