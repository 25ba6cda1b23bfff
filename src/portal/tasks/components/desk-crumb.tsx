import type { Words } from '../../frame/types.js';
import { useReader } from '../../frame/reader.js';
import { Example, Said } from '../../frame/components/said.js';

/** Links from a desk back to its plan and to everything that waits for the reader. */
export function DeskCrumb({ plan }: { plan: { slug: string; synthetic: boolean; title: Words } }) {
  const { t, href, viewer } = useReader();
  return (
    <p class="crumb">
      {viewer && (
        <>
          <a href={href('tasks')}>{t('tasks.title')}</a> ·{' '}
        </>
      )}
      <a href={href('plan', plan.slug)}>
        <Said words={plan.title} />
      </a>{' '}
      {plan.synthetic && <Example short />}
    </p>
  );
}
