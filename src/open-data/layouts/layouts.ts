import type { Layout } from '../import/layout.js';
import { CANADA_NAP } from './canada-nap.js';
import { DECIDE_MADRID_COMMENTS, DECIDE_MADRID_PROPOSALS } from './decide-madrid.js';
import { DECIDIM_COMMENTS, DECIDIM_PROPOSALS } from './decidim.js';
import { ECUADOR_2019 } from './ecuador-2019.js';
import { OGP_COMMITMENTS } from './ogp-commitments.js';
import { USA_NAP5 } from './usa-nap5.js';

/** Layouts of tables; the `tequio-plan` layout is a document and has its own folder. */
export const LAYOUTS: Record<string, Layout> = Object.fromEntries(
  [
    OGP_COMMITMENTS,
    USA_NAP5,
    CANADA_NAP,
    ECUADOR_2019,
    DECIDE_MADRID_PROPOSALS,
    DECIDE_MADRID_COMMENTS,
    DECIDIM_PROPOSALS,
    DECIDIM_COMMENTS,
  ].map((layout) => [layout.name, layout]),
);
