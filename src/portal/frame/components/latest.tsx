import { useReader } from '../reader.js';

/** What came last of a list that is too long for a page, as documents ask for it: the newest first. */
export interface Latest<Thing> {
  nodes: Thing[];
  pageInfo: { hasNextPage: boolean };
}

/** The same things as they followed each other. */
export const inOrder = <Thing,>({ nodes }: Latest<Thing>): Thing[] => nodes.toReversed();

/** Says when a page leaves out what came before. */
export function LeftOut({ of }: { of: Latest<unknown> }) {
  const { t } = useReader();
  return of.pageInfo.hasNextPage ? <p class="quiet">{t('latest.leftOut', { count: of.nodes.length })}</p> : null;
}
