import { Of } from '../../frame/components/said.js';
import { useReader } from '../../frame/reader.js';

interface WayProps {
  milestone: { id: string; number: number; availableActions: string[]; rebaselines: { totalCount: number } };
}

/** Leads from a milestone to the moves of its dates, where there are any or the reader may propose one. */
export function DatesWay({ milestone: { id, number, availableActions, rebaselines } }: WayProps) {
  const { t, href } = useReader();
  const count = rebaselines.totalCount;
  if (count === 0 && !availableActions.includes('REBASELINE')) return null;
  return (
    <p>
      <a href={href('milestoneDates', id)}>
        <Of
          what={count > 0 ? t('milestoneDates.link', { count }) : t('milestoneDates.linkNone')}
          whose={t('voices.of', { number })}
        />
      </a>
    </p>
  );
}
