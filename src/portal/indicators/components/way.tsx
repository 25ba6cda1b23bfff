import { Of } from '../../frame/components/said.js';
import { useReader } from '../../frame/reader.js';

interface WayProps {
  of: { id: string; indicatorActions: string[]; indicators: { totalCount: number } };
  /** The name of what is measured, for screen readers. */
  whose: string;
}

/** Leads from a thing to its indicators, where there are any or the reader may add one. */
export function IndicatorsWay({ of: { id, indicatorActions, indicators }, whose }: WayProps) {
  const { t, href } = useReader();
  const count = indicators.totalCount;
  if (count === 0 && indicatorActions.length === 0) return null;
  return (
    <p>
      <a href={href('indicators', id)}>
        <Of what={count > 0 ? t('indicators.link', { count }) : t('indicators.linkNone')} whose={whose} />
      </a>
    </p>
  );
}
