import { useReader } from '../reader.js';
import { placeless } from '../list-way.js';

/** Links to the next and the first part of a long list; `at` is the id of the list on the page. */
export function More({ after, label, at }: { after: string | null; label: string; at?: string }) {
  const { address, href, search, t } = useReader();
  const others = placeless(search).filter(([name]) => name !== 'after');
  const back = search.has('after');
  if (!after && !back) return null;
  const link = (more: [string, string][]) =>
    href(address!.page, address!.key, [...others, ...more]) + (at ? `#${at}` : '');
  return (
    <nav class="more" aria-label={label}>
      {back && <a href={link([])}>{t('more.first')}</a>}{' '}
      {after && (
        <a class="button" rel="next" href={link([['after', after]])}>
          {t('more.next')}
        </a>
      )}
    </nav>
  );
}
