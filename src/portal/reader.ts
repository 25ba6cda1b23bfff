import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { nameOf } from '../api/words/words.js';
import type { Language } from '../domain/localized-text.js';
import { type Address, addressOf, type PageName } from './addresses.js';
import { type Translate, WORDING } from './wording.js';

/** For whom a page is made: their language, their day, and where they are. Every component may ask for it. */
export interface Reader {
  language: Language;
  t: Translate;
  /** The day it is where the plan lives. */
  today: string;
  /** Where people reach this site: `https://…`, without a slash at the end. */
  origin: string;
  /** `null` on pages that have no address of their own (not found, failed). */
  address: Address | null;
  search: URLSearchParams;
  /** The address of another page in the reader's language. */
  href(page: PageName, key?: string, search?: Record<string, string>): string;
  /** What people read for a code of the schema: `name('Completion', 'COMPLETE')`. */
  name(enumName: string, code: string): string;
}

export function readerOf(given: Pick<Reader, 'language' | 'today' | 'origin' | 'address' | 'search'>): Reader {
  const { language } = given;
  return {
    ...given,
    t: WORDING[language],
    href: (page, key = '', search = {}) => {
      const query = new URLSearchParams(search).toString();
      return addressOf({ language, page, key }) + (query ? `?${query}` : '');
    },
    name: (enumName, code) => nameOf(language, enumName, code.toLowerCase()),
  };
}

export const ReaderContext = createContext<Reader | null>(null);

export function useReader(): Reader {
  const reader = useContext(ReaderContext);
  if (!reader) throw new Error('a component of the portal was rendered without a reader');
  return reader;
}
