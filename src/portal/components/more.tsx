import { useReader } from '../reader.js';

/** Where in a long list people are, and the way on. */
export function More({ after, label }: { after: string | null; label: string }) {
  const { address, href, search, t } = useReader();
  const others = [...search].filter(([name]) => name !== 'after');
  const back = search.has('after');
  if (!after && !back) return null;
  const link = (more: Record<string, string>) =>
    href(address!.page, address!.key, { ...Object.fromEntries(others), ...more });
  return (
    <nav class="more" aria-label={label}>
      {back && <a href={link({})}>{t('more.first')}</a>}{' '}
      {after && (
        <a class="button" rel="next" href={link({ after })}>
          {t('more.next')}
        </a>
      )}
    </nav>
  );
}
