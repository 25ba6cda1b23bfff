import { about } from './pages/about.js';
import { commitment } from './pages/commitment.js';
import { commitments } from './pages/commitments.js';
import { home } from './pages/home.js';
import { institution } from './pages/institution.js';
import { plan } from './pages/plan.js';
import { plans } from './pages/plans.js';
import { programme } from './pages/programme.js';
import type { PageName } from './addresses.js';
import { documentOf } from './documents.js';
import type { PageForm } from './forms/form.js';
import type { Reader } from './reader.js';
import type { Sheet } from './render.js';

/** A page: one document, what it asks with, and what it makes of the answer. */
export interface Page<Data> {
  variables?(key: string, search: URLSearchParams): Record<string, unknown>;
  /** `null`: there is no such thing. A text: it is at this address instead. */
  sheet(data: Data, reader: Reader): Sheet | string | null;
  /** What can be done on it, by the name that each form carries. */
  forms?: Record<string, PageForm>;
}

// Each page knows what its own document answers with; here they are all alike.
const PAGES = { home, plans, plan, commitments, commitment, programme, institution, about } as unknown as Record<
  PageName,
  Page<unknown>
>;

export function pageOf(name: PageName): Page<unknown> & { document: string } {
  return { ...PAGES[name], document: DOCUMENTS[name] };
}

const DOCUMENTS = Object.fromEntries(
  (Object.keys(PAGES) as PageName[]).map((name) => [name, documentOf(name)]),
) as Record<PageName, string>;
