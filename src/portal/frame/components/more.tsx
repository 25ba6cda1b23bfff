import { useReader } from '../reader.js';
import { placeless } from '../list-way.js';

interface MoreProps {
  after: string | null;
  label: string;
  /** The id of the list on the page. */
  at?: string;
  /** The parameter that holds the place in this list; a page with two lists gives each its own. */
  by?: string;
}

/** Links to the next and the first part of a long list. */
export function More({ after, label, at, by = 'after' }: MoreProps) {
  const { address, href, search, t } = useReader();
  const others = placeless(search).filter(([name]) => name !== by);
  const back = search.has(by);
  if (!after && !back) return null;
  const link = (more: [string, string][]) =>
    href(address!.page, address!.key, [...others, ...more]) + (at ? `#${at}` : '');
  return (
    <nav class="more" aria-label={label}>
      {back && <a href={link([])}>{t('more.first')}</a>}{' '}
      {after && (
        <a class="button" rel="next" href={link([[by, after]])}>
          {t('more.next')}
        </a>
      )}
    </nav>
  );
}
