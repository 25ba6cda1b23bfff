import { useReader } from '../reader.js';

/** The last entries of a list that is too long for a page; documents ask for the newest first. */
export interface Latest<Thing> {
  nodes: Thing[];
  pageInfo: { hasNextPage: boolean };
}

/** The same things, oldest first. */
export const inOrder = <Thing,>({ nodes }: Latest<Thing>): Thing[] => nodes.toReversed();

/** Says that the page leaves out earlier entries. */
export function LeftOut({ of }: { of: Latest<unknown> }) {
  const { t } = useReader();
  return of.pageInfo.hasNextPage ? <p class="quiet">{t('latest.leftOut', { count: of.nodes.length })}</p> : null;
}
