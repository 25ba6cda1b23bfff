import { Of } from '../../frame/components/said.js';
import { useReader } from '../../frame/reader.js';

interface WayProps {
  milestone: { id: string; number: number; availableActions: string[]; activities: { totalCount: number } };
}

/** Leads from a milestone to its activities, where there are any or the reader may add one. */
export function ActivitiesWay({ milestone: { id, number, availableActions, activities } }: WayProps) {
  const { t, href } = useReader();
  const count = activities.totalCount;
  if (count === 0 && !availableActions.includes('ADD_ACTIVITY')) return null;
  return (
    <p>
      <a href={href('milestoneActivities', id)}>
        <Of
          what={count > 0 ? t('activities.link', { count }) : t('activities.linkNone')}
          whose={t('voices.of', { number })}
        />
      </a>
    </p>
  );
}
