import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { DoorTold } from '../../accounts/door-told.js';
import { meaningIn, nameOf } from '../../api/words/words.js';
import type { Actor } from '../../domain/actor.js';
import type { Language } from '../../domain/localized-text.js';
import { dayIn, type Moment, siteDay } from '../../kernel/clock.js';
import { type Address, addressOf, type PageName } from '../addresses.js';
import type { DoneTold } from './done.js';
import type { Made, Returned } from './came-back.js';
import { type Translate, WORDING } from './wording.js';

/** Parameters of an address, after `?`; a name may come more than once. */
export type Asked = Record<string, string> | [name: string, value: string][];

/**
 * The person for whom a page is made: their language, their day, and where they are. Every component may ask for it.
 */
export interface Reader {
  language: Language;
  t: Translate;
  /** The instant of the request, at which also the data of its page is read; after a form was sent, a later one. */
  now: Date;
  /** The time zone of the plan of the page, or of the site. */
  timeZone: string;
  /** Today, in that time zone. */
  today: string;
  /** Public origin of this site: `https://…`, without a slash at the end. */
  origin: string;
  /** `null` on pages that have no address of their own (not found, failed). */
  address: Address | null;
  search: URLSearchParams;
  /** The actor as the schema sees it. */
  actor: Actor;
  /** The account, when the reader is signed in. */
  viewer: Viewer | null;
  /** False when the page could not find out who reads it; it then offers neither to sign in nor to sign out. */
  viewerKnown: boolean;
  /** The act that the reader has just done, told once. */
  done: DoneTold | null;
  /** The message of a door of the server for this browser. */
  door: DoorTold | null;
  /** A form of this page that was sent and came back. */
  returned: Returned | null;
  /** The result of a form of this page that is shown once and has no address. */
  made: Made | null;
  /** True when the site runs as a demonstration on its user's own machine, where one click signs in. */
  demonstration: boolean;
  /** Name of the identity provider for signing in; `null` when there is none. */
  provider: string | null;
  /** Path and query of this page, to return to. */
  here: string;
  /** The same page in another language. */
  hereIn(language: Language): string;
  /** The address of another page in the reader's language; without a key it is the address of the list. */
  href(page: PageName, key?: string | null, search?: Asked): string;
  /** The words for a code of the schema: `name('Completion', 'COMPLETE')`. */
  name(enumName: string, code: string): string;
  /** The sentence that says what a code of the schema means. */
  meaning(enumName: string, code: string): string;
}

type Person = Extract<Actor, { kind: 'person' }>;
type Viewer = Pick<Person, 'handle' | 'publicName' | 'appointments' | 'secondFactor' | 'noticeDue'>;

type ReaderFacts = Pick<
  Reader,
  | 'language'
  | 'now'
  | 'timeZone'
  | 'origin'
  | 'address'
  | 'search'
  | 'actor'
  | 'done'
  | 'door'
  | 'returned'
  | 'made'
  | 'demonstration'
  | 'provider'
>;

export function readerOf(given: ReaderFacts): Reader {
  const { language, actor, address, search: asked } = given;
  const hereIn = (other: Language) =>
    (address ? addressOf({ ...address, language: other }) : `/${other}`) +
    (asked.size > 0 ? `?${asked.toString()}` : '');
  return {
    ...given,
    today: siteDay(given),
    viewer: actor.kind === 'person' ? actor : null,
    viewerKnown: true,
    here: hereIn(language),
    hereIn,
    t: WORDING[language],
    href: (page, key, search = {}) => {
      const query = new URLSearchParams(search).toString();
      return addressOf({ language, page, key: key ?? '' }) + (query ? `?${query}` : '');
    },
    name: (enumName, code) => nameOf(language, enumName, code.toLowerCase()),
    meaning: (enumName, code) => meaningIn(language, enumName, code.toLowerCase()),
  };
}

/** The same reader on a page that has its days in that zone. */
export function readerIn(reader: Reader, timeZone: string): Reader {
  return timeZone === reader.timeZone ? reader : { ...reader, timeZone, today: dayIn(timeZone, reader.now) };
}

/** The same reader at another instant. */
export const readerAt = (reader: Reader, moment: Moment): Reader => ({ ...reader, ...moment, today: siteDay(moment) });

export const ReaderContext = createContext<Reader | null>(null);

export function useReader(): Reader {
  const reader = useContext(ReaderContext);
  if (!reader) throw new Error('a component of the portal was rendered without a reader');
  return reader;
}
